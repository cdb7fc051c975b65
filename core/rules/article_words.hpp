// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an article, part by part.
#pragma once

#include <span>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// As one call of an analyzer made them.
struct ArticleWords {
  std::span<const Token> title;
  std::span<const Token> body;
  std::span<const Token> summary;
};

}  // namespace gazette
