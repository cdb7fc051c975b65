// SPDX-License-Identifier: GPL-3.0-or-later
// How many threads work on what can be shared out.
#pragma once

#include <algorithm>
#include <thread>

namespace gazette {

/// As many as are asked for; of 0 one a processor.
inline unsigned thread_count(unsigned asked) {
  return asked > 0 ? asked : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace gazette
