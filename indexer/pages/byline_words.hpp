// SPDX-License-Identifier: GPL-3.0-or-later
// The words of bylines, by language. Pure data.
#pragma once

#include <span>
#include <string_view>

namespace gazette {

/// What stands before, between and behind the names of a byline, as fold_case() leaves it.
struct BylineWords {
  std::string_view language;
  std::string_view words;
};

/// Before the names: "by", "written by", "text". The longest come first.
std::span<const BylineWords> byline_prefixes();

/// Between two names: "and".
std::span<const BylineWords> byline_conjunctions();

/// In what is no name: offices, functions, placeholders ("staff writer", "redaktion").
std::span<const BylineWords> byline_functions();

}  // namespace gazette
