// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/silent_sources.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "searcher/query/query_parts.hpp"
#include "searcher/query/required_conditions.hpp"

namespace gazette {
namespace {

bool overlaps(const Period& period, const Silence& silence) {
  return (!period.first || silence.last >= *period.first) &&
         (!period.last || silence.first <= *period.last);
}

/// Whether a part of `silence` may lie in what is asked for.
bool is_within(const Silence& silence, const std::vector<std::vector<Period>>& asked) {
  return std::all_of(asked.begin(), asked.end(), [&](const std::vector<Period>& periods) {
    return std::any_of(periods.begin(), periods.end(),
                       [&](const Period& period) { return overlaps(period, silence); });
  });
}

/// The sources that are asked for, each looked up once.
class AskedSources {
 public:
  AskedSources(std::vector<Xapian::Query> queries, const Xapian::Database& db)
      : queries_(std::move(queries)), db_(db) {}

  /// Whether articles of the source that has this term are.
  bool has(const std::string& term) {
    if (queries_.empty() || term.empty()) return queries_.empty();
    const auto [known, is_new] = known_.try_emplace(term, false);
    if (is_new) {
      std::vector<Xapian::Query> parts = queries_;
      parts.emplace_back(term);
      known->second = matches_any(db_, all_of(parts));
    }
    return known->second;
  }

 private:
  std::vector<Xapian::Query> queries_;
  const Xapian::Database& db_;
  std::map<std::string, bool> known_;
};

}  // namespace

void add_silences(Page& page, const Conditions& conditions, const Node& tree,
                  const IndexView& index, const IndexSilences& silences) {
  const bool explains_nothing = page.explanation && page.explanation->covered;
  if (!page.timeline && !explains_nothing) return;
  const std::vector<std::vector<Period>> asked = asked_periods(conditions, tree, index);
  if (asked.empty()) return;
  const std::optional<std::vector<SourceSilence>>& all = silences.all();
  if (!all) {
    page.warnings.emplace_back(
        "which sources were silent is unknown until the index is next updated");
    return;
  }
  AskedSources sources(asked_sources(conditions, tree, index), index.db);
  std::vector<SilentSource>& silent = page.silent.emplace();
  for (const SourceSilence& each : *all) {
    if (is_within(each.silence, asked) && sources.has(each.term)) {
      silent.push_back({each.source, each.silence});
    }
  }
}

}  // namespace gazette
