// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/query_expansion.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"

namespace gazette::query_expansion_test {
namespace {

using Strings = std::vector<std::string>;

Page search(const std::string& path, const std::string& query, QueryExpansion wording,
            const Strings& facets = {}) {
  Request request;
  request.query = query;
  request.explain = Explain::yes;
  request.expansion = wording;
  request.facets = facets;
  request.limit = 200;
  return Searcher(path).search(request);
}

Strings ids(const Page& page) {
  Strings result;
  for (const Hit& hit : page.hits) result.push_back(hit.article.id);
  return result;
}

/// The words that `--explain` says were added.
Strings added(const Page& page) {
  Strings words;
  for (const std::string& note : page.explanation->notes) {
    if (!note.starts_with("expand: ") || note == "expand: no word to add") continue;
    std::size_t begin = note.find(' ') + 1;
    while (begin < note.size()) {
      const std::size_t end = std::min(note.find(' ', begin), note.size());
      words.push_back(note.substr(begin, end - begin));
      begin = end;
      // after the word's language and weight
      for (int i = 0; i < 2; ++i) begin = std::min(note.find(' ', begin + 1), note.size());
      ++begin;
    }
  }
  std::sort(words.begin(), words.end());
  return words;
}

/// Stories that have no word in common with others, so that what few articles share is rare.
std::vector<Article> padding(int count) {
  std::vector<Article> articles;
  for (int i = 0; i < count; ++i) {
    const std::string n(1 + static_cast<std::size_t>(i) / 26, static_cast<char>('a' + i % 26));
    articles.push_back(make_article("pad" + std::to_string(i), "", "q" + n + "k z" + n + "k"));
  }
  return articles;
}

std::vector<Article> whales() {
  std::vector<Article> articles = padding(60);
  const auto add = [&](std::string id, std::string body) {
    articles.push_back(make_article(std::move(id), "", std::move(body)));
  };
  add("1", "A whale, a whale, a whale and the harpoon of 1851 from Nantucket.");
  add("2", "The whale, the whale and another whale: the harpoon of 1851 missed.");
  add("rope", "One whale among gulls, boats, ropes, oars, nets, buoys.");
  add("harpoon", "One whale among waves, sails, harpoon, decks, masts, storms.");
  add("unmatched", "The harpoon hung over the door.");
  articles.back().topics = {{"science"}};
  for (Article& article : articles) article.authors = {"Whale Harpoon"};
  return articles;
}

TEST_CASE("expanded, articles that share words with the best rank higher, and the same match") {
  const SampleIndex index(whales());
  const Page plain = search(index.path(), "whale", QueryExpansion::off, {"topic"});
  const Page expanded = search(index.path(), "whale", QueryExpansion::on, {"topic"});
  const auto place = [](const Page& page, const std::string& id) {
    const Strings all = ids(page);
    return std::find(all.begin(), all.end(), id) - all.begin();
  };
  CHECK(place(plain, "rope") < place(plain, "harpoon"));  // equal scores, the first one indexed
  CHECK(place(expanded, "harpoon") < place(expanded, "rope"));
  CHECK(expanded.total == 4);
  CHECK(expanded.total == plain.total);
  CHECK(expanded.facets.at(0).values == plain.facets.at(0).values);
  CHECK(expanded.hits.at(0).score > plain.hits.at(0).score);
  CHECK(plain.explanation->notes.empty());
}

TEST_CASE("words that are added are no stop words, numbers, field values or words of the query") {
  const SampleIndex index(whales());
  CHECK(added(search(index.path(), "whale", QueryExpansion::on)) ==
        Strings{"among", "harpoon", "one"});
  CHECK(added(search(index.path(), "whale +harpoon -gulls", QueryExpansion::on)).empty());
}

TEST_CASE("words of one article alone, or of more than a tenth of all, are not added") {
  std::vector<Article> articles = padding(8);
  for (const std::string id : {"1", "2", "3"}) {
    articles.push_back(make_article(id, "", "The whale saw krill " + id + " x" + id + "y."));
  }
  const SampleIndex few(articles);
  const Page page = search(few.path(), "whale", QueryExpansion::on);
  CHECK(added(page).empty());
  CHECK(page.explanation->notes == Strings{"expand: no word to add"});
  for (Article& article : padding(60)) articles.push_back(std::move(article));
  const SampleIndex many(articles);
  CHECK(added(search(many.path(), "whale", QueryExpansion::on)) == Strings{"krill", "saw"});
}

TEST_CASE("copies of one story count as one story") {
  std::vector<Article> articles = padding(200);
  for (int i = 0; i < 15; ++i) {
    articles.push_back(
        make_article("copy" + std::to_string(i), "",
                     "Whale and whale: a blubber tale told in Nantucket ports. Part " +
                         std::string(1, static_cast<char>('a' + i))));
  }
  articles.push_back(
      make_article("1", "", "A whale, oil and lamps in many old ports of the coast."));
  articles.push_back(make_article("2", "", "A whale, oil and lamps: what else did people burn?"));
  const SampleIndex index(articles);
  CHECK(added(search(index.path(), "whale", QueryExpansion::on)) == Strings{"lamp", "oil", "port"});
}

TEST_CASE("a filter alone, a query that finds nothing and one of stop words can be expanded") {
  const SampleIndex index(whales());
  CHECK(search(index.path(), "topic:science", QueryExpansion::on).total == 1);
  CHECK(search(index.path(), "xylophone", QueryExpansion::on).total == 0);
  CHECK(search(index.path(), "...", QueryExpansion::on).total == 0);
  CHECK(search(index.path(), "over the", QueryExpansion::on).total > 0);
  CHECK(search(index.path(), "", QueryExpansion::on).total == 65);
}

TEST_CASE("an index behind a server is expanded as one on this machine") {
  const SampleIndex index(whales());
  const DatabaseServer server(index.path());
  const TemporaryFolder folder;
  const std::string stub = (folder / "stub").string();
  std::ofstream(stub) << "remote " << server.address() << '\n';
  const Page here = search(index.path(), "whale", QueryExpansion::on);
  const Page there = search(stub, "whale", QueryExpansion::on);
  CHECK(ids(there) == ids(here));
  CHECK(there.explanation->notes == here.explanation->notes);
}

}  // namespace
}  // namespace gazette::query_expansion_test
