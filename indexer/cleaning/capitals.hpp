// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in capitals: links to other stories, datelines, bylines.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Leaves out the links to other stories: one or two paragraphs in capitals behind the first
/// paragraph, between others or at the end. They are none when
///  - most of the article is in capitals (old wire copy), or more than two follow each other
///    (a table, a list);
///  - the line before ends in a colon: it says whose words they are;
///  - they have fewer than four words, unless they say "READ MORE" or end in "(VIDEO)": the
///    sub-headings of real stories mostly have one to three words, promotions, being headlines,
///    more;
///  - they end a sentence (. ! ?) or in a bracket: headlines have no full stop, and every capital
///    line with a question mark in the 91 real pages looked at is a sub-heading of the story ("HOW
///    WILL HE PLAY?"), none a promotion.
void drop_links(std::vector<Paragraph>& paragraphs);

}  // namespace gazette
