// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/index_use.hpp"

#include <chrono>
#include <functional>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/integrity/check.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/search/searcher.hpp"

namespace gazette {
namespace {

std::vector<Request> requests() {
  Request ranked;
  ranked.query = "harbour ferri* strke~ \"harbour bridge\" topic:economy";
  ranked.facets = {"topic", "source", "author", "language", "year", "month", "place"};
  ranked.timeline = TimeUnit::week;
  ranked.explain = Explain::yes;
  ranked.expansion = QueryExpansion::on;
  ranked.recency = "1y";
  ranked.around = "1987-03-02~1y";
  ranked.label_scope = TopicLabelScope::facets_and_hits;
  Request all;
  all.sort = SortOrder::oldest;
  all.timeline = TimeUnit::day;
  Request similar;
  similar.similar_to = "1";
  Request nothing;
  nothing.query = "+zebra harbor date:2020";
  std::vector<Request> made = {ranked, all, similar, nothing};
  for (Request& each : made) each.timeout = std::chrono::seconds(2);
  return made;
}

void attempt(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error&) {
  }
}

void show(const Page& page) {
  for (const std::string_view format : {"text", "json", "csv"}) {
    find_output_format(format)->render(page, {});
  }
}

void search(Searcher& searcher) {
  static const std::vector<Request> all = requests();
  for (const Request& request : all) {
    attempt([&] { show(searcher.search(request)); });
  }
  attempt([&] {
    Request request;
    request.query = "har";
    searcher.completions(request);
  });
  attempt([&] { searcher.article("2"); });
  attempt([&] { searcher.resolve_topic("Economy"); });
  attempt([&] { searcher.revision(); });
}

}  // namespace

void use_index(const std::string& folder) {
  attempt([&] {
    Searcher searcher(folder);
    search(searcher);
  });
  attempt([&] { render_json(status_of(folder)); });
  attempt([&] { render_json(check_index(folder)); });
}

}  // namespace gazette
