// SPDX-License-Identifier: GPL-3.0-or-later
// The sidebar of the page of hits: a timeline and facets, to narrow the search.
#pragma once

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

/// The names `has_facets`, `facets`, `facet_hidden_fields` and `chart` of search.mustache.
TemplateData::Object sidebar_data(const PageContext& context, const Page& page);

/// The topics that the search form suggests: the most frequent ones of `page`.
TemplateData::List known_topics(const Page& page);

}  // namespace gazette
