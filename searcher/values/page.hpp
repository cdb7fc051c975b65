// SPDX-License-Identifier: GPL-3.0-or-later
// What a search answers: a page of hits with totals and facets. Plain values; renderers turn them
// into text, JSON or HTML.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/snippets/snippet.hpp"
#include "searcher/values/request.hpp"

namespace gazette {

/// What one word or phrase of the query adds to a hit's score.
struct ScorePart {
  std::string word;                ///< as typed: `running`, `"phone call"`
  std::vector<std::string> terms;  ///< what it was looked up as, sorted: `run`; may be empty
  double score = 0;
};

struct Hit {
  std::size_t rank = 0;  ///< from 1, counted over all pages
  double score = 0;
  Article article;
  Snippet title;  ///< the article's title with highlights
  Snippet snippet;
  std::vector<ScorePart> score_parts = {};  ///< largest first; empty unless they were asked for
};

struct FacetValue {
  std::string value;
  std::size_t count = 0;

  friend bool operator==(const FacetValue&, const FacetValue&) = default;
};

/// Values by falling count, then by name. Topics include the ancestors, each counting an article
/// once.
struct Facet {
  std::string name;
  std::vector<FacetValue> values;
};

/// What topics are called, by their paths.
using TopicLabels = std::map<std::string, std::string>;

/// What the topic of that path is called; without a label the last step.
std::string label_in(const TopicLabels& labels, const std::string& path);

struct PeriodCount {
  std::chrono::sys_days start;
  std::size_t count = 0;

  friend bool operator==(const PeriodCount&, const PeriodCount&) = default;
};

/// Matches by the time of their publication.
struct Timeline {
  TimeUnit unit = TimeUnit::day;     ///< as asked for, or coarser where there would be too many
  std::vector<PeriodCount> periods;  ///< without a gap from the first match to the last
  std::size_t undated = 0;
};

/// A query that asks for less and finds something.
struct Relaxation {
  std::string what;                   ///< "without topic acq"
  std::string query;                  ///< to be typed
  std::vector<std::string> left_out;  ///< names of the options that are to be left out
  std::size_t count = 0;              ///< how many articles it finds, exactly
};

struct WeightedTerm {
  std::string term;
  double weight = 0;  ///< from 0 to 1
};

/// The stages of a query as `--explain` prints them.
struct Explanation {
  std::string tree;
  std::string xapian_query;
  std::vector<std::string> notes = {};           ///< what was added to the query: a line each
  std::vector<WeightedTerm> similar_terms = {};  ///< by which an article is similar, heaviest first
};

struct Page {
  std::string query_id;  ///< of a batch; empty outside one
  std::string query;
  std::string parsed;  ///< the query tree
  std::size_t total = 0;
  bool total_is_exact = true;
  bool ran_out_of_time = false;  ///< total, facets and timeline are of a part of the matches
  double took_ms = 0;
  std::size_t offset = 0;
  std::size_t limit = 0;
  std::vector<std::string> warnings;
  std::vector<Hit> hits;
  std::vector<Facet> facets;  ///< in the order of the request
  TopicLabels topic_labels;   ///< of the topics in facets, and in hits where asked for
  std::optional<Timeline> timeline;
  std::string similar_to;                  ///< as in the request
  std::string suggestion;                  ///< a query that finds more; empty when there is none
  std::vector<Relaxation> relaxations;     ///< of a query that finds nothing
  std::optional<Explanation> explanation;  ///< when it was asked for
};

}  // namespace gazette
