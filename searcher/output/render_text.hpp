// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and articles for people at a terminal.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"
#include "searcher/output/hit_fields.hpp"
#include "searcher/output/text_layout.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// The hits, each with its title, what is known of it, a snippet and its id, then facets, the
/// timeline, a closing line with the total, and what would find more; of each hit the fields
/// `chosen` alone, a line each, where there are any. Nothing of an article can drive the terminal.
std::string render_text(const Page& page, const TextStyle& style, const HitFields& chosen = {});

/// The stages of the query, and an empty line; nothing when they were not asked for.
std::string render_explanation(const Page& page);

std::string render_text(const Article& article, const TextStyle& style);

/// What stands above the hits of one query of a batch, and a blank line.
std::string render_heading(std::string_view query_id, std::string_view query,
                           const TextStyle& style);

/// The values of a facet with counts at the right: topics as a tree, two blanks a level, by what
/// they are called.
std::string render_facet(const Facet& facet, const TopicLabels& labels, const TextStyle& style);

/// Topics as a tree by the steps of their paths, as they are asked for, with counts and labels.
std::string render_topic_tree(const Facet& topics, const TopicLabels& labels,
                              const TextStyle& style);

}  // namespace gazette
