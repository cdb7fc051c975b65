// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an article names whom a rule asks for: authors, places, people. Names are short and few
// rules ask for them, so they are read when one does.
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_positions.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// One for each thread.
class NameReader {
 public:
  /// Whether the values of the field of `part`, which is of the kind `name`, have its words in
  /// their order.
  bool has(const RulePart& part, const Article& article, const RuleLookup& lookup);

 private:
  /// A sign of the rules in the values of a field.
  struct Hit {
    RuleSign sign;
    std::uint32_t position;
  };

  std::vector<Hit> hits_in(const std::vector<std::string>& values, const RuleLookup& lookup);
  static void add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                       std::vector<Hit>& to);
  static std::vector<std::uint32_t> positions_among(const std::vector<Hit>& its,
                                                    const RuleWord& word);

  Analyzer analyzer_{1000};
};

}  // namespace gazette
