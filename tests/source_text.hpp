// SPDX-License-Identifier: GPL-3.0-or-later
// As much of C++ as tests about the sources need: what a file includes and the strings in it,
// without being misled by comments.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class IncludeForm { quoted, angled };

struct Include {
  std::string header;
  IncludeForm form;
  std::size_t line;  ///< from 1
};

struct StringLiteral {
  std::string text;  ///< between the quotes, escapes as written
  std::size_t line;  ///< from 1
};

struct SourceText {
  std::vector<Include> includes;
  std::vector<StringLiteral> strings;
};

/// What is in `source`, both in order. Comments and character literals are passed over; raw
/// strings count as strings. Text that is no C++ yields anything, but always ends.
SourceText read_source(std::string_view source);

}  // namespace gazette
