// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage/silence.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::silence_test {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

const sys_days begin = std::chrono::year{2019} / 1 / 1;

/// A number of a Poisson distribution, the same on every machine.
int poisson(double mean, std::mt19937_64& random) {
  const double limit = std::exp(-mean);
  double product = 1;
  int number = -1;
  do {
    product *= static_cast<double>(random() >> 11U) * 0x1p-53;
    ++number;
  } while (product > limit);
  return number;
}

/// The articles of a source on each of `length` days, `a_day` on average, and on days of a weekend
/// that share of those of others.
std::vector<int> articles_of(double a_day, int length, std::mt19937_64& random,
                             double weekend = 0.2) {
  std::vector<int> counts;
  const double weekday_mean = a_day * 7 / (5 + 2 * weekend);
  for (int i = 0; i < length; ++i) {
    const unsigned weekday = std::chrono::weekday{begin + days{i}}.iso_encoding();
    counts.push_back(poisson(weekday > 5 ? weekday_mean * weekend : weekday_mean, random));
  }
  return counts;
}

std::vector<DayCount> to_days(const std::vector<int>& counts) {
  std::vector<DayCount> all;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const auto day = static_cast<std::int32_t>((begin + days{i}).time_since_epoch().count());
    if (counts[i] > 0) all.push_back({day, counts[i]});
  }
  return all;
}

/// Their days only.
std::vector<Silence> silences_of(const std::vector<int>& counts, days shortest = shortest_silence) {
  std::vector<Silence> found = silences(to_days(counts), begin + days{counts.size() - 1}, shortest);
  for (Silence& each : found) each.articles = each.usual_articles = 0;
  return found;
}

const std::vector<double> rates = {0.7, 1.6, 3.7, 8.6, 20};

TEST_CASE("a hole of thirty days in three years is found, whatever the rate and the place") {
  constexpr int length = 3 * 365 + 1;
  constexpr int hole = 30;
  int found = 0;
  int holes = 0;
  std::size_t others = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    std::mt19937_64 random(seed);
    bool all = true;
    for (const double rate : rates) {
      std::vector<int> counts = articles_of(rate, length, random);
      const int at = static_cast<int>(random() % (length - hole - 2)) + 1;
      counts[0] = 1;  // before its first article a source is not silent
      std::fill_n(counts.begin() + at, hole, 0);
      const sys_days first = begin + days{at};
      const sys_days last = first + days{hole - 1};
      bool is_found = false;
      for (const Silence& each : silences_of(counts)) {
        if (each.first <= first && each.last >= last) {
          is_found = true;
        } else {
          ++others;
        }
      }
      all = all && is_found;
    }
    ++holes;
    if (all) ++found;
  }
  CHECK(holes == 100);
  CHECK(found >= 98);
  CHECK(others <= 5);
}

TEST_CASE("a hole is found whatever the share of weekends, and chance makes none") {
  struct Archive {
    double weekend;
    std::vector<double> rates;
  };
  const std::vector<Archive> archives = {{0.60, {10.0, 16.9, 0.75, 2.8, 6.4}},
                                         {0.47, {1.5, 13.8, 4.8, 2.3, 19.6}},
                                         {0.50, {0.9, 1.3, 1.0, 11.3, 8.3}},
                                         {0.18, {14.5, 1.5, 1.8, 13.9, 9.7}},
                                         {0.79, {14.7, 1.9, 2.1, 13.7, 1.2}}};
  constexpr int length = 3 * 365 + 1;
  constexpr int hole = 30;
  std::size_t found = 0;
  std::size_t others = 0;
  for (std::uint64_t seed = 0; seed < 4; ++seed) {
    for (const Archive& archive : archives) {
      std::mt19937_64 random(20'000 + seed);
      for (const double rate : archive.rates) {
        std::vector<int> counts = articles_of(rate, length, random, archive.weekend);
        others += silences_of(counts).size();
        counts[0] = 1;
        const int at = static_cast<int>(random() % (length - hole - 2)) + 1;
        std::fill_n(counts.begin() + at, hole, 0);
        const std::vector<Silence> silent = silences_of(counts);
        found += static_cast<std::size_t>(
            std::any_of(silent.begin(), silent.end(), [&](const Silence& each) {
              return each.first <= begin + days{at} && each.last >= begin + days{at + hole - 1};
            }));
      }
    }
  }
  CHECK(found >= 99);  // of a hundred
  CHECK(others <= 1);
}

TEST_CASE("chance makes hardly any silence in ten years") {
  std::size_t found = 0;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    std::mt19937_64 random(1000 + seed);
    for (const double rate : rates) {
      const std::size_t alarms = silences_of(articles_of(rate, 3652, random)).size();
      CHECK(alarms <= 1);
      found += alarms;
    }
  }
  CHECK(found <= 10);  // of 200 sources
}

/// `counts` with `value` from day `first` to before day `last`.
std::vector<int> with(std::vector<int> counts, int first, int last, int value) {
  std::fill(counts.begin() + first, counts.begin() + last, value);
  return counts;
}

TEST_CASE("silences are runs of days without articles, and with hardly any") {
  const auto from_to = [](int first, int last) {
    return std::vector{Silence{begin + days{first}, begin + days{last - 1}}};
  };
  const std::vector<int> daily(1000, 3);
  CHECK(silences_of(daily).empty());
  CHECK(silences_of(with(daily, 400, 430, 0)) == from_to(400, 430));
  CHECK(silences_of(with(daily, 400, 407, 0)) == from_to(400, 407));
  CHECK(silences_of(with(daily, 400, 405, 0)).empty());  // shorter than a week
  CHECK(silences_of(with(daily, 400, 405, 0), days{1}) == from_to(400, 405));
  std::vector<int> stray = with(daily, 400, 430, 0);
  stray[411] = 1;
  CHECK(silences_of(stray) == from_to(400, 430));
  const Silence told = silences(to_days(stray), begin + days{999}).at(0);
  CHECK(told.articles == 1);
  CHECK(told.usual_articles == 90);
  CHECK(silence_text(told, "A", "B") == "1 article from A to B, usually about 90");
  CHECK(silence_text({told.first, told.last, 2, 90}, "A", "B") ==
        "2 articles from A to B, usually about 90");
  CHECK(silence_text({told.first, told.last, 0, 90}, "A", "B") == "no articles from A to B");
  CHECK(silences_of(with(daily, 980, 1000, 0)) == from_to(980, 1000));  // at the end
  CHECK(silences_of(with(daily, 0, 300, 0)).empty());                   // before the first
  CHECK(silences_of(with(with(daily, 300, 330, 0), 500, 530, 0)).size() == 2);
  CHECK(silences_of(with(daily, 2, 900, 0)).empty());  // two days before it tell no rhythm
  CHECK(silences({}, begin).empty());
}

TEST_CASE("a silence is named however little there is after it or before it") {
  for (int back = 0; back < 12; ++back) {
    CAPTURE(back);
    std::vector<int> counts =
        with(std::vector<int>(331 + static_cast<std::size_t>(back), 3), 300, 331, 0);
    const std::vector<Silence> found = silences_of(counts);
    REQUIRE(found.size() == 1);
    CHECK(found[0].first == begin + days{300});
    CHECK(found[0].last == begin + days{330});
    counts.resize(400);  // and then no more
    REQUIRE(!silences_of(counts).empty());
    CHECK(silences_of(counts)[0].first == begin + days{300});
  }
  // Nine weeks, five in which hardly anything comes, four months that hardly have more.
  std::vector<int> torn(237, 0);
  std::fill_n(torn.begin(), 62, 5);
  for (const int day : {95, 96, 109, 110, 112, 113, 123, 235, 236})
    torn[static_cast<std::size_t>(day)] = 5;
  const std::vector<Silence> found = silences_of(torn);
  REQUIRE(!found.empty());
  CHECK(found.front().first == begin + days{62});
  CHECK(found.back().last == begin + days{234});
  // A few articles with wrong dates, long before all others.
  std::vector<int> strays = with(std::vector<int>(2000, 3), 0, 1500, 0);
  strays[3] = strays[400] = strays[800] = 1;
  CHECK(silences_of(strays).empty());
}

TEST_CASE("what appears seldom but regularly is not silent in between") {
  std::vector<int> weekly(1500, 0);
  for (std::size_t i = 0; i < weekly.size(); i += 7) weekly[i] = 40;
  CHECK(silences_of(weekly).empty());
  CHECK(silences_of(with(weekly, 700, 760, 0)).size() == 1);
  std::vector<int> monthly(3000, 0);
  for (std::size_t i = 0; i < monthly.size(); i += 30) monthly[i] = 100;
  CHECK(silences_of(monthly).empty());
  std::vector<int> weekdays(1000, 0);
  for (std::size_t i = 0; i < weekdays.size(); ++i) weekdays[i] = i % 7 < 5 ? 9 : 0;
  CHECK(silences_of(weekdays).empty());
  std::vector<int> slower(2000, 20);  // daily, and then once a week
  for (std::size_t i = 1000; i < slower.size(); ++i) slower[i] = i % 7 == 0 ? 1 : 0;
  CHECK(silences_of(slower).empty());
}

}  // namespace
}  // namespace gazette::silence_test
