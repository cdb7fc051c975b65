// SPDX-License-Identifier: GPL-3.0-or-later
// Lines in capitals that are links to other stories.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "indexer/cleaning/paragraphs.hpp"

namespace gazette {

/// Removes links to other stories: one or two paragraphs in capitals after the first paragraph,
/// between others or at the end. A paragraph in capitals is not a link when
///  - most of the article is in capitals (old wire copy), or more than two come in a row (a table,
///  a
///    list);
///  - the line before it ends in a colon, and so says whose words these are;
///  - it has fewer than four words, unless it says "READ MORE" or ends in "(VIDEO)": sub-headings
///  of
///    stories mostly have one to three words, promotions, which are headlines, more;
///  - it ends a sentence (. ! ?) or ends in a bracket: headlines have no full stop, and in 91 real
///    pages every line in capitals with a question mark is a sub-heading ("HOW WILL HE PLAY?").
void drop_links(std::vector<Paragraph>& paragraphs);

/// How many of the last `paragraphs`, none to two, drop_links() would remove at the end, unless
/// most of the article is in capitals. O(1).
std::size_t links_at_end(std::span<const Paragraph> paragraphs);

/// How much of a text is in capitals.
struct CapitalShare {
  std::size_t capital_bytes = 0;
  std::size_t bytes = 0;

  void add(const Paragraph& paragraph);
  void remove(const Paragraph& paragraph);  ///< REQUIRES: it was added
  bool is_most() const { return capital_bytes * 2 > bytes; }
};

}  // namespace gazette
