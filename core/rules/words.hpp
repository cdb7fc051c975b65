// SPDX-License-Identifier: GPL-3.0-or-later
// The words that a rule asks for, as they are typed, in one language: by the signs that an article
// may have of them.
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

/// The signs that the rules of one language ask for, by the numbers that they got.
struct RuleSigns {
  std::map<std::string, RuleSign, std::less<>> terms;
  /// Beginnings of words, in letters without case and accents.
  std::map<std::string, RuleSign, std::less<>> beginnings;
  RuleSign count = 0;
};

/// What was typed between blanks or quotation marks.
struct RuleWords {
  std::vector<RuleWord> list = {};
  bool is_cut_up = false;  ///< where only a dictionary tells words apart
  /// The beginning of a word that is cut up while its end is missing.
  std::optional<RulePart> in_one_piece = {};
};

/// Of one rule and one language.
class RuleWordReader {
 public:
  /// Numbers the signs; adds what cannot be asked to `faults`. All must live as long.
  RuleWordReader(const std::string& language, Analyzer& analyzer, RuleSigns& signs,
                 std::vector<std::string>& faults);

  /// As searcher/words/word_expander.hpp reads them.
  RuleWords read(std::string_view typed, std::size_t byte_offset);

  /// Of names, which are stemmed in no language.
  RuleWords read_name(std::string_view typed, std::size_t byte_offset);

  /// Different words that were read.
  std::size_t count() const { return words_.size(); }

 private:
  using Languages = std::vector<std::string>;

  RuleWords read_in(const Languages& languages, std::string_view typed, std::size_t byte_offset);
  RuleWords read_plain(const Languages& languages, std::string_view text);
  RuleWords read_piece(const Languages& languages, std::string_view typed, std::size_t byte_offset);
  RuleWord beginning(const std::u32string& letters);
  RuleSign number(std::map<std::string, RuleSign, std::less<>>& map, const std::string& key);

  Languages languages_;
  Languages no_language_{std::string(unknown_language)};
  Analyzer& analyzer_;
  RuleSigns& signs_;
  std::vector<std::string>& faults_;
  std::set<std::vector<RuleSign>> words_;
  std::size_t patterns_ = 0;
};

// From the words and phrases of a rule to what they ask of an article in one language.

/// Of one rule and one language. What is compiled is nothing where a node has no word (punctuation
/// alone).
class RuleWordCompiler {
 public:
  /// Numbers the signs; adds what cannot be asked to `faults`. All must live as long.
  RuleWordCompiler(const std::string& language, Analyzer& analyzer, RuleSigns& signs,
                   std::vector<std::string>& faults);

  std::optional<RulePart> word(const Node& node);
  std::optional<RulePart> phrase(const Node& node);
  std::optional<RulePart> near(const Node& node);
  std::optional<RulePart> title(const Node& node);
  std::optional<RulePart> name(const Node& node);

  /// Whether a node is a word of stop words alone.
  bool is_stop_word(const Node& node);

  /// Different words that were compiled.
  std::size_t count() const { return words_.count(); }

 private:
  std::optional<RulePart> in_order(RuleWords words, RulePart::Kind kind, const Node& node);

  RuleWordReader words_;
  std::vector<std::string>& faults_;
};

}  // namespace gazette
