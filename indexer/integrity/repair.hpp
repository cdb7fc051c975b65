// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index check --repair: mends an index with what is left of it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/integrity/check.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace gazette {

struct Repair {
  std::string adopted;      ///< the generation that was made current again; empty if one was
  std::string older;        ///< a whole generation that the stub named instead; empty if none
  bool is_older = false;    ///< whether the index lost a newer generation, which cannot be read
  bool is_rebuilt = false;  ///< whether the tables were rebuilt from the records
  /// Whether the files that name the commit were older than the tables, so that articles may
  /// be missing.
  bool is_laid_over = false;
  /// Whether topic tree, folders and files of earlier runs cannot be read any more.
  bool has_lost_settings = false;
  std::size_t articles = 0;
  std::vector<std::string> lost;  ///< ids of articles whose records cannot be read, as far as known
  std::vector<std::string> kept;  ///< paths of damaged files that were set aside
  CheckResult after;              ///< of the repaired index
};

/// Repairs the index in `folder`. A stub or marker that is damaged or gone is written again for the
/// newest generation that can be opened. If a check still finds faults, a new generation is built
/// from the records of the articles, which hold everything that is indexed; it needs neither the
/// other tables nor iamglass. Damaged files are set aside under another name. Deletes nothing: the
/// previous generation stays until the second change from now. `tuning` gives threads, memory and
/// the wait for another writer. Throws Error when no generation has records.
Repair repair_index(const std::string& folder, const WriterTuning& tuning);

/// Several lines: what was done, lost and kept.
std::string render_text(const Repair& repair, const std::string& folder);

}  // namespace gazette
