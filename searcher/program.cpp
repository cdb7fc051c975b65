// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>

#include "core/error.hpp"
#include "core/error_report.hpp"
#include "searcher/options.hpp"
#include "searcher/render_json.hpp"
#include "searcher/renderers.hpp"
#include "searcher/searcher.hpp"

namespace gazette {
namespace {

void print(std::FILE* to, const std::string& text) { std::fputs(text.c_str(), to); }

TextStyle text_style(const SearchOptions& options) {
  TextStyle style;
  style.color = wants_color(options.common.color, STDOUT_FILENO) ? Color::on : Color::off;
  style.columns = terminal_columns(STDOUT_FILENO);
  return style;
}

void print_warnings(const Page& page, const SearchOptions& options) {
  if (options.common.quiet || options.format == "json") return;  // the page carries them there
  for (const std::string& warning : page.warnings) {
    print(stderr, fmt::format("gazette-search: {}\n", warning));
  }
}

ExitCode exit_code(std::size_t found) { return found > 0 ? ExitCode::ok : ExitCode::no_hits; }

ExitCode show(Searcher& searcher, const SearchOptions& options) {
  const std::optional<Article> article = searcher.article(options.show);
  if (!article) {
    throw Error(fmt::format("there is no article {}", options.show),
                "ids are shown below each hit, and by --format ids");
  }
  print(stdout, is_json(options.format) ? render_json(*article)
                                        : render_text(*article, text_style(options)));
  return ExitCode::ok;
}

ExitCode show_topics(Searcher& searcher, const SearchOptions& options, Request request) {
  request.facets = {"topic"};
  request.limit = 0;
  const Page page = searcher.search(request);
  print_warnings(page, options);
  print(stdout, is_json(options.format) ? render_json(page)
                                        : render_topics(page.facets.front(), text_style(options)));
  return exit_code(page.facets.front().values.size());
}

ExitCode search(Searcher& searcher, const SearchOptions& options, const Renderer& renderer,
                const Request& request) {
  const Page page = searcher.search(request);
  print_warnings(page, options);
  if (options.explain && !is_json(options.format)) {
    print(stdout, fmt::format("tree:   {}\nxapian: {}\n\n", page.explanation.tree,
                              page.explanation.xapian_query));
  }
  if (options.count && options.format != "json") {
    print(stdout, fmt::format("{}\n", page.total));
  } else {
    print(stdout, renderer.render(page, text_style(options)));
  }
  return exit_code(request.limit == 0 ? page.total : page.hits.size());
}

ExitCode run(std::span<const std::string> arguments, SearchOptions& options) {
  const Parsed parsed = parse_search_options(arguments, options);
  if (parsed.exit_code) return *parsed.exit_code;
  const Renderer* renderer = find_renderer(options.format);
  if (renderer == nullptr) {
    throw Error(fmt::format("there is no format {}", options.format),
                "formats are " + renderer_names());
  }
  Request request = make_request(options, parsed.words);
  request.hit_parts = renderer->hit_parts;
  Searcher searcher(options.dbs);
  if (!options.show.empty()) return show(searcher, options);
  if (options.topics) return show_topics(searcher, options, request);
  return search(searcher, options, *renderer, request);
}

void print_error(const Error& error, bool as_json) {
  if (as_json) return print(stdout, to_json(error));
  print(stderr, to_line("gazette-search", error));
}

}  // namespace

ExitCode run_searcher(std::span<const std::string> arguments) {
  // A reader that closes the pipe early ("| head") has seen what it wanted.
  std::signal(SIGPIPE, SIG_DFL);
  SearchOptions options;
  // A configuration file may ask for JSON as well.
  const auto as_json = [&] { return is_json(options.format) || asks_for_json(arguments); };
  try {
    const ExitCode code = run(arguments, options);
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
      throw Error("the results cannot be written", "check the disk");
    }
    return code;
  } catch (const Error& error) {
    print_error(error, as_json());
  } catch (const std::exception& error) {
    print_error(Error(error.what()), as_json());
  }
  return ExitCode::error;
}

}  // namespace gazette
