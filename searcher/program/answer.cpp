// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/answer.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <span>
#include <utility>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/text.hpp"
#include "searcher/output/render_json.hpp"
#include "searcher/output/render_table.hpp"

namespace gazette {
namespace {

/// `id` for a column that a tab ends: control characters become the percent escapes of their bytes.
std::string in_column(const std::string& id) {
  std::string column;
  for (const char32_t letter : code_points(id)) {
    const bool is_control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
    column += is_control ? encode_percent(to_utf8(letter)) : to_utf8(letter);
  }
  return column;
}

std::optional<TableFormat> table_format(std::string_view name) {
  if (name == "csv") return TableFormat::csv;
  return name == "tsv" ? std::optional(TableFormat::tsv) : std::nullopt;
}

/// The bare number; in a batch after the id of the query, or as a row of a table; or a JSON object.
std::string rendered_count(const Page& page, const SearchOptions& options, bool is_in_batch) {
  if (!is_in_batch) {
    return options.format == "json" ? render_json(page) : fmt::format("{}\n", page.total);
  }
  if (is_json(options.format)) return render_json(page);
  if (const std::optional<TableFormat> table = table_format(options.format)) {
    return table_row(*table, {page.query_id, std::to_string(page.total)});
  }
  return fmt::format("{}\t{}\n", in_column(page.query_id), page.total);
}

Error unfit(std::string_view option, std::string_view with, std::string hint) {
  return Error(fmt::format("{} cannot be used with {}", option, with), std::move(hint));
}

/// Throws Error for options that the format would ignore.
void check_fit(const OutputFormat& format, const SearchOptions& options) {
  if (!options.fields.empty() && format.fields == OutputFormat::Fields::its_own) {
    throw Error(fmt::format("--fields cannot be used with --format {}", format.name),
                "use text, json, jsonl, csv or tsv");
  }
  const bool reads_ids =
      std::find(options.show.begin(), options.show.end(), "-") != options.show.end();
  if (options.null && format.name != "ids" && !reads_ids) {
    throw Error(fmt::format("--null cannot be used with --format {}", format.name),
                "use --format ids, or --show - to read ids");
  }
}

/// Whether the output has the id of `hit` otherwise than it is.
bool alters_id(const Hit& hit, const Output& output) {
  return output.format->name == "ids" && output.style.id_end == IdEnd::newline &&
         !is_printable_line(hit.article.id);
}

constexpr std::string_view altered_ids =
    "an id has an end of a line or a control character, and is printed without; --null prints ids "
    "as they are";

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

void check_used(const SearchOptions& options, const std::vector<std::string>& given,
                const std::vector<std::string>& words) {
  const auto refuse = [&](std::string_view mode, std::span<const std::string_view> ignored) {
    for (const std::string& name : given) {
      if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) {
        throw unfit(name, mode, "leave one of them out");
      }
    }
  };
  const auto is_given = [&](std::string_view name) {
    return std::find(given.begin(), given.end(), name) != given.end();
  };
  if (options.sample.empty() && is_given("--seed")) {
    throw Error("--seed needs --sample", "say how many hits to draw: --sample N");
  }
  const bool is_readable = options.format == "text" || is_json(options.format);
  if (!options.show.empty()) {
    constexpr auto ignored = std::to_array<std::string_view>(
        {"--topic",        "--source",         "--site",   "--author", "--language", "--date",
         "--topic-origin", "--min-confidence", "--since",  "--until",  "--sort",     "--recency",
         "--around",       "--date-boost",     "--expand", "--limit",  "--offset",   "--fields",
         "--facets",       "--timeline",       "--count",  "--topics", "--similar",  "--plain",
         "--explain",      "--date-order",     "--strict", "--all"});
    refuse("--show", ignored);
    if (!words.empty()) throw Error("--show takes no query", "leave one of them out");
    if (!is_readable) throw unfit("--show", "--format " + options.format, "use text or json");
  } else if (options.topics) {
    constexpr auto ignored = std::to_array<std::string_view>(
        {"--fields", "--facets", "--timeline", "--count", "--limit", "--offset", "--sort",
         "--recency", "--around", "--date-boost", "--expand", "--null"});
    refuse("--topics", ignored);
    if (!is_readable) throw unfit("--topics", "--format " + options.format, "use text or json");
    if (options.explain && options.format == "text") {
      throw unfit("--explain", "--topics", "use --format json");
    }
  } else if (options.count && is_given("--count")) {
    // Where the command line counts the searches of a batch, these are counted as they are.
    constexpr auto ignored = std::to_array<std::string_view>(
        {"--fields", "--null", "--sort", "--recency", "--around", "--date-boost", "--expand"});
    refuse("--count", ignored);
  }
}

void check_shown(const SearchOptions& options) {
  if (options.format == "json") return;
  const std::string with = options.count ? "--count" : "--format " + options.format;
  const bool shows_counts = options.format == "text" && !options.count;
  if (!options.facets.empty() && !shows_counts) throw unfit("--facets", with, "use --format json");
  if (!options.timeline.empty() && !shows_counts) {
    throw unfit("--timeline", with, "use --format json");
  }
  const bool explains = options.format == "text" || (options.format == "jsonl" && !options.count);
  if (options.explain && !explains) throw unfit("--explain", with, "use --format text or json");
}

void check_all_hits(const SearchOptions& options, const std::vector<std::string>& given,
                    const Output& output) {
  constexpr auto ignored = std::to_array<std::string_view>(
      {"--offset", "--count", "--facets", "--timeline", "--recency", "--around", "--date-boost",
       "--expand", "--explain", "--similar", "--batch", "--show", "--topics"});
  const std::string_view mode = options.sample.empty() ? "--limit all" : "--sample";
  if (!options.sample.empty() && !options.limit.empty()) {
    throw unfit("--limit", mode, "leave one of them out");
  }
  for (const std::string& name : given) {
    if (std::find(ignored.begin(), ignored.end(), name) != ignored.end()) {
      throw unfit(name, mode, "leave one of them out");
    }
  }
  if (options.sort == name_of(SortOrder::relevance)) {
    throw unfit("--sort relevance", mode,
                options.sample.empty()
                    ? "all hits come in the order in which the index stores them, or with --sort "
                      "newest or oldest"
                    : "a sample is in random order, or sorted by --sort newest or oldest");
  }
  if (output.format->streaming == OutputFormat::Streaming::no) {
    throw unfit(fmt::format("--format {}", output.format->name), mode,
                "use " + streaming_format_names());
  }
}

ExitCode stream_all_hits(Searcher& searcher, const SearchOptions& options, Request request,
                         const Output& output, const StreamWriters& writers) {
  request.hit_content = content_shown(output);
  request.suggestions = Suggestions::no;
  request.limit = 1;  // a page of one hit after the other
  std::optional<Deadline> deadline(
      std::in_place, 2 * request.timeout,
      is_json(options.format) ? Deadline::Form::json : Deadline::Form::line);
  bool has_hits = false;
  bool has_removed = false;
  bool has_altered_ids = false;
  Page page;
  page.hits.resize(1);
  searcher.all_articles(
      request, {.on_found =
                    [&](const std::vector<std::string>& warnings) {
                      deadline.reset();  // writing takes as long as its reader
                      writers.warnings(warnings);
                      writers.results(output_head(options, output));
                    },
                .on_hit =
                    [&](const Hit& hit) {
                      has_hits = true;
                      has_altered_ids = has_altered_ids || alters_id(hit, output);
                      page.hits.front() = hit;
                      writers.results(output.format->render(page, output.style));
                    },
                .on_removed =
                    [&](const std::string& id) {
                      has_removed = true;
                      writers.errors(fmt::format(
                          "article \"{}\" was removed while the hits were written", one_line(id)));
                    }});
  if (has_altered_ids) writers.warnings({std::string(altered_ids)});
  if (has_removed) return ExitCode::error;
  return has_hits ? ExitCode::ok : ExitCode::no_hits;
}

std::string output_head(const SearchOptions& options, const Output& output) {
  if (options.count) {
    if (options.batch.empty()) return {};
    const std::optional<TableFormat> table = table_format(options.format);
    return table ? table_row(*table, {"query_id", "total"}) : "";
  }
  const auto head = output.format->head;
  return head == nullptr ? std::string() : head(output.style);
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

std::string batch_error(const Error& error, const SearchOptions& options, const BatchPlace& place) {
  if (is_json(options.format)) return render_json(error, place);
  const std::string query =
      place.query_id ? fmt::format(", query {}", one_line(*place.query_id)) : "";
  return fmt::format("gazette-search: line {}{}: {}\n", place.line, query, to_line(error));
}

Deadline deadline_for(const SearchOptions& options, const Request& request,
                      const std::optional<BatchPlace>& place) {
  Deadline::Writer writer;
  if (place) writer = [&](const Error& error) { return batch_error(error, options, *place); };
  return Deadline(2 * request.timeout,
                  is_json(options.format) ? Deadline::Form::json : Deadline::Form::line, writer);
}

void add_index_warnings(Page& page, const Searcher& searcher) {
  for (std::string& warning : searcher.index_warnings())
    page.warnings.push_back(std::move(warning));
}

Answer answer(Searcher& searcher, const SearchOptions& options, Request request,
              const Output& output, const std::optional<BatchPlace>& place) {
  request.hit_content = content_shown(output);
  request.suggestions =
      options.count && options.format != "json" ? Suggestions::no : output.format->suggestions;
  if (request.counting == Counting::up_to_limit) request.counting = output.format->counting;
  request.label_languages = label_languages(output.style.text);
  const Deadline deadline = deadline_for(options, request, place);
  Page page = searcher.search(request);
  if (place) page.query_id = place->query_id.value_or("");
  if (options.format == "json" && !place) add_index_warnings(page, searcher);
  Answer answer;
  if (options.count) {
    if (options.format == "text") answer.output = render_explanation(page);
    answer.output += rendered_count(page, options, place.has_value());
  } else {
    if (!place) answer.output = output_head(options, output);
    answer.output += output.format->render(page, output.style);
  }
  if (options.format != "json") answer.warnings = page.warnings;
  if (std::any_of(page.hits.begin(), page.hits.end(),
                  [&](const Hit& hit) { return alters_id(hit, output); })) {
    answer.warnings.emplace_back(altered_ids);
  }
  answer.found = request.limit == 0 ? page.total > 0 : !page.hits.empty();
  return answer;
}

}  // namespace gazette
