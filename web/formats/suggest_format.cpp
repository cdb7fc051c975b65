// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/suggest_format.hpp"

#include <nlohmann/json.hpp>

namespace gazette {

Representation suggest_search(const PageContext& context, Searcher& searcher) {
  using Json = nlohmann::json;
  const Request request = request_of(context);
  const Completions found = searcher.completions(request);
  const Json json = {request.query, found.queries};
  return representation_of(found, json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n');
}

}  // namespace gazette
