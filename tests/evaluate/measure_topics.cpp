// SPDX-License-Identifier: GPL-3.0-or-later
// measure_topics several|one TRUTH FOUND [TRUTH FOUND]...: how well articles were filed, for
// scripts/evaluate-topics. Each file has a line {"id", "filed": [{"topic", "confidence"}]} an
// article, as gazette-search prints it; articles that FOUND lacks were filed nowhere. `several`:
// articles have any number of topics. `one`: each has one, and the surest that was found counts;
// each pair of files is a fold.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"

namespace gazette {
namespace {

/// Topics with their confidence.
using Filed = std::map<std::string, double>;
using Articles = std::map<std::string, Filed>;

Articles read_articles(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error("cannot read " + path);
  Articles articles;
  for (std::string line; std::getline(file, line);) {
    const auto json = nlohmann::json::parse(line);
    Filed& filed = articles[json.at("id")];
    for (const auto& each : json.at("filed")) filed[each.at("topic")] = each.at("confidence");
  }
  return articles;
}

/// How often a topic was found rightly, wrongly, or not.
struct Counts {
  double right = 0;
  double wrong = 0;
  double missed = 0;

  double f1() const {
    const double all = 2 * right + wrong + missed;
    return all > 0 ? 2 * right / all : 0;
  }
  double precision() const { return right + wrong > 0 ? right / (right + wrong) : 0; }
  double recall() const { return right + missed > 0 ? right / (right + missed) : 0; }
};

struct Judged {
  std::map<std::string, Counts> topics;
  Counts all;
  std::size_t filed = 0;  ///< articles with any topic
};

/// Judges what was found with that confidence at least. A heading above a topic that can be right
/// is neither right nor wrong.
Judged judge(const Articles& truth, const Articles& found, double least) {
  Judged judged;
  std::set<std::string> above;
  for (const auto& [id, filed] : truth) {
    for (const auto& [topic, confidence] : filed) {
      judged.topics[topic];
      for (std::size_t i = topic.find('/'); i != std::string::npos; i = topic.find('/', i + 1)) {
        above.insert(topic.substr(0, i));
      }
    }
  }
  for (const auto& [id, right] : truth) {
    const auto article = found.find(id);
    Filed filed = article == found.end() ? Filed() : article->second;
    std::erase_if(filed, [&](const auto& each) {
      return each.second < least ||
             (above.contains(each.first) && !judged.topics.contains(each.first));
    });
    judged.filed += filed.empty() ? 0 : 1;
    for (const auto& [topic, confidence] : filed) {
      (right.contains(topic) ? judged.topics[topic].right : judged.topics[topic].wrong) += 1;
    }
    for (const auto& [topic, confidence] : right) {
      if (!filed.contains(topic)) judged.topics[topic].missed += 1;
    }
  }
  for (const auto& [topic, counts] : judged.topics) {
    judged.all.right += counts.right;
    judged.all.wrong += counts.wrong;
    judged.all.missed += counts.missed;
  }
  return judged;
}

constexpr std::array confidences = {0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95};

std::string measure_several(const Articles& truth, const Articles& found) {
  const Judged judged = judge(truth, found, 0);
  double sum = 0;
  for (const auto& [topic, counts] : judged.topics) sum += counts.f1();
  std::string text = fmt::format(
      "articles {}\ntopics {}\nmicro-F1 {:.3f}\nmacro-F1 {:.3f}\nprecision {:.3f}\nrecall {:.3f}\n",
      truth.size(), judged.topics.size(), judged.all.f1(),
      sum / static_cast<double>(judged.topics.size()), judged.all.precision(), judged.all.recall());
  text += "confidence at least   filed   precision   recall   micro-F1\n";
  for (const double least : confidences) {
    const Judged part = judge(truth, found, least);
    text += fmt::format("{:>19}   {:.3f}       {:.3f}    {:.3f}      {:.3f}\n",
                        least > 0 ? fmt::format("{:.2f}", least) : "threshold",
                        static_cast<double>(part.filed) / static_cast<double>(truth.size()),
                        part.all.precision(), part.all.recall(), part.all.f1());
  }
  return text;
}

/// Of one fold: articles in all, filed and rightly filed, where the surest topic counts.
struct Fold {
  double articles = 0;
  double filed = 0;
  double right = 0;
};

Fold measure_fold(const Articles& truth, const Articles& found) {
  Fold fold;
  fold.articles = static_cast<double>(truth.size());
  for (const auto& [id, right] : truth) {
    const auto article = found.find(id);
    if (article == found.end() || article->second.empty()) continue;
    const auto surest =
        std::max_element(article->second.begin(), article->second.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    fold.filed += 1;
    fold.right += right.contains(surest->first) ? 1 : 0;
  }
  return fold;
}

std::string measure_one(const std::vector<Fold>& folds) {
  double accuracy = 0;
  double coverage = 0;
  double precision = 0;
  double articles = 0;
  for (const Fold& fold : folds) {
    articles += fold.articles;
    accuracy += fold.right / fold.articles;
    coverage += fold.filed / fold.articles;
    precision += fold.filed > 0 ? fold.right / fold.filed : 0;
  }
  const auto count = static_cast<double>(folds.size());
  return fmt::format("articles {}\nfolds {}\naccuracy {:.3f}\ncoverage {:.3f}\nprecision {:.3f}\n",
                     articles, count, accuracy / count, coverage / count, precision / count);
}

int run(const std::vector<std::string>& arguments) {
  const bool is_one = !arguments.empty() && arguments[0] == "one";
  if (arguments.size() < 3 || arguments.size() % 2 == 0 ||
      (!is_one && (arguments[0] != "several" || arguments.size() != 3))) {
    std::cerr << "usage: measure_topics several|one TRUTH FOUND [TRUTH FOUND]...\n";
    return 2;
  }
  std::vector<Fold> folds;
  for (std::size_t i = 1; is_one && i < arguments.size(); i += 2) {
    folds.push_back(measure_fold(read_articles(arguments[i]), read_articles(arguments[i + 1])));
  }
  std::cout << (is_one ? measure_one(folds)
                       : measure_several(read_articles(arguments[1]), read_articles(arguments[2])));
  return 0;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  try {
    return gazette::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << "measure_topics: " << error.what() << '\n';
  }
  return 2;
}
