// SPDX-License-Identifier: GPL-3.0-or-later
// The words of bylines, by language. Pure data.
#pragma once

#include <span>
#include <string_view>

namespace gazette {

/// Words in one language before, between and after the names of a byline, case folded.
struct BylineWords {
  std::string_view language;
  std::string_view words;
};

/// Before the names: "by", "written by", "text". The longest come first.
std::span<const BylineWords> byline_prefixes();

/// Between two names: "and".
std::span<const BylineWords> byline_conjunctions();

/// Job titles and placeholders, which are not names ("staff writer", "redaktion").
std::span<const BylineWords> byline_functions();

}  // namespace gazette
