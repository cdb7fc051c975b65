// SPDX-License-Identifier: GPL-3.0-or-later
// Damage to any file of an index: a search gives the right answer or an error, the check finds it,
// and a writer adds to the index or leaves all of it as it is. GAZETTE_DAMAGES sets how many
// damages are made, GAZETTE_SEED which; each can be repeated alone by its number.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/storage/stub.hpp"
#include "indexer/integrity/check.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"

#ifdef __SANITIZE_ADDRESS__
/// Xapian 1.4 loses some memory when reading a block throws while it opens a cursor.
// NOLINTNEXTLINE(bugprone-reserved-identifier)
extern "C" const char* __lsan_default_suppressions() { return "leak:libxapian"; }
#endif

namespace gazette::damaged_index_test {
namespace {

namespace fs = std::filesystem;

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable);
  return text == nullptr ? otherwise : static_cast<unsigned>(std::stoul(text));
}

std::vector<Article> stories() {
  RandomText random(17);
  std::vector<Article> articles;
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
    articles.push_back(article);
  }
  return articles;
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
  return text;
}

constexpr std::string_view failed = "error";

std::vector<std::string> answers(const std::string& path) {
  std::vector<std::string> all;
  for (const Request& request : requests()) {
    try {
      all.push_back(shown(Searcher(path).search(request)));
    } catch (const Error&) {
      all.emplace_back(failed);
    }
  }
  try {
    const auto article = Searcher(path).article("17");
    all.push_back(article ? article->body : "none");
  } catch (const Error&) {
    all.emplace_back(failed);
  }
  return all;
}

/// The files of an index whose damage matters: not the lock, nor the generation before.
std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files = {folder / "XAPIANDB", folder / "gazette.index"};
  for (const auto& entry : fs::directory_iterator(folder / read_stub(folder).generation)) {
    if (entry.path().filename() != "flintlock") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

class Damage {
 public:
  Damage(unsigned seed, const fs::path& folder) : random_(seed) {
    const std::vector<fs::path> files = files_of(folder);
    path_ = files[below(files.size())];
    const std::string before = read_file(path_);
    std::string bytes = before;
    const std::size_t kind = below(10);
    if (kind < 6) flip_bits(bytes);
    if (kind == 6 || kind == 7) overwrite(bytes);
    if (kind == 8) bytes.resize(below(bytes.size()));
    if (kind == 9) {
      fs::remove(path_);
      what_ = "removed";
    } else {
      write_file(path_, bytes);
      what_ = "kind " + std::to_string(kind);
    }
    is_change_ = kind == 9 || bytes != before;
  }

  std::string what() const { return path_.filename().string() + ": " + what_; }
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
  fs::path path_;
  std::string what_;
  bool is_change_ = false;
};

/// Adds an article; whether that was done. An error must leave every generation where it was.
bool can_add(const fs::path& folder) {
  const auto generations = [&] {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(folder))
      count += entry.is_directory() ? 1U : 0U;
    return count;
  };
  const std::size_t before = generations();
  try {
    put_articles(folder.string(), {make_article("new", "Zebra", "A zebra crossed.\n")});
    return true;
  } catch (const Error& error) {
    CHECK_FALSE(error.hint().empty());
    CHECK(generations() == before);
    return false;
  }
}

/// Nothing when the search is refused.
std::optional<std::size_t> total_of(const fs::path& folder, const std::string& query) {
  Request request;
  request.query = query;
  try {
    return Searcher(folder.string()).search(request).total;
  } catch (const Error&) {
    return std::nullopt;
  }
}

TEST_CASE(
    "damage never changes an answer, is found by the check, and stops a writer or is harmless") {
  const SampleIndex index(stories());
  const std::vector<std::string> want = answers(index.path());
  REQUIRE(std::count(want.begin(), want.end(), failed) == 0);
  const unsigned first = number_from("GAZETTE_SEED", 1);
  for (unsigned seed = first; seed < first + number_from("GAZETTE_DAMAGES", 100); ++seed) {
    const TemporaryFolder temporary;
    const fs::path folder = temporary / "index";
    fs::copy(index.path(), folder, fs::copy_options::recursive);
    const Damage damage(seed, folder);
    if (!damage.is_change()) continue;
    CAPTURE(seed, damage.what());
    const std::vector<std::string> found = answers(folder.string());
    for (std::size_t i = 0; i < want.size(); ++i) {
      if (found[i] != failed && found[i] != want[i]) FAIL_CHECK("another answer to request " << i);
    }
    bool is_found = true;
    try {
      const CheckResult result =
          check_index(folder.string(), std::chrono::seconds{0}, CheckDepth::all);
      is_found = !result.faults.empty() || !result.notes.empty();
    } catch (const Error&) {
    }
    CHECK(is_found);
    if (!can_add(folder)) continue;
    CHECK(total_of(folder, "zebra").value_or(1) == 1);
    CHECK(total_of(folder, "story").value_or(400) == 400);
  }
}

}  // namespace
}  // namespace gazette::damaged_index_test
