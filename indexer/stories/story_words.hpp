// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article by which its copies are found. They are plainer than those of the index:
// no language, no stems, no stop words, and a number is one word with the signs inside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette {

/// What the change of a word says about two texts that are otherwise the same.
enum class WordKind : std::uint8_t {
  plain,
  figure,  ///< has a digit, or is the name of a number, a weekday or a month: `3-1/2`, `Montag`
  name,    ///< begins with a capital letter, or is in Katakana or before a Japanese title
};

/// 8 bytes, since many articles are compared at once.
struct StoryWord {
  std::uint32_t hash;  ///< of the word without case
  WordKind kind;

  friend bool operator==(const StoryWord&, const StoryWord&) = default;
};

/// Words behind these are not looked at, so that no article takes long.
inline constexpr std::size_t max_story_words = 20'000;

/// The words of `text` (UTF-8; ill-formed bytes separate words), the first `max_story_words`.
/// Scripts without blanks: in a text with Hiragana a word is what is written in one script, in one
/// without it each ideograph is a word.
std::vector<StoryWord> story_words(std::string_view text);

/// The words by which an article is compared: those of its body, or of its title when the body has
/// none. Headlines differ from copy to copy.
std::vector<StoryWord> story_words(std::string_view title, std::string_view body);

}  // namespace gazette
