// SPDX-License-Identifier: GPL-3.0-or-later
// Damage to any file of an index: a search gives the right answer or an error, the check finds it,
// a writer adds to the index or leaves all of it as it is, and a repair gives back everything or
// names what is lost. GAZETTE_DAMAGES sets how many damages are made, GAZETTE_SEED which; each can
// be repeated alone by its number. scripts/damage-test makes a thousand.
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/filing/topic_model_file.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/integrity/repair.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"

#ifdef __SANITIZE_ADDRESS__
/// Xapian 1.4 loses some memory when reading a block throws while it opens a cursor.
extern "C" const char* __lsan_default_suppressions() { return "leak:libxapian"; }
#define GAZETTE_HAS_SANITIZERS 1
#else
#define GAZETTE_HAS_SANITIZERS 0
#endif

namespace gazette::damaged_index_test {
namespace {

namespace fs = std::filesystem;

using Articles = std::map<std::string, Article>;

constexpr std::string_view added_id = "new";

/// Each takes 25 times as long with sanitizers. These damages are the first of the others.
constexpr unsigned damages_by_default = GAZETTE_HAS_SANITIZERS != 0 ? 25 : 60;

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::stoul(text));
}

Articles stories() {
  RandomText random(17);
  Articles articles;
  for (int i = 0; i < 400; ++i) {
    std::string body;
    for (int word = 0; word < 60; ++word) {
      body += "w" + std::to_string(random.below(1 + random.below(600))) + ' ';
    }
    Article article = make_article(std::to_string(i), "Story w" + std::to_string(random.below(300)),
                                   body + ".\n");
    article.published = day(2026, 1 + static_cast<unsigned>(i) % 9, 3);
    article.topics = {{i % 3 == 0 ? "sport" : "economy/trade"}};
    article.source = i % 2 == 0 ? "Harbour Times" : "Northern Wire";
    article.origin = "/wire/" + std::to_string(i % 7) + ".jsonl";
    articles.emplace(article.id, article);
  }
  return articles;
}

Article added_article() { return make_article(std::string(added_id), "Zebra", "It crossed.\n"); }

TopicModel model_for(const std::string& folder) {
  TopicModel model;
  model.origin = {std::string(schema_version),
                  std::string(analysis_name),
                  {},
                  400,
                  400,
                  2,
                  "2026-02-26T00:00:00Z",
                  0.5};
  model.origin.tree = IndexWriter(folder).topics().digest;
  model.begins = {0};
  return model;
}

/// An index with a catalog of files, a topic model, and a generation before the current one, which
/// has half of the articles.
void write_index(const std::string& folder, const Articles& articles) {
  WriterTuning bulk;
  bulk.few_articles = 3;
  bulk.seconds_an_added_article = 1e9;
  std::size_t count = 0;
  std::optional<IndexWriter> writer(std::in_place, folder);
  for (const auto& [id, article] : articles) {
    if (++count == articles.size() / 2) {
      writer->commit();
      writer.reset();
      writer.emplace(folder, bulk);
    }
    writer->put(article);
  }
  for (int file = 0; file < 7; ++file) {
    FileEntry entry;
    entry.articles = 57;
    writer->record_file("/wire/" + std::to_string(file) + ".jsonl", entry);
  }
  writer->commit();
  writer.reset();
  write_model(folder, model_for(folder));
}

std::vector<Request> requests() {
  std::vector<Request> all;
  const auto add = [&](const std::string& query) {
    all.emplace_back();
    all.back().query = query;
    all.back().facets = {"topic", "source", "month"};
  };
  for (int i = 0; i < 30; ++i) {
    add("w" + std::to_string(i * 19));
    add("w" + std::to_string(i) + " w" + std::to_string(i * 7 % 90));
  }
  for (const std::string query :
       {"\"w1 w2\"", "\"story w3\"", "topic:sport w5", "w1*", "w12~", "source:\"Harbour Times\"",
        "date:2026-02", "", "+w4 -w5", "w3 NEAR/4 w6", "story wq"}) {
    add(query);
  }
  return all;
}

/// Everything that a person sees of an answer.
std::string shown(const Page& page) {
  std::string text = std::to_string(page.total) + ' ' + page.suggestion + '\n';
  for (const Hit& hit : page.hits) {
    text += hit.article.id + ' ' + std::to_string(hit.score) + ' ' + hit.snippet.text + ' ' +
            topic_paths(hit.article.topics).front() + '\n';
  }
  for (const Facet& facet : page.facets) {
    for (const FacetValue& value : facet.values) {
      text += value.value + '=' + std::to_string(value.count) + ' ';
    }
  }
  for (const std::string& warning : page.warnings) text += warning + '\n';
  return text;
}

constexpr std::string_view failed = "error";

/// What `ask` says, or that it fails with a hint.
template <typename Ask>
std::string answer_to(Ask ask) {
  try {
    return ask();
  } catch (const Error& error) {
    return error.hint().empty() ? "an error without a hint" : std::string(failed);
  }
}

/// The answers to all requests, each by a searcher of its own, then every record.
std::vector<std::string> answers(const std::string& path, const Articles& articles) {
  std::vector<std::string> all;
  for (const Request& request : requests()) {
    all.push_back(answer_to([&] { return shown(Searcher(path).search(request)); }));
  }
  std::optional<Searcher> searcher;
  const std::string opened = answer_to([&] { return searcher.emplace(path), std::string(); });
  for (const auto& [id, want] : articles) {
    all.push_back(opened + (searcher ? answer_to([&, wanted = id] {
                    const std::optional<Article> article = searcher->article(wanted);
                    return article ? article->title + article->body + article->source : "none";
                  })
                                     : std::string()));
  }
  return all;
}

/// What damage to a file may do.
enum class Role { used, unused };

/// A place that is damaged as often as any other.
struct Target {
  std::string name;  ///< in the table
  fs::path path;
  Role role = Role::used;
};

std::vector<Target> targets_in(const fs::path& folder, std::mt19937& random) {
  std::vector<Target> targets = {{"XAPIANDB", folder / "XAPIANDB"},
                                 {"gazette.index", folder / "gazette.index"},
                                 {"topics.model", folder / "topics.model"},
                                 {"gazette.lock", folder / "gazette.lock", Role::unused}};
  const std::string current = read_stub(folder).generation;
  for (const auto& entry : fs::directory_iterator(folder / current)) {
    const std::string name = entry.path().filename().string();
    targets.push_back({name, entry.path(), name == "flintlock" ? Role::unused : Role::used});
  }
  std::vector<fs::path> former;
  for (const auto& entry : fs::directory_iterator(folder / "generation-1")) {
    former.push_back(entry.path());
  }
  std::sort(former.begin(), former.end());
  targets.push_back({"(former)", former[random() % former.size()], Role::unused});
  std::sort(targets.begin(), targets.end(),
            [](const Target& a, const Target& b) { return a.name < b.name; });
  return targets;
}

class Damage {
 public:
  Damage(unsigned seed, const fs::path& folder) : random_(seed) {
    std::vector<Target> targets = targets_in(folder, random_);
    target_ = targets[below(targets.size())];
    const std::string before = read_file(target_.path);
    std::string bytes = before;
    const std::size_t kind = below(10);
    if (kind < 6 && !bytes.empty()) flip_bits(bytes);
    if ((kind == 6 || kind == 7) && !bytes.empty()) overwrite(bytes);
    if (kind == 8 && !bytes.empty()) bytes.resize(below(bytes.size()));
    if (kind == 9) {
      fs::remove(target_.path);
    } else {
      write_file(target_.path, bytes);
    }
    constexpr std::array names = {"flipped", "flipped",     "flipped",     "flipped", "flipped",
                                  "flipped", "overwritten", "overwritten", "cut",     "removed"};
    what_ = names[kind];
    is_change_ = kind == 9 || bytes != before;
  }

  const std::string& name() const { return target_.name; }
  const std::string& what() const { return what_; }
  Role role() const { return target_.role; }
  bool is_change() const { return is_change_; }

 private:
  std::size_t below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
  }

  void flip_bits(std::string& bytes) {
    for (std::size_t left = 1 + below(3); left > 0; --left) {
      const std::size_t at = below(bytes.size());
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
    }
  }

  void overwrite(std::string& bytes) {
    const std::size_t at = below(bytes.size());
    for (std::size_t i = at; i < std::min(bytes.size(), at + 1 + below(200)); ++i) {
      bytes[i] = static_cast<char>(below(256));
    }
  }

  std::mt19937 random_;
  Target target_;
  std::string what_;
  bool is_change_ = false;
};

/// What went wrong after a damage; empty lines where nothing did.
enum Fault { wrong_answers, missed_by_check, wrong_writers, failed_repairs, died, fault_count };
using Faults = std::array<std::string, fault_count>;

class Trial {
 public:
  Trial(fs::path folder, const Articles& articles, const std::vector<std::string>& want, Role role)
      : folder_(std::move(folder)), articles_(articles), want_(want), role_(role) {}

  Faults all() {
    search();
    check();
    write();
    repair();
    return faults_;
  }

 private:
  void search() {
    const std::vector<std::string> found = answers(folder_.string(), articles_);
    for (std::size_t i = 0; i < want_.size(); ++i) {
      const bool may_fail = role_ == Role::used && found[i] == failed;
      if (found[i] != want_[i] && !may_fail) {
        faults_[wrong_answers] = fmt::format("request {}: {}", i, found[i]);
      }
    }
  }

  void check() {
    const std::string result = answer_to([&] {
      const CheckResult found =
          check_index(folder_.string(), std::chrono::seconds{0}, CheckDepth::all);
      return found.faults.empty() && found.notes.empty() ? "whole" : std::string(failed);
    });
    if (role_ == Role::used && result != failed) faults_[missed_by_check] = result;
    if (role_ == Role::unused && result != "whole") faults_[missed_by_check] = "what is whole";
  }

  std::set<std::string> generations() const {
    std::set<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_)) {
      if (entry.is_directory()) names.insert(entry.path().filename().string());
    }
    return names;
  }

  std::string total_of(const std::string& query) const {
    Request request;
    request.query = query;
    return answer_to(
        [&] { return std::to_string(Searcher(folder_.string()).search(request).total); });
  }

  void write() {
    const std::set<std::string> before = generations();
    const std::string result = answer_to([&] {
      WriterTuning tuning;
      tuning.model = WriterTuning::Model::used;
      IndexWriter writer(folder_.string(), tuning);
      writer.put(added_article());
      writer.commit();
      return std::string("added");
    });
    is_added_ = result == "added";
    const auto require_total = [&](const std::string& query, std::size_t total) {
      const std::string found = total_of(query);
      const bool may_fail = role_ == Role::used && found == failed;
      if (found == std::to_string(total) || may_fail) return;
      faults_[wrong_writers] = fmt::format("{} finds {}", query, found);
    };
    if (is_added_) {
      require_total("zebra", 1);
      require_total("story", articles_.size());
    } else if (result != failed || role_ == Role::unused) {
      faults_[wrong_writers] = result;
    } else if (generations() != before) {
      faults_[wrong_writers] = "a generation is gone";
    }
  }

  void repair() {
    const std::string path = folder_.string();
    const std::set<std::string> before = generations();
    Repair repair;
    bool is_refused = false;  // it would keep less than half of the articles
    const std::string result = answer_to([&] {
      try {
        repair = repair_index(path, {});
      } catch (const Error& error) {
        is_refused = std::string_view(error.what()).ends_with("the index stays as it is");
        throw;
      }
      return std::string("repaired");
    });
    if (result == failed && is_refused) {
      if (generations() != before) fail_repair("refused, but a generation is gone");
      return;
    }
    if (result != "repaired") return fail_repair(result);
    if (!repair.after.faults.empty()) fail_repair(repair.after.faults.front().what);
    const std::set<std::string> lost(repair.lost.begin(), repair.lost.end());
    Articles want = articles_;
    if (is_added_) want.emplace(added_id, added_article());
    for (const std::string& id : lost) {
      if (want.erase(id) == 0) fail_repair("named as lost: " + id);
    }
    Searcher searcher(path);
    if (searcher.articles() != want.size()) {
      fail_repair(fmt::format("{} articles, not {}", searcher.articles(), want.size()));
    }
    for (const auto& [id, article] : want) {
      const std::optional<Article> found = searcher.article(id);
      if (!found || found->body != article.body || found->title != article.title) {
        fail_repair("lost without a word: " + id);
      }
    }
    if (!is_added_ && lost.empty()) require_same_answers();
    const CheckResult second = check_index(path, std::chrono::seconds{0}, CheckDepth::all);
    if (!second.faults.empty()) fail_repair("second check: " + second.faults.front().what);
  }

  void require_same_answers() {
    const std::vector<std::string> found = answers(folder_.string(), articles_);
    for (std::size_t i = 0; i < want_.size(); ++i) {
      if (found[i] == want_[i]) continue;
      const auto [differing, ignored] =
          std::mismatch(found[i].begin(), found[i].end(), want_[i].begin(), want_[i].end());
      const auto at = static_cast<std::size_t>(differing - found[i].begin());
      fail_repair(fmt::format("request {}: {}, not {}", i, found[i].substr(at, 80),
                              want_[i].substr(at, 80)));
    }
  }

  void fail_repair(const std::string& why) { faults_[failed_repairs] = why; }

  fs::path folder_;
  const Articles& articles_;
  const std::vector<std::string>& want_;
  Role role_;
  bool is_added_ = false;
  Faults faults_;
};

/// Runs the trial in a process of its own, which may die.
Faults run_apart(Trial& trial) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    constexpr unsigned longest_s = 300;
    ::alarm(longest_s);
    std::string lines;
    for (const std::string& fault : trial.all()) lines += fault.substr(0, 300) + '\0';
    const bool is_sent =
        ::write(ends[1], lines.data(), lines.size()) == static_cast<ssize_t>(lines.size());
    ::_exit(is_sent ? 0 : 1);
  }
  ::close(ends[1]);
  std::string lines;
  std::array<char, 4096> piece{};
  for (ssize_t count = 0; (count = ::read(ends[0], piece.data(), piece.size())) > 0;) {
    lines.append(piece.data(), static_cast<std::size_t>(count));
  }
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  Faults faults;
  if (status != 0) faults[died] = fmt::format("status {}", status);
  for (std::size_t i = 0, at = 0; status == 0 && i < died; ++i) {
    const std::size_t end = lines.find('\0', at);
    faults[i] = lines.substr(at, end - at);
    at = end + 1;
  }
  return faults;
}

/// A row for each file: how many damages, and what came of them.
using Table = std::map<std::string, std::array<unsigned, fault_count + 1>>;

std::string rendered(const Table& table) {
  std::string text = fmt::format("{:22}{:>9}{:>9}{:>9}{:>9}{:>9}{:>6}\n", "file", "damages",
                                 "wrong", "missed", "writers", "repairs", "died");
  std::array<unsigned, fault_count + 1> all{};
  const auto row = [&](const std::string& name, const auto& counts) {
    text += fmt::format("{:22}{:>9}{:>9}{:>9}{:>9}{:>9}{:>6}\n", name, counts[fault_count],
                        counts[wrong_answers], counts[missed_by_check], counts[wrong_writers],
                        counts[failed_repairs], counts[died]);
  };
  for (const auto& [name, counts] : table) {
    row(name, counts);
    for (std::size_t i = 0; i < counts.size(); ++i) all[i] += counts[i];
  }
  row("all", all);
  return text;
}

TEST_CASE("damage never changes an answer, is found, stops a writer or is harmless, is repaired") {
  const TemporaryFolder temporary;
  const std::string whole = (temporary / "whole").string();
  const Articles articles = stories();
  write_index(whole, articles);
  const std::vector<std::string> want = answers(whole, articles);
  REQUIRE(std::count(want.begin(), want.end(), failed) == 0);
  REQUIRE(check_index(whole, std::chrono::seconds{0}, CheckDepth::all).faults.empty());
  const unsigned first = number_from("GAZETTE_SEED", 1);
  Table table;
  for (unsigned seed = first; seed < first + number_from("GAZETTE_DAMAGES", damages_by_default);
       ++seed) {
    const fs::path folder = temporary / "index";
    fs::remove_all(folder);
    fs::copy(whole, folder, fs::copy_options::recursive);
    const Damage damage(seed, folder);
    if (!damage.is_change()) continue;
    Trial trial(folder, articles, want, damage.role());
    const Faults faults = run_apart(trial);
    ++table[damage.name()][fault_count];
    for (std::size_t i = 0; i < fault_count; ++i) {
      CAPTURE(seed, damage.name(), damage.what(), i);
      if (!faults[i].empty()) ++table[damage.name()][i];
      CHECK(faults[i] == "");
    }
  }
  std::cout << rendered(table);
}

}  // namespace
}  // namespace gazette::damaged_index_test
