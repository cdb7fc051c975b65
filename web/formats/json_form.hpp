// SPDX-License-Identifier: GPL-3.0-or-later
// The form json of answers (web/formats/forms.hpp): what gazette-search prints (docs/json.md).
#pragma once

#include <string>

#include "web/formats/forms.hpp"

namespace gazette {

Filled json_search(const Asking& asking, Searcher& searcher);
std::string json_article(const Asking& asking, Searcher& searcher, const Article& article);
std::string json_notice(const Asking& asking, const Notice& notice);

}  // namespace gazette
