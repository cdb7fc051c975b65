// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/field_map.hpp"

#include <string_view>

#include "core/error.hpp"
#include "tests/catch.hpp"

namespace gazette::field_map_test {
namespace {

TEST_CASE("a map is fields with their paths, in order") {
  CHECK(parse_field_map("title=headline.main, body = fields.text,title=kop") ==
        FieldMap{{ArticleField::title, "headline.main"},
                 {ArticleField::body, "fields.text"},
                 {ArticleField::title, "kop"}});
  CHECK(parse_field_map("date=a,keyword=tags[type=x].n") ==
        FieldMap{{ArticleField::published, "a"}, {ArticleField::keywords, "tags[type=x].n"}});
}

TEST_CASE("columns are fields in order, a hyphen is a column that is not read") {
  CHECK(parse_columns("Title,body,-,date,") == Columns{ArticleField::title, ArticleField::body,
                                                       std::nullopt, ArticleField::published,
                                                       std::nullopt});
}

TEST_CASE("a mistake in a map or in columns is reported with a suggestion") {
  struct Case {
    void (*parse)(std::string_view);
    std::string_view text;
    std::string_view what;
    std::string_view hint;
  };
  const auto map = [](std::string_view text) { parse_field_map(text); };
  const auto columns = [](std::string_view text) { parse_columns(text); };
  for (const auto& [parse, text, what, hint] : {
           Case{map, "tilte=a", "--map \"tilte\": unknown field", "did you mean title?"},
           Case{map, "x=a", "--map \"x\": unknown field", "fields are id, url, title, "},
           Case{map, "title=", "--map \"title=\": no path for a field", "write FIELD=PATH"},
           Case{map, "title", "--map \"title\": no path for a field", "write FIELD=PATH"},
           Case{map, "title=a,,body=b", "--map \"\": no path for a field", "write FIELD=PATH"},
           Case{columns, "title,bdy", "--columns \"bdy\": unknown field", "fields are id"},
           Case{columns, "-,date", "--columns \"-,date\": neither a title nor a body", "name"},
       }) {
    CAPTURE(text);
    try {
      parse(text);
      FAIL("it was accepted");
    } catch (const Error& error) {
      CHECK(std::string_view(error.what()) == what);
      CHECK(error.hint().starts_with(hint));
    }
  }
}

}  // namespace
}  // namespace gazette::field_map_test
