// SPDX-License-Identifier: GPL-3.0-or-later
// The lines above the story of a plain text article: its URL and date, its headline, its author.
#pragma once

#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Moves leading lines of `text` that are just a URL or just a date to `article`, and returns the
/// rest of `text`. Moves none when nothing would be left.
std::string_view take_source_lines(std::string_view text, Article& article);

/// What the title of a text was taken from.
enum class TitleOf { nothing, headline, sentence };

/// Moves the headline and the byline at the beginning of `lines` to `article`. After a URL or a
/// date the first line is a headline even without a blank line after it. If the story begins with a
/// dateline, its first sentence becomes the title and the dateline stays.
TitleOf take_title_lines(std::vector<Paragraph>& lines, Article& article);

/// Sets the authors and the source of `article`, if they are empty, to the credits in the last
/// three lines; the lines stay. An agency is not the source of an article with an address, which
/// was published by the site there.
void read_closing_credits(const std::vector<Paragraph>& lines, Article& article);

}  // namespace gazette
