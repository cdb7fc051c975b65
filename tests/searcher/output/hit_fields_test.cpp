// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/hit_fields.hpp"

#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"
#include "tests/sample_index.hpp"

namespace gazette::hit_fields_test {
namespace {

std::string names(const HitFields& chosen) {
  std::string text;
  for (const HitField* each : chosen) text.append(text.empty() ? "" : ",").append(each->name);
  return text;
}

TEST_CASE("the standard fields of a hit are those that JSON promises, in its order") {
  CHECK(names(standard_hit_fields()) ==
        "rank,id,score,title,url,source,authors,language,published,day,topics,snippet,highlights");
  CHECK(names(standard_columns()) ==
        "rank,id,score,title,url,source,authors,language,published,topics,snippet,highlights");
  std::set<std::string_view> distinct;
  for (const HitField& each : hit_fields()) distinct.insert(each.name);
  CHECK(distinct.size() == hit_fields().size());
}

TEST_CASE("fields are chosen by name, in the order named, and an unknown one is refused") {
  CHECK(names(hit_fields_named({"body", "id", "rank"})) == "body,id,rank");
  CHECK(hit_fields_named({}).empty());
  for (const std::string wrong : {"", "Title", "origin", "title "}) {
    CAPTURE(wrong);
    try {
      hit_fields_named({"id", wrong});
      FAIL("taken");
    } catch (const Error& error) {
      CHECK(error.what() == "unknown field \"" + wrong + "\"");
      CHECK(error.hint().starts_with("fields are rank, id, score, title, "));
    }
  }
}

TEST_CASE("a search fetches no more than the fields need") {
  struct Case {
    std::vector<std::string> fields;
    HitContent want;
  };
  const std::vector<Case> cases = {{{}, HitContent::id_only},
                                   {{"id", "rank", "score"}, HitContent::id_only},
                                   {{"id", "title"}, HitContent::article},
                                   {{"body"}, HitContent::article},
                                   {{"snippet", "id"}, HitContent::with_snippet},
                                   {{"title", "highlights"}, HitContent::with_snippet}};
  for (const auto& [fields_named, want] : cases) {
    CAPTURE(fields_named);
    CHECK(content_needed(hit_fields_named(fields_named)) == want);
  }
}

TEST_CASE("fields hold what the article has, and text of them cannot drive a terminal") {
  Hit hit;
  hit.rank = 3;
  hit.score = 0.5;
  hit.article = make_article("a\x1b[2J b", "A  title", "One\tparagraph.\nTwo\x07.\n");
  hit.article.authors = {"Ann", "Bob\nLee"};
  hit.article.published = day(2026, 2, 26);
  hit.snippet = {"One paragraph", {{0, 3}, {4, 13}}};
  struct Case {
    std::string field;
    std::string want;
  };
  const std::vector<Case> cases = {{"rank", "3"},
                                   {"score", "0.5"},
                                   {"id", "a b"},
                                   {"title", "A title"},
                                   {"url", ""},
                                   {"authors", "Ann; Bob Lee"},
                                   {"topics", ""},
                                   {"published", "2026-02-26T00:00:00Z"},
                                   {"modified", ""},
                                   {"body", "One paragraph.\nTwo."},
                                   {"snippet", "One paragraph"},
                                   {"highlights", "0-3; 4-13"}};
  for (const auto& [name, want] : cases) {
    CAPTURE(name);
    CHECK(to_text(hit_fields_named({name}).front()->value(hit)) == want);
  }
}

}  // namespace
}  // namespace gazette::hit_fields_test
