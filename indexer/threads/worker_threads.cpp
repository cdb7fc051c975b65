// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/threads/worker_threads.hpp"

#include <fmt/format.h>

#include <condition_variable>
#include <mutex>
#include <system_error>
#include <utility>

#include "core/error.hpp"

namespace gazette {
namespace {

Error no_thread_error(const std::system_error& error) {
  return Error(fmt::format("no thread can be started: {}", error.code().message()),
               "too many processes are running, or memory is short: end some, or raise the limit "
               "(ulimit -u), then run the command again");
}

}  // namespace

WorkerThreads::WorkerThreads(unsigned wanted, const Work& work) {
  results_.reserve(wanted);
  threads_.reserve(wanted);
  try {
    while (threads_.size() < wanted) {
      std::packaged_task<void(std::stop_token)> task(work);
      std::future<void> result = task.get_future();
      threads_.emplace_back(std::move(task));
      results_.push_back(std::move(result));
    }
  } catch (const std::system_error& error) {
    if (threads_.empty()) throw no_thread_error(error);
  }
}

WorkerThreads::~WorkerThreads() {
  for (std::jthread& thread : threads_) thread.request_stop();
}

std::size_t startable_threads(unsigned wanted) {
  try {
    const WorkerThreads idle(wanted, [](const std::stop_token& stop) {
      std::mutex mutex;
      std::condition_variable_any never;
      std::unique_lock lock(mutex);
      never.wait(lock, stop, [] { return false; });
    });
    return idle.count();
  } catch (const Error&) {
    return 0;
  }
}

void WorkerThreads::join() {
  for (std::future<void>& result : results_) {
    if (result.valid()) result.get();
  }
}

}  // namespace gazette
