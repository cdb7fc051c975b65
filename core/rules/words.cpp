// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/query/limits.hpp"
#include "core/query/word_expansion.hpp"
#include "core/query/word_form.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

std::string utf8_of(const std::u32string& letters) {
  std::string text;
  for (const char32_t letter : letters) text += to_utf8(letter);
  return text;
}

/// What is wrong with the letters before a star; empty when nothing is.
std::string fault_of(const std::u32string& letters) {
  if (letters.size() < min_beginning_letters) {
    return fmt::format("* needs at least {} letters before it", min_beginning_letters);
  }
  if (letters.size() > max_pattern_letters) {
    return fmt::format("* takes at most {} letters before it", max_pattern_letters);
  }
  const bool has_letter = std::any_of(letters.begin(), letters.end(), [](char32_t c) {
    return (c >= U'a' && c <= U'z') || c >= 0x80;
  });
  return has_letter ? "" : "a number cannot end in *";
}

}  // namespace

RuleWordReader::RuleWordReader(const std::string& language, Analyzer& analyzer, RuleTerms& terms,
                               std::vector<std::string>& faults)
    : languages_{language}, analyzer_(analyzer), terms_(terms), faults_(faults) {}

RuleWords RuleWordReader::read(std::string_view typed, std::size_t byte_offset) {
  return read_in(languages_, typed, byte_offset);
}

RuleWords RuleWordReader::read_name(std::string_view typed, std::size_t byte_offset) {
  return read_in(no_language_, typed, byte_offset);
}

RuleWords RuleWordReader::read_in(const Languages& languages, std::string_view typed,
                                  std::size_t byte_offset) {
  if (!may_have_patterns(typed)) return read_plain(languages, typed);
  RuleWords words;
  for (std::size_t begin = 0; begin < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', begin), typed.size());
    RuleWords more = read_piece(languages, typed.substr(begin, end - begin), byte_offset + begin);
    for (RuleWord& word : more.list) words.list.push_back(std::move(word));
    words.in_one_piece = std::move(more.in_one_piece);
    begin = end + 1;
  }
  return words;
}

RuleWords RuleWordReader::read_plain(const Languages& languages, std::string_view text) {
  RuleWords words;
  const std::vector<ExpandedWord> expanded = expand_words(text, languages, analyzer_);
  for (const ExpandedWord& each : expanded) {
    RuleWord word;
    for (const std::string& term : each.terms) word.terms.push_back(number(terms_.whole, term));
    word.text = each.typed;
    word.is_stop = each.stop != ExpandedWord::Stop::no;
    words_.insert(word.terms);
    words.list.push_back(std::move(word));
  }
  words.is_cut_up = expanded.size() > 1 &&
                    std::all_of(expanded.begin() + 1, expanded.end(),
                                [](const ExpandedWord& word) { return word.touches_previous; });
  return words;
}

/// A piece without blanks.
RuleWords RuleWordReader::read_piece(const Languages& languages, std::string_view typed,
                                     std::size_t byte_offset) {
  const WordForm form = read_word_form(typed);
  if (has_stray_sign(form) || form.kind == WordForm::Kind::wildcards) {
    faults_.push_back(fmt::format("{} at byte {}: * can only end a word", typed, byte_offset));
  }
  if (form.kind == WordForm::Kind::regular_expression) {
    faults_.push_back(
        fmt::format("{} at byte {}: a rule takes no regular expressions", typed, byte_offset));
  }
  if (form.kind == WordForm::Kind::similar) {
    faults_.push_back(
        fmt::format("{} at byte {}: a rule cannot use ~, since it must name its words exactly",
                    typed, byte_offset));
  }
  RuleWords words = read_plain(languages, form.text);
  if (words.list.empty() || form.kind != WordForm::Kind::beginning) return words;
  const std::vector<Token> tokens = analyzer_.analyze(form.text, languages.front());
  const bool ends_in_word = tokens.back().bytes.end == form.text.size();
  const std::u32string last = ends_in_word ? plain_letters(tokens.back().word->folded) : U"";
  if (const std::string wrong = fault_of(last); !wrong.empty()) {
    faults_.push_back(fmt::format("{} at byte {}: {}", typed, byte_offset, wrong));
    return words;
  }
  if (++patterns_ == max_patterns + 1) {
    faults_.push_back(fmt::format("it has more than {} words with *", max_patterns));
  }
  const std::u32string whole = plain_letters(form.text);
  if (words.is_cut_up && fault_of(whole).empty()) {
    RulePart part;
    part.kind = RulePart::Kind::words;
    part.words = {beginning(whole)};
    part.span = 1;
    words.in_one_piece = std::move(part);
  }
  words.list.back() = beginning(last);
  return words;
}

RuleWord RuleWordReader::beginning(const std::u32string& letters) {
  const std::string text = utf8_of(letters);
  return {{number(terms_.beginnings, text)}, text + '*', false, true};
}

RuleTerm RuleWordReader::number(std::map<std::string, RuleTerm, std::less<>>& map,
                                const std::string& key) {
  const auto [found, is_new] = map.try_emplace(key, terms_.count);
  if (is_new) ++terms_.count;
  return found->second;
}

using Kind = RulePart::Kind;

RuleWordCompiler::RuleWordCompiler(const std::string& language, Analyzer& analyzer,
                                   RuleTerms& terms, std::vector<std::string>& faults)
    : words_(language, analyzer, terms, faults), faults_(faults) {}

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
  if (node.is_exact) {
    faults_.push_back(fmt::format(
        "= before the phrase at byte {}: a rule finds all forms of its words", node.byte_offset));
  }
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
    faults_.push_back(fmt::format("the phrase at byte {} has {} words; the maximum is {}",
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
    faults_.push_back(fmt::format("NEAR at byte {} has {} words; the maximum is {}",
                                  node.children.front().byte_offset, part.words.size(),
                                  max_near_words));
  }
  if (part.words.size() == 1) part.kind = Kind::words;
  part.span = node.window + part.words.size() - 1;
  return part;
}

bool RuleWordCompiler::is_stop_word(const Node& node) {
  if (node.kind == Node::Kind::ranked && !node.children.empty()) {
    return std::all_of(node.children.begin(), node.children.end(), [&](const Node& child) {
      return child.sign == Node::Sign::none && is_stop_word(child);
    });
  }
  // A word with * is not a stop word, and would be counted twice if it were read here as well.
  if (node.kind != Node::Kind::word || node.text.find('*') != std::string::npos) return false;
  const RuleWords words = words_.read(node.text, node.byte_offset);
  return !words.list.empty() && std::all_of(words.list.begin(), words.list.end(),
                                            [](const RuleWord& word) { return word.is_stop; });
}

}  // namespace gazette
