// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage/silence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>

namespace gazette {
namespace {

using Day = std::int32_t;  ///< since 1970
constexpr int week = 7;
using Weekdays = std::array<std::int32_t, week>;  ///< a number for each

/// How many days before and behind a run tell its rhythm, at most.
constexpr Day window = 52 * week;

/// With fewer days on one side, or fewer than `least_active` of them with articles, both sides are
/// taken together.
constexpr Day least_side = 8 * week;

/// So many days with articles tell a rhythm.
constexpr std::int32_t least_active = 20;

/// So many days with articles before it say that there is anything to interrupt. With fewer after
/// it, those before it tell the rhythm alone.
constexpr std::int32_t least_near = 3;

/// In a silence a source has articles on this share of the days on which it usually has some.
constexpr double share_in_silence = 0.05;

/// What a day with articles takes from the score of a silence: -log(share_in_silence). A run with
/// no higher score makes up for none, and can be left out.
constexpr double cost_of_day = 2.995732273553991;

/// The probability that chance makes any silence in the whole archive of a source.
constexpr double error_rate = 0.01;

/// Runs of fewer days say nothing by themselves.
constexpr Day least_run = 3;

/// A number for each weekday, from 0.
std::size_t weekday_of(Day day) {
  constexpr Day before_all = 110'000 * week;  // the first of all days comes 719,528 before 1970
  return static_cast<std::size_t>(day + before_all) % week;
}

/// How many days of each weekday there are from `first` on, `last` not included.
Weekdays days_between(Day first, Day last) {
  Weekdays counts{};
  if (last <= first) return counts;
  counts.fill((last - first) / week);
  for (Day day = first + (last - first) / week * week; day < last; ++day) {
    ++counts[weekday_of(day)];
  }
  return counts;
}

/// Days on which a source might have had articles, and those on which it had some.
struct Side {
  Weekdays days{};
  Weekdays active{};
  Day length = 0;

  std::int32_t all_active() const {
    std::int32_t sum = 0;
    for (const std::int32_t each : active) sum += each;
    return sum;
  }
};

Side sum_of(const Side& a, const Side& b) {
  Side sum = a;
  for (std::size_t i = 0; i < week; ++i) {
    sum.days[i] += b.days[i];
    sum.active[i] += b.active[i];
  }
  sum.length += b.length;
  return sum;
}

/// The logarithm of how much likelier no article on `run` is in a silence than by the rhythm of
/// `side`; 0 where that has no rhythm.
double score_by(const Side& side, const Weekdays& run) {
  if (side.all_active() < least_active) return 0;
  double score = 0;
  double product = 1;  // of what short runs have, whose logarithm is taken once
  for (std::size_t i = 0; i < week; ++i) {
    if (run[i] == 0 || side.active[i] == 0) continue;
    // Never all of them: one more day might be without.
    const double share = (side.active[i] - 0.5) / side.days[i];
    const double ratio = (1 - share_in_silence * share) / (1 - share);
    constexpr std::int32_t few = 4;
    if (run[i] > few) {
      score += run[i] * std::log(ratio);
    } else {
      for (std::int32_t day = 0; day < run[i]; ++day) product *= ratio;
    }
  }
  return score + std::log(product);
}

/// The days with articles of a source, counted by weekday up to each.
class Activity {
 public:
  explicit Activity(std::span<const DayCount> days) : days_(days) {
    before_.resize(days.size() + 1);
    Counts counts{};
    for (std::size_t i = 0; i < days.size(); ++i) {
      ++counts[weekday_of(days[i].day)];
      before_[i + 1] = counts;
    }
  }

  /// The days from `first` on, `last` not included.
  Side side(Day first, Day last) const {
    Side side;
    if (last <= first) return side;
    side.length = last - first;
    if (side.length == window) {
      side.days.fill(window / week);
    } else {
      side.days = days_between(first, last);
    }
    const Counts& begin = before_[index_of(first)];
    const Counts& end = before_[index_of(last)];
    for (std::size_t i = 0; i < week; ++i) {
      side.active[i] = static_cast<std::uint16_t>(end[i] - begin[i]);
    }
    return side;
  }

  /// Of the run without articles from `first` on, `last` not included.
  double score(Day first, Day last) const {
    const Day after_all = days_.back().day + 1;
    const Weekdays run = days_between(first, last);
    const Side before = side(std::max(days_.front().day, first - window), first);
    // Articles with a wrong date stand alone, far from all others.
    if (before.all_active() < least_near) return 0;
    if (last >= after_all) return score_by(before, run);
    const Side after = side(last, std::min(after_all, last + window));
    if (after.all_active() < least_near) return score_by(before, run);
    const bool has_little = std::min(before.length, after.length) < least_side ||
                            std::min(before.all_active(), after.all_active()) < least_active;
    if (has_little) return score_by(sum_of(before, after), run);
    const double score = score_by(before, run);
    return score <= cost_of_day ? 0 : std::min(score, score_by(after, run));
  }

 private:
  /// For each weekday, and one number more, so that all of them are copied at once. There may be
  /// more days, but the difference of two counts within `window` is right.
  using Counts = std::array<std::uint16_t, week + 1>;

  /// How many of `days_` are before `day`.
  std::size_t index_of(Day day) const {
    return static_cast<std::size_t>(
        std::lower_bound(days_.begin(), days_.end(), day,
                         [](const DayCount& each, Day value) { return each.day < value; }) -
        days_.begin());
  }

  std::span<const DayCount> days_;
  std::vector<Counts> before_;
};

/// A run of days that grows as long as its score does.
struct Run {
  Day first;
  Day last;  ///< not included; where `best` was reached
  double score;
  double best;
};

/// How many articles there are from `first` on, `last` not included.
std::int64_t articles_between(std::span<const DayCount> days, Day first, Day last) {
  std::int64_t articles = 0;
  const auto begin =
      std::lower_bound(days.begin(), days.end(), first,
                       [](const DayCount& each, Day value) { return each.day < value; });
  for (auto each = begin; each != days.end() && each->day < last; ++each) {
    articles += each->articles;
  }
  return articles;
}

/// The silence from `first` on, `last` not included.
Silence make_silence(std::span<const DayCount> days, Day first, Day last) {
  const Day begin = std::max(days.front().day, first - window);
  const Day end = std::max(last, std::min(days.back().day + 1, last + window));
  const std::int64_t around =
      articles_between(days, begin, first) + articles_between(days, last, end);
  const Day length = first - begin + end - last;
  return {std::chrono::sys_days{std::chrono::days{first}},
          std::chrono::sys_days{std::chrono::days{last - 1}}, articles_between(days, first, last),
          (around * (last - first) + length / 2) / length};
}

}  // namespace

std::string silence_text(const Silence& silence, std::string_view first, std::string_view last) {
  if (silence.articles == 0) return fmt::format("no articles from {} to {}", first, last);
  return fmt::format("{} article{} from {} to {}, usually about {}", silence.articles,
                     silence.articles == 1 ? "" : "s", first, last, silence.usual_articles);
}

std::vector<Silence> silences(const std::vector<DayCount>& all, std::chrono::sys_days end,
                              std::chrono::days shortest) {
  const Day after_end = static_cast<Day>(end.time_since_epoch().count()) + 1;
  const auto last =
      std::lower_bound(all.begin(), all.end(), after_end,
                       [](const DayCount& each, Day value) { return each.day < value; });
  const std::span<const DayCount> days(all.begin(), last);
  std::vector<Silence> found;
  if (days.empty()) return found;
  const Activity activity(days);
  const double span = after_end - days.front().day;
  const double wanted = std::log(span / error_rate);
  std::optional<Run> run;
  const auto finish = [&] {
    if (run && run->best >= wanted && run->last - run->first >= shortest.count()) {
      found.push_back(make_silence(days, run->first, run->last));
    }
    run.reset();
  };
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (run) {
      run->score -= cost_of_day;
      if (run->score <= std::max(0.0, run->best - wanted)) finish();
    }
    const Day first = days[i].day + 1;
    const Day next = i + 1 < days.size() ? days[i + 1].day : after_end;
    if (next - first < least_run) continue;
    const double score = activity.score(first, next);
    if (score <= cost_of_day) continue;
    if (!run) run = Run{first, next, 0, 0};
    run->score += score;
    if (run->score > run->best) {
      run->best = run->score;
      run->last = next;
    }
  }
  finish();
  return found;
}

}  // namespace gazette
