// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the hits to narrow a search by: facets and a timeline.
#pragma once

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

/// `facets`, `has_facets`, `facets_kept` (what their form carries along), `chart`.
TemplateData::Object narrowing_data(const Asking& asking, const Page& page);

/// The topics that the form offers.
TemplateData::List known_topics(const Page& page);

}  // namespace gazette
