// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/atom_form.hpp"

#include "web/formats/feed.hpp"
#include "web/formats/feed_template.hpp"

namespace gazette {

Filled atom_search(const Asking& asking, Searcher& searcher) {
  return {render_feed("atom", find_feed(asking, searcher))};
}

}  // namespace gazette
