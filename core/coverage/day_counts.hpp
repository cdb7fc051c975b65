// SPDX-License-Identifier: GPL-3.0-or-later
// How many articles an index has of each source on each day, and how many lack a date, body or
// language. The writer stores the counts in the metadata of the index, so that they can be had
// without reading the articles.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

/// The metadata key that shows that an index has counts, and the prefix of the keys of its counts,
/// before the hash of the source. Stored in every index: do not rename.
inline constexpr std::string_view days_key = "gazette.days";
inline constexpr std::string_view days_key_prefix = "gazette.days.";

/// The value of `days_key`: the form of the counts. One with another value has none that are known.
inline constexpr std::string_view days_form = "2";

struct DayCount {
  std::int32_t day;       ///< since 1970
  std::int32_t articles;  ///< may be negative in a change

  std::chrono::sys_days date() const { return std::chrono::sys_days{std::chrono::days{day}}; }

  friend bool operator==(const DayCount&, const DayCount&) = default;
};

/// The counts of one source, or a change of them.
class SourceCounts {
 public:
  std::int64_t articles = 0;
  std::int64_t undated = 0;
  std::int64_t without_body = 0;
  std::int64_t without_language = 0;

  void add_day(std::chrono::sys_days day, std::int32_t articles_more);
  /// Makes room for so many days more.
  void reserve_days(std::size_t days) { days_.reserve(days_.size() + days); }
  void add_spelling(const std::string& name, std::int64_t articles_more);
  void add(const SourceCounts& other);

  /// The name as most articles write it, of several such the first in order; empty where none is
  /// counted.
  std::string name() const;

  /// How many articles write the name in which way; never 0.
  const std::map<std::string, std::int64_t>& spellings() const { return spellings_; }

  /// The days with articles, in order.
  const std::vector<DayCount>& days() const;

  /// Whether nothing is counted.
  bool is_empty() const;

  /// Whether all counts are equal.
  bool has_counts_of(const SourceCounts& other) const;

 private:
  void settle() const;

  std::map<std::string, std::int64_t> spellings_;
  mutable std::vector<DayCount> days_;  ///< the first `settled_` in order, each day once
  mutable std::size_t settled_ = 0;
};

/// The counts of all sources.
class DayCounts {
 public:
  /// Adds `article` to the counts `times` times; -1 removes it.
  void add(const Article& article, int times = 1);
  void add(const DayCounts& other);
  void add(const std::string& source_term, SourceCounts counts);

  void clear() { sources_.clear(); }

  /// By the term of the whole name, which is empty for articles without a source.
  const std::map<std::string, SourceCounts>& sources() const { return sources_; }

  /// The sum of all sources.
  SourceCounts total() const;

 private:
  std::map<std::string, SourceCounts> sources_;
};

/// `name`, or `(no source)` in its place where articles name none, for messages.
std::string source_label(const std::string& name);

/// The metadata key of the counts of a source.
std::string days_metadata_key(std::string_view source_term);

/// The value of such a key. Stored in every index. REQUIRES: no count is negative.
std::string to_metadata(const SourceCounts& counts);

/// The counts in the value `metadata`; nothing when it is not one.
std::optional<SourceCounts> parse_source_counts(std::string_view metadata);

/// The last day of an archive. Dates may be wrong: of the days with articles that are not after
/// that of the last commit, it is the last that has two others within the month before it, or one
/// with which it has as many articles as an average day, and 20; where none has, the last. Nothing
/// if there is no such day.
std::optional<std::chrono::sys_days> end_of_archive(
    const DayCounts& counts, const std::optional<std::chrono::sys_days>& committed);

/// The term of the source of that name, by which counts are kept; empty for an empty name.
std::string source_term(std::string_view name);

}  // namespace gazette
