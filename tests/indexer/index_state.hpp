// SPDX-License-Identifier: GPL-3.0-or-later
// An index as tests compare it before and after a run.
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <string>

#include "core/error.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/check.hpp"
#include "tests/indexer/wire.hpp"
#include "tests/read_file.hpp"

namespace gazette {

/// What a run may change.
struct IndexState {
  bool is_readable = true;
  Model articles;
  std::string topics;    ///< digest of the tree
  std::string model;     ///< the file
  bool is_sound = true;  ///< as `gazette-index check` has it
  std::string faults;    ///< what it says

  friend bool operator==(const IndexState&, const IndexState&) = default;
};

/// An index without articles is as good as none.
inline IndexState state_of(const std::filesystem::path& index) {
  IndexState state;
  try {
    state.articles = found_in(index);
    if (state.articles.empty()) return state;
    state.topics = Xapian::Database(index.string()).get_metadata(std::string(topics_digest_key));
    const std::filesystem::path model = index / std::string(topic_model_name);
    if (std::filesystem::exists(model)) state.model = read_file(model);
    const CheckResult checked = check_index(index.string(), std::chrono::seconds{0});
    state.is_sound = checked.faults.empty();
    if (!state.is_sound) state.faults = render_text(checked);
  } catch (const Xapian::Error&) {
    state.is_readable = false;
  } catch (const Error&) {
    state.is_readable = false;
  }
  return state;
}

}  // namespace gazette
