// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/score_blend.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/feedback.hpp"
#include "searcher/matches/recency.hpp"
#include "searcher/query/query_parts.hpp"

namespace gazette {
namespace {

double best_score(const Xapian::Query& query, const IndexView& index) {
  Xapian::Enquire enquire(index.db);
  set_weighting(enquire, index.recipe);
  enquire.set_query(query);
  return enquire.get_mset(0, 1).get_max_attained();
}

std::string note_of(const std::vector<AddedWord>& words) {
  if (words.empty()) return "expand: no word to add";
  std::string note = "expand:";
  for (const AddedWord& word : words) note += fmt::format(" {} {:.2f}", word.term, word.weight);
  return note;
}

/// Throws QueryError when it is none.
std::chrono::days half_life(const std::string& text, std::chrono::sys_days today) {
  const std::optional<std::chrono::days> days = parse_half_life(text, today);
  if (days) return *days;
  throw QueryError(fmt::format("{} is no half-life", one_line(text)),
                   "write --recency 7d, 2w, 3m or 1y", 0);
}

}  // namespace

void check_blend(const Request& request) {
  if (!request.recency.empty()) half_life(request.recency, local_today());
}

Blend blend(const Xapian::Query& query, const Request& request, const IndexView& index) {
  Xapian::Query blended = query;
  std::vector<std::string> notes;
  if (request.wording == Wording::expanded) {
    const std::vector<AddedWord> words = words_to_add(blended, index);
    blended = with_words(blended, words);
    notes.push_back(note_of(words));
  }
  if (!request.recency.empty()) {
    const std::chrono::sys_days today = local_today();
    const std::chrono::days days = half_life(request.recency, today);
    const double most = best_score(blended, index) * index.recipe.max_recency_share;
    blended = with_recency(blended, most, days, today);
    notes.push_back(
        fmt::format("recency: +{:.3f} for an article of {}, half of it for one {} days older", most,
                    to_day(Timestamp{today, std::nullopt}), days.count()));
  }
  return {std::make_shared<const Xapian::Query>(std::move(blended)), std::move(notes)};
}

}  // namespace gazette
