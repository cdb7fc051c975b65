// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/advice/query_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "core/query/lexer.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string_view sign_of(const Node& node) {
  switch (node.sign) {
    case Node::Sign::must:
      return "+";
    case Node::Sign::must_not:
      return "-";
    case Node::Sign::none:
      break;
  }
  return "";
}

std::string joined(const std::vector<Node>& children, std::string_view separator) {
  std::string text;
  for (const Node& child : children) {
    text.append(text.empty() ? "" : separator).append(sign_of(child)).append(to_query_part(child));
  }
  return text;
}

std::string bracketed(const std::vector<Node>& children, std::string_view separator) {
  return '(' + joined(children, separator) + ')';
}

/// A plus or minus sign before a word would be read as an operator.
std::string without_sign(const std::string& word) {
  const std::size_t begin = std::min(word.find_first_not_of("+-"), word.size());
  return begin == word.size() ? word : word.substr(begin);
}

bool is_operator(const Lexeme& lexeme) {
  using Kind = Lexeme::Kind;
  return lexeme.kind == Kind::all || lexeme.kind == Kind::any || lexeme.kind == Kind::without ||
         lexeme.kind == Kind::near || lexeme.kind == Kind::often;
}

/// `text` as a word, which the parser must not read as anything else: an operator is written in
/// small letters, a field or bracket between quotation marks.
std::string typed_word(const std::string& text) {
  std::string word = without_sign(text);
  const std::vector<Lexeme> lexemes = lex(word).lexemes;
  if (lexemes.empty()) return word;
  if (lexemes.size() > 1) return '"' + word + '"';
  if (is_operator(lexemes[0])) {
    std::string small = fold_case(word);  // w/5 stays an operator
    const std::vector<Lexeme> again = lex(small).lexemes;
    return again.size() == 1 && is_operator(again[0]) ? '"' + word + '"' : small;
  }
  return lexemes[0].text == word ? word : '"' + word + '"';
}

std::string phrase_of(const Node& node) {
  return (node.is_exact ? "=\"" : "\"") + node.text + '"' +
         (node.window > 0 ? fmt::format("~{}", node.window) : "");
}

std::string value_of(const Node& condition) {
  const bool is_word =
      condition.window == 0 && condition.text.find_first_of(" ()") == std::string::npos;
  return is_word ? condition.text : phrase_of(condition);
}

/// `title:(oil NEAR/2 price)`.
std::string near_in_field(const Node& condition) {
  std::string text;
  std::string_view rest = condition.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (!text.empty()) text += fmt::format(" NEAR/{} ", condition.window);
    text += typed_word(std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return fmt::format("{}:({})", condition.field->name, text);
}

}  // namespace

std::string to_query_part(const Node& node) {
  switch (node.kind) {
    case Node::Kind::ranked:
      return bracketed(node.children, " ");
    case Node::Kind::word:
      return (node.times > 1 ? fmt::format("atleast{} ", node.times) : "") + typed_word(node.text);
    case Node::Kind::phrase:
      return phrase_of(node);
    case Node::Kind::near:
      return bracketed(node.children, fmt::format(" NEAR/{} ", node.window));
    case Node::Kind::condition:
      if (node.is_in_any_order) return near_in_field(node);
      return fmt::format("{}:{}", node.field->name, value_of(node));
    case Node::Kind::all:
      return bracketed(node.children, " AND ");
    case Node::Kind::any:
      return bracketed(node.children, " OR ");
    case Node::Kind::without:
      return bracketed(node.children, " NOT ");
  }
  return {};
}

std::string to_query(const Node& tree) {
  if (tree.kind != Node::Kind::ranked) return to_query_part(tree);
  if (tree.children.size() == 1 && tree.children.front().sign == Node::Sign::none) {
    // Brackets around the whole say nothing.
    const std::string text = to_query_part(tree.children.front());
    return text.starts_with('(') ? text.substr(1, text.size() - 2) : text;
  }
  return joined(tree.children, " ");
}

}  // namespace gazette
