// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/tree.hpp"

#include <string>

#include "tests/catch.hpp"

namespace gazette::tree_test {
namespace {

Node word(std::string text) {
  Node node;
  node.kind = Node::Kind::word;
  node.text = std::move(text);
  return node;
}

TEST_CASE("a tree is written on one line with its operators first") {
  Node near;
  near.kind = Node::Kind::near;
  near.window = 5;
  near.children = {word("oil"), word("price")};
  near.sign = Node::Sign::must_not;
  Node phrase = word("old bridge");
  phrase.kind = Node::Kind::phrase;
  phrase.sign = Node::Sign::must;
  Node tree;
  CHECK(to_string(tree) == "(ranked)");
  tree.children = {word("gas"), near, phrase};
  CHECK(to_string(tree) == "(ranked gas (- (near/5 oil price)) (+ \"old bridge\"))");
  for (const auto& [kind, want] :
       {std::pair{Node::Kind::all, "(and a b)"}, std::pair{Node::Kind::any, "(or a b)"},
        std::pair{Node::Kind::without, "(without a b)"}}) {
    Node node;
    node.kind = kind;
    node.children = {word("a"), word("b")};
    CHECK(to_string(node) == want);
  }
}

TEST_CASE("the value of a condition is quoted where it would else read as several") {
  Node condition = word("bridge");
  condition.kind = Node::Kind::condition;
  condition.field = find_field("title");
  CHECK(to_string(condition) == "title:bridge");
  condition.text = "old bridge";
  CHECK(to_string(condition) == "title:\"old bridge\"");
  condition.text = "(old)";
  CHECK(to_string(condition) == "title:\"(old)\"");
}

}  // namespace
}  // namespace gazette::tree_test
