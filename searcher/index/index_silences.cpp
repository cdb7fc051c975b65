// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/index_silences.hpp"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "core/coverage/day_counts.hpp"
#include "core/dates/date.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

using std::chrono::sys_days;

/// Nothing where `db` keeps no counts in the present form.
std::optional<DayCounts> read_counts(const Xapian::Database& db) {
  const bool has_counts = db.get_metadata(std::string(days_key)) == days_form;
  if (!has_counts && db.get_doccount() > 0) return std::nullopt;
  DayCounts counts;
  const std::string prefix(days_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    std::optional<SourceCounts> source = parse_source_counts(db.get_metadata(*key));
    if (!source) continue;
    const std::string term = source_term(source->name());
    counts.add(term, *std::move(source));
  }
  return counts;
}

}  // namespace

const std::optional<std::vector<SourceSilence>>& IndexSilences::all() const {
  if (found_) return *found_;
  DayCounts counts;
  std::optional<sys_days> committed;
  for (const Xapian::Database& db : databases_) {
    const std::optional<DayCounts> kept = read_counts(db);
    if (!kept) {
      found_ = std::make_unique<std::optional<std::vector<SourceSilence>>>();
      return *found_;
    }
    counts.add(*kept);
    const std::optional<Timestamp> time = parse_date(db.get_metadata(std::string(committed_key)));
    if (time) committed = std::max(committed.value_or(local_day(*time)), local_day(*time));
  }
  std::vector<SourceSilence> found;
  const std::optional<sys_days> end = end_of_archive(counts, committed);
  for (const auto& [term, source] : counts.sources()) {
    if (!end) break;
    const std::string name = term.empty() ? std::string() : source.name();
    for (const Silence& silence : silences(source.days(), *end)) {
      found.push_back({name, term, silence});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const SourceSilence& a, const SourceSilence& b) {
    return a.source < b.source;
  });
  found_ = std::make_unique<std::optional<std::vector<SourceSilence>>>(std::move(found));
  return *found_;
}

}  // namespace gazette
