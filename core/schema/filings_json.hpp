// SPDX-License-Identifier: GPL-3.0-or-later
// The topics of an article as JSON: the member `filed` of gazette.article/1 and of a hit
// (docs/json.md). Pure function, thread-safe.
#pragma once

#include <vector>

#include "core/schema/article.hpp"
#include "core/schema/topic.hpp"

namespace gazette {

/// A list of objects, in the order of `topics`. `Json` is the type of the library of JSON, which
/// only sources include.
template <typename Json>
Json filings_json(const std::vector<FiledTopic>& topics) {
  Json list = Json::array();
  for (const FiledTopic& topic : topics) {
    list.push_back({{"topic", topic.path},
                    {"origin", name_of(topic.origin)},
                    {"confidence", topic.confidence}});
  }
  return list;
}

}  // namespace gazette
