// SPDX-License-Identifier: GPL-3.0-or-later
// The timers of Xapian's matches.
#include "searcher/limits/match_limit.hpp"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <atomic>
#include <chrono>
#include <ctime>
#include <thread>

#include "tests/catch.hpp"

namespace gazette::match_limit_test {
namespace {

std::atomic<int> late = 0;
std::atomic<int> expired = 0;

/// What a timer points to: the C library may call it while its owner deletes it.
struct Flag {
  std::atomic<bool> is_deleted = false;
};

void note(sigval value) {
  auto* const flag = static_cast<Flag*>(value.sival_ptr);
  // A call that is late meets the flag of a timer that was deleted.
  std::this_thread::sleep_for(std::chrono::microseconds{20});
  (flag->is_deleted ? late : expired) += 1;
}

timer_t set_timer(Flag& flag, std::chrono::nanoseconds time) {
  sigevent event{};
  event.sigev_notify = SIGEV_THREAD;
  event.sigev_notify_function = note;
  event.sigev_value.sival_ptr = &flag;
  timer_t timer{};
  REQUIRE(timer_create(CLOCK_MONOTONIC, &event, &timer) == 0);
  itimerspec when{};
  when.it_value.tv_nsec = time.count();
  REQUIRE(timer_settime(timer, 0, &when, nullptr) == 0);
  return timer;
}

/// Waits until a timer has called, for ten seconds at most.
void await_call() {
  for (int i = 0; i < 2'000 && expired == 0; ++i) ::usleep(5'000);
}

TEST_CASE("a timer that was deleted calls nothing any more") {
  late = 0;
  expired = 0;
  std::vector<Flag> flags(3'000);
  for (std::size_t i = 0; i < flags.size(); ++i) {
    const timer_t timer = set_timer(flags[i], std::chrono::microseconds{30 + i % 60});
    std::this_thread::sleep_for(std::chrono::microseconds{i % 80});
    timer_delete(timer);
    flags[i].is_deleted = true;
  }
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  CHECK(late == 0);
  CHECK(expired > 100);
}

TEST_CASE("a timer that is set again expires at its new time, one that is stopped not at all") {
  late = 0;
  expired = 0;
  Flag flag;
  const timer_t timer = set_timer(flag, std::chrono::hours{0} + std::chrono::milliseconds{900});
  itimerspec when{};
  REQUIRE(timer_settime(timer, 0, &when, nullptr) == 0);
  std::this_thread::sleep_for(std::chrono::milliseconds{20});
  CHECK(expired == 0);
  when.it_value.tv_nsec = 1'000'000;
  REQUIRE(timer_settime(timer, 0, &when, nullptr) == 0);
  await_call();
  CHECK(expired == 1);
  timer_delete(timer);
}

TEST_CASE("after a fork the child has timers of its own") {
  expired = 0;
  Flag before;
  const timer_t timer = set_timer(before, std::chrono::milliseconds{1});
  // A fork while a thread begins can leave the child with locks of the sanitizer's or the C
  // library's that nobody opens: the thread of the timers is past its beginning once it has called.
  await_call();
  REQUIRE(expired == 1);
  timer_delete(timer);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    expired = 0;
    Flag flag;
    set_timer(flag, std::chrono::milliseconds{1});
    await_call();
    ::_exit(expired == 1 ? 0 : 1);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

}  // namespace
}  // namespace gazette::match_limit_test
