// SPDX-License-Identifier: GPL-3.0-or-later
// The index that fuzz targets search: a few articles of several languages, fields and dates, and a
// few topics. The default tree has hundreds, among which each unknown topic would be looked for.
#pragma once

#include <string>
#include <vector>

#include "core/topics/topic_tree.hpp"
#include "tests/sample_index.hpp"

namespace gazette {

inline std::vector<Article> small_index_articles() {
  std::vector<Article> articles = {
      make_article("1", "Harbour bridge closed", "The harbour bridge is closed. Ferries run."),
      make_article("2", "A strike", "A strike of the grain ports, by those who run the ferry."),
      make_article("3", "La educaci\u00F3n", "La educaci\u00F3n de los ni\u00F1os.", "es"),
      make_article("4", "\u6E2F\u306E\u6A4B",
                   "\u6E2F\u306E\u6A4B\u306F\u9589\u9396\u3055\u308C\u305F\u3002", "ja"),
      make_article("5", "", "AT&T, C++ and the U.S. met in the rain; don't ask."),
  };
  articles[0].source = "Northern Wire";
  articles[0].authors = {"Mara Lindqvist"};
  articles[0].topics = {{"economy/transport"}};
  articles[0].published = day(2026, 2, 18);
  articles[1].topics = {{"labour", TopicOrigin::rule, 0.8}};
  articles[1].published = day(2026, 1, 5);
  return articles;
}

inline IndexTopics small_index_topics() {
  const std::string lines =
      to_lines(TopicTree({Topic{"economy", {{"en", "Economy"}}},
                          Topic{"economy/transport", {}, {"ferries"}}, Topic{"labour"}}));
  return {lines, digest_of_topics(lines)};
}

/// A new index in a folder that goes when this does.
class SmallIndex {
 public:
  SmallIndex() {
    WriterTuning tuning;
    tuning.topics = small_index_topics();
    IndexWriter writer(path(), tuning);
    for (const Article& article : small_index_articles()) writer.put(article);
    writer.commit();
  }

  std::string path() const { return (folder_ / "index").string(); }

 private:
  TemporaryFolder folder_;
};

}  // namespace gazette
