// SPDX-License-Identifier: GPL-3.0-or-later
// Words so frequent that they say nothing about the subject of an article, by language. One file
// for each language in core/analysis/stopwords/, whose first line says where the list comes from
// and its licence; they are embedded in the programs.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gazette {

using StopWords = std::unordered_set<std::string>;

/// The list of `language` (ISO 639-1), case folded, also in `normal_letters`; nullptr if it has
/// none. Valid for ever. Thread-safe.
const StopWords* stop_words(std::string_view language);

/// The languages that have a list, sorted.
std::vector<std::string> stop_word_languages();

}  // namespace gazette
