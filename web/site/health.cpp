// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/health.hpp"

#include <fmt/format.h>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "core/hash.hpp"

namespace gazette {
namespace {

Response in_json(int status, std::string body) {
  return make_response(status, "application/json", std::move(body), Keeping::never);
}

/// What is open may still be damaged within. Throws Error when it is.
void read_any_article(Searcher& searcher) {
  Request any;
  any.sort = SortOrder::relevance;  // by date, all would be looked at
  any.limit = 1;
  any.counting = Counting::none;
  any.hit_content = HitContent::article;
  any.suggestions = Suggestions::no;
  static_cast<void>(searcher.search(any));
}

}  // namespace

Response health(Archive& archive) {
  try {
    Searcher& searcher = archive.searcher();
    // The revision tells what the index is called by on disk: its hash tells as much to compare.
    const std::string revision = to_hex(hash_of(searcher.revision()));
    read_any_article(searcher);
    return in_json(200, fmt::format("{{\"schema\":\"gazette.health/1\",\"status\":\"ok\","
                                    "\"articles\":{},\"revision\":\"{}\"}}\n",
                                    searcher.articles(), revision));
  } catch (const Error& error) {
    Response response =
        in_json(503, "{\"schema\":\"gazette.health/1\",\"status\":\"unavailable\"}\n");
    response.log = to_line(error);
    return response;
  }
}

}  // namespace gazette
