// SPDX-License-Identifier: GPL-3.0-or-later
// In which language a query is typed, so that in an index of several its articles come first.
#pragma once

#include <string>
#include <vector>

#include "core/query/word_expansion.hpp"
#include "searcher/index/index_view.hpp"

namespace gazette {

/// The languages of the index, more than one where no stemmer tells them apart, that a query of
/// `words` is typed in; empty where that is not certain, where its articles are nearly all of the
/// index, or where none of `words` is a stop word in them: names are of no language. Certain is
/// what is nine times as likely as all other languages together, by how many articles of each have
/// the words (a naive Bayes classifier of which the index is the model). Throws Xapian's errors.
std::vector<std::string> languages_typed_in(const std::vector<ExpandedWord>& words,
                                            const IndexView& index);

}  // namespace gazette
