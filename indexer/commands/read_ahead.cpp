// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/read_ahead.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

#include "indexer/containers/container.hpp"

namespace gazette {
namespace {

/// Events change hands in batches of about so many bytes: a lock for each would cost more.
constexpr std::size_t batch_bytes = std::size_t{128} * 1024;

/// What a reader may take for each byte of a file, mostly for the tree of a web page.
constexpr std::size_t reader_bytes_a_byte = 8;

/// Thrown out of a reader whose file nobody wants any more, and of one that has to wait for its
/// turn; never leave this file.
struct Unwanted {};
struct TooEarly {};

}  // namespace

ReadAhead::ReadAhead(unsigned threads, std::size_t bytes, const AddOptions& options,
                     const std::atomic<bool>& interrupted)
    : half_bytes_(bytes / 2),
      options_(options),
      interrupted_(interrupted),
      ahead_(threads, [this](const std::stop_token& stop) { work(&ReadAhead::next_ahead, stop); }),
      in_turn_(1, [this](const std::stop_token& stop) { work(&ReadAhead::next_in_turn, stop); }) {}

void ReadAhead::add(std::string path, FileReading reading, std::uint64_t bytes) {
  auto file = std::make_shared<File>();
  file->path = std::move(path);
  file->reading = std::move(reading);
  file->bytes = bytes * reader_bytes_a_byte;
  file->waits_for_turn = file->bytes > half_bytes_;
  const std::scoped_lock lock(mutex_);
  files_.push_back(std::move(file));
  may_read_.notify_all();
}

EventBatch ReadAhead::next() {
  constexpr std::chrono::milliseconds between_looks{50};  // a signal wakes nobody
  std::unique_lock lock(mutex_);
  File& file = *files_.front();
  const auto is_over = [&] { return !file.waiting.empty() || file.is_ended || has_failed_; };
  while (!interrupted_ && !may_take_.wait_for(lock, between_looks, is_over)) {
  }
  if (has_failed_) {
    lock.unlock();
    ahead_.join();
    in_turn_.join();
    return {};
  }
  if (interrupted_ || file.waiting.empty()) return {};
  auto [batch, bytes] = std::move(file.waiting.front());
  file.waiting.pop_front();
  file.held_bytes -= bytes;
  waiting_bytes_ -= bytes;
  may_read_.notify_all();
  return std::move(batch);
}

void ReadAhead::end_first() {
  const std::scoped_lock lock(mutex_);
  File& file = *files_.front();
  file.is_dropped = true;
  waiting_bytes_ -= std::exchange(file.held_bytes, 0);
  files_.pop_front();
  may_read_.notify_all();
}

std::size_t ReadAhead::most_waiting_bytes() const {
  const std::scoped_lock lock(mutex_);
  return most_waiting_bytes_;
}

/// REQUIRES: `mutex_` is held.
bool ReadAhead::fits_ahead(std::size_t bytes) const {
  for (auto file = files_.begin(); file != files_.end(); ++file) {
    if (file == files_.begin() || !(*file)->is_begun) continue;
    bytes += (*file)->held_bytes + ((*file)->is_ended ? 0 : (*file)->bytes);
  }
  return bytes <= half_bytes_;
}

void ReadAhead::work(Choice choose, const std::stop_token& stop) {
  struct Leaving {  // also when unwinding, so that nobody waits for this thread
    ReadAhead& ahead;
    ~Leaving() {
      const std::scoped_lock lock(ahead.mutex_);
      ahead.has_failed_ = true;
      ahead.may_read_.notify_all();
      ahead.may_take_.notify_all();
    }
  } leaving{*this};
  while (const std::shared_ptr<File> file = next_file(choose, stop)) {
    try {
      read(*file, stop);
    } catch (const Unwanted&) {
      continue;  // for the next
    } catch (const TooEarly&) {
      const std::scoped_lock lock(mutex_);
      file->waits_for_turn = true;
      file->is_begun = false;
      may_read_.notify_all();
      continue;
    }
    const std::scoped_lock lock(mutex_);
    file->is_ended = true;
    may_take_.notify_all();
    may_read_.notify_all();
  }
}

/// In order: were one passed over, all threads could wait behind it for their turn. REQUIRES:
/// `mutex_` is held.
std::shared_ptr<ReadAhead::File> ReadAhead::next_ahead() const {
  const auto found = std::find_if(files_.begin(), files_.end(), [](const auto& file) {
    return !file->is_begun && !file->waits_for_turn;
  });
  const bool may_begin =
      found != files_.end() && (found == files_.begin() || fits_ahead((*found)->bytes));
  return may_begin ? *found : nullptr;
}

/// REQUIRES: `mutex_` is held.
std::shared_ptr<ReadAhead::File> ReadAhead::next_in_turn() const {
  const bool may_begin =
      !files_.empty() && files_.front()->waits_for_turn && !files_.front()->is_begun;
  return may_begin ? files_.front() : nullptr;
}

std::shared_ptr<ReadAhead::File> ReadAhead::next_file(Choice choose, const std::stop_token& stop) {
  std::shared_ptr<File> next;
  std::unique_lock lock(mutex_);
  may_read_.wait(lock, stop, [&] {
    next = (this->*choose)();
    return next != nullptr || has_failed_;
  });
  if (stop.stop_requested() || has_failed_ || next == nullptr) return nullptr;
  next->is_begun = true;
  return next;
}

void ReadAhead::read(File& file, const std::stop_token& stop) {
  EventBatch batch;
  std::size_t bytes = 0;
  const Input* open = nullptr;
  const auto flush = [&] {
    if (open != nullptr) batch.bytes_read = open->bytes_read();
    push(file, std::exchange(batch, {}), std::exchange(bytes, 0), stop);
  };
  const auto take = [&](FileEvent event) {
    if (stop.stop_requested() || interrupted_) throw Unwanted{};
    bytes += footprint(event);
    batch.events.push_back(std::move(event));
    if (bytes >= std::min(batch_bytes, half_bytes_)) flush();
  };
  std::optional<Input> input;
  try {
    input.emplace(file.path);
  } catch (const Error& error) {
    take(Skipped{file.path, {}, error.what()});
    return flush();
  }
  open = &*input;
  // What a container unpacks to is not known before.
  if (!file.waits_for_turn && recognise_container(input->head(), input->name()) != nullptr) {
    throw TooEarly{};
  }
  take(opened_file(*input));
  read_input(*input, file.reading, options_, stop, take);
  flush();
}

void ReadAhead::push(File& file, EventBatch batch, std::size_t bytes, const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  may_read_.wait(lock, stop, [&] {
    if (file.is_dropped || has_failed_) return true;
    if (!is_first(file)) return fits_ahead(bytes);
    return file.waiting.empty() || file.held_bytes + bytes <= half_bytes_;
  });
  if (stop.stop_requested() || file.is_dropped || has_failed_) throw Unwanted{};
  file.held_bytes += bytes;
  waiting_bytes_ += bytes;
  most_waiting_bytes_ = std::max(most_waiting_bytes_, waiting_bytes_);
  file.waiting.emplace_back(std::move(batch), bytes);
  may_take_.notify_all();
}

}  // namespace gazette
