// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/unmapped.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "core/topics/topic_names.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"

namespace gazette {
namespace {

using Counts = std::map<std::string, std::size_t>;

void count_paths(std::string_view slot_value, Counts& counts) {
  while (!slot_value.empty()) {
    const std::size_t end = std::min(slot_value.find(list_separator), slot_value.size());
    if (end > 0) ++counts[std::string(slot_value.substr(0, end))];
    slot_value.remove_prefix(std::min(end + 1, slot_value.size()));
  }
}

Counts paths_in(const Xapian::Database& db) {
  const auto slot = static_cast<Xapian::valueno>(Slot::topic);
  Counts counts;
  for (auto value = db.valuestream_begin(slot); value != db.valuestream_end(slot); ++value) {
    count_paths(*value, counts);
  }
  return counts;
}

std::vector<UnmappedTopic> read_unmapped(const Xapian::Database& db,
                                         const std::string& topics_file) {
  const TopicTree tree =
      tree_of(topics_file.empty() ? read_topics(db) : index_topics_named(topics_file));
  const TopicNames names(tree);
  Counts unmapped;
  for (const auto& [path, count] : paths_in(db)) {
    const std::string filed = names.filed_under(path);
    if (tree.find(filed) == nullptr) unmapped[filed] += count;
  }
  std::vector<UnmappedTopic> topics;
  for (const auto& [path, count] : unmapped) topics.push_back({path, count});
  std::stable_sort(
      topics.begin(), topics.end(),
      [](const UnmappedTopic& a, const UnmappedTopic& b) { return a.count > b.count; });
  return topics;
}

}  // namespace

std::vector<UnmappedTopic> unmapped_topics(const std::string& folder,
                                           const std::string& topics_file) {
  std::vector<UnmappedTopic> topics;
  read_index(folder, [&](const Xapian::Database& db) { topics = read_unmapped(db, topics_file); });
  return topics;
}

std::string render_json(const std::vector<UnmappedTopic>& topics) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const UnmappedTopic& topic : topics) {
    list.push_back({{"topic", topic.path}, {"count", topic.count}});
  }
  const nlohmann::ordered_json json = {{"schema", "gazette.unmapped/1"}, {"topics", list}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

std::string render_text(const std::vector<UnmappedTopic>& topics) {
  std::string text;
  for (const UnmappedTopic& topic : topics) {
    text += fmt::format("{:>7}  {}\n", topic.count, one_line(topic.path));
  }
  return text;
}

}  // namespace gazette
