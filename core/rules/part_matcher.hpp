// SPDX-License-Identifier: GPL-3.0-or-later
// Whether an article fulfils what a part of a rule asks, by its signs and fields.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/rules/article_terms.hpp"
#include "core/rules/lookup.hpp"
#include "core/rules/names.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_positions.hpp"
#include "core/schema/article.hpp"

namespace gazette {

/// One for each thread.
class RulePartMatcher {
 public:
  /// From here on `article` is asked for, whose signs `signs` has read. All must live as long.
  void look_at(const Article& article, const ArticleSigns& signs, const RuleLookup& lookup);

  bool takes(const RulePart& part);

 private:
  using Within = ArticleSigns::Within;

  /// Whether a part is fulfilled when of words only those of the title count, and by what.
  enum class Standing { no, without_words, with_words };

  Standing standing_of(const RulePart& part);
  Standing standing_of(const std::vector<RulePart>& parts, std::size_t least);
  bool takes_enough(const RulePart& part);
  bool has_words(const RulePart& part, Within within);
  bool has_value(const RulePart& part) const;
  bool is_published_in(const Period& period) const;

  const Article* article_ = nullptr;
  const ArticleSigns* signs_ = nullptr;
  const RuleLookup* lookup_ = nullptr;
  NameReader names_;

  // Room for the words of a part.
  std::vector<Positions> places_;
  std::vector<std::vector<std::uint32_t>> merged_;
};

}  // namespace gazette
