// SPDX-License-Identifier: GPL-3.0-or-later
// write_topic_splits DATA FOLDER: sets of news with topics, in parts to learn from and to be judged
// by, for scripts/evaluate-topics. Each folder below FOLDER has train.jsonl (articles with topics),
// test.jsonl (articles without) and truth.jsonl (the same with theirs).
//  - reuters: Reuters-21578, the ModApte split with the 90 topics that both parts have
//  - bbc-1 to bbc-5, agnews-1 to agnews-5: every fifth story of a topic is to be judged
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
#include "tests/evaluate/news_sets.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr std::size_t folds = 5;

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

/// The files of a split while it is written.
class SplitFiles {
 public:
  explicit SplitFiles(const fs::path& folder) {
    fs::create_directories(folder);
    train_.open(folder / "train.jsonl");
    test_.open(folder / "test.jsonl");
    truth_.open(folder / "truth.jsonl");
    if (!train_ || !test_ || !truth_) throw Error("cannot write into " + folder.string());
  }

  void add(const NewsStory& story, NewsStory::Part part) {
    Json json = {
        {"id", story.id}, {"title", story.title}, {"body", story.body}, {"language", "en"}};
    if (part == NewsStory::Part::test) {
      test_ << line(json);
    }
    json["topics"] = story.topics;
    (part == NewsStory::Part::test ? truth_ : train_) << line(json);
  }

 private:
  std::ofstream train_, test_, truth_;
};

/// Topics that both parts of the split have.
std::set<std::string> shared_topics(const std::vector<NewsStory>& stories) {
  std::map<std::string, std::set<NewsStory::Part>> parts;
  for (const NewsStory& story : stories) {
    if (story.part == NewsStory::Part::none) continue;
    for (const std::string& topic : story.topics) parts[topic].insert(story.part);
  }
  std::set<std::string> shared;
  for (const auto& [topic, in] : parts) {
    if (in.size() == 2) shared.insert(topic);
  }
  return shared;
}

void write_mod_apte(std::vector<NewsStory> stories, const fs::path& folder) {
  const std::set<std::string> topics = shared_topics(stories);
  SplitFiles files(folder);
  for (NewsStory& story : stories) {
    std::erase_if(story.topics, [&](const std::string& topic) { return !topics.contains(topic); });
    if (story.part == NewsStory::Part::none || story.topics.empty()) continue;
    files.add(story, story.part);
  }
}

void write_folds(const std::vector<NewsStory>& stories, const fs::path& root,
                 const std::string& name) {
  for (std::size_t fold = 0; fold < folds; ++fold) {
    SplitFiles files(root / (name + "-" + std::to_string(fold + 1)));
    std::map<std::string, std::size_t> seen;
    for (const NewsStory& story : stories) {
      const bool is_test = seen[story.topics.front()]++ % folds == fold;
      files.add(story, is_test ? NewsStory::Part::test : NewsStory::Part::train);
    }
  }
}

void run(const fs::path& data, const fs::path& folder) {
  write_mod_apte(read_reuters_set(data / "reuters21578"), folder / "reuters");
  write_folds(read_bbc_set(data / "formats" / "bbc"), folder, "bbc");
  write_folds(read_ag_news_set(data / "formats" / "csv" / "ag_news_test.csv"), folder, "agnews");
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: write_topic_splits DATA FOLDER\n";
    return 2;
  }
  try {
    gazette::run(argv[1], argv[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << "write_topic_splits: " << error.what() << '\n';
  }
  return 2;
}
