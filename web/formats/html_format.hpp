// SPDX-License-Identifier: GPL-3.0-or-later
// The page that people read: the format html of answers (web/formats/answer_writers.hpp).
#pragma once

#include <string>

#include "searcher/search/searcher.hpp"
#include "web/formats/representation.hpp"
#include "web/parameters/page_context.hpp"

namespace gazette {

Representation html_search(const Asking& asking, Searcher& searcher);
std::string html_article(const Asking& asking, Searcher& searcher, const Article& article);
std::string html_notice(const Asking& asking, const Notice& notice);

}  // namespace gazette
