// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/ranked_parts.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "core/query/parser.hpp"
#include "tests/catch.hpp"

namespace gazette::ranked_parts_test {
namespace {

Node tree_of(std::string_view query) { return parse_query(query, Syntax::full).tree; }

TEST_CASE("a child's mark decides its role before its kind does") {
  struct Case {
    std::string_view query;
    Role want;
  };
  for (const auto& [query, want] : std::vector<Case>{{"oil", Role::word},
                                                     {"\"oil price\"", Role::may},
                                                     {"(oil OR gas)", Role::may},
                                                     {"topic:economy", Role::condition},
                                                     {"topic:(economy OR sport)", Role::must},
                                                     {"(topic:sport source:a)", Role::must},
                                                     {"(topic:sport oil)", Role::may},
                                                     {"+oil", Role::must},
                                                     {"+topic:economy", Role::must},
                                                     {"-oil", Role::must_not},
                                                     {"-topic:economy", Role::must_not}}) {
    CAPTURE(query);
    const Node tree = tree_of(std::string(query) + " \"a b\"");
    REQUIRE(tree.children.size() == 2);
    CHECK(role_of(tree.children.front()) == want);
  }
}

TEST_CASE("AND drops stop words, unless nothing else is left") {
  const auto counted = [](std::string_view query) {
    const Node tree = tree_of(query);
    REQUIRE(tree.children.size() == 1);
    std::string words;
    for (const Node* child : counted_children(
             tree.children.front(), [](const Node& node) { return node.text.size() <= 3; })) {
      words += child->text + ' ';
    }
    return words;
  };
  CHECK(counted("the AND bridge AND of") == "bridge ");
  CHECK(counted("the AND of") == "the of ");
  CHECK(counted("bridge AND ferry") == "bridge ferry ");
}

TEST_CASE("exclusions alone select nothing") {
  RankedParts<int> parts;
  parts.must_not.push_back(1);
  CHECK_FALSE(parts.selects());
  parts.may.push_back(2);
  CHECK(parts.selects());
}

}  // namespace
}  // namespace gazette::ranked_parts_test
