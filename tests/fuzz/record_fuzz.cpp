// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the record of an article: reading never fails, what was read can be stored and read
// again, and every output format can show it.
#include <array>
#include <string>

#include "core/schema/record.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/snippets/snippet.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

/// A page with `article` as its only hit, highlighted as a search for `ferry` would.
Page page_of(const Article& article) {
  static Analyzer analyzer;
  const std::array patterns = {Pattern{{"ferry", "Zferri:en"}}};
  Page page;
  page.total = 1;
  page.limit = 10;
  Hit& hit = page.hits.emplace_back();
  hit.rank = 1;
  hit.article = article;
  hit.title = highlight(article.title, article.language, patterns, analyzer);
  hit.snippet = make_snippet(article, patterns, analyzer);
  return page;
}

void check(const Article& article) {
  const std::string record = to_record(article);
  demand(from_record(record) == article, "an article changes when it is stored");
  demand(record.starts_with(source_part(record)), "what the source gave does not come first");
  const Page page = page_of(article);
  for (const std::string_view format : {"text", "json", "jsonl", "csv", "tsv", "ids", "trec"}) {
    find_output_format(format)->render(page, {});
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view record = gazette::input_text(data, size);
  gazette::id_of_record(record);
  gazette::source_part(record);
  gazette::check(gazette::from_record(record));
  return 0;
}
