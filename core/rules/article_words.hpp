// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article, by its parts.
#pragma once

#include <span>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// The tokens of one call of `Analyzer::analyze_all`, valid as long as these are.
struct ArticleWords {
  std::span<const Token> title;
  std::span<const Token> body;
  std::span<const Token> summary;
};

}  // namespace gazette
