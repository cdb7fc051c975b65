// SPDX-License-Identifier: GPL-3.0-or-later
// Terms that tell who filed an article under its topics, and how sure that is, so that a search can
// ask for either. An article whose topics are all stated by its source has none of them: that is
// what most articles are, and an index of those grows by nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// A filing that can be asked for.
struct Filing {
  TopicOrigin origin;
  std::optional<int> hundredths = std::nullopt;  ///< of confidence, exactly; any when not given
  std::string_view path = {};                    ///< of the topic, or of one above; empty: of any
};

/// Its term: `model`, `model:83`, `model::politics`, `model:83:politics`, behind a prefix.
std::string filing_term(const Filing& filing);

/// All terms of an article with those topics, sorted: for each of its origins, with and without the
/// highest confidence, of any topic, of each topic, and of each topic above.
std::vector<std::string> filing_terms(std::span<const FiledTopic> topics);

}  // namespace gazette
