// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that share one work.
#pragma once

#include <cstddef>
#include <functional>
#include <future>
#include <stop_token>
#include <thread>
#include <vector>

namespace gazette {

/// Not thread-safe. Whoever owns it and fails, in whatever way, ends the threads by destroying it.
class WorkerThreads {
 public:
  /// What each thread does once. It ends soon when `stop` is requested: the destructor waits for
  /// it.
  using Work = std::function<void(const std::stop_token& stop)>;

  /// Starts `wanted` threads. If the system starts fewer, they do the work alone. Throws Error if
  /// it starts none. REQUIRES: `wanted` is not 0.
  WorkerThreads(unsigned wanted, const Work& work);

  /// Requests all threads to stop and waits for them.
  ~WorkerThreads();
  WorkerThreads(const WorkerThreads&) = delete;
  WorkerThreads& operator=(const WorkerThreads&) = delete;

  /// Number of threads that were started.
  std::size_t count() const { return threads_.size(); }

  /// Waits for the threads to end by themselves. Throws what one of them threw.
  void join();

 private:
  std::vector<std::future<void>> results_;
  std::vector<std::jthread> threads_;
};

/// How many threads, at most `wanted`, the system can run beside the present ones. Starts and ends
/// them. REQUIRES: `wanted` is not 0.
std::size_t startable_threads(unsigned wanted);

}  // namespace gazette
