// SPDX-License-Identifier: GPL-3.0-or-later
// What a process keeps between requests: the open index, the responses made from it, and the
// locales of its visitors.
#pragma once

#include <optional>
#include <string>

#include "searcher/search/searcher.hpp"
#include "web/parameters/visitor.hpp"
#include "web/site/response_cache.hpp"

namespace gazette {

/// Not thread-safe.
class Archive {
 public:
  /// `db` is a database folder or a stub file. It is opened by the first request.
  explicit Archive(std::string db);

  /// The searcher of the open index, which belongs to this object. Opens the index if needed.
  /// Throws Error, with what to do about it, when there is no readable index; the next call tries
  /// again.
  Searcher& searcher();

  ResponseCache& responses() { return responses_; }
  LocaleCache& locales() { return locales_; }

 private:
  std::string db_;
  std::optional<Searcher> searcher_;
  ResponseCache responses_;
  LocaleCache locales_;
};

}  // namespace gazette
