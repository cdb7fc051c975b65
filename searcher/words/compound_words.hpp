// SPDX-License-Identifier: GPL-3.0-or-later
// Words of the index that are composed of a typed word and another one, in languages that write
// them together: `Hafenpolizei` for `Hafen`, `Staatssekretär` for `Staat`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searcher/index/index_view.hpp"

namespace gazette {

/// Whether `language` composes words without blanks.
bool writes_compounds(std::string_view language);

/// The terms of words that begin with `folded` and end, behind a linking sound or none, in a word
/// that articles of the same language have; in the languages of `index` that compose words. Sorted.
/// None for short words. Reads a bounded part of the list of words. Throws Xapian's errors.
std::vector<std::string> compounds_beginning_with(std::string_view folded, const IndexView& index);

}  // namespace gazette
