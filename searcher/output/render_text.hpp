// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and articles as text for a terminal. Nothing in an article can control the terminal.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"
#include "searcher/output/hit_fields.hpp"
#include "searcher/output/text_layout.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// The hits, each with title, details, snippet and id, then facets, timeline, a closing line with
/// the total, and suggestions. Where `chosen` is not empty, a hit has a line for each of these
/// fields instead.
std::string render_text(const Page& page, const TextStyle& style, const HitFields& chosen = {});

/// The stages of the query and an empty line; empty without `page.explanation`.
std::string render_explanation(const Page& page);

std::string render_text(const Article& article, const TextStyle& style);

/// The heading of one query of a batch, and an empty line.
std::string render_heading(std::string_view query_id, std::string_view query,
                           const TextStyle& style);

/// The values of a facet by their labels, with counts to the right: topics as a tree, indented by
/// two blanks per level.
std::string render_facet(const Facet& facet, const TopicLabels& labels, const TextStyle& style);

/// Topics as a tree of the steps of their paths, which is how they are typed, with counts and
/// labels.
std::string render_topic_tree(const Facet& topics, const TopicLabels& labels,
                              const TextStyle& style);

}  // namespace gazette
