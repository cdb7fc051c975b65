// SPDX-License-Identifier: GPL-3.0-or-later
// A limit on the processor time of one request, whatever it asks for. The searcher bounds what is
// known to be slow; this bounds everything else.
#pragma once

#include <chrono>

namespace gazette {

inline constexpr std::chrono::seconds max_cpu_time{20};

/// While it lives: once the process has used `time` of processor time, it writes a line to standard
/// error and exits with code 1. The web server then answers 500 and starts another process.
/// There is one such timer in a process, so only one of these may live at a time.
class CpuLimit {
 public:
  explicit CpuLimit(std::chrono::milliseconds time);
  ~CpuLimit();
  CpuLimit(const CpuLimit&) = delete;
  CpuLimit& operator=(const CpuLimit&) = delete;
};

}  // namespace gazette
