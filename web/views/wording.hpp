// SPDX-License-Identifier: GPL-3.0-or-later
// What a page says in words about a search: how much was found, what narrows it, what to try when
// nothing was found. Plain values; web/views.hpp makes markup of them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// `count` as the visitor's locale writes it: "12.345" in German. As in English for a visitor
/// without a locale: "12,345".
std::string number_text(const Reader& visitor, std::size_t count);

/// "1 article", "12,345 articles": `number_text` and the noun that agrees with it.
std::string counted(const Reader& visitor, std::size_t count, std::string_view one,
                    std::string_view many);

/// Whether this is the front page: the newest articles, nothing being asked for.
bool is_front(const Parameters& parameters, const Page& page);

/// How much was found.
std::string heading(const Asking& context, const Page& page);

/// In what order, and how long it took; empty on the front page.
std::string summary(const Parameters& parameters, const Page& page);

/// A text that may go on in a link.
struct LinkedText {
  std::string text;  ///< before the link; may be empty
  std::string label;
  std::string url;  ///< empty without a link
};

/// Everything that narrows the search, each with the link that takes it back. Topics are called by
/// their labels where `labels` has them, the article that others resemble by `similar_title`.
std::vector<LinkedText> conditions(const Site& site, const Parameters& parameters,
                                   const TopicLabels& labels = {},
                                   const std::string& similar_title = {});

/// The query that finds more, as a link; without a url when there is none.
LinkedText suggestion(const Asking& context, const Page& page);

/// What to try when a page has no hits: what asks for less and finds something.
std::vector<LinkedText> advice(const Asking& context, const Page& page);

}  // namespace gazette
