// SPDX-License-Identifier: GPL-3.0-or-later
// The words and phrases of a query that are highlighted, and where a text has them.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// A word or phrase of the query: the terms of each of its words, any of which is that word. In a
/// pattern of one word, letters with the mark of pairs stand for any word that they are a part of.
using Pattern = std::vector<std::vector<std::string>>;

struct Match {
  ByteRange bytes;
  std::size_t pattern;  ///< index of the pattern
};

/// The places of `patterns` among `tokens`, in order of where they begin; they may overlap. In an
/// article's own stop words a pattern of one word matches only when it is the only pattern.
std::vector<Match> find_highlights(std::span<const Pattern> patterns,
                                   const std::vector<Token>& tokens);

}  // namespace gazette
