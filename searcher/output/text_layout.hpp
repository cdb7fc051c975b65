// SPDX-License-Identifier: GPL-3.0-or-later
// Text in lines of the width of the terminal, with styles where colour is on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "searcher/snippets/snippet.hpp"
#include "searcher/values/reader_locale.hpp"

namespace gazette {

enum class Color { off, on };

/// What charts are drawn with.
enum class Glyphs { ascii, unicode };

/// How text looks.
struct TextStyle {
  Color color = Color::off;
  std::size_t columns = 80;
  ReaderLocale locale = {};
  Glyphs glyphs = Glyphs::unicode;
};

// Styles of each kind of text, as SGR codes.
inline constexpr std::string_view title_style = "\x1b[1m";
inline constexpr std::string_view detail_style = "\x1b[36m";
inline constexpr std::string_view faint_style = "\x1b[2m";
inline constexpr std::string_view match_style = "\x1b[1;33m";

/// `text` in the style `code`, an SGR code; as it is where colour is off.
std::string styled(std::string_view text, std::string_view code, const TextStyle& style);

/// `snippet` in lines of at most `style.columns`, each indented by `indent` blanks and ending with
/// a newline. Highlights have a style of their own, the rest has `code`. A longer word has a line
/// to itself.
std::string wrapped(const Snippet& snippet, std::size_t indent, std::string_view code,
                    const TextStyle& style);

/// The same for `text`, whose line breaks become blanks.
std::string wrapped(std::string_view text, std::size_t indent, std::string_view code,
                    const TextStyle& style);

}  // namespace gazette
