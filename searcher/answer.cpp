// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "core/error.hpp"
#include "searcher/render_json.hpp"

namespace gazette {
namespace {

/// Digits alone; in a batch behind the id of the query, or as an object.
std::string rendered_count(const Page& page, const SearchOptions& options) {
  if (page.query_id.empty()) {
    return options.format == "json" ? render_json(page) : fmt::format("{}\n", page.total);
  }
  return is_json(options.format) ? render_json(page)
                                 : fmt::format("{}\t{}\n", page.query_id, page.total);
}

}  // namespace

OutputForm output_form(const SearchOptions& options) {
  const Renderer* renderer = find_renderer(options.format);
  if (renderer == nullptr) {
    throw Error(fmt::format("there is no format {}", options.format),
                "formats are " + renderer_names());
  }
  TextStyle style;
  style.color = wants_color(options.common.color, STDOUT_FILENO) ? Color::on : Color::off;
  style.columns = terminal_columns(STDOUT_FILENO);
  if (!options.locale.empty()) {
    style.locale = ReaderLocale(options.locale);
  } else if (options.format == "text") {
    style.locale = ReaderLocale::of_environment();
  }
  return {renderer, style};
}

Deadline deadline_for(const SearchOptions& options, const Request& request) {
  return Deadline(2 * request.timeout,
                  is_json(options.format) ? Deadline::Form::json : Deadline::Form::line);
}

Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const OutputForm& form, const std::string& query_id) {
  request.hit_parts = form.renderer->hit_parts;
  if (request.counting == Counting::enough) request.counting = form.renderer->counting;
  const Deadline deadline = deadline_for(options, request);
  Page page = searcher.search(request);
  page.query_id = query_id;
  Answer answer;
  if (options.count && options.format == "text") answer.output = render_explanation(page);
  answer.output +=
      options.count ? rendered_count(page, options) : form.renderer->render(page, form.style);
  if (options.format != "json") answer.warnings = page.warnings;
  answer.found = request.limit == 0 ? page.total > 0 : !page.hits.empty();
  return answer;
}

}  // namespace gazette
