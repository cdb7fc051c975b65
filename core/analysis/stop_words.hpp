// SPDX-License-Identifier: GPL-3.0-or-later
// Words so frequent that they say nothing about what an article is about, by language. The lists
// are Snowball's, one file a language below core/stopwords/, carried inside the programs.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace gazette {

using StopWords = std::unordered_set<std::string>;

/// The list of `language` (ISO 639-1), case folded; nullptr when there is none. Thread-safe.
const StopWords* stop_words(std::string_view language);

/// The languages that have a list, sorted.
std::vector<std::string> stop_word_languages();

}  // namespace gazette
