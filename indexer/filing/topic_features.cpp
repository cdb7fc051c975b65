// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/filing/topic_features.hpp"

#include <algorithm>

#include "core/analysis/term_marks.hpp"
#include "core/hash.hpp"

namespace gazette {
namespace {

/// Makes keys of title words differ. Stored in every topic model: do not change.
constexpr std::uint64_t title_mark = 0x9E3779B97F4A7C15;

}  // namespace

std::uint64_t feature_key(std::string_view term, TextPart part) {
  return short_hash_of(without_mark(term)) ^ (part == TextPart::title ? title_mark : 0);
}

void FeatureCounter::add(std::span<const Token> tokens, TextPart part) {
  for (const Token& token : tokens) {
    if (token.word->stop) continue;
    const std::uint64_t key = feature_key(token.word->term, TextPart::body);
    keys_.push_back(key);
    if (part == TextPart::title) keys_.push_back(key ^ title_mark);
  }
}

std::span<const Feature> FeatureCounter::count(std::span<const Token> title,
                                               std::span<const Token> body) {
  keys_.clear();
  add(title, TextPart::title);
  add(body, TextPart::body);
  std::sort(keys_.begin(), keys_.end());
  features_.clear();
  for (const std::uint64_t key : keys_) {
    if (!features_.empty() && features_.back().key == key) {
      ++features_.back().count;
    } else {
      features_.push_back({key, 1});
    }
  }
  return features_;
}

}  // namespace gazette
