// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an article as template data.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

/// The title on one line; the id for an article without a title.
std::string headline(const Article& article);

/// `time` in RFC 3339, and its day as `locale` writes it.
TemplateData time_data(const ReaderLocale& locale, const std::optional<Timestamp>& time);

/// Each value with a link to the search of `context` with that value as filter on `field`; without
/// one where `links` are left out.
TemplateData::List value_links(const PageContext& context, std::string_view field,
                               const std::vector<std::string>& values,
                               LinkUse links = LinkUse::shown);

/// As `value_links`, for topics with their labels.
TemplateData::List topic_links(const PageContext& context, const std::vector<FiledTopic>& topics,
                               const TopicLabels& labels, LinkUse links = LinkUse::shown);

/// The link to the article at its publisher; absent unless its URL is safe to follow.
TemplateData original_data(const Article& article);

/// Title, day and source of each hit, under names that the enclosing page does not use.
TemplateData::List story_list(const PageContext& context, const Page& page);

}  // namespace gazette
