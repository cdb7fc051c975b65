// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a search that takes too long. Xapian's own time limit bounds the counting of matches
// and nothing else; this one bounds all of it, at the price of the process.
#pragma once

#include <chrono>

namespace gazette {

/// When it lives longer than `time` (0: forever), the process prints an error, as one line or as
/// JSON, and ends with exit code 2. There is one timer in a process: one of these at a time.
class Deadline {
 public:
  enum class Form { line, json };

  Deadline(std::chrono::milliseconds time, Form form);
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;
};

}  // namespace gazette
