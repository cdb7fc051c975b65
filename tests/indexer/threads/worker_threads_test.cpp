// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that cannot be started are in tests/indexer/failing_calls.
#include "indexer/threads/worker_threads.hpp"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

#include "tests/catch.hpp"

namespace gazette::worker_threads_test {
namespace {

/// Work that ends only when it is stopped.
void wait_for_stop(const std::stop_token& stop) {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  never.wait(lock, stop, [] { return false; });
}

TEST_CASE("each thread does the work once") {
  for (const unsigned wanted : {1U, 2U, 7U}) {
    std::atomic<unsigned> done{0};
    WorkerThreads threads(wanted, [&](const std::stop_token&) { ++done; });
    CHECK(threads.count() == wanted);
    threads.join();
    CHECK(done == wanted);
  }
}

TEST_CASE("threads that wait end with their owner") {
  std::atomic<unsigned> stopped{0};
  {
    const WorkerThreads threads(3, [&](const std::stop_token& stop) {
      wait_for_stop(stop);
      ++stopped;
    });
  }
  CHECK(stopped == 3);
}

TEST_CASE("what one thread throws reaches the one who joins") {
  std::atomic<unsigned> number{0};
  WorkerThreads threads(3, [&](const std::stop_token&) {
    if (number++ == 1) throw std::runtime_error("broken");
  });
  CHECK_THROWS_AS(threads.join(), std::runtime_error);
}

}  // namespace
}  // namespace gazette::worker_threads_test
