// SPDX-License-Identifier: GPL-3.0-or-later
// Topics are paths from the general to the particular: `economy/trade`. An article filed under a
// path is found under each of its ancestors as well.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// The headings of the default tree: the 17 top concepts of the IPTC Media Topics
/// (https://iptc.org/standards/media-topics/), in our short names. Known even while empty.
inline constexpr std::array<std::string_view, 17> top_topics = {
    "arts",        "conflict", "crime",          "disaster", "economy",   "education",
    "environment", "health",   "human-interest", "labour",   "lifestyle", "politics",
    "religion",    "science",  "society",        "sport",    "weather"};

/// Depth of the deepest path; a deeper one is cut to this depth.
inline constexpr std::size_t max_topic_depth = 6;

/// Where topics go that are in no topics file: `other/cyber-crimes`.
inline constexpr std::string_view other_topics = "other";

/// The form in which a topic is stored and looked up: case folded, a hyphen for each run of blanks,
/// no empty step, at most `max_topic_depth` steps. "Economy / Foreign  Trade/" is
/// "economy/foreign-trade". Empty when nothing is left.
std::string normalize_topic(std::string_view path);

/// `a/b/c` -> {"a", "a/b", "a/b/c"}.
std::vector<std::string> with_ancestors(std::string_view path);

/// Whether `path` is below `above`: `a/b/c` is below `a/b` and `a`, not below `a/b/c` nor
/// `a/`.
bool lies_below(std::string_view path, std::string_view above);

/// The end of a path: `c` of `a/b/c`.
std::string_view last_step(std::string_view path);

/// Whether `a` comes before `b` where topics are listed as a tree: by path, each topic directly
/// before those below it.
bool comes_first_in_tree(std::string_view a, std::string_view b);

/// Topics of these paths as the source states them.
std::vector<FiledTopic> stated_topics(std::vector<std::string> paths);

/// The paths alone, in the same order.
std::vector<std::string> topic_paths(std::span<const FiledTopic> topics);

/// `source`, `rule` or `model`, as records, options and JSON have it.
std::string_view name_of(TopicOrigin origin);

/// The origin with that name; nothing for any other name.
std::optional<TopicOrigin> topic_origin_named(std::string_view name);

/// "source, rule, model".
std::string topic_origin_names();

/// `confidence` in whole hundredths, 0 to 100.
int hundredths(double confidence);

}  // namespace gazette
