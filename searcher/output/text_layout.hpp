// SPDX-License-Identifier: GPL-3.0-or-later
// Text in lines of a terminal's width, with styles where colour is allowed.
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

struct TextStyle {
  Color color = Color::off;
  std::size_t columns = 80;
  ReaderLocale locale = {};
  Glyphs glyphs = Glyphs::unicode;
};

// SGR codes: what each kind of text looks like where colour is allowed.
inline constexpr std::string_view title_style = "\x1b[1m";
inline constexpr std::string_view detail_style = "\x1b[36m";
inline constexpr std::string_view faint_style = "\x1b[2m";
inline constexpr std::string_view match_style = "\x1b[1;33m";

/// `text` within the code and its end, where colour is allowed.
std::string styled(std::string_view text, std::string_view code, const TextStyle& style);

/// `snippet` in lines of the terminal's width, each begun with `indent` blanks; what is not
/// highlighted is in `code`.
std::string wrapped(const Snippet& snippet, std::size_t indent, std::string_view code,
                    const TextStyle& style);

/// The same of any text, made one line first.
std::string wrapped(std::string_view text, std::size_t indent, std::string_view code,
                    const TextStyle& style);

}  // namespace gazette
