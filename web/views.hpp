// SPDX-License-Identifier: GPL-3.0-or-later
// The pages as HTML: values in, markup out. The one place that knows the templates; whatever comes
// from an article or a query is escaped by them.
#pragma once

#include <string>
#include <string_view>

#include "core/article.hpp"
#include "searcher/page.hpp"
#include "web/forms.hpp"
#include "web/links.hpp"
#include "web/parameters.hpp"

namespace gazette {

/// Hits, and the facets to narrow them by.
std::string render_search(const Site& site, const Parameters& parameters, const Page& page);

/// One article, whole, its topics called by `labels`, and the hits of `similar` below it.
std::string render_article(const Site& site, const Article& article, const TopicLabels& labels = {},
                           const Page& similar = {});

/// `notice` below the form, which keeps what `parameters` hold.
std::string render_notice(const Site& site, const Parameters& parameters, const Notice& notice);

}  // namespace gazette
