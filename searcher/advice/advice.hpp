// SPDX-License-Identifier: GPL-3.0-or-later
// What would find more than a query does: a corrected word, and less asked of the articles when
// nothing was found.
#pragma once

#include <string>
#include <vector>

#include "core/query/tree.hpp"
#include "searcher/index/index_view.hpp"
#include "searcher/limits/time_limit.hpp"
#include "searcher/query/query_compiler.hpp"
#include "searcher/values/page.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

struct Found;

struct Advice {
  std::string suggestion;
  std::vector<Relaxation> relaxations;
};

/// `compiled` was made of `tree` and `request`, and has `found`. Where all words are common and
/// something was found there is nothing to do. What cannot be counted in `time` is not told. Throws
/// Xapian's errors.
Advice advise(const Request& request, const Node& tree, const CompiledQuery& compiled,
              const Found& found, const IndexView& index, const TimeLimit& time);

}  // namespace gazette
