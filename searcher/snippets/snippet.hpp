// SPDX-License-Identifier: GPL-3.0-or-later
// Snippets: the passage of an article that best shows why it was found, with highlights.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/schema/article.hpp"
#include "searcher/snippets/pattern.hpp"

namespace gazette {

/// Code points [start, end) of a text.
struct CodePointRange {
  std::size_t start = 0;
  std::size_t end = 0;

  friend bool operator==(const CodePointRange&, const CodePointRange&) = default;
};

/// A text with highlights. `text` is one line of UTF-8 without control characters; it is never
/// markup and must be escaped.
struct Snippet {
  std::string text;
  std::vector<CodePointRange> highlights;  ///< ascending, disjoint, not empty
};

/// A stretch of a snippet that is highlighted or not, for renderers.
struct Piece {
  std::string_view text;  ///< points into the snippet, which must outlive it
  enum class Kind { plain, highlighted } kind = Kind::plain;
};

/// `snippet` in pieces, in order, with nothing left out.
std::vector<Piece> pieces(const Snippet& snippet);

inline constexpr std::size_t max_snippet_bytes = 2'000'000;

/// At most two sentences and about `max_snippet_code_points` of the body that have the most of
/// `patterns`, cut between words, with an ellipsis at a cut. A beginning that repeats the title is
/// left out unless there is nothing else. Taken from the summary when the body has none of
/// `patterns` and the summary has, or when there is no body; from the title when there is neither.
/// Analyses each text up to its first match, at most `max_bytes` of it.
Snippet make_snippet(const Article& article, std::span<const Pattern> patterns, Analyzer& analyzer,
                     std::size_t max_bytes = max_snippet_bytes);

/// The whole of `text` on one line, with `patterns` highlighted. `language` is ISO 639.
Snippet highlight(std::string_view text, std::string_view language,
                  std::span<const Pattern> patterns, Analyzer& analyzer);

}  // namespace gazette
