// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/process_timer.hpp"

#include <sys/time.h>

namespace gazette {

void set_process_timer(TimerClock clock, std::chrono::milliseconds time) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(time);
  itimerval timer{};
  timer.it_value.tv_sec = seconds.count();
  timer.it_value.tv_usec =
      std::chrono::duration_cast<std::chrono::microseconds>(time - seconds).count();
  setitimer(clock == TimerClock::real ? ITIMER_REAL : ITIMER_PROF, &timer, nullptr);
}

}  // namespace gazette
