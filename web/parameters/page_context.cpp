// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/page_context.hpp"

namespace gazette {

Request request_of(const PageContext& context) {
  Request request = context.parameters.request;
  request.label_languages = context.visitor.languages;
  request.max_facet_values = default_facet_values;
  request.timeout = page_timeout;
  request.timeout_clock = TimerClock::processor;
  request.hit_text = HitText::dropped;
  if (context.parameters.result_kind == ResultKind::count) {
    request.counting = Counting::exact;
    request.offset = 0;
    request.limit = 0;
  }
  return request;
}

}  // namespace gazette
