// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be read of a damaged generation: the records of its articles, their ids, its
// settings.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/history/withdrawals.hpp"

namespace gazette {

/// Whether records of the generation in `path` can be read, and it is of this version. Where the
/// metadata that say so are lost, the marker of the generation must do. Throws Xapian's error where
/// the system is at fault, and not the generation.
bool has_records(const std::filesystem::path& path);

/// The ids of the articles in the generation at `path`, as far as its term lists and postings can
/// be read.
std::set<std::string> ids_in(const std::filesystem::path& path);

/// The settings in the metadata of a generation.
struct Settings {
  std::optional<IndexTopics> topics;
  std::set<std::string> roots;  ///< files and folders of earlier runs
  std::vector<Withdrawal> withdrawals;
  bool are_whole = true;
};

/// A generation of which something can be opened, with a view of its tables (Salvage) that lasts as
/// long as this.
class DamagedGeneration {
 public:
  /// Throws Xapian's errors where nothing can be opened.
  explicit DamagedGeneration(const std::filesystem::path& path);
  ~DamagedGeneration();
  DamagedGeneration(const DamagedGeneration&) = delete;
  DamagedGeneration& operator=(const DamagedGeneration&) = delete;

  Settings settings() const;

  /// The highest number of a document. Throws Xapian's errors.
  std::uint32_t last_document() const;

  /// The article of a document; without an id when its record cannot be read, neither here nor in
  /// the generations `others`, and nothing when there is no document of that number.
  std::optional<Article> article(std::uint32_t document,
                                 const std::vector<std::unique_ptr<DamagedGeneration>>& others);

  /// The id of each of `documents`, or `document N` where the id is lost.
  std::map<std::uint32_t, std::string> names_of(const std::set<std::uint32_t>& documents) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
