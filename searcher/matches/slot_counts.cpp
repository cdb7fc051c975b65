// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matches/slot_counts.hpp"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include "core/schema/day.hpp"

namespace gazette {
namespace {

using Docids = std::vector<Xapian::docid>;

/// Collects the matches of a search in one database. It cannot be sent to a server.
class MatchCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    docids_.push_back(document.get_docid());
  }

  std::size_t size() const { return docids_.size(); }

  /// In ascending order.
  Docids matches() const {
    Docids sorted = docids_;
    if (!std::is_sorted(sorted.begin(), sorted.end())) std::sort(sorted.begin(), sorted.end());
    return sorted;
  }

 private:
  Docids docids_;
};

/// The value that every article has; empty when none has any, nothing when they differ.
std::optional<std::string> value_of_all(const Xapian::Database& db, Slot slot) {
  const auto number = static_cast<Xapian::valueno>(slot);
  const Xapian::doccount articles_with_one = db.get_value_freq(number);
  if (articles_with_one == 0) return std::string();
  std::string lowest = db.get_value_lower_bound(number);
  const bool is_alike = articles_with_one == db.get_doccount() && !lowest.empty() &&
                        lowest == db.get_value_upper_bound(number);
  return is_alike ? std::optional(std::move(lowest)) : std::nullopt;
}

SlotCounts counts_alike(const std::string& value, Slot slot, std::size_t matches) {
  if (value.empty() || matches == 0) return {slot, {}, matches};
  return {slot, {{value, matches}}, matches};
}

/// Calls `take` with the value of each of `matches` that has one. Reads `slot` in the order of
/// articles, so `matches` are in ascending order.
template <typename Take>
void read_values(const Xapian::Database& db, Slot slot, const Docids& matches, Take take) {
  const auto number = static_cast<Xapian::valueno>(slot);
  auto value = db.valuestream_begin(number);
  const auto end = db.valuestream_end(number);
  for (const Xapian::docid match : matches) {
    if (value != end && value.get_docid() < match) value.skip_to(match);
    if (value == end) break;
    if (value.get_docid() == match) take(*value);
  }
}

SlotCounts counts_by_hash(const Xapian::Database& db, Slot slot, const Docids& matches) {
  std::unordered_map<std::string, std::size_t> counted;
  read_values(db, slot, matches, [&](std::string&& value) { ++counted[std::move(value)]; });
  SlotCounts counts{slot, {}, matches.size()};
  for (const auto& [value, count] : counted) counts.values.push_back({value, count});
  return counts;
}

/// In an array of all days of the index, which takes half the time of a hash table. What is no day
/// is not counted.
SlotCounts counts_by_day(const Xapian::Database& db, const Docids& matches) {
  constexpr auto number = static_cast<Xapian::valueno>(Slot::day);
  SlotCounts counts{Slot::day, {}, matches.size()};
  const auto first = parse_day_value(db.get_value_lower_bound(number));
  const auto last = parse_day_value(db.get_value_upper_bound(number));
  if (!first || !last || *last < *first) return counts;
  std::vector<std::size_t> days(static_cast<std::size_t>((*last - *first).count()) + 1);
  read_values(db, Slot::day, matches, [&](const std::string& value) {
    const auto day = parse_day_value(value);
    if (day && *first <= *day && *day <= *last) {
      ++days[static_cast<std::size_t>((*day - *first).count())];
    }
  });
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i] == 0) continue;
    counts.values.push_back({day_value(*first + std::chrono::days{i}), days[i]});
  }
  return counts;
}

SlotCounts counts_here(const Xapian::Database& db, Slot slot, const Docids& matches) {
  return slot == Slot::day ? counts_by_day(db, matches) : counts_by_hash(db, slot, matches);
}

/// Values under numbers from 0, in the order of their first use.
class NumberedValues {
 public:
  std::uint32_t number_of(const std::string& value) {
    const auto [known, is_new] =
        numbers_.try_emplace(value, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.push_back(&known->first);
    return known->second;
  }

  const std::string& value(std::uint32_t number) const { return *values_[number]; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<const std::string*> values_;  ///< the keys of `numbers_`
};

/// Counts pairs of values.
class PairCounter {
 public:
  explicit PairCounter(SlotPair slots) : slots_(slots) {}

  void add(const std::string& value, const std::string& with) {
    const std::uint64_t number = first_.number_of(value);
    ++counted_[number << 32U | second_.number_of(with)];
  }

  SlotCounts counts(std::size_t matches) const {
    SlotCounts counts{slots_.slot, {}, matches, slots_.with};
    for (const auto& [pair, count] : counted_) {
      counts.values.push_back({first_.value(static_cast<std::uint32_t>(pair >> 32U)), count,
                               second_.value(static_cast<std::uint32_t>(pair))});
    }
    return counts;
  }

  SlotPair slots() const { return slots_; }

 private:
  SlotPair slots_;
  NumberedValues first_;
  NumberedValues second_;
  std::unordered_map<std::uint64_t, std::size_t> counted_;
};

/// Counts the pairs of values over the matches of several databases, all on this machine.
class PairSpy : public Xapian::MatchSpy {
 public:
  explicit PairSpy(SlotPair slots) : counter_(slots) {}

  void operator()(const Xapian::Document& document, double) override {
    ++matches_;
    const std::string value = value_in(document, counter_.slots().slot);
    if (value.empty()) return;
    const std::string with = value_in(document, counter_.slots().with);
    if (!with.empty()) counter_.add(value, with);
  }

  SlotCounts counts() const { return counter_.counts(matches_); }

 private:
  static std::string value_in(const Xapian::Document& document, Slot slot) {
    return document.get_value(static_cast<Xapian::valueno>(slot));
  }

  PairCounter counter_;
  std::size_t matches_ = 0;
};

SlotCounts counts_of_pair(const Xapian::Database& db, SlotPair slots, const Docids& matches) {
  PairCounter counter(slots);
  auto with = db.valuestream_begin(static_cast<Xapian::valueno>(slots.with));
  const auto end = db.valuestream_end(static_cast<Xapian::valueno>(slots.with));
  auto value = db.valuestream_begin(static_cast<Xapian::valueno>(slots.slot));
  const auto value_end = db.valuestream_end(static_cast<Xapian::valueno>(slots.slot));
  for (const Xapian::docid match : matches) {
    if (value != value_end && value.get_docid() < match) value.skip_to(match);
    if (with != end && with.get_docid() < match) with.skip_to(match);
    if (value == value_end || with == end) break;
    if (value.get_docid() == match && with.get_docid() == match) counter.add(*value, *with);
  }
  return counter.counts(matches.size());
}

SlotCounts counts_of(Xapian::ValueCountMatchSpy& spy, Slot slot) {
  SlotCounts counts{slot, {}, spy.get_total()};
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
    counts.values.push_back({*value, value.get_termfreq()});
  }
  return counts;
}

}  // namespace

struct SlotCounter::State {
  const Xapian::Database& db;
  std::vector<Slot> slots;
  std::vector<std::optional<std::string>> alike;  ///< of each slot: what `value_of_all` says
  std::optional<MatchCollector> here;
  /// One for each slot that is not alike, in their order. Xapian keeps their addresses.
  std::list<Xapian::ValueCountMatchSpy> anywhere;
  std::vector<SlotPair> pairs;
  std::list<PairSpy> pairs_anywhere;  ///< one for each pair, unless matches are collected here
};

SlotCounter::SlotCounter(const Xapian::Database& db, const std::vector<Slot>& slots,
                         ShardPlaces places, Matches matches, const std::vector<SlotPair>& pairs)
    : state_(new State{db, slots, {}, {}, {}, pairs, {}}) {
  for (const Slot slot : slots) {
    state_->alike.push_back(value_of_all(db, slot));
    if (state_->alike.back()) continue;
    if (places != ShardPlaces::one_here) {
      state_->anywhere.emplace_back(static_cast<Xapian::valueno>(slot));
    } else if (!state_->here) {
      state_->here.emplace();
    }
  }
  if (places != ShardPlaces::one_here) {
    for (const SlotPair& pair : pairs) state_->pairs_anywhere.emplace_back(pair);
  } else if (!pairs.empty() && !state_->here) {
    state_->here.emplace();
  }
  const bool has_counter = state_->here || !state_->anywhere.empty();
  if (matches == Matches::any || has_counter) return;
  if (places == ShardPlaces::one_here) {
    state_->here.emplace();
  } else {
    state_->anywhere.emplace_back(static_cast<Xapian::valueno>(Slot::language));  // has few values
  }
}
SlotCounter::~SlotCounter() = default;
SlotCounter::SlotCounter(SlotCounter&&) noexcept = default;
SlotCounter& SlotCounter::operator=(SlotCounter&&) noexcept = default;

void SlotCounter::add_to(Xapian::Enquire& enquire) {
  if (state_->here) enquire.add_matchspy(&*state_->here);
  for (Xapian::ValueCountMatchSpy& spy : state_->anywhere) enquire.add_matchspy(&spy);
  for (PairSpy& spy : state_->pairs_anywhere) enquire.add_matchspy(&spy);
}

std::optional<std::size_t> SlotCounter::seen() const {
  if (state_->here) return state_->here->size();
  if (!state_->anywhere.empty()) return state_->anywhere.front().get_total();
  return std::nullopt;
}

std::vector<std::uint32_t> SlotCounter::documents() const { return state_->here->matches(); }

std::vector<SlotCounts> SlotCounter::counts(std::size_t matches) const {
  const Docids docids = state_->here ? state_->here->matches() : Docids();
  std::vector<SlotCounts> all;
  auto spy = state_->anywhere.begin();
  for (std::size_t i = 0; i < state_->slots.size(); ++i) {
    const Slot slot = state_->slots[i];
    if (state_->alike[i]) {
      all.push_back(counts_alike(*state_->alike[i], slot, matches));
    } else if (state_->here) {
      all.push_back(counts_here(state_->db, slot, docids));
    } else {
      all.push_back(counts_of(*spy++, slot));
    }
  }
  if (state_->here) {
    for (const SlotPair& pair : state_->pairs) {
      all.push_back(counts_of_pair(state_->db, pair, docids));
    }
  }
  for (const PairSpy& each : state_->pairs_anywhere) all.push_back(each.counts());
  return all;
}

}  // namespace gazette
