// SPDX-License-Identifier: GPL-3.0-or-later
// The last resort against a search that takes too long. Xapian's own time limit bounds only the
// counting of matches; a deadline bounds the whole search, at the price of the process.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "core/error.hpp"

namespace gazette {

/// Ends the process when it exists for longer than its time: prints an error and exits with code 2.
/// Uses the timer and the signal SIGALRM of the process, so there can be one at a time. Not
/// thread-safe.
class Deadline {
 public:
  enum class Form {
    line,  ///< one line on standard error
    json,  ///< an object gazette.error/1 on standard output
  };

  /// How an error is written; nothing for the usual way.
  using Writer = std::function<std::string(const Error&)>;

  /// `time` is in real time from now; 0: no deadline.
  Deadline(std::chrono::milliseconds time, Form form, const Writer& writer = {});
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
};

}  // namespace gazette
