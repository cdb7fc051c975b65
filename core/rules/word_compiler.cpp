// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/word_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/query/limits.hpp"

namespace gazette {

using Kind = RulePart::Kind;

RuleWordCompiler::RuleWordCompiler(const std::string& language, Analyzer& analyzer,
                                   RuleSigns& signs, std::vector<std::string>& faults)
    : words_(language, analyzer, signs, faults), faults_(faults) {}

std::optional<RulePart> RuleWordCompiler::word(const Node& node) {
  RuleWords words = words_.read(node.text, node.byte_offset);
  std::optional<RulePart> one_piece = std::move(words.in_one_piece);
  std::optional<RulePart> part = in_order(std::move(words), Kind::words, node);
  if (!one_piece || !part) return part;
  std::vector<RulePart> either;
  either.push_back(std::move(*one_piece));
  either.push_back(std::move(*part));
  return joined_parts(Kind::any, std::move(either));
}

std::optional<RulePart> RuleWordCompiler::phrase(const Node& node) {
  return in_order(words_.read(node.text, node.byte_offset), Kind::words, node);
}

std::optional<RulePart> RuleWordCompiler::title(const Node& node) {
  return in_order(words_.read(node.text, node.byte_offset), Kind::title, node);
}

std::optional<RulePart> RuleWordCompiler::name(const Node& node) {
  std::optional<RulePart> part =
      in_order(words_.read_name(node.text, node.byte_offset), Kind::name, node);
  if (part) part->field = node.field;
  return part;
}

std::optional<RulePart> RuleWordCompiler::in_order(RuleWords words, Kind kind, const Node& node) {
  if (words.list.empty()) return std::nullopt;
  if (words.list.size() > max_phrase_words) {
    faults_.push_back(fmt::format("the phrase at byte {} has {} words; {} are the most",
                                  node.byte_offset, words.list.size(), max_phrase_words));
  }
  RulePart part = plain_part(kind);
  part.span = words.list.size() + node.window;
  part.words = std::move(words.list);
  return part;
}

std::optional<RulePart> RuleWordCompiler::near(const Node& node) {
  RulePart part = plain_part(Kind::near);
  for (const Node& child : node.children) {
    for (RuleWord& each : words_.read(child.text, child.byte_offset).list) {
      part.words.push_back(std::move(each));
    }
  }
  if (part.words.empty()) return std::nullopt;
  if (part.words.size() > max_near_words) {
    faults_.push_back(fmt::format("NEAR at byte {} has {} words; {} are the most",
                                  node.children.front().byte_offset, part.words.size(),
                                  max_near_words));
  }
  if (part.words.size() == 1) part.kind = Kind::words;
  part.span = node.window + part.words.size() - 1;
  return part;
}

bool RuleWordCompiler::is_stop_word(const Node& node) {
  // A word with * is none, and would be counted again if it were read here.
  if (node.kind != Node::Kind::word || node.text.find('*') != std::string::npos) return false;
  const RuleWords words = words_.read(node.text, node.byte_offset);
  return !words.list.empty() && std::all_of(words.list.begin(), words.list.end(),
                                            [](const RuleWord& word) { return word.is_stop; });
}

}  // namespace gazette
