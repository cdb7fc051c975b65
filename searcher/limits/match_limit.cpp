// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/limits/match_limit.hpp"

#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <ctime>
#include <memory>
#include <mutex>
#include <new>
#include <optional>
#include <system_error>
#include <thread>
#include <vector>

namespace gazette {
namespace {

using Clock = std::chrono::steady_clock;

struct Timer {
  void (*notify)(sigval);
  sigval value;
  std::optional<Clock::time_point> end;  ///< none while it is not set
};

/// All timers that call a function, and the thread that calls it. They are called with the mutex
/// held, so a function must be short; in return nothing is called once `remove` has come back.
class Timers {
 public:
  /// Those of this process, null where there are none yet: after a fork the child has its own.
  static Timers* existing() {
    Timers* const timers = of_some_process.load();
    return timers != nullptr && timers->process_ == ::getpid() ? timers : nullptr;
  }

  /// The same, made where there are none. They are never destroyed, since a thread may wait in them
  /// when the process ends. No lock is taken that another thread may have held at a fork.
  static Timers& of_process() {
    Timers* before = of_some_process.load();
    while (before == nullptr || before->process_ != ::getpid()) {
      auto made = std::unique_ptr<Timers>(new Timers);
      if (of_some_process.compare_exchange_strong(before, made.get())) return *made.release();
    }
    return *before;
  }

  Timer* add(const sigevent& event) {
    const std::lock_guard lock(mutex_);
    timers_.reserve(timers_.size() + 1);
    auto* const timer = new Timer{event.sigev_notify_function, event.sigev_value, {}};
    timers_.push_back(timer);
    return timer;
  }

  bool has(const void* timer) {
    const std::lock_guard lock(mutex_);
    return std::find(timers_.begin(), timers_.end(), timer) != timers_.end();
  }

  /// Throws std::system_error or std::bad_alloc where no thread can be started.
  void set(Timer& timer, std::optional<Clock::time_point> end) {
    const std::lock_guard lock(mutex_);
    if (!is_running_) start();
    timer.end = end;
    changed_.notify_one();
  }

  void remove(Timer* timer) {
    const std::lock_guard lock(mutex_);
    std::erase(timers_, timer);
    delete timer;
  }

 private:
  Timers() = default;

  /// Signals are for the threads of the program.
  class AllBlocked {
   public:
    AllBlocked() {
      sigset_t all;
      ::sigfillset(&all);
      ::pthread_sigmask(SIG_SETMASK, &all, &before_);
    }
    ~AllBlocked() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    AllBlocked(const AllBlocked&) = delete;
    AllBlocked& operator=(const AllBlocked&) = delete;

   private:
    sigset_t before_{};
  };

  void start() {
    const AllBlocked blocked;
    std::thread([this] { run(); }).detach();
    is_running_ = true;
  }

  void run() {
    std::unique_lock lock(mutex_);
    while (true) {
      const std::optional<Clock::time_point> next = call_expired(Clock::now());
      if (next) {
        changed_.wait_until(lock, *next);
      } else {
        changed_.wait(lock);
      }
    }
  }

  /// When the next of them expires.
  std::optional<Clock::time_point> call_expired(Clock::time_point now) {
    std::optional<Clock::time_point> next;
    for (Timer* const timer : timers_) {
      if (!timer->end) continue;
      if (*timer->end <= now) {
        timer->end.reset();
        timer->notify(timer->value);
      } else {
        next = std::min(next.value_or(*timer->end), *timer->end);
      }
    }
    return next;
  }

  static inline std::atomic<Timers*> of_some_process = nullptr;

  pid_t process_ = ::getpid();
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Timer*> timers_;  ///< owned
  bool is_running_ = false;
};

/// The function of the C library that this program has under the same name.
template <typename Function>
Function* next_function(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

std::chrono::nanoseconds duration_of(const timespec& time) {
  return std::chrono::seconds{time.tv_sec} + std::chrono::nanoseconds{time.tv_nsec};
}

}  // namespace

void limit_matching(Xapian::Enquire& enquire, std::chrono::duration<double> time) {
  enquire.set_time_limit(time.count());
}

}  // namespace gazette

extern "C" {

int intercepted_timer_create(clockid_t clock, sigevent* event, timer_t* timer) noexcept
    __asm__("timer_create");
int intercepted_timer_settime(timer_t timer, int flags, const itimerspec* time,
                              itimerspec* before) noexcept __asm__("timer_settime");
int intercepted_timer_delete(timer_t timer) noexcept __asm__("timer_delete");

int intercepted_timer_create(clockid_t clock, sigevent* event, timer_t* timer) noexcept {
  if (event == nullptr || event->sigev_notify != SIGEV_THREAD) {
    static auto* const call =
        gazette::next_function<int(clockid_t, sigevent*, timer_t*)>("timer_create");
    return call(clock, event, timer);
  }
  try {
    *timer = gazette::Timers::of_process().add(*event);
    return 0;
  } catch (const std::bad_alloc&) {
    errno = ENOMEM;
    return -1;
  }
}

/// A timer of ours expires once, at a time from now: Xapian sets no others.
int intercepted_timer_settime(timer_t timer, int flags, const itimerspec* time,
                              itimerspec* before) noexcept {
  gazette::Timers* const timers = gazette::Timers::existing();
  if (timers == nullptr || !timers->has(timer)) {
    static auto* const call =
        gazette::next_function<int(timer_t, int, const itimerspec*, itimerspec*)>("timer_settime");
    return call(timer, flags, time, before);
  }
  const std::chrono::nanoseconds left = gazette::duration_of(time->it_value);
  const bool is_repeated = gazette::duration_of(time->it_interval).count() != 0;
  if ((flags & TIMER_ABSTIME) != 0 || is_repeated || before != nullptr) {
    errno = EINVAL;
    return -1;
  }
  std::optional<gazette::Clock::time_point> end;
  if (left.count() != 0) end = gazette::Clock::now() + left;
  try {
    timers->set(*static_cast<gazette::Timer*>(timer), end);
    return 0;
  } catch (const std::system_error&) {
    errno = EAGAIN;
    return -1;
  } catch (const std::bad_alloc&) {
    errno = ENOMEM;
    return -1;
  }
}

int intercepted_timer_delete(timer_t timer) noexcept {
  gazette::Timers* const timers = gazette::Timers::existing();
  if (timers == nullptr || !timers->has(timer)) {
    static auto* const call = gazette::next_function<int(timer_t)>("timer_delete");
    return call(timer);
  }
  timers->remove(static_cast<gazette::Timer*>(timer));
  return 0;
}

}  // extern "C"
