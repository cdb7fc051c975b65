// SPDX-License-Identifier: GPL-3.0-or-later
// What templates are told of an article: its fields as texts and links.
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

/// Title, or the id where there is none, on one line.
std::string headline(const Article& article);

/// `time` for programs, and its day as the reader writes it, in the reader's language.
TemplateData time_data(const ReaderLocale& locale, const std::optional<Timestamp>& time);

/// Each value as the link that narrows `asking` to it.
TemplateData::List value_links(const Asking& asking, std::string_view field,
                               const std::vector<std::string>& values);

TemplateData::List topic_links(const Asking& asking, const std::vector<FiledTopic>& topics,
                               const TopicLabels& labels);

/// Where the article stands at its publisher, when that is on the web.
TemplateData original_data(const Article& article);

/// Each hit as its title, day and source.
TemplateData::List story_list(const Asking& asking, const Page& page);

}  // namespace gazette
