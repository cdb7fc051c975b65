// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/health.hpp"

#include <fmt/format.h>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "core/hash.hpp"

namespace gazette {
namespace {

Response json_response(int status, std::string body) {
  return make_response(status, "application/json", std::move(body), CacheControl::no_store);
}

/// An index that opens may still be damaged. Throws Error when it is.
void read_any_article(Searcher& searcher) {
  Request any;
  any.sort = SortOrder::relevance;  // an order by date would read all articles
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
    // The revision contains names of files on the server. Its hash is as good for comparing.
    const std::string revision = to_hex(hash_of(searcher.revision()));
    read_any_article(searcher);
    return json_response(200, fmt::format("{{\"schema\":\"gazette.health/1\",\"status\":\"ok\","
                                          "\"articles\":{},\"revision\":\"{}\"}}\n",
                                          searcher.articles(), revision));
  } catch (const Error& error) {
    Response response =
        json_response(503, "{\"schema\":\"gazette.health/1\",\"status\":\"unavailable\"}\n");
    response.log = to_line(error);
    return response;
  }
}

}  // namespace gazette
