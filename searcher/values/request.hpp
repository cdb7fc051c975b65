// SPDX-License-Identifier: GPL-3.0-or-later
// What a search asks for: the one value that the command line and the web page turn their options
// into. It holds what was typed; searcher/search gives it its meaning in an index, once.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/period.hpp"
#include "core/query/parser.hpp"
#include "core/schema/article.hpp"
#include "core/schema/schema.hpp"
#include "searcher/limits/process_timer.hpp"

namespace gazette {

enum class SortOrder {
  automatic,  ///< by relevance when the query has words, else newest first
  relevance,
  newest,
  oldest,
};

/// The periods of a timeline.
enum class TimeUnit { day, week, month, year };

/// How far `Page::total` is counted.
enum class Counting {
  none,         ///< an estimate, 0 only when nothing matches; saves most of the work
  up_to_limit,  ///< exact up to `exact_total_limit`, an estimate above
  exact,
};

inline constexpr std::size_t exact_total_limit = 10'000;

/// Whether the ranking also uses words that the best matches share
/// (searcher/matches/query_expansion.hpp).
enum class QueryExpansion { off, on };

/// What is fetched for each hit.
enum class HitContent {
  id_only,  ///< neither the other fields nor snippet and highlights: many times faster
  article,  ///< neither snippet nor highlights
  with_snippet,
};

/// Whether hits keep the text of their articles once a snippet is made of it. A page of long
/// articles is large.
enum class HitText { kept, dropped };

/// Whether the page explains itself: the stages of the query and the parts of each score.
enum class Explain { no, yes };

/// Whether the page says what would find more: `Page::suggestion` and `Page::relaxations`.
enum class Suggestions { no, yes };

/// How many of the words that are side by side a match must have.
enum class WordsWanted {
  any,  ///< one; the more, the better
  all,  ///< every one that is not a stop word
};

/// What becomes of a query that was not understood whole.
enum class Strictness {
  lenient,  ///< searched as words, with a warning
  strict,   ///< an error
};

/// Which topics `Page::topic_labels` has labels for.
enum class TopicLabelScope { facets, facets_and_hits };

/// Which articles a facet counts.
enum class FacetScope {
  matches,
  without_own_filters,  ///< what the search would find without the filters on the facet's field, so
                        ///< that each value shows what choosing it as well would bring
};

/// The last hit that a page may reach: all hits before it are ranked as well.
inline constexpr std::size_t max_page_end = 10'000;

/// How long a search may take (searcher/limits/time_limit.hpp).
inline constexpr std::chrono::milliseconds default_timeout{10'000};

/// A condition from an option. Several on one field mean any of them, on different fields all.
struct Filter {
  const Field* field;  ///< never null
  std::string value;   ///< as typed
};

/// Who assigned the topics that a search asks for, and with what confidence.
struct FilingFilter {
  std::vector<TopicOrigin> origins;  ///< any of these; empty: any origin
  int min_confidence_percent = 0;    ///< 0 to 100
};

/// A minimum confidence, typed as a number from 0 to 1, in percent and rounded up: 0.805 is 81.
/// Nothing when `text` is not such a number.
std::optional<int> parse_min_confidence(std::string_view text);

/// A half-life, typed as a relative date (`7d`, `2w`, `3m`, `1y`), in days counted back from
/// `today`. Nothing for any other text.
std::optional<std::chrono::days> parse_half_life(std::string_view text,
                                                 std::chrono::sys_days today);

/// A share of the best score, typed as a number from 0 to 1. Nothing when `text` is not such a
/// number.
std::optional<double> parse_share(std::string_view text);

/// Some of the matches, drawn by chance.
struct Sample {
  std::size_t size;
  std::uint64_t seed;  ///< another one draws others, the same one the same
};

struct Request {
  std::string query;  ///< as typed; when empty, every article that the filters leave is a hit
  Syntax syntax = Syntax::full;
  WordsWanted words_wanted = WordsWanted::any;
  std::vector<Filter> filters;
  FilingFilter filings;  ///< of the topics that `filters` name; without such filters, of any topic
  std::string since;     ///< first day of publication, in a form of `parse_period`; or empty
  std::string until;     ///< last day of publication; or empty
  DateOrder date_order = DateOrder::unknown;  ///< of dates such as 03/04/1987
  SortOrder sort = SortOrder::automatic;
  QueryExpansion expansion = QueryExpansion::off;
  std::string recency;  ///< half-life of the recency boost, as in `7d`; empty: no boost
  /// The period that articles are to be near, and the half-life of what they gain by that, as in
  /// `2026-02-26~14d`; the half-life may be left out; empty: no boost.
  std::string around;
  /// The most that recency or nearness adds, as a share of the best score; none: that of
  /// RankingWeights.
  std::optional<double> date_boost;
  std::size_t offset = 0;
  std::size_t limit = 10;           ///< `offset + limit` is at most `max_page_end`
  std::vector<std::string> facets;  ///< names of `facet_names`, or `author:500` for 500 values
  std::optional<std::size_t> max_facet_values;  ///< where a facet names no number; none: all
  FacetScope facet_scope = FacetScope::matches;
  std::optional<TimeUnit> timeline;
  /// With more periods the timeline has a coarser unit. None: `max_periods`, and a coarser unit
  /// comes with a warning.
  std::optional<std::size_t> max_timeline_periods;
  std::optional<Sample> sample;  ///< of `Searcher::all_articles` alone
  Counting counting = Counting::up_to_limit;
  Strictness strictness = Strictness::lenient;
  std::chrono::milliseconds timeout = default_timeout;  ///< 0: none
  TimerClock timeout_clock = TimerClock::real;
  HitContent hit_content = HitContent::with_snippet;
  HitText hit_text = HitText::kept;
  Explain explain = Explain::no;
  Suggestions suggestions = Suggestions::yes;
  TopicLabelScope label_scope = TopicLabelScope::facets;
  /// Languages of labels (ISO 639), the preferred first; English where a topic has none of these.
  std::vector<std::string> label_languages;
  std::string similar_to;  ///< the id of an article that hits are to resemble; or empty
};

/// `day`, `week`, `month` or `year`; nothing for another name.
std::optional<TimeUnit> time_unit_named(std::string_view name);

/// `relevance`, `newest` or `oldest`; nothing for another name.
std::optional<SortOrder> sort_order_named(std::string_view name);

/// The name of an order; empty for `automatic`, which has none.
std::string_view name_of(SortOrder order);

/// "relevance, newest, oldest", for messages.
std::string sort_order_names();

}  // namespace gazette
