// SPDX-License-Identifier: GPL-3.0-or-later
// The form rss of answers (web/formats/forms.hpp): a search as a feed of RSS 2.0.
#pragma once

#include <string>

#include "web/formats/forms.hpp"

namespace gazette {

Filled rss_search(const Asking& asking, Searcher& searcher);

}  // namespace gazette
