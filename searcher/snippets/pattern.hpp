// SPDX-License-Identifier: GPL-3.0-or-later
// The words and phrases of a query, and where a text has them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// A word or phrase of the query: for each of its words the terms that stand for it.
using Pattern = std::vector<std::vector<std::string>>;

struct Match {
  ByteRange bytes;
  std::size_t pattern;  ///< which of the patterns
};

/// The places of `patterns` among `tokens`, in order of their beginning.
std::vector<Match> find_matches(std::span<const Pattern> patterns,
                                const std::vector<Token>& tokens);

}  // namespace gazette
