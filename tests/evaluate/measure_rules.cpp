// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the default topics against sets of labelled news, for scripts/evaluate-topics:
//
//     measure_rules write DATA FOLDER     each set as FOLDER/SET.jsonl without its labels, and
//                                         FOLDER/SET.labels, a line `id<TAB>label` an article
//     measure_rules measure SET LABELS    reads lines `id<TAB>topics` of all articles, the topics
//                                         joined by blanks, and prints precision and coverage
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/evaluate/news_sets.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// The headings that are right for what a set files under `label`. A section such as World holds
/// more than one; sections of a bit of everything are left out.
struct Label {
  std::string_view set;
  std::string_view label;
  std::vector<std::string> headings;
};
const std::vector<Label> labels = {
    {"bbc", "business", {"economy"}},
    {"bbc", "entertainment", {"arts"}},
    {"bbc", "politics", {"politics"}},
    {"bbc", "sport", {"sport"}},
    {"bbc", "tech", {"science"}},
    {"agnews", "World", {"politics", "conflict"}},
    {"agnews", "Sports", {"sport"}},
    {"agnews", "Business", {"economy"}},
    {"agnews", "Sci/Tech", {"science"}},
    {"10kgnad", "Inland", {"politics"}},
    {"10kgnad", "International", {"politics", "conflict"}},
    {"10kgnad", "Kultur", {"arts"}},
    {"10kgnad", "Sport", {"sport"}},
    {"10kgnad", "Web", {"science"}},
    {"10kgnad", "Wirtschaft", {"economy"}},
    {"10kgnad", "Wissenschaft", {"science"}},
};

const Label* find_label(std::string_view set, std::string_view name) {
  const auto found = std::find_if(labels.begin(), labels.end(), [&](const Label& each) {
    return each.set == set && each.label == name;
  });
  return found == labels.end() ? nullptr : &*found;
}

/// Lines `label;text`, where a text with a quotation mark is in single ones.
std::vector<NewsStory> read_10kgnad_set(const fs::path& path) {
  std::ifstream file(path);
  std::vector<NewsStory> stories;
  for (std::string line; std::getline(file, line);) {
    const std::size_t end = line.find(';');
    if (end == std::string::npos) continue;
    std::string text = line.substr(end + 1);
    if (text.size() > 1 && text.front() == '\'') text = text.substr(1, text.size() - 2);
    stories.push_back({std::to_string(stories.size() + 1), "", text, {line.substr(0, end)}});
  }
  return stories;
}

void write_set(const std::string& set, const std::vector<NewsStory>& stories,
               const fs::path& folder) {
  std::ofstream articles(folder / (set + ".jsonl"));
  std::ofstream truth(folder / (set + ".labels"));
  for (const NewsStory& story : stories) {
    if (find_label(set, story.topics.front()) == nullptr) continue;
    nlohmann::json article = {{"id", story.id}, {"body", story.body}};
    if (!story.title.empty()) article["title"] = story.title;
    articles << article.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    truth << story.id << '\t' << story.topics.front() << '\n';
  }
}

void write(const fs::path& data, const fs::path& folder) {
  write_set("bbc", read_bbc_set(data / "formats" / "bbc"), folder);
  write_set("agnews", read_ag_news_set(data / "formats" / "csv" / "ag_news_test.csv"), folder);
  write_set("10kgnad", read_10kgnad_set(data / "formats" / "csv" / "10kgnad_test.csv"), folder);
}

struct Counts {
  std::size_t articles = 0;
  std::size_t filed = 0;     ///< articles under a heading of the set
  std::size_t headings = 0;  ///< of the set, that articles were filed under
  std::size_t right = 0;     ///< of these
};

void print(std::string_view name, const Counts& counts) {
  const auto share = [](std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
  };
  std::cout << fmt::format("{:<14} {:>5} articles  precision {:.3f}  coverage {:.3f}\n", name,
                           counts.articles, share(counts.right, counts.headings),
                           share(counts.filed, counts.articles));
}

int measure(const std::string& set, const fs::path& labels_path) {
  std::set<std::string> of_set;
  for (const Label& each : labels) {
    if (each.set == set) of_set.insert(each.headings.begin(), each.headings.end());
  }
  std::map<std::string, std::string> filed;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t tab = line.find('\t');
    if (tab != std::string::npos) filed[line.substr(0, tab)] = line.substr(tab + 1);
  }
  std::map<std::string, Counts> by_label;
  Counts all;
  std::ifstream truth(labels_path);
  for (std::string line; std::getline(truth, line);) {
    const std::size_t tab = line.find('\t');
    const std::string name = line.substr(tab + 1);
    const Label& label = *find_label(set, name);
    std::set<std::string> headings;
    std::istringstream topics(filed[line.substr(0, tab)]);
    for (std::string topic; topics >> topic;) {
      const std::string heading = topic.substr(0, topic.find('/'));
      if (of_set.contains(heading)) headings.insert(heading);
    }
    const auto right = std::count_if(headings.begin(), headings.end(), [&](const auto& heading) {
      return std::find(label.headings.begin(), label.headings.end(), heading) !=
             label.headings.end();
    });
    for (Counts* counts : {&all, &by_label[name]}) {
      ++counts->articles;
      counts->filed += headings.empty() ? 0 : 1;
      counts->headings += headings.size();
      counts->right += static_cast<std::size_t>(right);
    }
  }
  for (const auto& [name, counts] : by_label) print("  " + name, counts);
  print(set, all);
  return all.articles > 0 ? 0 : 1;
}

}  // namespace
}  // namespace gazette

int main(int count, char** arguments) {
  try {
    const std::vector<std::string> words(arguments + 1, arguments + count);
    if (words.size() == 3 && words[0] == "measure") return gazette::measure(words[1], words[2]);
    if (words.size() != 3 || words[0] != "write") return 2;
    gazette::write(words[1], words[2]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
