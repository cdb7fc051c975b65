// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"

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

/// Refuses options that the form would pass over.
void check_fit(const Renderer& renderer, const SearchOptions& options) {
  if (!options.fields.empty() && renderer.fields == Renderer::Fields::its_own) {
    throw Error(fmt::format("--fields does not go with --format {}", renderer.name),
                "it goes with text, json, jsonl, csv and tsv");
  }
  if (options.null && renderer.name != "ids") {
    throw Error(fmt::format("--null does not go with --format {}", renderer.name),
                "it goes with ids");
  }
}

HitParts parts_shown(const OutputForm& form) {
  if (form.renderer->fields == Renderer::Fields::its_own) return HitParts::id_alone;
  return form.style.fields.empty() ? HitParts::all : parts_needed(form.style.fields);
}

/// Whether the locale of the environment is one of UTF-8.
bool is_utf8_locale() {
  for (const char* const name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    const char* const value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    const std::string locale = fold_case(value);
    return locale.ends_with("utf-8") || locale.ends_with("utf8");
  }
  return false;
}

}  // namespace

std::string output_head(const SearchOptions& options, const OutputForm& form) {
  const auto head = form.renderer->head;
  return head == nullptr || options.count ? std::string() : head(form.style);
}

OutputForm output_form(const SearchOptions& options) {
  const Renderer* renderer = find_renderer(options.format);
  if (renderer == nullptr) {
    throw Error(fmt::format("there is no format {}", options.format),
                "formats are " + renderer_names());
  }
  check_fit(*renderer, options);
  RenderStyle style;
  style.text.color = wants_color(options.common.color, STDOUT_FILENO) ? Color::on : Color::off;
  style.text.columns = terminal_columns(STDOUT_FILENO);
  style.text.glyphs = is_utf8_locale() ? Glyphs::unicode : Glyphs::ascii;
  if (!options.locale.empty()) {
    style.text.locale = ReaderLocale(options.locale);
  } else if (options.format == "text") {
    style.text.locale = ReaderLocale::of_environment();
  }
  style.fields = hit_fields_named(names_in(options.fields));
  style.tags = options.batch.empty() ? Tags::none : Tags::query_id;
  style.id_end = options.null ? IdEnd::nul : IdEnd::newline;
  return {renderer, std::move(style)};
}

std::vector<std::string> languages_read(const TextStyle& style) {
  const std::string code = style.locale.language_code();
  return code.empty() ? std::vector<std::string>() : std::vector{code};
}

Deadline deadline_for(const SearchOptions& options, const Request& request) {
  return Deadline(2 * request.timeout,
                  is_json(options.format) ? Deadline::Form::json : Deadline::Form::line);
}

Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const OutputForm& form, const std::string& query_id) {
  request.hit_parts = parts_shown(form);
  request.advising =
      options.count && options.format != "json" ? Advising::no : form.renderer->advising;
  if (request.counting == Counting::enough) request.counting = form.renderer->counting;
  request.languages_read = languages_read(form.style.text);
  const Deadline deadline = deadline_for(options, request);
  Page page = searcher.search(request);
  page.query_id = query_id;
  Answer answer;
  if (options.count) {
    if (options.format == "text") answer.output = render_explanation(page);
    answer.output += rendered_count(page, options);
  } else {
    if (query_id.empty()) answer.output = output_head(options, form);
    answer.output += form.renderer->render(page, form.style);
  }
  if (options.format != "json") answer.warnings = page.warnings;
  answer.found = request.limit == 0 ? page.total > 0 : !page.hits.empty();
  return answer;
}

}  // namespace gazette
