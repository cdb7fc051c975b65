// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/error_view.hpp"

#include <utility>

#include "core/text/text.hpp"
#include "web/views/condition_links.hpp"
#include "web/views/page_frame.hpp"

namespace gazette {

std::string render_error(const PageContext& context, const ErrorMessage& message) {
  TemplateData::List list = condition_data(condition_links(context));
  const bool has_conditions = !list.empty();
  return framed_page(context, "error", message.heading + " – Gazette",
                     {{"heading", message.heading},
                      {"text", one_line(message.text)},
                      {"hint", text_or_absent(one_line(message.hint))},
                      {"meant", meant_links(context, message.meant)},
                      {"has_conditions", has_conditions},
                      {"conditions", std::move(list)}});
}

}  // namespace gazette
