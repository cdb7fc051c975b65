// SPDX-License-Identifier: GPL-3.0-or-later
// docs/query-syntax.md as text for a terminal.
#pragma once

#include <string>
#include <string_view>

#include "searcher/output/text_layout.hpp"

namespace gazette {

/// The whole page, as `--syntax` prints it.
std::string syntax_page(const TextStyle& style);

/// `markdown` as text no wider than `style.columns`: headings, paragraphs, indented lines as they
/// are, and tables, whose widest column is wrapped where needed. Of Markdown's other forms only
/// `code` and *emphasis* are known.
std::string render_markdown(std::string_view markdown, const TextStyle& style);

}  // namespace gazette
