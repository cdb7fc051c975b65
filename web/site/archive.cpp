// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/archive.hpp"

#include <utility>

namespace gazette {

Archive::Archive(std::string db) : db_(std::move(db)) {}

Searcher& Archive::searcher() {
  if (!searcher_) searcher_.emplace(db_);
  return *searcher_;
}

}  // namespace gazette
