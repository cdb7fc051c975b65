// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query_tree.hpp"

#include <fmt/format.h>

namespace gazette {
namespace {

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string list(std::string head, const std::vector<Node>& children) {
  for (const Node& child : children) head += ' ' + to_string(child);
  return '(' + head + ')';
}

std::string unsigned_form(const Node& node) {
  switch (node.kind) {
    case Node::Kind::ranked:
      return list("ranked", node.children);
    case Node::Kind::word:
      return node.text;
    case Node::Kind::phrase:
      return quoted(node.text);
    case Node::Kind::near:
      return list(fmt::format("near/{}", node.window), node.children);
    case Node::Kind::condition:
      return fmt::format(
          "{}:{}", node.field->name,
          node.text.find_first_of(" ()") == std::string::npos ? node.text : quoted(node.text));
    case Node::Kind::all:
      return list("and", node.children);
    case Node::Kind::any:
      return list("or", node.children);
    case Node::Kind::without:
      return list("without", node.children);
  }
  return {};
}

}  // namespace

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
