// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdio>
#include <optional>

#include "core/command_line/command_line.hpp"
#include "core/command_line/error_report.hpp"
#include "core/command_line/system_limits.hpp"
#include "core/error.hpp"
#include "core/schema/article_json.hpp"
#include "searcher/mcp/server.hpp"
#include "searcher/output/render_json.hpp"
#include "searcher/program/answer.hpp"
#include "searcher/program/batch.hpp"
#include "searcher/program/line_reader.hpp"
#include "searcher/program/matrix.hpp"
#include "searcher/program/options.hpp"
#include "searcher/program/pager.hpp"
#include "searcher/program/syntax_page.hpp"
#include "searcher/search/searcher.hpp"

namespace gazette {
namespace {

void print(std::FILE* to, const std::string& text) { std::fwrite(text.data(), 1, text.size(), to); }

void print_warnings(const std::vector<std::string>& warnings, const SearchOptions& options) {
  if (options.common.quiet) return;
  for (const std::string& warning : warnings) {
    print(stderr, fmt::format("gazette-search: {}\n", warning));
  }
}

void print_results(const std::string& text, const SearchOptions& options) {
  print_paged(text, options.no_pager ? PagerUse::never : PagerUse::automatic);
}

/// The articles of some ids: text is kept for the pager, JSON is printed line by line.
class ShownArticles {
 public:
  ShownArticles(Searcher& searcher, const SearchOptions& options, const TextStyle& style)
      : searcher_(searcher), options_(options), style_(style) {}

  void show(const std::string& id) {
    const std::optional<Article> article = searcher_.article(id);
    if (!article) {
      exit_code_ = ExitCode::error;
      return report_error("gazette-search",
                          Error(fmt::format("there is no article \"{}\"", id),
                                "each hit shows its id, and --format ids prints them alone"),
                          error_form(options_.format, {}));
    }
    if (is_json(options_.format)) {
      print(stdout, article_line(*article));
    } else {
      text_ += (text_.empty() ? "" : "\n") + render_text(*article, style_);
    }
  }

  /// Those of standard input, one per line or, with --null, each before a NUL.
  void show_input() {
    LineReader reader("-", options_.null ? LineReader::Accepted::ended_by_nul
                                         : LineReader::Accepted::utf8_and_utf16);
    while (const std::optional<LineReader::Line> line = reader.next()) {
      if (!line->text.empty()) show(line->text);
    }
  }

  ExitCode finish() {
    print_results(text_, options_);
    return exit_code_;
  }

 private:
  Searcher& searcher_;
  const SearchOptions& options_;
  const TextStyle& style_;
  std::string text_;
  ExitCode exit_code_ = ExitCode::ok;
};

ExitCode show(Searcher& searcher, const SearchOptions& options, const TextStyle& style) {
  ShownArticles articles(searcher, options, style);
  for (const std::string& id : options.show) {
    if (id == "-") {
      articles.show_input();
    } else {
      articles.show(id);
    }
  }
  return articles.finish();
}

ExitCode show_topics(Searcher& searcher, const SearchOptions& options, Request request,
                     const TextStyle& style) {
  request.facets = {"topic"};
  request.label_languages = label_languages(style);
  request.limit = 0;
  Page page = [&] {
    const Deadline deadline = deadline_for(options, request);  // not for the time of reading
    return searcher.search(request);
  }();
  if (options.format != "json") print_warnings(page.warnings, options);
  add_index_warnings(page, searcher);
  const Facet& topics = page.facets.front();
  print_results(is_json(options.format) ? render_json(page)
                                        : render_topic_tree(topics, page.topic_labels, style),
                options);
  return topics.values.empty() ? ExitCode::no_hits : ExitCode::ok;
}

ExitCode search(Searcher& searcher, const SearchOptions& options, const Request& request,
                const Output& output) {
  const Answer found = answer(searcher, options, request, output);
  print_warnings(found.warnings, options);
  print_results(found.output, options);
  return found.found ? ExitCode::ok : ExitCode::no_hits;
}

ExitCode search_batch(Searcher& searcher, const SearchOptions& options, const Output& output) {
  const BatchWriters writers = {[](const std::string& text) {
                                  print(stdout, text);
                                  flush_results();
                                },
                                [](const std::string& text) { print(stderr, text); }};
  return answer_batch(options.batch, searcher, options, output, writers);
}

ExitCode search_all(Searcher& searcher, const SearchOptions& options, const Request& request,
                    const Output& output) {
  const StreamWriters writers = {
      .results =
          [](const std::string& text) {
            // A full disk ends the stream.
            if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) flush_results();
          },
      .warnings =
          [&](const std::vector<std::string>& warnings) { print_warnings(warnings, options); },
      .errors =
          [](const std::string& error) {
            print(stderr, fmt::format("gazette-search: {}\n", error));
          }};
  return stream_all_hits(searcher, options, request, output, writers);
}

/// Answers the messages of standard input, one per line, until it ends.
ExitCode serve_assistant(const SearchOptions& options) {
  McpServer server([&] { return Searcher(options.dbs); }, std::string(version()));
  LineReader reader("-", LineReader::Accepted::utf8);
  while (const std::optional<LineReader::Line> line = reader.next()) {
    if (line->text.find_first_not_of(" \t") == std::string::npos) continue;
    print(stdout, line->is_too_long ? McpServer::refuse_long_message(LineReader::max_line_bytes)
                                    : server.answer(line->text));
    flush_results();
  }
  return ExitCode::ok;
}

/// An assistant asks for everything by messages.
void check_mcp(const std::vector<std::string>& given, const std::vector<std::string>& words) {
  constexpr auto used = std::to_array<std::string_view>({"--db", "--mcp", "--quiet", "--config"});
  if (!words.empty()) throw Error("--mcp takes no query", "leave one of them out");
  for (const std::string& name : given) {
    if (std::find(used.begin(), used.end(), name) == used.end()) {
      throw Error(fmt::format("{} cannot be used with --mcp", name), "leave one of them out");
    }
  }
}

/// A batch brings its own queries.
void check_batch(const SearchOptions& options, const std::vector<std::string>& words) {
  if (!words.empty()) {
    throw Error("--batch takes its queries from the file",
                "leave out the query on the command line");
  }
  if (!options.show.empty() || options.topics) {
    throw Error("--batch cannot be used with --show or --topics", "leave one of them out");
  }
}

ExitCode run(std::span<const std::string> arguments, SearchOptions& options) {
  check_stack_limit();
  make_file_limit_an_error();
  set_error_form(error_form({}, arguments));
  const Parsed parsed = parse_search_options(arguments, options);
  if (parsed.exit_code) return *parsed.exit_code;
  set_error_form(error_form(options.format, arguments));
  if (options.mcp) {
    check_mcp(parsed.options, parsed.words);
    return serve_assistant(options);
  }
  const Output output = output_for(options);
  if (options.syntax) {
    print_results(syntax_page(output.style.text), options);
    return ExitCode::ok;
  }
  check_used(options, parsed.options, parsed.words);
  const bool is_stream = streams_hits(options);
  if (is_stream) check_all_hits(options, parsed.options, output);
  if (!options.matrix.empty()) check_matrix(options, parsed.options);
  const bool is_search =
      options.matrix.empty() && options.show.empty() && !options.topics && !is_stream;
  if (is_search) check_shown(options);
  const Request request = make_request(options, parsed.words);
  if (!options.batch.empty()) check_batch(options, parsed.words);
  Searcher searcher(options.dbs);
  const bool has_warnings_inside = options.format == "json" && options.batch.empty();
  if (!has_warnings_inside || !options.show.empty()) {
    print_warnings(searcher.index_warnings(), options);
  }
  if (!options.batch.empty()) return search_batch(searcher, options, output);
  if (!options.show.empty()) return show(searcher, options, output.style.text);
  if (options.topics) return show_topics(searcher, options, request, output.style.text);
  if (is_stream) return search_all(searcher, options, request, output);
  return search(searcher, options, request, output);
}

}  // namespace

ExitCode run_searcher(std::span<const std::string> arguments, std::string_view configurable) {
  // A reader that closes the pipe early ("| head") has seen what it wanted.
  std::signal(SIGPIPE, SIG_DFL);
  SearchOptions options;
  options.common.configurable = configurable;
  return exit_code_of(
      "gazette-search", [&] { return error_form(options.format, arguments); },
      [&] {
        const ExitCode code = run(arguments, options);
        flush_results();
        return code;
      });
}

}  // namespace gazette
