// SPDX-License-Identifier: GPL-3.0-or-later
// The small corpus of the oracle: few words, often repeated, so that every pair of them can be
// tried.
#pragma once

#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// Thirty articles in six languages and none, with titles, summaries, accents, stop words,
/// sub-topics, sources whose names share words, and dates from before 1970 on; some lack each.
std::vector<Article> oracle_articles();

}  // namespace gazette
