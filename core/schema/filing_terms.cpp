// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/filing_terms.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"

namespace gazette {

std::string filing_term(const Filing& filing) {
  std::string term(name_of(filing.origin));
  if (filing.hundredths || !filing.path.empty()) term += ':';
  if (filing.hundredths) term += std::to_string(*filing.hundredths);
  if (!filing.path.empty()) term.append(1, ':').append(filing.path);
  return std::string(filing_prefix) + clamp_term(term);
}

std::vector<std::string> filing_terms(std::span<const FiledTopic> topics) {
  std::vector<std::string> terms;
  if (std::all_of(topics.begin(), topics.end(),
                  [](const FiledTopic& topic) { return topic.origin == TopicOrigin::source; })) {
    return terms;
  }
  std::map<std::pair<TopicOrigin, std::string>, int> highest;
  for (const FiledTopic& topic : topics) {
    std::vector<std::string> paths = with_ancestors(topic.path);
    paths.emplace_back();
    for (std::string& path : paths) {
      int& most = highest[{topic.origin, std::move(path)}];
      most = std::max(most, hundredths(topic.confidence));
    }
  }
  for (const auto& [filed, most] : highest) {
    const auto& [origin, path] = filed;
    terms.push_back(filing_term({origin, std::nullopt, path}));
    terms.push_back(filing_term({origin, most, path}));
  }
  std::sort(terms.begin(), terms.end());
  return terms;
}

}  // namespace gazette
