// SPDX-License-Identifier: GPL-3.0-or-later
// The result of a search: a page of hits with totals, facets and suggestions. Plain values, which
// searcher/output and web turn into text, JSON or HTML.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/coverage/silence.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "searcher/snippets/snippet.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// What one word or phrase of the query contributes to the score of a hit.
struct ScorePart {
  std::string word;                ///< as typed: `running`, `"phone call"`
  std::vector<std::string> terms;  ///< the terms that were searched for it, sorted: `run`
  double score = 0;
};

/// An article that was found. How much of `article` is filled depends on `Request::hit_content`.
struct Hit {
  std::size_t rank = 0;  ///< from 1, counted over all pages
  double score = 0;
  Article article;
  Snippet title;  ///< the article's title with highlights
  Snippet snippet;
  std::vector<ScorePart> score_parts = {};  ///< largest first; filled on `Request::explain` only
};

struct FacetValue {
  std::string value;
  std::size_t count = 0;
  std::string with = {};  ///< the value of the second field, where pairs are counted

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

/// Values by descending count, then by name. Topics include their ancestors; each counts an article
/// once.
struct Facet {
  std::string name;  ///< `source`, or `source*month` for pairs
  std::vector<FacetValue> values;
  std::size_t left_out = 0;  ///< how many values there are besides, the least frequent
};

/// Labels of topics by path.
using TopicLabels = std::map<std::string, std::string>;

/// The label of the topic `path`; where `labels` has none, the last step of the path.
std::string label_in(const TopicLabels& labels, const std::string& path);

struct PeriodCount {
  std::chrono::sys_days start;
  std::size_t count = 0;

  friend bool operator==(const PeriodCount&, const PeriodCount&) = default;
};

/// How many matches were published in each period.
struct Timeline {
  TimeUnit unit = TimeUnit::day;  ///< as requested, or coarser where there were too many periods
  /// All from the first match to the last, empty ones too; but of thousands of years, for which one
  /// wrong date is enough, only those with a match.
  std::vector<PeriodCount> periods;
  std::size_t undated = 0;  ///< matches without a date
  bool leaves_out_empty = false;
  Period searched = {};  ///< the days that the request asks for, where the outer periods end
  Period matched = {};   ///< the days of the first match and of the last; open where none has one
};

/// So many silences are named beside a timeline.
inline constexpr std::size_t named_silences = 10;

struct SilentSource {
  std::string source;  ///< empty for articles without one
  Silence silence;
};

/// A query that asks for less than one that finds nothing, and finds something.
struct Relaxation {
  std::string what;                   ///< "without topic acq"
  std::string query;                  ///< what to type
  std::vector<std::string> left_out;  ///< names of the options to leave out
  std::size_t count = 0;              ///< how many articles it finds, exactly
};

struct WeightedTerm {
  std::string term;
  double weight = 0;  ///< from 0 to 1
};

/// A form of a word that was looked up, or a filter.
struct TriedForm {
  std::string word;  ///< as typed; empty for a filter
  std::string form;  ///< `zeppelin (en)`, `title:zeppelin (en)`; of a filter `source Daily`
  std::size_t articles = 0;
};

/// What an archive has of a period.
struct Covered {
  std::size_t articles = 0;
  Period days = {};  ///< of the first and the last of them; open where none has a date
};

/// The stages of a query as `--explain` prints them.
struct Explanation {
  std::string tree;
  std::string xapian_query;
  std::vector<std::string> notes = {};           ///< what raised scores: one line for each
  std::vector<WeightedTerm> similar_terms = {};  ///< by which an article is similar, heaviest first
  std::vector<TriedForm> tried = {};             ///< where nothing was found, by word
  std::optional<Covered> covered = {};  ///< likewise: of the period that was asked for, or of all
};

/// How many articles a query finds by another number of its words.
struct WordTotal {
  std::size_t count = 0;
  bool is_exact = true;  ///< else there are at least so many
};

/// Of a query of several words that are side by side.
struct WordTotals {
  WordTotal all;  ///< articles that have all of the words
  WordTotal any;  ///< articles that have at least one
};

/// What a search returns.
struct Page {
  std::string query_id;  ///< of a batch; empty outside one
  std::string query;
  std::string parsed;  ///< the query tree, on one line
  std::size_t total = 0;
  bool total_is_exact = true;
  std::optional<WordTotals> word_totals;            ///< see `Request::suggestions`
  std::vector<std::string> words_without_articles;  ///< as typed, in the order of the query
  bool ran_out_of_time = false;                     ///< then the warnings say what is missing
  /// Not all articles were looked at: there may be better hits, and which follow is unknown, so
  /// that pages other than the first are empty.
  bool are_hits_of_a_part = false;
  double took_ms = 0;
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::vector<std::string> warnings;  ///< for the reader: each one line, without a full stop
  /// What may be meant by values of options that no article has, of which warnings tell.
  std::vector<MeantValue> meant_values = {};
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< in the order of the request
  TopicLabels topic_labels;   ///< of the topics that `Request::label_scope` names
  std::optional<Timeline> timeline;
  /// Which sources were silent in the period that the request asks for, by name. Nothing without a
  /// period or a timeline.
  std::optional<std::vector<SilentSource>> silent;
  std::string similar_to;                  ///< as in the request
  std::string suggestion;                  ///< a corrected query; may be empty
  std::vector<Relaxation> relaxations;     ///< of a query that finds nothing
  std::optional<Explanation> explanation;  ///< on `Request::explain`
};

/// Completions of a query that is being typed.
struct Completions {
  std::vector<std::string> queries;
  bool ran_out_of_time = false;  ///< with more time there may be others
};

}  // namespace gazette
