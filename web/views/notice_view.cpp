// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/notice_view.hpp"

#include "core/text/text.hpp"
#include "web/views/page_frame.hpp"
#include "web/views/wording.hpp"

namespace gazette {

std::string render_notice(const Asking& asking, const Notice& notice) {
  TemplateData::List list;
  for (const LinkedText& row : conditions(asking.site, asking.parameters)) {
    list.push_back(TemplateData::Object{{"label", row.label}, {"url", row.url}});
  }
  return framed_page(asking, "notice", notice.heading + " – Gazette",
                     {{"heading", notice.heading},
                      {"text", one_line(notice.text)},
                      {"hint", text_or_absent(one_line(notice.hint))},
                      {"has_conditions", !list.empty()},
                      {"conditions", list}});
}

}  // namespace gazette
