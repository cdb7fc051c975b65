// SPDX-License-Identifier: GPL-3.0-or-later
// From the typed conditions of a rule (`title:ferry`, `date:2026`) to what they ask of an article
// in one language.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/query/tree.hpp"
#include "core/rules/part.hpp"
#include "core/rules/word_compiler.hpp"

namespace gazette {

/// Of one rule and one language.
class RuleConditionCompiler {
 public:
  /// Adds what cannot be asked to `faults`. All must live as long.
  RuleConditionCompiler(const std::string& language, RuleWordCompiler& words,
                        std::vector<std::string>& faults);

  RulePart compile(const Node& node);

 private:
  RulePart exact(const Field& field, const std::string& text);
  RulePart date(const Node& node);

  const std::string& language_;
  RuleWordCompiler& words_;
  std::vector<std::string>& faults_;
  std::size_t dates_ = 0;
};

}  // namespace gazette
