// SPDX-License-Identifier: GPL-3.0-or-later
// Terms that say who filed an article under its topics, and with what confidence, so that a search
// can filter by either. Most articles have only topics that their source states; they get no such
// term, and take no more room.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// A filing that a search can ask for.
struct Filing {
  TopicOrigin origin;
  std::optional<int> hundredths = std::nullopt;  ///< of confidence, exactly; absent: any
  std::string_view path = {};                    ///< of the topic, or of one above; empty: of any
};

/// Its term: `model`, `model:83`, `model::politics`, `model:83:politics`, after `filing_prefix`.
std::string filing_term(const Filing& filing);

/// All such terms of an article with those topics, sorted. For each origin there is a term with and
/// one without the highest confidence: for any topic, for each topic, and for each of its
/// ancestors.
std::vector<std::string> filing_terms(std::span<const FiledTopic> topics);

}  // namespace gazette
