// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/json_format.hpp"

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "core/schema/article_json.hpp"
#include "searcher/output/render_json.hpp"

namespace gazette {

Representation json_search(const PageContext& context, Searcher& searcher) {
  const Page page = with_parameter_warnings(searcher.search(request_of(context)), context);
  return representation_of(page, render_json(page));
}

std::string json_article(const PageContext&, Searcher&, const Article& article) {
  return article_line(article);
}

std::string json_error(const PageContext&, const ErrorMessage& message) {
  return to_json(Error(message.text, message.hint));
}

}  // namespace gazette
