// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/page_context.hpp"

namespace gazette {

Request request_of(const Asking& asking) {
  Request request = asking.parameters.request;
  request.label_languages = asking.reader.languages;
  if (asking.parameters.answer == Answer::count) {
    request.counting = Counting::exact;
    request.offset = 0;
    request.limit = 0;
  }
  return request;
}

}  // namespace gazette
