// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/article_footprint.hpp"

#include <string>
#include <vector>

#include "core/footprint.hpp"
#include "indexer/writing/pending_changes.hpp"
#include "tests/catch.hpp"

namespace gazette::article_footprint_test {
namespace {

TEST_CASE("every text and list of an article counts, wherever it stands") {
  const std::size_t empty = footprint(Article{});
  CHECK(empty == sizeof(Article));
  const std::string text(100'000, 'a');
  for (std::string Article::*member :
       {&Article::id, &Article::url, &Article::title, &Article::summary, &Article::body,
        &Article::source, &Article::language, &Article::origin}) {
    Article article;
    article.*member = text;
    CHECK(footprint(article) >= empty + text.size());
  }
  for (std::vector<std::string> Article::*member :
       {&Article::authors, &Article::places, &Article::people, &Article::keywords}) {
    Article article;
    article.*member = std::vector<std::string>(1000, "a");
    CHECK(footprint(article) >= empty + 1000 * sizeof(std::string));
    article.*member = {text, text};
    CHECK(footprint(article) >= empty + 2 * text.size());
  }
  Article filed;
  filed.topics = {FiledTopic{text}};
  CHECK(footprint(filed) >= empty + sizeof(FiledTopic) + text.size());
}

TEST_CASE("memory that a text has reserved counts, too") {
  std::string text = "a";
  text.reserve(5000);
  CHECK(footprint(text) >= 5000);
  std::vector<std::string> list;
  list.reserve(100);
  CHECK(footprint(list) >= 100 * sizeof(std::string));
}

TEST_CASE("changes that wait count while they wait, headlines and removals as well") {
  PendingChanges changes;
  Article headline;
  headline.id = "wire-1";
  headline.title = "Ferry sails at last";
  changes.put(headline);
  CHECK(changes.bytes() > sizeof(Article));
  const std::size_t one = changes.bytes();
  changes.put(headline);
  CHECK(changes.bytes() == one);
  changes.remove("wire-2");
  CHECK(changes.bytes() > one);
  changes.restore("wire-2");
  CHECK(changes.bytes() == one);
  changes.remove("wire-1");
  changes.restore("wire-1");
  CHECK(changes.bytes() == 0);
}

}  // namespace
}  // namespace gazette::article_footprint_test
