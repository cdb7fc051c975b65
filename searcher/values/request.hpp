// SPDX-License-Identifier: GPL-3.0-or-later
// What a search asks for: the one form that command line and page make of their options.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query/parser.hpp"
#include "core/schema/article.hpp"
#include "core/schema/schema.hpp"

namespace gazette {

enum class SortOrder {
  automatic,  ///< by relevance when a word was searched, else newest first
  relevance,
  newest,
  oldest,
};

/// The periods of a timeline.
enum class TimeUnit { day, week, month, year };

/// How far `Page::total` is counted.
enum class Counting {
  none,    ///< nobody looks at it: an estimate, and 0 only when nothing matches; saves most of the
           ///< work
  enough,  ///< exactly up to `exact_total_limit`, estimated above
  exact,
};

/// Which words rank.
enum class Wording {
  as_typed,
  expanded,  ///< words that the best articles share as well (searcher/matches/feedback.hpp)
};

/// What is wanted of each hit.
enum class HitParts {
  id_alone,  ///< neither the other fields nor snippet and highlights: many times faster
  article,   ///< neither snippet nor highlights
  all,
};

/// Whether the page tells how it came about.
enum class Explaining {
  no,
  yes,  ///< the stages of the query and the parts of each score
};
/// Whether to say what would find more: `Page::suggestion` and `Page::relaxations`.
enum class Advising { no, yes };

inline constexpr std::size_t exact_total_limit = 10'000;

/// The last hit that a page may reach, since all hits before it are ranked as well.
inline constexpr std::size_t max_page_end = 10'000;

/// What becomes of a query that was not understood whole.
enum class Strictness {
  lenient,  ///< searched as words, with a warning
  strict,   ///< an error
};

/// How long matches may be counted (searcher/limits/time_limit.hpp).
inline constexpr std::chrono::milliseconds default_timeout{10'000};

/// Where topics are shown by what they are called.
enum class Labelling { facets, facets_and_hits };

/// Which articles a facet counts.
enum class FacetScope {
  matches,
  without_own_filters,  ///< what the search would find without the filters of the facet's field, so
                        ///< that each value tells what choosing it as well may bring
};

/// A condition from an option. Several on one field mean either of them, on different fields all.
struct Filter {
  const Field* field;  ///< never null
  std::string value;
};

/// Who is to have filed articles under their topics, and how sure that must be.
struct FilingsWanted {
  std::vector<TopicOrigin> origins;  ///< any of these; none: whoever it was
  int least_hundredths = 0;          ///< of confidence, 0 to 100
};

/// The hundredths that a least confidence asks for, written as a number from 0 to 1: 0.805 asks for
/// 81. Nothing when it is no such number.
std::optional<int> parse_least_confidence(std::string_view text);

struct Request {
  std::string query;  ///< as typed; without one (and no words) every article that the filters leave
  Syntax syntax = Syntax::full;
  std::vector<Filter> filters;
  FilingsWanted filings;  ///< of the topics that filters name; without one, of any topic
  std::string since;  ///< first day of publication, in any form that `parse_period` reads; or empty
  std::string until;  ///< last day
  SortOrder sort = SortOrder::automatic;
  Wording wording = Wording::as_typed;
  std::string recency;  ///< half-life of what being new brings, as in `7d`; empty: nothing
  std::size_t offset = 0;
  std::size_t limit = 10;           ///< with `offset` at most `max_page_end`
  std::vector<std::string> facets;  ///< names of `facet_names`
  FacetScope facet_scope = FacetScope::matches;
  std::optional<TimeUnit> timeline;
  /// Of the timeline, whose unit gets coarser until they do; none: `max_periods`, with a warning.
  std::optional<std::size_t> most_periods;
  Counting counting = Counting::enough;
  Strictness strictness = Strictness::lenient;
  std::chrono::milliseconds timeout = default_timeout;  ///< 0: none
  HitParts hit_parts = HitParts::all;
  Explaining explaining = Explaining::no;
  Advising advising = Advising::yes;
  Labelling labelling = Labelling::facets;
  std::vector<std::string> languages_read;  ///< of labels, the first that is there; then English
  std::string similar_to;  ///< the id of an article that hits are to resemble; or empty
};

/// `day`, `week`, `month` or `year`; nothing for another name.
std::optional<TimeUnit> time_unit_named(std::string_view name);

/// `relevance`, `newest` or `oldest`; nothing for another name.
std::optional<SortOrder> sort_order_named(std::string_view name);

/// "relevance, newest, oldest".
std::string sort_order_names();

}  // namespace gazette
