// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a query of a small index, with options chosen by the first two: a search refuses
// what an option asks wrongly and fails for nothing else, its page is text, highlights lie within
// it, and what it says would find something does.
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/sample_index.hpp"

namespace gazette {
namespace {

std::vector<Article> articles() {
  std::vector<Article> made = {
      make_article("1", "Harbour bridge closed", "The harbour bridge is closed. Ferries run."),
      make_article("2", "A strike", "A strike of the grain ports, by those who run the ferry."),
      make_article("3", "La educaci\u00F3n", "La educaci\u00F3n de los ni\u00F1os.", "es"),
      make_article("4", "\u6E2F\u306E\u6A4B",
                   "\u6E2F\u306E\u6A4B\u306F\u9589\u9396\u3055\u308C\u305F\u3002", "ja"),
      make_article("5", "", "AT&T, C++ and the U.S. met in the rain; don't ask."),
  };
  made[0].source = "Northern Wire";
  made[0].authors = {"Mara Lindqvist"};
  made[0].published = day(2026, 2, 18);
  made[1].published = day(2026, 1, 5);
  return made;
}

/// Open from the first input to the end of the process.
Searcher& searcher() {
  static const SampleIndex index(articles());
  static Searcher open(index.path());
  return open;
}

Request request_of(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  const auto second = static_cast<unsigned char>(bytes[1]);
  Request request;
  request.query = bytes.substr(2);
  if ((first & 1U) != 0) request.syntax = Syntax::words;
  if ((first & 2U) != 0) request.expansion = QueryExpansion::on;
  if ((first & 4U) != 0) request.recency = "1y";
  if ((first & 8U) != 0) request.facets = {"source", "month", "topic"};
  if ((first & 16U) != 0) request.explain = Explain::yes;
  if ((first & 32U) != 0) request.similar_to = std::to_string(1 + second % 5);
  if ((first & 64U) != 0) request.timeline = TimeUnit::week;
  if ((first & 128U) != 0) request.filters = {{find_field("source"), "Northern Wire"}};
  request.sort = static_cast<SortOrder>(second % 4);
  return request;
}

void check(const Snippet& snippet) {
  demand(is_valid_utf8(snippet.text), "a snippet is no text");
  std::size_t end = 0;
  for (const CodePointRange& range : snippet.highlights) {
    demand(range.start >= end && range.start < range.end, "highlights are out of order");
    end = range.end;
  }
  demand(end <= count_code_points(snippet.text), "a highlight lies behind its text");
}

void check(const Page& page, const Request& request) {
  demand(page.total >= page.hits.size(), "there are more hits than articles");
  demand(page.hits.empty() || page.relaxations.empty(), "something was found and relaxed");
  for (const Hit& hit : page.hits) {
    check(hit.title);
    check(hit.snippet);
  }
  for (const std::string_view form : {"text", "json", "csv"}) {
    demand(is_valid_utf8(find_output_format(form)->render(page, {})), "what is printed is no text");
  }
  for (const Relaxation& each : page.relaxations) {
    Request relaxed = request;
    relaxed.query = each.query;
    if (!each.left_out.empty()) relaxed.filters.clear();
    demand(searcher().search(relaxed).total == each.count, "a relaxation finds something else");
  }
}

void search(const Request& request) {
  try {
    check(searcher().search(request), request);
  } catch (const QueryError&) {
    demand(request.query.size() > max_query_bytes, "a query that is not too long was refused");
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  gazette::search(gazette::request_of({reinterpret_cast<const char*>(data), size}));
  return 0;
}
