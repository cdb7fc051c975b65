// SPDX-License-Identifier: GPL-3.0-or-later
// `harb*` and `harbor~` where the list of whole words cannot be read: over Xapian's own server they
// stand for stems, and say so.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "searcher/search/searcher.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"
#include "tests/sample_index.hpp"
#include "tests/searcher/database_server.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::remote_pattern_test {
namespace {

using Strings = std::vector<std::string>;

constexpr std::string_view warning =
    "the index is remote: patterns find only words with the same first 2 letters, written "
    "without accents";

std::vector<Article> coast() {
  std::vector<Article> articles = {
      make_article("1", "Harbour strike", "The harbours are closed by strikes."),
      make_article("2", "Rain", "Old harbors, a running bridge and a well-known ferry."),
  };
  articles[0].authors = {"Mara Lindqvist"};
  return articles;
}

std::vector<Article> inland() {
  return {make_article("3", "Harbingers", "Harbingers of spring in the old town."),
          make_article("4", "Dams", "Two dams run by a presidency.")};
}

class Sample {
 public:
  explicit Sample(const std::string& lines) {
    write_file(folder_ / "stub", lines);
    searcher_.emplace((folder_ / "stub").string());
  }

  Page search(const std::string& query, Strictness strictness = Strictness::lenient) {
    Request request;
    request.query = query;
    request.strictness = strictness;
    return searcher_->search(request);
  }

  Strings ids(const std::string& query) {
    Strings found;
    for (const Hit& hit : search(query).hits) found.push_back(hit.article.id);
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  TemporaryFolder folder_;
  std::optional<Searcher> searcher_;
};

struct Case {
  std::string query;
  Strings want;
};

TEST_CASE("over a server * and ~ stand for words with the same first letters, with a warning") {
  const SampleIndex index(coast());
  const DatabaseServer server(index.path());
  Sample sample("remote " + server.address() + "\n");
  for (const auto& [query, want] :
       {Case{"harb*", {"1", "2"}}, Case{"harbor~", {"1", "2"}}, Case{"strieks~", {"1"}},
        Case{"stri* -ferry", {"1"}}, Case{"\"old harb*\"", {"2"}}, Case{"title:harb*", {"1"}},
        Case{"runn*", {"2"}}, Case{"brigde~ NEAR/3 run*", {"2"}}, Case{"author:lind*", {"1"}},
        Case{"xyzzy*", {}}}) {
    CAPTURE(query);
    CHECK(sample.ids(query) == want);
    CHECK(sample.search(query).warnings == Strings{std::string(warning)});
    CHECK_THROWS_AS(sample.search(query, Strictness::strict), QueryError);
  }
  CHECK(sample.search("harbour \"old harbors\"").warnings.empty());
}

TEST_CASE("where one database of several is behind a server none of its words is missed") {
  const SampleIndex here(coast());
  const SampleIndex there(inland());
  const DatabaseServer server(there.path());
  Sample sample("auto " + here.path() + "\nremote " + server.address() + "\n");
  for (const auto& [query, want] :
       {Case{"harb*", {"1", "2", "3"}}, Case{"spirng~", {"3"}}, Case{"dams~", {"4"}}}) {
    CAPTURE(query);
    CHECK(sample.ids(query) == want);
    CHECK(sample.search(query).warnings == Strings{std::string(warning)});
  }
}

TEST_CASE("databases that are all here are searched by whole words") {
  const SampleIndex first(coast());
  const SampleIndex second(inland());
  Sample sample("auto " + first.path() + "\nauto " + second.path() + "\n");
  CHECK(sample.ids("harb*") == Strings{"1", "2", "3"});
  CHECK(sample.ids("runn*") == Strings{"2"});
  CHECK(sample.search("runn*").warnings.empty());
}

}  // namespace
}  // namespace gazette::remote_pattern_test
