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

/// The bare number; in a batch after the id of the query; or a JSON object.
std::string rendered_count(const Page& page, const SearchOptions& options) {
  if (page.query_id.empty()) {
    return options.format == "json" ? render_json(page) : fmt::format("{}\n", page.total);
  }
  return is_json(options.format) ? render_json(page)
                                 : fmt::format("{}\t{}\n", page.query_id, page.total);
}

/// Throws Error for options that the format would ignore.
void check_fit(const OutputFormat& format, const SearchOptions& options) {
  if (!options.fields.empty() && format.fields == OutputFormat::Fields::its_own) {
    throw Error(fmt::format("--fields cannot be used with --format {}", format.name),
                "use text, json, jsonl, csv or tsv");
  }
  if (options.null && format.name != "ids") {
    throw Error(fmt::format("--null cannot be used with --format {}", format.name),
                "use --format ids");
  }
}

HitContent content_shown(const Output& output) {
  if (output.format->fields == OutputFormat::Fields::its_own) return HitContent::id_only;
  return output.style.fields.empty() ? HitContent::with_snippet
                                     : content_needed(output.style.fields);
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

std::string output_head(const SearchOptions& options, const Output& output) {
  const auto head = output.format->head;
  return head == nullptr || options.count ? std::string() : head(output.style);
}

Output output_for(const SearchOptions& options) {
  const OutputFormat* format = find_output_format(options.format);
  if (format == nullptr) {
    throw Error(fmt::format("unknown format \"{}\"", options.format),
                "formats are " + output_format_names());
  }
  check_fit(*format, options);
  OutputStyle style;
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
  return {format, std::move(style)};
}

std::vector<std::string> label_languages(const TextStyle& style) {
  const std::string code = style.locale.language_code();
  return code.empty() ? std::vector<std::string>() : std::vector{code};
}

Deadline deadline_for(const SearchOptions& options, const Request& request) {
  return Deadline(2 * request.timeout,
                  is_json(options.format) ? Deadline::Form::json : Deadline::Form::line);
}

void add_index_warnings(Page& page, const Searcher& searcher) {
  for (std::string& warning : searcher.index_warnings())
    page.warnings.push_back(std::move(warning));
}

Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const Output& output, const std::string& query_id) {
  request.hit_content = content_shown(output);
  request.suggestions =
      options.count && options.format != "json" ? Suggestions::no : output.format->suggestions;
  if (request.counting == Counting::up_to_limit) request.counting = output.format->counting;
  request.label_languages = label_languages(output.style.text);
  const Deadline deadline = deadline_for(options, request);
  Page page = searcher.search(request);
  page.query_id = query_id;
  if (options.format == "json" && query_id.empty()) add_index_warnings(page, searcher);
  Answer answer;
  if (options.count) {
    if (options.format == "text") answer.output = render_explanation(page);
    answer.output += rendered_count(page, options);
  } else {
    if (query_id.empty()) answer.output = output_head(options, output);
    answer.output += output.format->render(page, output.style);
  }
  if (options.format != "json") answer.warnings = page.warnings;
  answer.found = request.limit == 0 ? page.total > 0 : !page.hits.empty();
  return answer;
}

}  // namespace gazette
