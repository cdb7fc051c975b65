// SPDX-License-Identifier: GPL-3.0-or-later
// The most processor time that one request may take, whatever it asks: the searcher's own limits
// bound what is known to be slow, this one what is not.
#pragma once

#include <chrono>

namespace gazette {

inline constexpr std::chrono::seconds max_cpu_time{20};

/// When this process has used `time` of its processor since then, it writes a line to standard
/// error and ends with exit code 1; a web server answers 500 and starts another. There is one timer
/// in a process: one of these at a time.
class CpuLimit {
 public:
  explicit CpuLimit(std::chrono::milliseconds time);
  ~CpuLimit();
  CpuLimit(const CpuLimit&) = delete;
  CpuLimit& operator=(const CpuLimit&) = delete;
};

}  // namespace gazette
