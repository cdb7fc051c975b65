// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coverage/day_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/hash.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

constexpr unsigned bits_of_byte = 7;
constexpr unsigned more_follows = 0x80;

/// Seven bits to the byte, the lowest first.
void append_number(std::string& text, std::uint64_t number) {
  for (; number >= more_follows; number >>= bits_of_byte) {
    text += static_cast<char>((number & (more_follows - 1U)) | more_follows);
  }
  text += static_cast<char>(number);
}

std::optional<std::uint64_t> take_number(std::string_view& rest) {
  std::uint64_t number = 0;
  for (unsigned shift = 0; shift < 63; shift += bits_of_byte) {
    if (rest.empty()) return std::nullopt;
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::uint64_t>(byte & (more_follows - 1U)) << shift;
    if ((byte & more_follows) == 0) return number;
  }
  return std::nullopt;
}

/// Days before 1970 are written as well: the first that is written counts from here.
constexpr std::int32_t first_day = -719'528;  // 1 January of the year 0

using MaybeDate = std::optional<std::chrono::sys_days>;

/// The last day before `end` on which any source has articles.
MaybeDate last_before(const DayCounts& counts, const MaybeDate& end) {
  if (!end) return std::nullopt;
  MaybeDate last;
  for (const auto& [term, source] : counts.sources()) {
    const std::vector<DayCount>& days = source.days();
    const auto after = std::lower_bound(
        days.begin(), days.end(), *end,
        [](const DayCount& each, std::chrono::sys_days day) { return each.date() < day; });
    if (after != days.begin()) last = std::max(last, MaybeDate((after - 1)->date()));
  }
  return last;
}

std::int64_t articles_on(const DayCounts& counts, std::chrono::sys_days day) {
  std::int64_t articles = 0;
  for (const auto& [term, source] : counts.sources()) {
    const std::vector<DayCount>& days = source.days();
    const auto found = std::lower_bound(
        days.begin(), days.end(), day,
        [](const DayCount& each, std::chrono::sys_days wanted) { return each.date() < wanted; });
    if (found != days.end() && found->date() == day) articles += found->articles;
  }
  return articles;
}

/// How many articles a source has on a day with any, on average.
std::int64_t average_day(const DayCounts& counts) {
  std::int64_t articles = 0;
  std::int64_t days = 0;
  for (const auto& [term, source] : counts.sources()) {
    articles += source.articles - source.undated;
    days += static_cast<std::int64_t>(source.days().size());
  }
  return days == 0 ? 0 : articles / days;
}

}  // namespace

void SourceCounts::add_day(std::chrono::sys_days day, std::int32_t articles_more) {
  const auto number = static_cast<std::int32_t>(day.time_since_epoch().count());
  const bool is_in_order = settled_ == days_.size() && (days_.empty() || days_.back().day < number);
  if (is_in_order && articles_more != 0) {
    days_.push_back({number, articles_more});
    settled_ = days_.size();
    return;
  }
  if (!days_.empty() && days_.back().day == number) {
    days_.back().articles += articles_more;
    if (days_.size() <= settled_) settled_ = days_.size() - 1;  // it may be 0 now
    return;
  }
  days_.push_back({number, articles_more});
  if (days_.size() > 2 * settled_ + 64) settle();
}

void SourceCounts::add_spelling(const std::string& name, std::int64_t articles_more) {
  const auto spelling = spellings_.try_emplace(name, 0).first;
  spelling->second += articles_more;
  if (spelling->second == 0) spellings_.erase(spelling);
}

std::string SourceCounts::name() const {
  const auto commonest =
      std::max_element(spellings_.begin(), spellings_.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return commonest == spellings_.end() ? std::string() : commonest->first;
}

void SourceCounts::add(const SourceCounts& other) {
  for (const auto& [name, count] : other.spellings_) add_spelling(name, count);
  articles += other.articles;
  undated += other.undated;
  without_body += other.without_body;
  without_language += other.without_language;
  days_.insert(days_.end(), other.days_.begin(), other.days_.end());
  settle();
}

void SourceCounts::settle() const {
  if (settled_ == days_.size()) return;
  std::stable_sort(days_.begin(), days_.end(),
                   [](const DayCount& a, const DayCount& b) { return a.day < b.day; });
  auto last = days_.begin();
  for (auto each = last + 1; each != days_.end(); ++each) {
    if (each->day == last->day) {
      last->articles += each->articles;
    } else {
      *++last = *each;
    }
  }
  days_.erase(last + 1, days_.end());
  std::erase_if(days_, [](const DayCount& each) { return each.articles == 0; });
  settled_ = days_.size();
}

const std::vector<DayCount>& SourceCounts::days() const {
  settle();
  return days_;
}

bool SourceCounts::is_empty() const {
  return articles == 0 && undated == 0 && without_body == 0 && without_language == 0 &&
         spellings_.empty() && days().empty();
}

bool SourceCounts::has_counts_of(const SourceCounts& other) const {
  return articles == other.articles && undated == other.undated &&
         without_body == other.without_body && without_language == other.without_language &&
         days() == other.days();
}

void DayCounts::add(const Article& article, int times) {
  SourceCounts& source = sources_[source_term(article.source)];
  source.add_spelling(article.source, times);
  source.articles += times;
  if (article.body.empty()) source.without_body += times;
  if (article.language.empty() || article.language == unknown_language) {
    source.without_language += times;
  }
  if (article.published) {
    source.add_day(local_day(*article.published), times);
  } else {
    source.undated += times;
  }
}

void DayCounts::add(const DayCounts& other) {
  for (const auto& [term, counts] : other.sources_) add(term, counts);
}

void DayCounts::add(const std::string& source_term, SourceCounts counts) {
  const auto known = sources_.find(source_term);
  if (known == sources_.end()) {
    sources_.emplace(source_term, std::move(counts));
  } else {
    known->second.add(counts);
  }
}

SourceCounts DayCounts::total() const {
  SourceCounts sum;
  for (const auto& [term, counts] : sources_) sum.add(counts);
  return sum;
}

std::string source_label(const std::string& name) { return name.empty() ? "(no source)" : name; }

std::string days_metadata_key(std::string_view source_term) {
  return fmt::format("{}{:016x}", days_key_prefix, short_hash_of(source_term));
}

std::string to_metadata(const SourceCounts& counts) {
  std::string text;
  append_number(text, counts.spellings().size());
  for (const auto& [name, articles] : counts.spellings()) {
    append_number(text, name.size());
    text += name;
    append_number(text, static_cast<std::uint64_t>(articles));
  }
  for (const std::int64_t number :
       {counts.articles, counts.undated, counts.without_body, counts.without_language}) {
    append_number(text, static_cast<std::uint64_t>(number));
  }
  std::int32_t before = first_day;
  for (const DayCount& each : counts.days()) {
    append_number(text, static_cast<std::uint64_t>(each.day - before));
    append_number(text, static_cast<std::uint64_t>(each.articles));
    before = each.day;
  }
  return text;
}

std::optional<SourceCounts> parse_source_counts(std::string_view metadata) {
  constexpr std::uint64_t most = std::numeric_limits<std::int32_t>::max();
  SourceCounts counts;
  const std::optional<std::uint64_t> spellings = take_number(metadata);
  if (!spellings) return std::nullopt;
  for (std::uint64_t i = 0; i < *spellings; ++i) {
    const std::optional<std::uint64_t> length = take_number(metadata);
    if (!length || *length > metadata.size()) return std::nullopt;
    const std::string name(metadata.substr(0, *length));
    metadata.remove_prefix(*length);
    const std::optional<std::uint64_t> articles = take_number(metadata);
    if (!articles || *articles > most) return std::nullopt;
    counts.add_spelling(name, static_cast<std::int64_t>(*articles));
  }
  for (std::int64_t* const number :
       {&counts.articles, &counts.undated, &counts.without_body, &counts.without_language}) {
    const std::optional<std::uint64_t> taken = take_number(metadata);
    if (!taken || *taken > most) return std::nullopt;
    *number = static_cast<std::int64_t>(*taken);
  }
  constexpr std::int64_t last_day = 2'932'896;  // 31 December of the year 9999
  std::int64_t day = first_day;
  counts.reserve_days(metadata.size() / 2);
  while (!metadata.empty()) {
    const std::optional<std::uint64_t> after = take_number(metadata);
    const std::optional<std::uint64_t> articles = after ? take_number(metadata) : std::nullopt;
    if (!articles || *articles > most || *after > most) return std::nullopt;
    day += static_cast<std::int64_t>(*after);
    if (day > last_day) return std::nullopt;
    counts.add_day(std::chrono::sys_days{std::chrono::days{day}},
                   static_cast<std::int32_t>(*articles));
  }
  return counts;
}

std::optional<std::chrono::sys_days> end_of_archive(
    const DayCounts& counts, const std::optional<std::chrono::sys_days>& committed) {
  constexpr std::chrono::days month{31};
  constexpr std::chrono::sys_days after_all = std::chrono::year{10'000} / 1 / 1;
  const MaybeDate newest =
      last_before(counts, committed ? *committed + std::chrono::days{1} : after_all);
  constexpr std::int64_t few = 20;
  const std::int64_t many = std::max(few, average_day(counts));
  MaybeDate last = newest;
  MaybeDate second = last_before(counts, last);
  for (MaybeDate third = last_before(counts, second); third; third = last_before(counts, third)) {
    if (*last - *third <= month) return last;
    const bool is_pair = *last - *second <= month;
    if (is_pair && articles_on(counts, *last) + articles_on(counts, *second) >= many) return last;
    last = second;
    second = third;
  }
  return newest;
}

std::string source_term(std::string_view name) { return whole_term(field("source"), name); }

}  // namespace gazette
