// SPDX-License-Identifier: GPL-3.0-or-later
// The conditions of a search besides its query, each with a link to the search without it.
#pragma once

#include <string>
#include <vector>

#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

struct ConditionLink {
  std::string label;  ///< "topic: Trade", "since 2026"
  std::string url;    ///< of the same search without it; empty where links do not fit
};

/// Every condition of the search. Topics are shown by `labels`, where those have them, and the
/// article that hits must resemble by `similar_title` or else by its id.
std::vector<ConditionLink> condition_links(const PageContext& context,
                                           const TopicLabels& labels = {},
                                           const std::string& similar_title = {});

/// The name `conditions` of templates.
TemplateData::List condition_data(const std::vector<ConditionLink>& links);

/// Whether the search asks for all articles: no parameter selects any.
bool selects_everything(const Parameters& parameters);

}  // namespace gazette
