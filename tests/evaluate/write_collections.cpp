// SPDX-License-Identifier: GPL-3.0-or-later
// write_collections untuned|similar DATA FOLDER: judged collections, made of the news in DATA by
// rules that need no judge, in the form that scripts/evaluate reads. Those that nobody tuned a
// ranking on:
//  - known items (reuters, bbc, agnews): the title of a story is the query, the story without its
//    title the one relevant document
//  - reuters-topics: the title of a story with one topic is the query, all other stories with that
//    topic are relevant; the query's story is left out
// And for --similar, where the query is a story itself and relevant are those that share a topic
// with it, of the stories that have one:
//  - similar-stories: one story in twenty
//  - similar-topics: ten stories of each topic, since half of all have one of two topics
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "tests/evaluate/news_sets.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// Shorter ones hold nothing that a title could be found by.
constexpr std::size_t least_body_bytes = 200;
constexpr std::size_t least_title_bytes = 15;

constexpr std::size_t queries_a_topic = 5;
constexpr std::size_t least_topic_stories = 10;
constexpr std::size_t most_topic_stories = 400;

/// The files of a collection while it is written.
class CollectionFiles {
 public:
  explicit CollectionFiles(const fs::path& folder) {
    fs::create_directories(folder);
    documents_.open(folder / "docs.jsonl");
    queries_.open(folder / "queries.tsv");
    judgements_.open(folder / "qrels.trec");
    if (!documents_ || !queries_ || !judgements_) {
      throw Error("cannot write into " + folder.string());
    }
  }

  void add_document(const nlohmann::json& document) {
    constexpr auto replace = nlohmann::json::error_handler_t::replace;
    documents_ << document.dump(-1, ' ', false, replace) << '\n';
  }
  void add_query(const std::string& id, const std::string& text) {
    queries_ << id << '\t' << one_line(text) << '\n';
  }
  void add_relevant(const std::string& query, const std::string& document) {
    judgements_ << query << " 0 " << document << " 1\n";
  }

 private:
  std::ofstream documents_, queries_, judgements_;
};

/// One in `each` of the stories that have enough of title and body is searched for.
void write_known_items(const std::vector<NewsStory>& stories, std::size_t each,
                       std::size_t least_body, const fs::path& folder) {
  CollectionFiles files(folder);
  std::size_t able = 0;
  for (const NewsStory& story : stories) {
    if (story.body.empty()) continue;
    files.add_document({{"id", story.id}, {"body", story.body}});
    if (story.title.size() < least_title_bytes || story.body.size() < least_body) continue;
    if (able++ % each != 0) continue;
    files.add_query(story.id, story.title);
    files.add_relevant(story.id, story.id);
  }
}

void write_topics(const std::vector<NewsStory>& stories, const fs::path& folder) {
  std::map<std::string, std::vector<const NewsStory*>> by_topic;
  for (const NewsStory& story : stories) {
    for (const std::string& topic : story.topics) by_topic[topic].push_back(&story);
  }
  std::map<const NewsStory*, std::string> queries;
  for (const auto& [topic, with_topic] : by_topic) {
    if (with_topic.size() < least_topic_stories || with_topic.size() > most_topic_stories) continue;
    std::vector<const NewsStory*> able;
    std::copy_if(with_topic.begin(), with_topic.end(), std::back_inserter(able),
                 [](const NewsStory* story) {
                   return story->topics.size() == 1 && story->title.size() >= least_title_bytes;
                 });
    const std::size_t wanted = std::min(able.size(), queries_a_topic);
    for (std::size_t i = 0; i < wanted; ++i) queries[able[i * able.size() / wanted]] = topic;
  }
  CollectionFiles files(folder);
  for (const NewsStory& story : stories) {
    if (queries.contains(&story)) continue;
    files.add_document({{"id", story.id}, {"title", story.title}, {"body", story.body}});
  }
  for (const auto& [query, topic] : queries) {
    files.add_query(query->id, query->title);
    for (const NewsStory* story : by_topic[topic]) {
      if (!queries.contains(story)) files.add_relevant(query->id, story->id);
    }
  }
}

using Stories = std::vector<const NewsStory*>;

/// Topics with the stories that have each.
std::map<std::string, Stories> topics_of(const Stories& stories) {
  std::map<std::string, Stories> by_topic;
  for (const NewsStory* story : stories) {
    for (const std::string& topic : story->topics) by_topic[topic].push_back(story);
  }
  return by_topic;
}

/// `wanted` of `stories` at most, at equal distances.
Stories some_of(const Stories& stories, std::size_t wanted) {
  Stories chosen;
  const std::size_t count = std::min(wanted, stories.size());
  for (std::size_t i = 0; i < count; ++i) chosen.push_back(stories[i * stories.size() / count]);
  return chosen;
}

void write_similar(const Stories& stories, const Stories& asked, const fs::path& folder) {
  CollectionFiles files(folder);
  for (const NewsStory* story : stories) {
    files.add_document({{"id", story->id}, {"title", story->title}, {"body", story->body}});
  }
  const std::map<std::string, Stories> by_topic = topics_of(stories);
  for (const NewsStory* story : asked) {
    files.add_query(story->id, story->title);
    std::set<const NewsStory*> relevant;
    for (const std::string& topic : story->topics) {
      relevant.insert(by_topic.at(topic).begin(), by_topic.at(topic).end());
    }
    relevant.erase(story);
    for (const NewsStory* each : relevant) files.add_relevant(story->id, each->id);
  }
}

void run_similar(const fs::path& data, const fs::path& folder) {
  const std::vector<NewsStory> reuters = read_reuters_set(data / "reuters21578");
  Stories stories;
  for (const NewsStory& story : reuters) {
    if (!story.topics.empty()) stories.push_back(&story);
  }
  write_similar(stories, some_of(stories, stories.size() / 20), folder / "similar-stories");
  std::set<const NewsStory*> asked;
  for (const auto& [topic, with_topic] : topics_of(stories)) {
    if (with_topic.size() < least_topic_stories) continue;
    const Stories chosen = some_of(with_topic, 10);
    asked.insert(chosen.begin(), chosen.end());
  }
  Stories in_order;
  std::copy_if(stories.begin(), stories.end(), std::back_inserter(in_order),
               [&](const NewsStory* story) { return asked.contains(story); });
  write_similar(stories, in_order, folder / "similar-topics");
}

void run_untuned(const fs::path& data, const fs::path& folder) {
  const std::vector<NewsStory> reuters = read_reuters_set(data / "reuters21578");
  write_known_items(reuters, 15, least_body_bytes, folder / "known-reuters");
  write_topics(reuters, folder / "reuters-topics");
  write_known_items(read_bbc_set(data / "formats" / "bbc"), 2, least_body_bytes,
                    folder / "known-bbc");
  write_known_items(read_ag_news_set(data / "formats" / "csv" / "ag_news_test.csv"), 6, 0,
                    folder / "known-agnews");
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  const std::string kind = argc == 4 ? argv[1] : "";
  if (kind != "untuned" && kind != "similar") {
    std::cerr << "usage: write_collections untuned|similar DATA FOLDER\n";
    return 2;
  }
  try {
    kind == "similar" ? gazette::run_similar(argv[2], argv[3])
                      : gazette::run_untuned(argv[2], argv[3]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "write_collections: " << error.what() << '\n';
  }
  return 2;
}
