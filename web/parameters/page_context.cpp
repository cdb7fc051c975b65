// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/page_context.hpp"

#include <fmt/format.h>

#include <iterator>
#include <utility>

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

std::string warning_of(const IgnoredParameter& ignored) {
  if (ignored.meant.empty()) {
    return fmt::format("the parameter {} is ignored: it is an option of gazette-search alone",
                       short_line(ignored.typed));
  }
  return fmt::format("the parameter {} is unknown and ignored; did you mean {}?",
                     short_line(ignored.typed), ignored.meant);
}

Page with_parameter_warnings(Page page, const PageContext& context) {
  std::vector<std::string> warnings;
  for (const IgnoredParameter& each : context.ignored) warnings.push_back(warning_of(each));
  page.warnings.insert(page.warnings.begin(), std::make_move_iterator(warnings.begin()),
                       std::make_move_iterator(warnings.end()));
  return page;
}

}  // namespace gazette
