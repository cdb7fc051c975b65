// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics_command.hpp"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "core/error.hpp"
#include "core/filing_terms.hpp"
#include "core/topic_tree.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/index_writer.hpp"
#include "indexer/topics_classify.hpp"
#include "indexer/topics_explain.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/indexer/topic_news.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

using Strings = std::vector<std::string>;

/// An index and what is done to it.
class Desk {
 public:
  void put(const std::vector<Article>& articles, WriterTuning tuning = {}) const {
    IndexWriter writer(db(), tuning);
    for (const Article& article : articles) writer.put(article);
    writer.commit();
  }

  /// As gazette-index puts articles that arrive.
  void put_filed(const std::vector<Article>& articles, WriterTuning tuning = {}) const {
    tuning.model = WriterTuning::Model::used;
    put(articles, tuning);
  }

  TopicsAnswer run(const Strings& words, WriterTuning tuning = {}) const {
    const std::atomic<bool> interrupted{false};
    return run_topics({db(), tuning, words, TopicsRequest::Form::text}, interrupted);
  }

  std::string fault(const Strings& words) const {
    try {
      run(words);
    } catch (const Error& error) {
      return error.what() + ("; " + error.hint());
    }
    return {};
  }

  /// Articles of three topics, and what was learned of them.
  void learn(std::uint32_t seed = 1) const {
    put(told_articles("known-", 30, seed));
    run({"train"});
  }

  std::string model() const { return read_file(folder_ / "db" / std::string(topic_model_name)); }
  std::string db() const { return (folder_ / "db").string(); }
  std::map<std::string, Article> articles() const { return articles_in(db()); }

  /// Terms, values and data of each article.
  std::map<std::string, Strings> documents() const {
    std::map<std::string, Strings> all;
    const Xapian::Database read(db());
    for (auto posting = read.postlist_begin(""); posting != read.postlist_end(""); ++posting) {
      const Xapian::Document document = read.get_document(*posting);
      Strings parts = {document.get_data()};
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

IndexTopics tree_of_topics(std::vector<Topic> topics) {
  IndexTopics made{to_lines(TopicTree(std::move(topics))), {}};
  made.digest = digest_of_topics(made.lines);
  return made;
}

std::size_t count_right(const std::map<std::string, Article>& found,
                        const std::vector<Article>& truth) {
  return static_cast<std::size_t>(
      std::count_if(truth.begin(), truth.end(), [&](const Article& article) {
        const std::vector<FiledTopic>& topics = found.at(article.id).topics;
        return topics.size() == 1 && topics[0].path == article.topics[0].path &&
               topics[0].origin == TopicOrigin::model && topics[0].confidence > 0;
      }));
}

TEST_CASE("articles that arrive without topics are filed by what was learned") {
  const Desk desk;
  desk.learn();
  const std::vector<Article> truth = told_articles("new-", 30, 2);
  desk.put_filed(without_topics(truth));
  CHECK(count_right(desk.articles(), truth) >= 80);
}

TEST_CASE("an article is filed the same on arrival, few or many at once, and by classify") {
  const std::vector<Article> arriving = without_topics(told_articles("new-", 30, 2));
  Desk few;
  few.learn();
  few.put_filed(arriving);
  Desk many;
  many.learn();
  WriterTuning bulk;
  bulk.few_articles = 1;
  bulk.threads = 3;
  many.put_filed(arriving, bulk);
  Desk later;
  later.learn();
  later.put(arriving);
  for (const Article& article : arriving) CHECK(later.articles().at(article.id).topics.empty());
  later.run({"classify"});
  CHECK(few.documents() == many.documents());
  CHECK(few.documents() == later.documents());
}

TEST_CASE("classify changes only what differs") {
  const Desk desk;
  desk.learn();
  desk.put(without_topics(told_articles("new-", 30, 2)));
  const auto before = revision_of(desk.db());
  CHECK(desk.run({"classify"}).notes.find("90 articles without topics") == 0);
  const auto after = revision_of(desk.db());
  CHECK(after > before);
  CHECK(desk.run({"classify"}).notes.find("; 0 changed") != std::string::npos);
  CHECK(revision_of(desk.db()) == after);
}

TEST_CASE("a later model replaces what the former one filed, and nothing else") {
  const Desk desk;
  desk.learn();
  Article article = without_topics(told_articles("new-", 1, 2)).front();
  desk.put_filed({article});
  REQUIRE(topic_paths(desk.articles().at("new-0").topics) == Strings{"economy/trade"});
  std::vector<Article> renamed = told_articles("known-", 30, 1);
  for (Article& each : renamed) {
    if (each.topics[0].path == "economy/trade") each.topics = {{"economy/commerce"}};
  }
  desk.put(renamed);
  desk.run({"train"});
  desk.run({"classify"});
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"economy/commerce"});
  const Xapian::Database db(desk.db());
  CHECK_FALSE(db.term_exists(whole_term(field("topic"), "economy/trade")));
  CHECK(desk.articles().at("known-1").topics == stated_topics({"sport/football"}));
}

TEST_CASE("nothing is added to what a source states, unless that is asked for") {
  const Desk desk;
  desk.learn();
  Article stated = told_articles("new-", 1, 2).front();
  stated.topics = {{"weather"}};
  WriterTuning all;
  all.filed = TopicFiling::Of::all;
  desk.put_filed({stated});
  CHECK(desk.articles().at("new-0").topics == stated_topics({"weather"}));
  desk.run({"classify"});
  CHECK(desk.articles().at("new-0").topics == stated_topics({"weather"}));
  desk.run({"classify"}, all);
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"weather", "economy/trade"});
  stated.id = "new-1";
  desk.put_filed({stated}, all);
  CHECK(topic_paths(desk.articles().at("new-1").topics) == Strings{"weather", "economy/trade"});
  CHECK(topic_paths(desk.articles().at("known-0").topics) == Strings{"economy/trade"});
}

TEST_CASE("an article that comes again unchanged stays as it was filed") {
  const Desk desk;
  desk.learn();
  const std::vector<Article> arriving = without_topics(told_articles("new-", 3, 2));
  desk.put_filed(arriving);
  const auto before = desk.documents();
  const auto revision = revision_of(desk.db());
  desk.put_filed(arriving);
  CHECK(desk.documents() == before);
  CHECK(revision_of(desk.db()) == revision);
}

TEST_CASE("an article that changes is filed anew") {
  const Desk desk;
  desk.learn();
  const std::vector<Article> truth = told_articles("new-", 1, 2);
  Article article = truth[0];
  article.topics.clear();
  desk.put_filed({article});
  article.title = truth[1].title;
  article.body = truth[1].body;
  desk.put_filed({article});
  CHECK(topic_paths(desk.articles().at("new-0").topics) == Strings{"sport/football"});
}

TEST_CASE("articles without a body are filed by their titles, those without words not at all") {
  const Desk desk;
  desk.learn();
  Article title_only;
  title_only.id = "title";
  title_only.language = "en";
  title_only.title = "Striker misses penalty: keeper wins league derby";
  Article no_words;
  no_words.id = "signs";
  no_words.language = "und";
  no_words.title = "!!! ???";
  desk.put_filed({title_only, no_words});
  CHECK(topic_paths(desk.articles().at("title").topics) == Strings{"sport/football"});
  CHECK(desk.articles().at("signs").topics.empty());
}

TEST_CASE(
    "the model is the same with any number of threads, and what a model filed teaches nothing") {
  const Desk desk;
  desk.learn();
  const std::string first = desk.model();
  WriterTuning threads;
  threads.threads = 5;
  desk.run({"train"}, threads);
  CHECK(desk.model() == first);
  CHECK(first.find("articles=90\n") != std::string::npos);
  desk.put_filed(without_topics(told_articles("new-", 10, 2)));
  CHECK(desk.run({"train"}).notes.find("from 90 articles") != std::string::npos);
}

TEST_CASE("with little memory a part of the articles is learned from, always the same") {
  const Desk desk;
  desk.put(told_articles("known-", 30, 1));
  WriterTuning tight;
  tight.memory_bytes = 500'000;
  CHECK(desk.run({"train"}, tight).notes.find(" of the 90 that have some") != std::string::npos);
  const std::string first = desk.model();
  tight.threads = 3;
  desk.run({"train"}, tight);
  CHECK(desk.model() == first);
}

TEST_CASE("where there is nothing to learn the command says so, and leaves the model") {
  const Desk desk;
  CHECK(desk.fault({"train"}).find("there is no index at") == 0);
  desk.learn();
  const std::string model = desk.model();
  const Desk empty;
  empty.put(without_topics(told_articles("new-", 2, 1)));
  CHECK(empty.fault({"train"}).find("has topics from its source: there is nothing to learn") !=
        std::string::npos);
  const Desk single;
  std::vector<Article> same = told_articles("a", 5, 1);
  for (Article& article : same) article.topics = {{"news"}};
  single.put(same);
  CHECK(single.fault({"train"}).find("there are news (15)") != std::string::npos);
  CHECK(desk.model() == model);
}

TEST_CASE("classify without a model says how to come by one") {
  const Desk desk;
  CHECK(desk.fault({"classify"}).find("there is no index at") == 0);
  desk.put(told_articles("a", 2, 1));
  CHECK(desk.fault({"classify"}).find("gazette-index topics train --db") != std::string::npos);
}

TEST_CASE("a model that cannot be used stops what would use it before anything is written") {
  const Desk desk;
  desk.learn();
  const std::string path = desk.db() + "/" + std::string(topic_model_name);
  write_file(path, desk.model().substr(0, 1000));
  const auto revision = revision_of(desk.db());
  const std::vector<Article> arriving = without_topics(told_articles("new-", 1, 2));
  CHECK_THROWS_AS(desk.put_filed(arriving), Error);
  CHECK(desk.fault({"classify"}).find("is damaged") != std::string::npos);
  CHECK(revision_of(desk.db()) == revision);
  desk.put(arriving);
  CHECK(desk.articles().contains("new-0"));
  desk.run({"train"});
  desk.run({"classify"});
  CHECK_FALSE(desk.articles().at("new-0").topics.empty());
}

TEST_CASE(
    "explain names the words that decided, for topics that were filed and the nearest others") {
  const Desk desk;
  desk.learn();
  Article article;
  article.id = "new";
  article.language = "en";
  article.title = "Strikers strike";
  article.body = "The keeper of the league stopped no penalty in the stadium. Cargo was late.\n";
  desk.put_filed({article});
  const TopicExplanation explanation = explain_topics(desk.db(), "new");
  REQUIRE(explanation.topics.size() == 1);
  REQUIRE(explanation.judged.size() == 3);
  const ExplainedTopic& first = explanation.judged[0];
  CHECK(first.path == "sport/football");
  CHECK(first.verdict == ExplainedTopic::Verdict::filed);
  CHECK(first.confidence == explanation.topics[0].confidence);
  CHECK(first.score >= first.threshold);
  CHECK(explanation.judged[1].verdict == ExplainedTopic::Verdict::below_threshold);
  CHECK(explanation.judged[1].score < explanation.judged[1].threshold);
  double sum = first.bias;
  Strings words;
  for (const TellingWord& word : first.words) {
    sum += word.score;
    words.push_back((word.part == TextPart::title ? "title: " : "") + word.word);
  }
  CHECK(std::abs(sum - first.score) < 0.05);  // words of no more than a hundredth are not listed
  for (const std::string word : {"title: strikers", "strikers", "keeper", "penalty", "cargo"}) {
    CAPTURE(word, words);
    CHECK(std::find(words.begin(), words.end(), word) != words.end());
  }
  const std::string text = desk.run({"explain", "new"}).results;
  CHECK(text.starts_with("new\nin the index: sport/football (model, 0."));
  CHECK(text.find("\nsport/football: filed, confidence 0.") != std::string::npos);
}

TEST_CASE("explain tells each rule that takes the article, with a model or without a usable one") {
  const Desk desk;
  std::vector<Topic> topics = {{"sport"}, {"sport/football"}, {"economy"}, {"science"}};
  topics[0].rules = {{"league"}, {"rowing"}};
  topics[1].rules = {
      {.query = "striker keeper goal", .language = "en", .at_least = 2, .confidence = 0.8},
      {.query = "penalty", .language = "de"},
      {"title:wins"}};
  topics[2].rules = {{"league -rowing"}};
  WriterTuning tuning;
  tuning.topics = tree_of_topics(topics);
  tuning.rules = WriterTuning::Rules::used;
  Article article;
  article.id = "match";
  article.language = "en";
  article.title = "League: keeper wins";
  article.body = "The striker missed the penalty.\n";
  desk.put({article}, tuning);
  std::vector<std::string> rules;
  for (const TakingRule& each : explain_topics(desk.db(), "match").rules) {
    rules.push_back(each.topic + ": " + each.rule.query);
  }
  CHECK(rules == Strings{"economy: league -rowing", "sport: league",
                         "sport/football: striker keeper goal", "sport/football: title:wins"});
  const std::string text = desk.run({"explain", "match"}).results;
  CHECK(text.find("taken by a rule of sport/football (0.80): striker keeper goal\n") !=
        std::string::npos);
  write_file(desk.db() + "/" + std::string(topic_model_name), "nothing");
  const TopicsAnswer broken = desk.run({"explain", "match"});
  CHECK(broken.results == text);
  CHECK(broken.notes.find("is damaged; ") != std::string::npos);
  CHECK(broken.exit_code == ExitCode::error);
}

TEST_CASE("explain says what is missing") {
  const Desk desk;
  CHECK(desk.fault({"explain", "new"}).find("there is no index at") == 0);
  desk.put(told_articles("a", 5, 1));
  const TopicsAnswer without_model = desk.run({"explain", "a0"});
  CHECK(without_model.results == "a0\nin the index: economy/trade (source, 1.00)\n");
  CHECK(without_model.notes.find("has no topic model; gazette-index topics train --db ") !=
        std::string::npos);
  CHECK(without_model.exit_code == ExitCode::ok);
  desk.run({"train"});
  CHECK(desk.fault({"explain", "nope"}).find("there is no article nope") == 0);
  CHECK(desk.fault({"explain"}).find("no id is named") == 0);
  CHECK(desk.fault({"explain", "a0", "a1"}).find("more than one id") == 0);
}

TEST_CASE("commands of topics that there are none of are refused with those that there are") {
  const Desk desk;
  for (const Strings& words : {Strings{}, Strings{"learn"}, Strings{"train", "more"}}) {
    CHECK_FALSE(desk.fault(words).empty());
  }
  CHECK(desk.fault({"learn"}).find("classify") != std::string::npos);
}

TEST_CASE("an option that a command would not heed is refused, by its name and the command's") {
  const Desk desk;
  desk.put(told_articles("a", 2, 1));
  struct Case {
    std::string command;
    std::string option;
    bool is_taken;
  };
  const std::vector<Case> cases = {
      {"retag", "--no-rules", true},     {"retag", "--topics-file", true},
      {"retag", "--dry-run", true},      {"retag", "--rebuild", false},
      {"retag", "--no-model", false},    {"train", "--memory", true},
      {"train", "--dry-run", false},     {"train", "--topics-file", false},
      {"classify", "--dry-run", true},   {"classify", "--topics-file", false},
      {"classify", "--no-rules", false}, {"unmapped", "--topics-file", true},
      {"unmapped", "--jobs", false},     {"explain", "--no", false},
  };
  for (const auto& [command, option, is_taken] : cases) {
    CAPTURE(command, option);
    const std::atomic<bool> interrupted{false};
    std::string fault;
    try {
      run_topics({desk.db(),
                  {},
                  {command},
                  TopicsRequest::Form::text,
                  {},
                  RefileRun::dry,
                  {"--wait", option}},
                 interrupted);
    } catch (const Error& error) {
      fault = error.what();
    }
    const bool waits = command != "unmapped" && command != "explain";
    const std::string refused = "topics " + command + " takes no ";
    if (is_taken && waits) {
      CHECK(fault.find(refused) == std::string::npos);
    } else {
      CHECK(fault == refused + (waits ? option : "--wait"));
    }
  }
}

TEST_CASE("a dry classify tells the same counts and writes nothing") {
  const Desk desk;
  desk.learn();
  desk.put(without_topics(told_articles("new-", 10, 2)));
  const auto before = desk.documents();
  const auto revision = revision_of(desk.db());
  const std::atomic<bool> interrupted{false};
  const ClassifyResult dry = classify({desk.db(), {}, RefileRun::dry}, interrupted);
  CHECK(dry.articles == 30);
  CHECK(dry.changed == dry.filed);
  CHECK(dry.changed > 20);
  CHECK(render_text(dry).starts_with("dry run: 30 articles without topics of their source: "));
  CHECK(desk.documents() == before);
  CHECK(revision_of(desk.db()) == revision);
  CHECK(classify({desk.db()}, interrupted).changed == dry.changed);
}

TEST_CASE("classify files the same in rounds of two documents") {
  const Desk one;
  const Desk many;
  for (const Desk* desk : {&one, &many}) {
    desk->learn();
    desk->put(without_topics(told_articles("new-", 5, 2)));
  }
  WriterTuning tight;
  tight.memory_bytes = 60'000;
  const auto before = revision_of(many.db());
  CHECK(one.run({"classify"}).notes == many.run({"classify"}, tight).notes);
  CHECK(revision_of(many.db()) > before + 5);
  CHECK(one.documents() == many.documents());
}

TEST_CASE("indexing goes on after rules, labels or other topics of the tree have changed") {
  const Desk desk;
  const TopicTree tree({{"economy"},
                        {"economy/trade"},
                        {"sport"},
                        {"sport/football"},
                        {"science"},
                        {"science/space"}});
  std::vector<Topic> topics(tree.topics().begin(), tree.topics().end());
  WriterTuning tuning;
  tuning.topics = tree_of_topics(topics);
  desk.put(told_articles("known-", 30, 1), tuning);
  desk.run({"train"});
  topics[0].rules = {{"tariff"}};
  topics[0].labels = {{"en", "Money"}};
  topics.push_back({"weather"});
  tuning.topics = tree_of_topics(topics);
  tuning.other_topics = WriterTuning::OtherTopics::replace;
  const std::vector<Article> truth = told_articles("new-", 10, 2);
  desk.put_filed(without_topics(truth), tuning);
  CHECK(count_right(desk.articles(), truth) >= 25);
}

TEST_CASE("a heading that was taken out of the tree stops its model, which is then learned anew") {
  const Desk desk;
  WriterTuning tuning;
  tuning.topics = tree_of_topics({{"economy"}, {"sport"}, {"science"}, {"science/space"}});
  desk.put(told_articles("known-", 30, 1), tuning);
  desk.run({"train"});
  CHECK(desk.model().find(" science/space\n") != std::string::npos);
  // These are stated, and kept where they are.
  CHECK(desk.model().find("\nkept=30 ") != std::string::npos);
  const std::vector<Article> truth = told_articles("new-", 10, 2);
  tuning.topics = tree_of_topics({{"economy"}, {"sport"}, {"science"}});
  tuning.other_topics = WriterTuning::OtherTopics::replace;
  std::string fault;
  try {
    desk.put_filed(without_topics(truth), tuning);
  } catch (const Error& error) {
    fault = error.what() + error.hint();
  }
  CHECK(fault.find("the one at hand has no topic science/space") != std::string::npos);
  CHECK(fault.find("gazette-index topics train --db") != std::string::npos);
  desk.put({}, tuning);
  desk.run({"train"});
  desk.put_filed(without_topics(truth), tuning);
  CHECK(count_right(desk.articles(), truth) >= 25);
}

TEST_CASE("headings below other are not learned") {
  const Desk desk;
  std::vector<Article> articles = told_articles("a", 10, 1);
  for (Article& article : articles) {
    if (article.topics[0].path == "science/space") article.topics = {{"other/space"}};
  }
  desk.put(articles);
  const std::string notes = desk.run({"train"}).notes;
  CHECK(notes.starts_with("learned 2 topics by "));
  CHECK(desk.model().find("other") == std::string::npos);
  const Desk others;
  for (Article& article : articles) article.topics = {{"other/" + article.topics[0].path}};
  others.put(articles);
  CHECK(others.fault({"train"}).find("all topics that its sources state lie below other") !=
        std::string::npos);
}

TEST_CASE("names of commands are sorted, and each has a help") {
  const auto commands = topics_commands();
  CHECK(std::is_sorted(
      commands.begin(), commands.end(),
      [](const TopicsCommand& a, const TopicsCommand& b) { return a.name < b.name; }));
  for (const TopicsCommand& command : commands) CHECK_FALSE(command.help.empty());
}

}  // namespace
}  // namespace gazette
