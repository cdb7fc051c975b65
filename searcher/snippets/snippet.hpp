// SPDX-License-Identifier: GPL-3.0-or-later
// The passage of an article that best shows why it was found, with the places of the words.
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

/// `text` is one line of UTF-8 without control characters; never markup.
struct Snippet {
  std::string text;
  std::vector<CodePointRange> highlights;  ///< ascending, disjoint, not empty
};

/// A stretch of a snippet that is highlighted or not, for renderers.
struct Piece {
  std::string_view text;  ///< points into the snippet
  enum class Kind { plain, highlighted } kind = Kind::plain;
};

/// The whole of `snippet` in order. It must outlive the result.
std::vector<Piece> pieces(const Snippet& snippet);

/// At most two sentences and about `max_snippet_code_points` of the body that hold the most of
/// `patterns`, cut at word ends, cuts marked by an ellipsis. What the title says already is left
/// out where there is more. Of the summary when the body holds none of them and the summary does,
/// or when there is no body; else of the title.
Snippet make_snippet(const Article& article, std::span<const Pattern> patterns, Analyzer& analyzer);

/// `text` on one line with the places of `patterns`.
Snippet highlight(std::string_view text, std::string_view language,
                  std::span<const Pattern> patterns, Analyzer& analyzer);

}  // namespace gazette
