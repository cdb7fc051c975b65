// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above the story of a plain text article: where it comes from, its headline, its
// author.
#pragma once

#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Takes the leading lines of `text` that are only a URL or only a date into `article`; returns
/// what follows them. Takes none when nothing follows.
std::string_view take_source_lines(std::string_view text, Article& article);

/// Takes the headline and the byline that `lines` begin with into `article`. Where the article is
/// known to come with a source line, its first line is a headline without being set off. The title
/// of a story that begins with a dateline is the first sentence behind it; the dateline stays.
void take_title_lines(std::vector<Paragraph>& lines, Article& article);

}  // namespace gazette
