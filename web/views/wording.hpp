// SPDX-License-Identifier: GPL-3.0-or-later
// What the page of a search says in words: how much was found, and what to try when nothing was.
// Plain values; web/views/search_view.hpp puts them into markup.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// `count` as the visitor's locale writes it: "12.345" in German. In English for a visitor without
/// a locale: "12,345".
std::string number_text(const Visitor& visitor, std::size_t count);

/// "1 article", "12,345 articles": `number_text` and the noun that agrees with it.
std::string counted(const Visitor& visitor, std::size_t count, std::string_view one,
                    std::string_view many);

/// Whether `page` is the front page: the first of all articles, in the default order.
bool is_front_page(const Parameters& parameters, const Page& page);

/// How much was found.
std::string heading(const PageContext& context, const Page& page);

/// The order of the hits, and how long the search took; empty on the front page.
std::string summary(const PageContext& context, const Page& page);

/// A text that may be followed by a link.
struct LinkedText {
  std::string text;   ///< before the link; may be empty
  std::string label;  ///< of the link
  std::string url;    ///< empty when there is no link
};

/// `671 with all words`; `at least` where more were not counted. REQUIRES: `page.word_totals`.
std::string total_with_all(const PageContext& context, const Page& page);
std::string total_with_any(const PageContext& context, const Page& page);

/// Which words of the query no article has; empty when each has some.
std::string unknown_words(const Page& page);

/// The link to the query that was probably meant; without a URL when there is no suggestion.
LinkedText suggestion(const PageContext& context, const Page& page);

/// What to try when a page has no hits, such as weaker searches that find something.
std::vector<LinkedText> advice(const PageContext& context, const Page& page);

}  // namespace gazette
