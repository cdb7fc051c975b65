// SPDX-License-Identifier: GPL-3.0-or-later
// From the words and phrases of a rule to the terms that an article of one language has for them.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/query/tree.hpp"
#include "core/rules/part.hpp"

namespace gazette {

/// The numbers of the terms that the rules of one language ask for.
struct RuleTerms {
  std::map<std::string, RuleTerm, std::less<>> whole;  ///< by terms as the index has them
  /// Beginnings of words, in letters without case and accents.
  std::map<std::string, RuleTerm, std::less<>> beginnings;
  RuleTerm count = 0;
};

/// The words of what was typed between blanks or quotation marks.
struct RuleWords {
  std::vector<RuleWord> list = {};
  bool is_cut_up = false;  ///< one piece that a dictionary divided into words (Thai, Japanese)
  /// The whole piece as a beginning: a dictionary may divide it differently once its end is typed.
  std::optional<RulePart> in_one_piece = {};
};

/// Reads the words of one rule in one language.
class RuleWordReader {
 public:
  /// Adds terms to `terms`, and what a rule cannot ask for to `faults`. REQUIRES: all outlive this.
  RuleWordReader(const std::string& language, Analyzer& analyzer, RuleTerms& terms,
                 std::vector<std::string>& faults);

  /// The same words as searcher/words/word_expander.hpp reads. `byte_offset` is for messages.
  RuleWords read(std::string_view typed, std::size_t byte_offset);

  /// The words of a name, which is not stemmed.
  RuleWords read_name(std::string_view typed, std::size_t byte_offset);

  /// Number of different words read so far.
  std::size_t count() const { return words_.size(); }

 private:
  using Languages = std::vector<std::string>;

  RuleWords read_in(const Languages& languages, std::string_view typed, std::size_t byte_offset);
  RuleWords read_plain(const Languages& languages, std::string_view text);
  RuleWords read_piece(const Languages& languages, std::string_view typed, std::size_t byte_offset);
  RuleWord beginning(const std::u32string& letters);
  RuleTerm number(std::map<std::string, RuleTerm, std::less<>>& map, const std::string& key);

  Languages languages_;
  Languages no_language_{std::string(unknown_language)};
  Analyzer& analyzer_;
  RuleTerms& terms_;
  std::vector<std::string>& faults_;
  std::set<std::vector<RuleTerm>> words_;
  std::size_t patterns_ = 0;
};

/// Compiles the words and phrases of one rule in one language. Its functions return nothing for a
/// node without words (punctuation only).
class RuleWordCompiler {
 public:
  /// Adds terms to `terms`, and what a rule cannot ask for to `faults`. REQUIRES: all outlive this.
  RuleWordCompiler(const std::string& language, Analyzer& analyzer, RuleTerms& terms,
                   std::vector<std::string>& faults);

  std::optional<RulePart> word(const Node& node);
  std::optional<RulePart> phrase(const Node& node);
  std::optional<RulePart> near(const Node& node);
  std::optional<RulePart> title(const Node& node);
  std::optional<RulePart> name(const Node& node);

  /// Whether a node is a word that consists of stop words.
  bool is_stop_word(const Node& node);

  /// Number of different words compiled so far.
  std::size_t count() const { return words_.count(); }

 private:
  std::optional<RulePart> in_order(RuleWords words, RulePart::Kind kind, const Node& node);

  RuleWordReader words_;
  std::vector<std::string>& faults_;
};

}  // namespace gazette
