// SPDX-License-Identifier: GPL-3.0-or-later
// An index for tests of what files its articles under topics, with what its commands do to it.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/topics/topic_tree.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/topics/command.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/indexer/topic_news.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

/// An index and what is done to it.
class TopicsDesk {
 public:
  void put(const std::vector<Article>& articles, const WriterTuning& tuning = {}) const {
    IndexWriter writer(db(), tuning);
    for (const Article& article : articles) writer.put(article);
    writer.commit();
  }

  /// As gazette-index puts articles that arrive.
  void put_filed(const std::vector<Article>& articles, WriterTuning tuning = {}) const {
    tuning.model = WriterTuning::Model::used;
    put(articles, tuning);
  }

  TopicsAnswer run(const std::vector<std::string>& words, const WriterTuning& tuning = {}) const {
    const std::atomic<bool> interrupted{false};
    return run_topics({db(), tuning, words, TopicsRequest::Form::text}, interrupted);
  }

  std::string fault(const std::vector<std::string>& words) const {
    try {
      run(words);
    } catch (const Error& error) {
      return error.what() + ("; " + error.hint());
    }
    return {};
  }

  /// Articles of three topics, and what was learned of them.
  void learn(std::uint32_t seed = 1) const {
    put(labelled_articles("known-", 30, seed));
    run({"train"});
  }

  std::string model() const { return read_file(folder_ / "db" / std::string(topic_model_name)); }
  std::string db() const { return (folder_ / "db").string(); }
  std::map<std::string, Article> articles() const { return articles_in(db()); }

  /// Terms, values and data of each article.
  std::map<std::string, std::vector<std::string>> documents() const {
    std::map<std::string, std::vector<std::string>> all;
    const Xapian::Database read(db());
    for (auto posting = read.postlist_begin(""); posting != read.postlist_end(""); ++posting) {
      const Xapian::Document document = read.get_document(*posting);
      std::vector<std::string> parts = {document.get_data()};
      for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
        parts.push_back(*term + " " + std::to_string(term.get_wdf()) + " " +
                        std::to_string(term.positionlist_count()));
      }
      for (auto value = document.values_begin(); value != document.values_end(); ++value) {
        parts.push_back(std::to_string(value.get_valueno()) + "=" + *value);
      }
      all.emplace(id_of_record(document.get_data()), std::move(parts));
    }
    return all;
  }

 private:
  TemporaryFolder folder_;
};

/// As an index has them.
inline IndexTopics tree_of_topics(std::vector<Topic> topics) {
  IndexTopics made{to_lines(TopicTree(std::move(topics))), {}};
  made.digest = digest_of_topics(made.lines);
  return made;
}

/// How many of `truth` are filed by a model under the topic that they have there, and no other.
inline std::size_t count_right(const std::map<std::string, Article>& found,
                               const std::vector<Article>& truth) {
  return static_cast<std::size_t>(
      std::count_if(truth.begin(), truth.end(), [&](const Article& article) {
        const std::vector<FiledTopic>& topics = found.at(article.id).topics;
        return topics.size() == 1 && topics[0].path == article.topics[0].path &&
               topics[0].origin == TopicOrigin::model && topics[0].confidence > 0;
      }));
}

}  // namespace gazette
