// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "core/schema/topic.hpp"
#include "tests/catch.hpp"

namespace gazette::schema_test {
namespace {

// Known when compiling, as the programs rely on.
static_assert(field("topic").prefix == "XT");
static_assert(field("date").prefix == "D");
static_assert(field("source").slot == Slot::source);
static_assert(static_cast<std::uint32_t>(Slot::published) == 0);
static_assert(static_cast<std::uint32_t>(Slot::digest) == 6);
static_assert(static_cast<std::uint32_t>(Slot::day) == 7);

TEST_CASE("the fields of the query language are the promised ones") {
  for (const std::string_view name :
       {"title", "author", "topic", "source", "place", "person", "language", "url", "id", "date"}) {
    CAPTURE(name);
    REQUIRE(find_field(name) != nullptr);
    CHECK(find_field(name)->name == name);
  }
}

TEST_CASE("the prefixes are those that Omega and our old databases have") {
  struct Prefix {
    std::string_view name;
    std::string_view want;
  };
  constexpr std::array cases = {
      Prefix{"title", "S"},   Prefix{"author", "A"},   Prefix{"topic", "XT"},
      Prefix{"source", "XS"}, Prefix{"place", "XP"},   Prefix{"person", "XN"},
      Prefix{"keyword", "K"}, Prefix{"language", "L"}, Prefix{"url", "U"},
      Prefix{"id", "Q"},      Prefix{"date", "D"},     Prefix{"site", "H"}};
  CHECK(cases.size() == fields.size());
  for (const auto& [name, want] : cases) {
    CAPTURE(name);
    REQUIRE(find_field(name) != nullptr);
    CHECK(find_field(name)->prefix == want);
  }
  for (const Field& row : fields) {
    CHECK(row.prefix != origin_prefix);
    CHECK(row.prefix != filing_prefix);
  }
}

TEST_CASE("a field is found by its name or alias in any case, and by nothing else") {
  CHECK(find_field("TITLE") == find_field("title"));
  CHECK(find_field("By") == find_field("author"));
  CHECK(find_field("t") == find_field("topic"));
  CHECK(find_field("lang") == find_field("language"));
  CHECK(find_field("ＴＩＴＬＥ") == find_field("title"));
  for (const std::string_view name :
       {"", " ", "titl", "titles", "title:", " title", "S", "XT", "body"}) {
    CAPTURE(name);
    CHECK(find_field(name) == nullptr);
  }
}

TEST_CASE("each field says what it is and shows a query that names it") {
  for (const Field& row : fields) {
    CAPTURE(row.name);
    CHECK_FALSE(row.help.empty());
    CHECK(row.example.starts_with(std::string(row.name) + ":"));
    REQUIRE(row.values != nullptr);
  }
}

TEST_CASE("each field takes its own values from an article") {
  Article article;
  article.id = "wire-17";
  article.url = "https://example.org/17";
  article.title = "Bridge opens";
  article.authors = {"Mara Lindqvist", "Jo Okafor"};
  article.source = "Northern Wire";
  article.language = "en";
  article.topics = {{"economy/trade"}};
  article.places = {"Lisbon"};
  article.people = {"Ana Sousa"};
  article.keywords = {"ferry", "bridge"};
  using Strings = std::vector<std::string>;
  CHECK(field("id").values(article) == Strings{"wire-17"});
  CHECK(field("url").values(article) == Strings{"https://example.org/17"});
  CHECK(field("title").values(article) == Strings{"Bridge opens"});
  CHECK(field("author").values(article) == article.authors);
  CHECK(field("source").values(article) == Strings{"Northern Wire"});
  CHECK(field("language").values(article) == Strings{"en"});
  CHECK(field("topic").values(article) == topic_paths(article.topics));
  CHECK(field("place").values(article) == article.places);
  CHECK(field("person").values(article) == article.people);
  CHECK(field("keyword").values(article) == article.keywords);
  CHECK(field("date").values(article).empty());
}

struct Term {
  const Field* field;
  std::string_view value;
  std::string_view want;
};

TEST_CASE("a value as a whole is one term, of the form that its kind asks") {
  const std::array cases = {
      // exact: as it is, a code in its canonical form
      Term{find_field("id"), "Wire-17", "QWire-17"},
      Term{find_field("id"), " é ", "Q é "},
      Term{find_field("url"), "https://example.org/A?b=É", "Uhttps://example.org/A?b=É"},
      Term{find_field("language"), "EN", "Len"},
      Term{find_field("language"), "en-GB", "Len"},
      Term{find_field("language"), "deu", "Lde"},
      // name: folded, without diacritics, marked
      Term{find_field("author"), "Mara Lindqvist", "A=mara lindqvist"},
      Term{find_field("author"), " MARA\n\tLindqvist ", "A=mara lindqvist"},
      Term{find_field("author"), "José Nuñez", "A=jose nunez"},
      Term{find_field("author"), "Jose\u0301 Nun\u0303ez", "A=jose nunez"},
      Term{find_field("source"), "Times", "XS=times"},
      Term{find_field("place"), "Zürich", "XP=zurich"},
      Term{find_field("person"), "OKAFOR", "XN=okafor"},
      Term{find_field("keyword"), "Ferry", "K=ferry"},
      Term{find_field("title"), "Bridge opens", "S=bridge opens"},
      // topic: in its one form
      Term{find_field("topic"), "Economy / Foreign  Trade/", "XTeconomy/foreign-trade"},
      // date: none
      Term{find_field("date"), "2026-02-26", ""},
  };
  for (const Term& term : cases) {
    CAPTURE(term.field->name, term.value);
    CHECK(whole_term(*term.field, term.value) == term.want);
  }
}

TEST_CASE("nothing has no term") {
  for (const Field& row : fields) {
    CAPTURE(row.name);
    CHECK(whole_term(row, "").empty());
    if (row.kind == FieldKind::exact) continue;  // a blank is an id like another
    CHECK(whole_term(row, " \t\n").empty());
  }
}

TEST_CASE("long values stay distinct and within what Xapian takes") {
  constexpr std::size_t longest_xapian_term = 245;
  const std::string path(3000, 'a');
  for (const Field& row : fields) {
    if (row.kind == FieldKind::date) continue;
    CAPTURE(row.name);
    const std::string one = whole_term(row, path + "b");
    const std::string other = whole_term(row, path + "c");
    CHECK(one != other);
    CHECK(one.size() <= longest_xapian_term);
    CHECK(one.starts_with(row.prefix));
    CHECK(word_term(row, path).size() <= longest_xapian_term);
  }
}

TEST_CASE("a file has one key, and terms and metadata that tell it") {
  const OriginKey key = origin_key("/news/a.xml");
  CHECK(key == origin_key("/news/a.xml"));
  CHECK(key != origin_key("/news/b.xml"));
  CHECK(origin_term(key).size() == std::string_view("XF").size() + 16);
  CHECK(parse_origin_term(origin_term(key)) == key);
  CHECK(parse_origin_term(origin_term(1)) == 1);
  CHECK_FALSE(parse_origin_term("XG0000000000000001"));
  CHECK_FALSE(parse_origin_term("XF"));
  CHECK_FALSE(parse_origin_term("XFxyz"));
  CHECK(file_metadata_key(255) == "gazette.file.00000000000000ff");
}

TEST_CASE("a whole name is no word of a name") {
  const Field& source = field("source");
  CHECK(word_term(source, "times") == "XStimes");
  CHECK(whole_term(source, "Times") != word_term(source, "times"));
}

/// Message and hint of the error that `check_stamp` throws, or "" when it throws none.
std::string stamp_error(std::string_view schema, std::string_view analysis) {
  try {
    check_stamp("/data/news", schema, analysis);
  } catch (const Error& error) {
    return std::string(error.what()) + " | " + error.hint();
  }
  return "";
}

TEST_CASE("a database of the same rules passes") {
  CHECK(stamp_error(schema_version, analysis_name).empty());
}

TEST_CASE("a database of other rules is refused with its path, both versions and the cure") {
  struct Stamp {
    std::string_view schema;
    std::string_view analysis;
    std::vector<std::string_view> want;
  };
  const std::vector<Stamp> cases = {
      {"", "", {"/data/news", "not one of Gazette's", "gazette-index", "--db"}},
      {"", analysis_name, {"/data/news", "not one of Gazette's"}},
      {"0", analysis_name, {"/data/news", "schema 0", schema_version, "gazette-index --db"}},
      {"999", analysis_name, {"/data/news", "schema 999", "gazette-index --db", "version"}},
      {schema_version,
       "gazette-0",
       {"/data/news", "gazette-0", analysis_name, "gazette-index --db"}},
      {schema_version, "", {"/data/news", analysis_name, "gazette-index --db"}},
  };
  for (const auto& [schema, analysis, want] : cases) {
    const std::string error = stamp_error(schema, analysis);
    for (const std::string_view part : want) {
      CAPTURE(schema, analysis, error, part);
      CHECK(error.find(part) != std::string::npos);
    }
    CHECK(error.find('\n') == std::string::npos);
  }
}

TEST_CASE("another field of codes needs nothing but its row") {
  static constexpr CodeList countries = {
      "country code", "write a code of two letters, such as de",
      [](std::string_view typed) { return std::string(typed == "Germany" ? "de" : typed); },
      [](std::string_view code) { return code == "de"; }};
  constexpr Field country = {
      "country",    "",
      "XC",         FieldKind::exact,
      Slot::none,   "where it was published",
      "country:de", [](const Article&) { return std::vector<std::string>(); },
      &countries};
  CHECK(whole_term(country, "Germany") == "XCde");
}

}  // namespace
}  // namespace gazette::schema_test
