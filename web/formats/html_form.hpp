// SPDX-License-Identifier: GPL-3.0-or-later
// The page that people read: the form html of answers (web/formats/forms.hpp).
#pragma once

#include <string>

#include "web/formats/forms.hpp"

namespace gazette {

Filled html_search(const Asking& asking, Searcher& searcher);
std::string html_article(const Asking& asking, Searcher& searcher, const Article& article);
std::string html_notice(const Asking& asking, const Notice& notice);

}  // namespace gazette
