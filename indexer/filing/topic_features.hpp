// SPDX-License-Identifier: GPL-3.0-or-later
// What topics are told by: how often an article has each word, those of its title apart. Taken from
// the tokens that the index is made of, so that filing an article costs no second analysis.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// A word of the body, or one of the title, with how often the article has it.
struct Feature {
  std::uint64_t key;  ///< as `feature_key` has it
  std::uint32_t count;
};

enum class TextPart { title, body };

/// What stands for `term` in that part of an article: 64 bits of its hash.
std::uint64_t feature_key(std::string_view term, TextPart part);

/// Counts the words of one article after the other. One for each thread.
class FeatureCounter {
 public:
  /// By rising key; valid until the next call. Words of the title count as words of the body as
  /// well. Stop words tell nothing.
  std::span<const Feature> count(std::span<const Token> title, std::span<const Token> body);

 private:
  void add(std::span<const Token> tokens, TextPart part);

  std::vector<std::uint64_t> keys_;
  std::vector<Feature> features_;
};

}  // namespace gazette
