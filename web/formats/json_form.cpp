// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/json_form.hpp"

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "searcher/output/render_json.hpp"

namespace gazette {

Filled json_search(const Asking& asking, Searcher& searcher) {
  const Page page = searcher.search(request_of(asking));
  return filled(render_json(page), page);
}

std::string json_article(const Asking&, Searcher&, const Article& article) {
  return render_json(article);
}

std::string json_notice(const Asking&, const Notice& notice) {
  return to_json(Error(notice.text, notice.hint));
}

}  // namespace gazette
