// SPDX-License-Identifier: GPL-3.0-or-later
// The three kinds of errors: an operation that cannot go on, a query that is wrong, and one bad
// article among many.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace gazette {

/// The operation cannot go on. `what()` says what and where in one line; `hint()` says what to do
/// about it and may be empty.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, std::string hint = {})
      : std::runtime_error(message), hint_(std::move(hint)) {}

  const std::string& hint() const noexcept { return hint_; }

 private:
  std::string hint_;
};

/// What may have been meant by the value of an option or parameter, or by a whole query, for a
/// link.
struct MeantValue {
  std::string option;  ///< without dashes: `topic`; empty for a query
  std::string typed;
  std::string meant;

  friend bool operator==(const MeantValue&, const MeantValue&) = default;
};

/// The query is wrong and searching it as words would mislead (an unknown topic in an option, a
/// query above the size limit).
class QueryError : public Error {
 public:
  QueryError(const std::string& message, std::string hint, std::size_t byte_offset,
             std::vector<MeantValue> meant = {})
      : Error(message, std::move(hint)), byte_offset_(byte_offset), meant_(std::move(meant)) {}

  /// Where in the query text, in bytes from 0; 0 when an option is at fault.
  std::size_t byte_offset() const noexcept { return byte_offset_; }

  /// Empty when nothing is near, or when the fault is not the value of an option.
  const std::vector<MeantValue>& meant() const noexcept { return meant_; }

 private:
  std::size_t byte_offset_;
  std::vector<MeantValue> meant_;
};

/// One article of many could not be indexed: a value, never thrown out of a loop.
struct Skipped {
  std::string path;   ///< the file as it was named, or "standard input"
  std::string place;  ///< in the file, as written after its path: ":17", "[3]"; empty: all of it
  std::string why;
  /// Whether an article may be hidden there, in data that is cut off, damaged or unread. A draft,
  /// or an item without text, was read completely and is not an article.
  enum class Hides { perhaps, nothing };
  Hides hides = Hides::perhaps;
};

/// A part of an input that is in none of its articles, though none was skipped for it: columns of a
/// table that no field has.
struct Omitted {
  std::string path;  ///< as those of Skipped
  std::string place;
  std::string what;  ///< "columns that are not read: rank, votes"
};

}  // namespace gazette
