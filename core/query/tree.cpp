// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/tree.hpp"

#include <fmt/format.h>

#include <utility>

namespace gazette {
namespace {

std::string phrase(const Node& node) {
  return (node.is_exact ? "=\"" : "\"") + node.text + '"' +
         (node.window > 0 ? fmt::format("~{}", node.window) : "");
}

std::string value(const Node& condition) {
  const bool is_word =
      condition.window == 0 && condition.text.find_first_of(" ()") == std::string::npos;
  return is_word ? condition.text : phrase(condition);
}

std::string list(std::string head, const std::vector<Node>& children) {
  for (const Node& child : children) head += ' ' + to_string(child);
  return '(' + head + ')';
}

std::string unsigned_form(const Node& node) {
  switch (node.kind) {
    case Node::Kind::ranked:
      return list("ranked", node.children);
    case Node::Kind::word:
      return node.times > 1 ? fmt::format("(at-least/{} {})", node.times, node.text) : node.text;
    case Node::Kind::phrase:
      return phrase(node);
    case Node::Kind::near:
      return list(fmt::format("near/{}", node.window), node.children);
    case Node::Kind::condition:
      if (node.is_in_any_order) {
        return fmt::format("{}:(near/{} {})", node.field->name, node.window, node.text);
      }
      return fmt::format("{}:{}", node.field->name, value(node));
    case Node::Kind::all:
      return list("and", node.children);
    case Node::Kind::any:
      return list("or", node.children);
    case Node::Kind::without:
      return list("without", node.children);
  }
  return {};
}

Node join(Node::Kind kind, Node a, Node b) {
  if (a.kind == kind && a.sign == Node::Sign::none) {
    a.children.push_back(std::move(b));
    return a;
  }
  Node node;
  node.kind = kind;
  node.children.push_back(std::move(a));
  node.children.push_back(std::move(b));
  return node;
}

}  // namespace

Node leaf(Node::Kind kind, std::string text, std::size_t byte_offset) {
  Node node;
  node.kind = kind;
  node.text = std::move(text);
  node.byte_offset = byte_offset;
  return node;
}

Node join_signed(Node::Kind kind, Node left, Node right) {
  const bool must = left.sign == Node::Sign::must || right.sign == Node::Sign::must;
  for (Node* node : {&left, &right}) {
    if (node->sign == Node::Sign::must) node->sign = Node::Sign::none;
  }
  Node both = join(kind, std::move(left), std::move(right));
  if (must) both.sign = Node::Sign::must;
  return both;
}

std::string to_string(const Node& node) {
  switch (node.sign) {
    case Node::Sign::must:
      return "(+ " + unsigned_form(node) + ")";
    case Node::Sign::must_not:
      return "(- " + unsigned_form(node) + ")";
    case Node::Sign::none:
      break;
  }
  return unsigned_form(node);
}

}  // namespace gazette
