// SPDX-License-Identifier: GPL-3.0-or-later
// The features by which topics are recognised: how often an article has each word, with separate
// counts for its title. Made from the tokens of the index, so that no second analysis is needed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"

namespace gazette {

/// A word of the title or of the body, with its number of occurrences.
struct Feature {
  std::uint64_t key;  ///< of feature_key()
  std::uint32_t count;
};

enum class TextPart { title, body };

/// The key of `term`, whatever its language: names are the same in several. In that part of an
/// article: 64 bits of a hash. Stored in every topic model: do not change.
std::uint64_t feature_key(std::string_view term, TextPart part);

/// Counts the words of articles, one at a time. Not thread-safe: use one per thread.
class FeatureCounter {
 public:
  /// Features in ascending order of key; valid until the next call. Words of the title also count
  /// as words of the body. Stop words are left out.
  std::span<const Feature> count(std::span<const Token> title, std::span<const Token> body);

 private:
  void add(std::span<const Token> tokens, TextPart part);

  std::vector<std::uint64_t> keys_;
  std::vector<Feature> features_;
};

}  // namespace gazette
