// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/health.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "core/error_report.hpp"
#include "core/hash.hpp"

namespace gazette {
namespace {

Response in_json(int status, std::string body) {
  return make_response(status, "application/json", std::move(body), Keeping::never);
}

}  // namespace

Response health(Archive& archive) {
  try {
    Searcher& searcher = archive.searcher();
    // The revision tells what the index is called by on disk: its hash tells as much to compare.
    const std::string revision = to_hex(hash_of(searcher.revision()));
    Request everything;
    everything.counting = Counting::exact;
    everything.limit = 0;
    everything.advising = Advising::no;
    return in_json(200, fmt::format("{{\"schema\":\"gazette.health/1\",\"status\":\"ok\","
                                    "\"articles\":{},\"revision\":\"{}\"}}\n",
                                    searcher.search(everything).total, revision));
  } catch (const Error& error) {
    Response response =
        in_json(503, "{\"schema\":\"gazette.health/1\",\"status\":\"unavailable\"}\n");
    response.log = to_line(error);
    return response;
  }
}

}  // namespace gazette
