// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one article.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// HTML: the whole article, with topics shown by `labels`, and the hits of `similar` below it.
std::string render_article(const PageContext& context, const Article& article,
                           const TopicLabels& labels = {}, const Page& similar = {});

}  // namespace gazette
