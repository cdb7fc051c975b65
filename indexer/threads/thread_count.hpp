// SPDX-License-Identifier: GPL-3.0-or-later
// The number of threads for parallel work.
#pragma once

#include <algorithm>
#include <thread>

namespace gazette {

/// `asked`, or one per processor when `asked` is 0.
inline unsigned thread_count(unsigned asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace gazette
