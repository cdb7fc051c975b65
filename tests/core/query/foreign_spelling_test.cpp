// SPDX-License-Identifier: GPL-3.0-or-later
// Each row of the table does what it says: it means the same as a query in our own spelling, or is
// warned of.
#include "core/query/foreign_spelling.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/dates/period.hpp"
#include "core/query/lexer.hpp"
#include "core/query/parser.hpp"
#include "tests/catch.hpp"
#include "tests/read_file.hpp"

namespace gazette::foreign_spelling_test {
namespace {

constexpr std::chrono::sys_days today{std::chrono::days{20'000}};

/// The condition on the date that a query consists of; nullptr for other queries.
const Node* date_condition(const Node& tree) {
  const bool is_one = tree.children.size() == 1 &&
                      tree.children.front().kind == Node::Kind::condition &&
                      tree.children.front().field->kind == FieldKind::date;
  return is_one ? &tree.children.front() : nullptr;
}

void check_same(const std::string& typed, const std::string& ours) {
  CAPTURE(typed, ours);
  const ParsedQuery query = parse_query(typed, Syntax::full);
  const ParsedQuery same = parse_query(ours, Syntax::full);
  CHECK(query.warnings.empty());
  const Node* const date = date_condition(query.tree);
  if (date == nullptr) {
    CHECK(to_string(query.tree) == to_string(same.tree));
    return;
  }
  REQUIRE(date_condition(same.tree) != nullptr);
  CHECK(parse_period(date->text, today));
  CHECK(parse_period(date->text, today) == parse_period(date_condition(same.tree)->text, today));
}

TEST_CASE("what we have under another spelling is read, what we lack is warned of") {
  CHECK(foreign_spellings().size() >= 40);
  for (const ForeignSpelling& row : foreign_spellings()) {
    const std::string example(row.example);
    CAPTURE(example);
    if (!row.same.empty()) {
      CHECK(row.fault.empty());
      check_same(example, std::string(row.same));
      continue;
    }
    const ParsedQuery query = parse_query(example, Syntax::full);
    REQUIRE(query.warnings.size() == 1);
    const Warning& warning = query.warnings.front();
    CHECK(warning.fault == row.fault);
    CHECK(warning.hint == row.hint);
    REQUIRE(warning.remedy);
    REQUIRE(warning.byte_offset);
    const std::string subject = warning.subject.substr(1, warning.subject.size() - 2);
    CHECK(example.substr(*warning.byte_offset).starts_with(subject));
    CHECK_FALSE(query.tree.children.empty());
  }
}

/// A row of the table of the document.
struct Documented {
  std::string elsewhere;
  std::string here;
};

/// `text` without the backslashes that a cell of a table has before vertical bars.
std::string without_backslashes(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\|", at)) != std::string::npos; ++at)
    text.erase(at, 1);
  return text;
}

std::vector<Documented> documented() {
  const std::string document = read_file(GAZETTE_SOURCE_DIR "/docs/query-syntax.md");
  const std::string head = "| Elsewhere | Here |\n|-----------|------|\n";
  const std::size_t table = document.find(head);
  std::vector<Documented> rows;
  std::size_t begin = table + head.size();
  while (document.compare(begin, 3, "| `") == 0) {
    const std::size_t end = document.find('\n', begin);
    const std::string line = document.substr(begin, end - begin);
    const std::size_t middle = line.find("` | ");
    rows.push_back({without_backslashes(line.substr(3, middle - 3)),
                    without_backslashes(line.substr(middle + 4))});
    begin = end + 1;
  }
  return rows;
}

TEST_CASE("the document lists each spelling with what is done") {
  const std::vector<Documented> rows = documented();
  CHECK(rows.size() == foreign_spellings().size());
  for (const ForeignSpelling& row : foreign_spellings()) {
    CAPTURE(row.example);
    const auto documented = std::find_if(rows.begin(), rows.end(), [&](const Documented& each) {
      return each.elsewhere == row.example;
    });
    REQUIRE(documented != rows.end());
    CHECK(documented->here.find('(' + std::string(row.systems) + ')') != std::string::npos);
  }
  for (const auto& [elsewhere, here] : rows) {
    CAPTURE(elsewhere, here);
    const std::string warned = "a warning; ";
    if (here.starts_with('`')) {
      check_same(elsewhere, here.substr(1, here.find('`', 1) - 1));
      continue;
    }
    REQUIRE(here.starts_with(warned));
    const std::string done = here.substr(warned.size(), here.rfind(" (") - warned.size());
    const ParsedQuery query = parse_query(elsewhere, Syntax::full);
    REQUIRE(query.warnings.size() == 1);
    std::string said = to_text(query.warnings.front());
    CAPTURE(said);
    std::erase(said, '`');
    std::string plain = done;
    std::erase(plain, '`');
    CHECK(said.find(plain) != std::string::npos);
  }
}

TEST_CASE("spellings of other systems stand in any case, with any value") {
  check_same("oil W/12 price", "oil NEAR/12 price");
  check_same("oil Near(12) price", "oil NEAR/12 price");
  check_same("oil NEAR (price)", "oil NEAR (price)");
  check_same("oil \u2212price \uFF0Bgas", "oil -price +gas");
  check_same("\uFF0D(gas) oil", "-(gas) oil");
  check_same("oil && price || gas", "oil AND price OR gas");
  check_same("HD=(oil or gas)", "title:(oil or gas)");
  check_same("intitle:\"oil price\"", "title:\"oil price\"");
  check_same("oil|price gas||coal", "oil OR price gas OR coal");
  check_same("oil&&price&&rise", "oil AND price AND rise");
  check_same("oil| price |rise", "oil OR price OR rise");
  check_same("\"oil price\"|(gas rise)|harb*", "\"oil price\" OR (gas rise) OR harb*");
  check_same("oil|-gas|title:(coal|peat)", "oil OR -gas OR title:(coal OR peat)");
  check_same("url:https://example.com/?a=1&&b=2|c", "url:\"https://example.com/?a=1&&b=2|c\"");
  check_same("oil pre/3 price pre/1 rise", "\"oil price rise\"~2");
  check_same("text~0.5", "text~2");
  check_same("title:text~.8", "title:text~");
  check_same("date:{1987-01-01 TO 1987-02-01}", "date:1987-01-02..1987-01-31");
  check_same("date:[* TO 1987-02]", "date:..1987-02");
  check_same("date:<=1987", "date:..1987");
  check_same("before:1987", "date:..1986");
  check_same("pub_date:[1987-01-01 TO 1987-02-01]", "date:1987-01-01..1987-02-01");
  check_same("publication_date:March 1987", "date:1987-03");
  check_same("-body:gas text:(oil AND price)", "-gas (oil AND price)");
  check_same("ft(oil AND price)", "(oil AND price)");
  check_same("text_content:\"oil price\"", "\"oil price\"");
}

TEST_CASE("= stands for the colon of every field") {
  for (const Field& field : fields) {
    const std::string name(field.name);
    check_same(name + "=2026", name + ":2026");
  }
}

TEST_CASE("what only looks like a spelling of another system is words") {
  for (const std::string query :
       {"24/7",  "and/or", "E=mc^2", "author(s)", "headline(s)", "the w/ word", "mp3",
        "C|net", "5/8",    "what?",  "B&B",       "near",        "adj",         "x86/64",
        "AT&T",  "R&D",    "news|",  "|news",     "a|||b",       "/oil|gas/"}) {
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query, Syntax::full);
    CHECK(parsed.warnings.empty());
    CHECK(to_string(parsed.tree).find("(or") == std::string::npos);
  }
  // It has nothing to join.
  const ParsedQuery stray = parse_query("oil w/5", Syntax::full);
  CHECK(to_string(stray.tree) == "(ranked oil w/5)");
  CHECK(stray.warnings.size() == 1);
}

TEST_CASE("a distance is not excluded alone") {
  for (const std::string query :
       {"oil not w/5 price", "oil NOT w/5 price", "oil NOT NEAR/5 price", "oil NOT NEAR price",
        "oil NOT NEAR(5) price", "oil NOT w/s price", "oil not w/sent price", "oil NOT /s price",
        "oil NOT /p price", "oil NOT NEAR/s price", "oil NOT near/p price", "oil NOT SAME price",
        "oil AND NOT w/para price", "oil ANDNOT w/seg price", "oil NOT << price",
        "oil NOT pre/3 price"}) {
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query, Syntax::full);
    CHECK(to_string(parsed.tree) == to_string(parse_query("oil NOT price", Syntax::full).tree));
    CHECK(parsed.warnings.size() == 1);
  }
  CHECK(to_string(parse_query("oil not NEAR/5 price", Syntax::full).tree) ==
        "(ranked oil (near/5 not price))");
}

TEST_CASE("a weight or a range means so only behind a field or a phrase") {
  CHECK(parse_query("mc^2 [oil TO gas]", Syntax::full).warnings.empty());
  const ParsedQuery weighed = parse_query("title:oil^2 \"a b\"~3^0.5", Syntax::full);
  CHECK(weighed.warnings.size() == 2);
  CHECK(to_string(weighed.tree) == "(ranked title:oil \"a b\"~3)");
}

TEST_CASE("what is not done as it was typed is said") {
  struct Said {
    std::string query;
    std::string text;  ///< of the only warning
    std::string tree;
  };
  const std::vector<Said> cases = {
      {"oil w/0 price", "\"w/0\" at byte 4 is less than 1; it is read as NEAR/1",
       "(ranked (near/1 oil price))"},
      {"oil NEAR/0 price", "\"NEAR/0\" at byte 4 is less than 1; it is read as NEAR/1",
       "(ranked (near/1 oil price))"},
      {"oil pre/0 price", "\"pre/0\" at byte 4 is less than 1; it is read as pre/1",
       "(ranked \"oil price\")"},
      {"oil pre/999 price", "\"pre/999\" at byte 4 is more than 100; it is read as pre/100",
       "(ranked \"oil price\"~99)"},
      {"atleast0 oil", "\"atleast0\" at byte 0 is less than 1; it is read as atleast1",
       "(ranked oil)"},
      {"(oil price)^3",
       "\"^3\" at byte 11 gives a weight, which is not supported; it is ignored. Put + before "
       "required words",
       "(ranked oil price)"},
      {"title:(oil OR gas)^0.5 rise",
       "\"^0.5\" at byte 18 gives a weight, which is not supported; it is ignored. Put + before "
       "required words",
       "(ranked (or title:oil title:gas) rise)"},
      {"oil^3",
       "\"oil^3\" at byte 0 ends in a weight, which is not supported; it is searched as a word. "
       "Put + before required words",
       "(ranked oil^3)"},
      {"oil sort:newest",
       "\"sort\" at byte 4 is an option and not a field; it is searched as a word. Write --sort "
       "newest, or sort=newest on the page",
       "(ranked oil sort:newest)"},
  };
  for (const auto& [query, text, tree] : cases) {
    CAPTURE(query);
    const ParsedQuery parsed = parse_query(query, Syntax::full);
    REQUIRE(parsed.warnings.size() == 1);
    CHECK(to_text(parsed.warnings.front()) == text);
    CHECK(to_string(parsed.tree) == tree);
  }
}

TEST_CASE("an option with a value, and what we lack of other systems, are no words to correct") {
  for (const std::string_view word : {"sort:newest", "limit:5", "format:json", "ns=gcat", "WC>5"}) {
    CAPTURE(word);
    CHECK(asks_for_what_is_no_field(word));
    CHECK(parse_query(word, Syntax::full).warnings.size() == 1);
  }
  for (const std::string_view word : {"sort", "sort:", "sort://x", "title:oil", "hd=oil", "oil",
                                      "sorted:oil", ":", "tilte:oil"}) {
    CAPTURE(word);
    CHECK(!asks_for_what_is_no_field(word));
  }
}

TEST_CASE("a quarter or week behind a year belongs to the date") {
  check_same("date:1987 Q1 oil", "date:\"1987 Q1\" oil");
  check_same("oil date:1987 w10", "oil date:\"1987 w10\"");
  check_same("before:1987 Q2", "date:..1987-03-31");
  check_same("date:1987 Q1 to 1987 Q2", "date:1987-01-01..1987-06-30");
  for (const std::string_view query : {"date:1987 Q5", "date:1987 quarter", "date:1987 Q",
                                       "date:1987  ", "date:1987-02 Q1", "date:1987 \"Q1\""}) {
    CAPTURE(query);
    const Node tree = parse_query(query, Syntax::full).tree;
    REQUIRE(!tree.children.empty());
    CHECK(tree.children.front().text.find(' ') == std::string::npos);
  }
}

TEST_CASE("before: and its like take dates of several words, with quotation marks and without") {
  const auto tree = [](std::string_view query) {
    return to_string(parse_query(query, Syntax::full).tree);
  };
  CHECK(tree("bridge before:18 February 2026") == "(ranked bridge date:\"<18 February 2026\")");
  CHECK(tree("bridge before:\"18 February 2026\"") == "(ranked bridge date:\"<18 February 2026\")");
  CHECK(tree("until:18 February 2026 bridge") == "(ranked date:\"<=18 February 2026\" bridge)");
  CHECK(parse_query("before:\"18 February 2026\"", Syntax::full).warnings.empty());
}

}  // namespace
}  // namespace gazette::foreign_spelling_test
