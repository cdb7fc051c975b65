// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/words/word_frequency.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "core/analysis/term_marks.hpp"

namespace gazette {
namespace {

/// Marks the terms of `group`, which share a stem and are sorted, that `db` has.
void find_group(const Xapian::Database& db, std::string_view stem,
                std::vector<std::string>::iterator begin, std::vector<std::string>::iterator end,
                std::vector<std::string>& present) {
  const std::string prefix(stem);
  auto listed = db.allterms_begin(prefix);
  const auto listed_end = db.allterms_end(prefix);
  for (auto term = begin; term != end && listed != listed_end; ++term) {
    while (listed != listed_end && *listed < *term) {
      const std::string& at = *listed;
      if (at.size() > stem.size() && !is_mark(at[stem.size()])) return;  // after all marks
      ++listed;
    }
    if (listed != listed_end && *listed == *term) present.push_back(*term);
  }
}

}  // namespace

WordFrequency word_frequency(const Xapian::Database& db, const std::vector<std::string>& terms) {
  WordFrequency sum;
  std::array<double, 0x20> articles = {};  // by mark
  for (const std::string& term : terms) {
    double& most = articles[static_cast<unsigned char>(mark_of(term))];
    most = std::max(most, static_cast<double>(db.get_termfreq(term)));
    sum.occurrences += static_cast<double>(db.get_collection_freq(term));
  }
  for (std::size_t mark = 0; mark < articles.size(); ++mark) {
    sum.articles += articles[mark];
    if (articles[mark] > 0) sum.marks |= std::uint32_t{1} << mark;
  }
  return sum;
}

std::size_t articles_with(const Xapian::Database& db, const std::vector<std::string>& terms) {
  std::array<std::size_t, 0x20> articles = {};
  for (const std::string& term : terms) {
    std::size_t& most = articles[static_cast<unsigned char>(mark_of(term))];
    most = std::max<std::size_t>(most, db.get_termfreq(term));
  }
  std::size_t sum = 0;
  for (const std::size_t each : articles) sum += each;
  return sum;
}

std::vector<std::string> present_terms(const Xapian::Database& db, std::vector<std::string> terms) {
  if (terms.size() < 2) return terms;
  std::vector<std::string> present;
  // To look up a few costs less than to open the list.
  constexpr std::size_t few = 4;
  if (terms.size() <= few) {
    std::copy_if(terms.begin(), terms.end(), std::back_inserter(present),
                 [&](const std::string& term) { return db.term_exists(term); });
    if (present.empty()) present.push_back(std::move(terms.front()));
    return present;
  }
  for (auto begin = terms.begin(); begin != terms.end();) {
    const std::string_view stem = without_mark(*begin);
    const auto end = std::find_if(
        begin, terms.end(), [&](const std::string& term) { return without_mark(term) != stem; });
    find_group(db, stem, begin, end, present);
    begin = end;
  }
  if (present.empty()) present.push_back(std::move(terms.front()));
  return present;
}

}  // namespace gazette
