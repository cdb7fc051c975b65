// SPDX-License-Identifier: GPL-3.0-or-later
// The three kinds of errors: an operation that cannot go on, a query that is wrong, and one bad
// article among many.
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

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

/// The query is wrong and searching it as words would mislead (an unknown topic in an option, a
/// query above the size limit).
class QueryError : public Error {
 public:
  QueryError(const std::string& message, std::string hint, std::size_t byte_offset)
      : Error(message, std::move(hint)), byte_offset_(byte_offset) {}

  /// Where in the query text, in bytes from 0; 0 when an option is at fault.
  std::size_t byte_offset() const noexcept { return byte_offset_; }

 private:
  std::size_t byte_offset_;
};

/// One article of many could not be indexed: a value, never thrown out of a loop.
struct Skipped {
  std::string path;   ///< the file as it was named, or "standard input"
  std::string place;  ///< in the file, as written after its path: ":17", "[3]"; empty: all of it
  std::string why;
};

}  // namespace gazette
