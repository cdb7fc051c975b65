// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a query of a small index, with options and output format chosen by the first two: a
// search refuses what an option asks wrongly and fails for nothing else, its page is text,
// highlights lie within it, and what it says would find something does.
#include <array>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/small_index.hpp"

namespace gazette {
namespace {

/// Open from the first input to the end of the process.
Searcher& searcher() {
  static const SmallIndex index;
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
  if ((first & 4U) != 0) request.around = "1987-03-02~1y";
  if ((first & 8U) != 0) request.facets = {"source", "month", "topic"};
  if ((first & 16U) != 0) request.explain = Explain::yes;
  if ((first & 32U) != 0) request.similar_to = std::to_string(1 + second % 5);
  if ((first & 64U) != 0) request.timeline = TimeUnit::week;
  if ((first & 128U) != 0) request.filters = {{find_field("source"), "Northern Wire"}};
  request.sort = static_cast<SortOrder>(second % 4);
  if ((second & 8U) == 0) request.suggestions = Suggestions::no;
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

/// Each costs a search: one is tried, which one depends on the length of the query.
void check_relaxations(const Page& page, const Request& request) {
  if (page.relaxations.empty()) return;
  const Relaxation& one = page.relaxations[request.query.size() % page.relaxations.size()];
  Request relaxed;
  relaxed.query = one.query;
  relaxed.syntax = request.syntax;
  if (one.left_out.empty()) relaxed.filters = request.filters;
  relaxed.hit_content = HitContent::id_only;
  relaxed.suggestions = Suggestions::no;
  const std::size_t found = searcher().search(relaxed).total;
  demand(found == one.count, one.what + ": finds " + std::to_string(found) + " instead of " +
                                 std::to_string(one.count) + " articles: " + one.query);
}

void check(const Page& page, const Request& request, const OutputFormat& format) {
  demand(page.total >= page.hits.size(), "there are more hits than articles");
  demand(page.hits.empty() || page.relaxations.empty(), "something was found and relaxed");
  for (const Hit& hit : page.hits) {
    check(hit.title);
    check(hit.snippet);
  }
  demand(is_valid_utf8(format.render(page, {})), "what is printed is no text");
  check_relaxations(page, request);
}

/// The format that the second byte of the input chooses.
const OutputFormat& format_of(std::string_view bytes) {
  constexpr std::array names = {"text", "json", "csv"};
  return *find_output_format(names.at(static_cast<unsigned char>(bytes[1]) / 16 % names.size()));
}

void search(const Request& request, const OutputFormat& format) {
  try {
    check(searcher().search(request), request, format);
  } catch (const QueryError&) {
    demand(request.query.size() > max_query_bytes, "a query that is not too long was refused");
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes = gazette::input_text(data, size);
  gazette::search(gazette::request_of(bytes), gazette::format_of(bytes));
  return 0;
}
