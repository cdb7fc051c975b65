// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/parser.hpp"

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"
#include "tests/catch.hpp"

namespace gazette::parser_test {
namespace {

struct Case {
  std::string_view query;
  std::string_view want;
};

/// The tree of `query` without the brackets of its root.
std::string parsed(std::string_view query, Syntax syntax = Syntax::full) {
  const std::string tree = to_string(parse_query(query, syntax).tree);
  constexpr std::string_view head = "(ranked";
  REQUIRE(tree.starts_with(head));
  if (tree.size() == head.size() + 1) return {};
  return tree.substr(head.size() + 1, tree.size() - head.size() - 2);
}

template <std::size_t size>
void check_trees(const std::array<Case, size>& cases) {
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    CHECK(parsed(query) == want);
  }
}

TEST_CASE("words side by side are ranked") {
  check_trees(std::array{
      Case{"", ""},
      Case{"oil", "oil"},
      Case{"oil price rise", "oil price rise"},
      Case{"\"oil price\" rise", "\"oil price\" rise"},
      Case{"\" oil \n price \"", "\"oil price\""},
      Case{"+oil -gas price", "(+ oil) (- gas) price"},
      Case{"-(a b)", "(- (ranked a b))"},
      Case{"(a b) c", "a b c"},
      Case{"((a))", "a"},
      Case{"-(-a)", "(- (ranked (- a)))"},
      Case{"oil and gas or coal not peat", "oil and gas or coal not peat"},
  });
}

TEST_CASE("AND binds tighter than OR and both bind tighter than a blank") {
  check_trees(std::array{
      Case{"a AND b", "(and a b)"},
      Case{"a AND b AND c", "(and a b c)"},
      Case{"a OR b OR c", "(or a b c)"},
      Case{"a AND b OR c", "(or (and a b) c)"},
      Case{"a OR b AND c", "(or a (and b c))"},
      Case{"(a OR b) AND c", "(and (or a b) c)"},
      Case{"a b AND c d", "a (and b c) d"},
      Case{"a AND (b c)", "(and a (ranked b c))"},
      Case{"a AND \"b c\" AND title:d", "(and a \"b c\" title:d)"},
      Case{"a AND -b", "a (- b)"},
      Case{"-a AND b", "(and (- a) b)"},
      Case{"a OR -b", "(or a (- b))"},
  });
}

TEST_CASE("NOT excludes from all that stands before it") {
  check_trees(std::array{
      Case{"NOT a", "(- a)"},
      Case{"a NOT b", "a (- b)"},
      Case{"a b NOT c", "a b (- c)"},
      Case{"a b NOT c d", "a b (- c) d"},
      Case{"a NOT b NOT c", "a (- b) (- c)"},
      Case{"a AND NOT b", "a (- b)"},
      Case{"a b AND NOT c", "a b (- c)"},
      Case{"a AND b NOT c", "(and a b) (- c)"},
      Case{"a NOT (b OR c)", "a (- (or b c))"},
      Case{"(a NOT b) c", "(ranked a (- b)) c"},
      Case{"a OR b NOT c", "(or a (without b c))"},
      Case{"a AND (b NOT c)", "(and a (ranked b (- c)))"},
      Case{"+a NOT b", "(+ a) (- b)"},
  });
}

TEST_CASE("of two negations one takes back the other, with a warning") {
  constexpr std::array cases = {
      Case{"NOT NOT a", "a"},
      Case{"a NOT NOT b", "(and a b)"},
      Case{"a AND NOT NOT b", "(and a b)"},
      Case{"a NOT -b", "(and a b)"},
      Case{"NOT -a b", "a b"},
      Case{"-NOT a b", "a b"},
      Case{"+NOT NOT a b", "(+ a) b"},
      Case{"a NOT NOT NOT b", "a (- b)"},
      Case{"NOT NOT NOT a", "(- a)"},
  };
  check_trees(cases);
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    REQUIRE(parse_query(query, Syntax::full).warnings.size() == 1);
    CHECK(parse_query(query, Syntax::full).warnings.front().fault == "negates another negation");
  }
  check_trees(std::array{
      Case{"NOT +a b", "(- a) b"},
      Case{"+NOT a b", "(- a) b"},
      Case{"+-a b", "(- a) b"},
  });
}

TEST_CASE("a sign before an operand of AND or NEAR counts for the whole") {
  check_trees(std::array{
      Case{"+a AND b c", "(+ (and a b)) c"},
      Case{"a AND +b c", "(+ (and a b)) c"},
      Case{"+a NEAR/3 b c", "(+ (near/3 a b)) c"},
      Case{"c -a NEAR/3 b", "c (- (near/3 a b))"},
  });
}

TEST_CASE("NEAR joins words only") {
  check_trees(std::array{
      Case{"a NEAR/5 b", "(near/5 a b)"},
      Case{"a NEAR b", "(near/10 a b)"},
      Case{"a NEAR/2 b NEAR/7 c", "(near/7 a b c)"},
      Case{"a NEAR/5 b AND c", "(and (near/5 a b) c)"},
      Case{"\"a b\" NEAR/5 c", "(and \"a b\" c)"},
      Case{"a NEAR/5 (b c)", "(and a (ranked b c))"},
  });
  CHECK(parse_query("\"a b\" NEAR/5 c", Syntax::full).warnings.size() == 1);
}

TEST_CASE("an operator with nothing to join is a word, with a warning") {
  constexpr std::array cases = {
      Case{"AND", "AND"},
      Case{"NOT", "NOT"},
      Case{"a AND", "a AND"},
      Case{"AND a", "AND a"},
      Case{"OR a", "OR a"},
      Case{"a OR", "a OR"},
      Case{"a NEAR/5", "a NEAR/5"},
      Case{"NEAR a", "NEAR a"},
      Case{"(AND)", "AND"},
      Case{"(a AND) b", "a AND b"},
      Case{"a -b AND", "a (- b) AND"},
  };
  check_trees(cases);
  for (const auto& [query, want] : cases) {
    CAPTURE(query);
    REQUIRE(parse_query(query, Syntax::full).warnings.size() == 1);
    CHECK(parse_query(query, Syntax::full).warnings.front().fault == "has nothing to join");
  }
  CHECK(parsed("a AND OR b") == "(or a b) AND");
}

TEST_CASE("a field takes a word, a phrase or a bracket") {
  check_trees(std::array{
      Case{"title:bridge", "title:bridge"},
      Case{"title: bridge", "title:bridge"},
      Case{"title:\"old bridge\" a", "title:\"old bridge\" a"},
      Case{"title:\"old bridge\"~3 a", "title:\"old bridge\"~3 a"},
      Case{"title:(old bridge)", "(ranked title:old title:bridge)"},
      Case{"title:(+old -bridge)", "(ranked (+ title:old) (- title:bridge))"},
      Case{"title:(a OR \"b c\")", "(or title:a title:\"b c\")"},
      Case{"title:(a NEAR b)", "title:(near/10 a b)"},
      Case{"title:(a NEAR/2 b c)", "(ranked title:(near/2 a b) title:c)"},
      Case{"topic:(a NEAR b)", "(and topic:a topic:b)"},
      Case{"title:(a author:b)", "(ranked title:a author:b)"},
      Case{"-topic:sport", "(- topic:sport)"},
      Case{"t:sport", "topic:sport"},
      Case{"title:", "title"},
      Case{"title:\"\"", "title"},
      Case{"(title:)", "title"},
  });
  CHECK(parse_query("title:", Syntax::full).warnings.size() == 1);
}

TEST_CASE("a date takes the words behind it that make a date") {
  check_trees(std::array{
      Case{"date:March 1987 oil", "date:\"March 1987\" oil"},
      Case{"date:3 March 1987", "date:\"3 March 1987\""},
      Case{"date:last week oil", "date:\"last week\" oil"},
      Case{"date:since monday", "date:\"since monday\""},
      Case{"date:1987 March", "date:1987 March"},
      Case{"(date:Q1 1987)", "date:\"Q1 1987\""},
      Case{"date:soon oil", "date:soon oil"},
      Case{"date:03/04/1987 oil", "date:03/04/1987 oil"},
      Case{"date:1987-03-01 to 1987-03-05 oil", "date:\"1987-03-01 to 1987-03-05\" oil"},
      Case{"date:1987-03-01 - 1987-03-05 oil", "date:\"1987-03-01 - 1987-03-05\" oil"},
      Case{"date:1987-03-01 \u2013 1987-03-05", "date:\"1987-03-01 \u2013 1987-03-05\""},
      Case{"date:1987-03-01 .. 1987-03-05", "date:\"1987-03-01 .. 1987-03-05\""},
      Case{"date:1987-03-01.. 1987-03-05", "date:\"1987-03-01.. 1987-03-05\""},
      Case{"date:1987-03-01 ..1987-03-05", "date:\"1987-03-01 ..1987-03-05\""},
      Case{"date:1 March 1987 - 5 March 1987", "date:\"1 March 1987 - 5 March 1987\""},
      Case{"date:from March 1987 to May 1987", "date:\"from March 1987 to May 1987\""},
      Case{"date:1987-03-05 - 1987-03-01", "date:\"1987-03-05 - 1987-03-01\""},
      Case{"date:03/04/1987 - 05/06/1987", "date:\"03/04/1987 - 05/06/1987\""},
      Case{"date:1987.. oil", "date:1987.. oil"},
      Case{"date:1987 - oil", "date:1987 oil"},
      Case{"date:1987 to oil", "date:1987 to oil"},
      Case{"title:March 1987", "title:March 1987"},
  });
}

TEST_CASE("a star alone in a phrase stands for one word or none") {
  check_trees(std::array{
      Case{"\"rate * interest\"", "\"rate interest\"~1"},
      Case{"\"a * * b * c\"~2", "\"a b c\"~5"},
      Case{"\"* a b *\"", "\"a b\""},
      Case{"title:\"a * b\"", "title:\"a b\"~1"},
      Case{"\"interest rat*\"", "\"interest rat*\""},
      Case{"\"*\"", "\"*\""},
      Case{"source:\"a * b\"", "source:\"a b\"~1"},
      Case{"url:\"a * b\"", "url:\"a * b\""},
  });
}

TEST_CASE("punctuation that says nothing is left out") {
  check_trees(std::array{
      Case{"\"", ""},
      Case{"+", ""},
      Case{"-", ""},
      Case{"(", ""},
      Case{")", ""},
      Case{"()", ""},
      Case{"(((", ""},
      Case{")))", ""},
      Case{")(", ""},
      Case{"a ) b", "a b"},
      Case{"(a b", "a b"},
      Case{"a (b", "a b"},
      Case{"() a", "a"},
      Case{"-() a", "a"},
      Case{"\"\" a", "a"},
      Case{"(+)", ""},
  });
}

TEST_CASE("a bracket without its other half gets a warning") {
  const auto warning = [](std::string_view query) {
    const std::vector<Warning> warnings = parse_query(query, Syntax::full).warnings;
    return warnings.size() == 1 ? to_text(warnings.front()) : std::string();
  };
  CHECK(warning("a (b").find("opening bracket at byte 2") != std::string::npos);
  CHECK(warning("a b)").find("closing bracket at byte 3") != std::string::npos);
  CHECK(warning("a (b)").empty());
}

TEST_CASE("brackets nested deeper than the limit are left out and their words searched") {
  const std::size_t depth = max_query_depth + 20;
  const std::string query =
      "x " + std::string(depth, '(') + "deep" + std::string(depth, ')') + " title:y";
  const ParsedQuery made = parse_query(query, Syntax::full);
  CHECK(to_string(made.tree) == "(ranked x deep title:y)");
  CHECK(made.warnings.size() == 1);
  CHECK_NOTHROW(parse_query(std::string(max_query_bytes, '('), Syntax::full));
  CHECK_NOTHROW(parse_query(std::string(max_query_bytes, ')'), Syntax::full));
}

TEST_CASE("a query of nothing but faults yields few warnings") {
  for (const std::string_view fault : {")", "\" ( ", "colour:red ", "AND ", "ferr* "}) {
    std::string query;
    while (query.size() + fault.size() <= max_query_bytes) query += fault;
    CAPTURE(fault);
    CHECK(parse_query(query, Syntax::full).warnings.size() <= 10);
  }
}

TEST_CASE("only a query above the size limit is refused") {
  CHECK_NOTHROW(parse_query(std::string(max_query_bytes, 'x'), Syntax::full));
  std::string words;
  for (int i = 0; i < 10'000; ++i) words += "w" + std::to_string(i) + ' ';
  for (const std::string& query : {std::string(max_query_bytes + 1, 'x'), words}) {
    for (const Syntax syntax : {Syntax::full, Syntax::words}) {
      try {
        parse_query(query, syntax);
        FAIL("not refused");
      } catch (const QueryError& error) {
        CHECK(error.byte_offset() == max_query_bytes);
        CHECK(std::string(error.what()).find("4096") != std::string::npos);
        CHECK_FALSE(error.hint().empty());
      }
    }
  }
}

TEST_CASE("bytes that are no text are replaced") {
  CHECK(parsed("oil \xFFgas") == "oil \uFFFDgas");
  CHECK(parsed(std::string_view("oil\0gas", 7)) == "oilgas");
}

TEST_CASE("in a plain query no operator, field or sign means anything") {
  CHECK(parsed("+oil -gas AND title:x \"a  b\" (c)", Syntax::words) ==
        "+oil -gas AND title:x \"a b\" (c)");
  const ParsedQuery made = parse_query("colour:red \" ( ferr*", Syntax::words);
  CHECK(made.warnings.empty());
  for (const Node& child : made.tree.children) CHECK(child.kind == Node::Kind::word);
  CHECK(parsed(" \n ", Syntax::words).empty());
}

}  // namespace
}  // namespace gazette::parser_test
