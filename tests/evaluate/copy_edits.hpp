// SPDX-License-Identifier: GPL-3.0-or-later
// What papers do to a story that they reprint, done to a text by chance.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/chance.hpp"

namespace gazette {

/// A word of a text with what follows it: blanks, signs, ends of lines. In Japanese and Chinese,
/// what is written in one script.
struct TextPiece {
  std::string word;
  std::string after;
};

using TextPieces = std::vector<TextPiece>;

TextPieces pieces_of(std::string_view text);
std::string text_of(std::span<const TextPiece> pieces);

/// What edits take from elsewhere.
struct EditSources {
  std::vector<std::string> words;     ///< that replace others
  std::vector<TextPieces> passages;   ///< of other articles
  std::vector<std::string> prefixes;  ///< of agencies: "(AP) - "
  std::vector<std::string> before;    ///< lines of papers, such as an appeal to subscribe
  std::vector<std::string> after;
};

struct CopyEdit {
  std::string_view name;
  /// The text after the edit; empty when it cannot be made of this one.
  std::string (*make)(const TextPieces& original, const EditSources& sources, Chance& chance);
};

/// The table of edits.
std::span<const CopyEdit> copy_edits();

}  // namespace gazette
