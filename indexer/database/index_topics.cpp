// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/index_topics.hpp"

#include <xapian.h>

#include "core/schema/schema.hpp"
#include "core/topics/default_topics.hpp"
#include "core/topics_file/topics_file.hpp"

namespace gazette {
namespace {

constexpr std::string_view default_name = "default";

}  // namespace

IndexTopics default_index_topics() { return {{}, std::string(default_topics_digest())}; }

IndexTopics index_topics_named(const std::string& name) {
  if (name == default_name) return default_index_topics();
  IndexTopics topics;
  topics.lines = to_lines(read_topics_file(name, default_topics_with_rules()));
  topics.digest = digest_of_topics(topics.lines);
  if (topics.digest == default_topics_digest()) topics.lines.clear();
  return topics;
}

TopicTree tree_of(const IndexTopics& topics) {
  return topics.lines.empty() ? default_topics_with_rules() : tree_from_lines(topics.lines);
}

bool is_same_tree(const IndexTopics& a, const IndexTopics& b) {
  return a.digest == b.digest && a.lines.empty() == b.lines.empty();
}

bool is_of_other_version(const IndexTopics& topics) {
  return topics.lines.empty() && topics.digest != default_topics_digest();
}

IndexTopics read_topics(const Xapian::Database& db) {
  return {db.get_metadata(std::string(topics_key)),
          db.get_metadata(std::string(topics_digest_key))};
}

void write_topics(Xapian::WritableDatabase& db, const IndexTopics& topics) {
  db.set_metadata(std::string(topics_key), topics.lines);
  db.set_metadata(std::string(topics_digest_key), topics.digest);
}

}  // namespace gazette
