// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/batch_queue.hpp"

#include <future>
#include <optional>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::batch_queue_test {
namespace {

TEST_CASE("batches leave a queue in the order in which they came") {
  BatchQueue queue(3, 10);
  for (std::size_t i = 0; i < 3; ++i) CHECK(queue.push({.number = i}));
  for (std::size_t i = 0; i < 3; ++i) CHECK(queue.pop({})->number == i);
}

TEST_CASE("a closed queue takes no batch, but gives those that wait") {
  BatchQueue queue(2, 10);
  CHECK(queue.push({.number = 7}));
  queue.close();
  CHECK_FALSE(queue.push({.number = 8}));
  CHECK(queue.pop({})->number == 7);
  CHECK_FALSE(queue.pop({}));
}

TEST_CASE("one thread takes all large batches, and the others what is behind these") {
  BatchQueue queue(9, 10);
  for (std::size_t i = 0; i < 6; ++i)
    CHECK(queue.push({.number = i, .bytes = i % 2 == 0 ? 11U : 10U}));
  queue.close();
  CHECK(queue.pop({})->number == 0);  // it is the one
  const auto taken_by_another = [&] {
    std::vector<std::size_t> numbers;
    while (const std::optional<Batch> batch = queue.pop({})) numbers.push_back(batch->number);
    return numbers;
  };
  CHECK(std::async(std::launch::async, taken_by_another).get() ==
        std::vector<std::size_t>{1, 3, 5});
  CHECK(taken_by_another() == std::vector<std::size_t>{2, 4});
}

TEST_CASE("closing ends all waiting: for room, and for a batch") {
  BatchQueue full(1, 10);
  CHECK(full.push({}));
  std::future<bool> pushed = std::async(std::launch::async, [&] { return full.push({}); });
  full.close();
  CHECK_FALSE(pushed.get());
  BatchQueue empty(1, 10);
  std::future<bool> popped =
      std::async(std::launch::async, [&] { return empty.pop({}).has_value(); });
  empty.close();
  CHECK_FALSE(popped.get());
}

TEST_CASE("a thread that is told to stop waits no longer, and leaves what is in the queue") {
  BatchQueue queue(1, 10);
  std::stop_source stop;
  std::future<bool> popped =
      std::async(std::launch::async, [&] { return queue.pop(stop.get_token()).has_value(); });
  stop.request_stop();
  CHECK_FALSE(popped.get());
  CHECK(queue.push({}));
  CHECK_FALSE(queue.pop(stop.get_token()));
  CHECK(queue.pop({}));
}

TEST_CASE("who finds the queue full goes on when a batch has left it") {
  BatchQueue queue(1, 10);
  CHECK(queue.push({.number = 1}));
  std::future<bool> pushed =
      std::async(std::launch::async, [&] { return queue.push({.number = 2}); });
  CHECK(queue.pop({})->number == 1);
  CHECK(pushed.get());
  CHECK(queue.pop({})->number == 2);
}

}  // namespace
}  // namespace gazette::batch_queue_test
