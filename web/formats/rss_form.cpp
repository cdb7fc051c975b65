// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/rss_form.hpp"

#include "web/formats/feed.hpp"
#include "web/formats/feed_template.hpp"

namespace gazette {

Filled rss_search(const Asking& asking, Searcher& searcher) {
  return {render_feed("rss", find_feed(asking, searcher))};
}

}  // namespace gazette
