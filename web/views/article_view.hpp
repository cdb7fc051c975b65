// SPDX-License-Identifier: GPL-3.0-or-later
// The page of one article.
#pragma once

#include <string>

#include "core/schema/article.hpp"
#include "searcher/values/page.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

/// The article whole, its topics called by `labels`, and the hits of `similar` beside it.
std::string render_article(const Asking& asking, const Article& article,
                           const TopicLabels& labels = {}, const Page& similar = {});

}  // namespace gazette
