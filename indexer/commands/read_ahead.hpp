// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that read files ahead. Their events are taken file by file, in the order in which the
// files were added, so that the results are those of a run with one thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "indexer/commands/add_options.hpp"
#include "indexer/commands/file_reading.hpp"
#include "indexer/threads/worker_threads.hpp"

namespace gazette {

/// Consecutive events of one file.
struct EventBatch {
  std::vector<FileEvent> events;
  std::uint64_t bytes_read = 0;  ///< of the file until then
};

/// One thread adds files and takes events. The first of the files that were added, and not taken to
/// the end, may hold half of the bytes; all others the other half, in which eight times the size of
/// each file that is being read counts, too, for its reader. A single event may be larger: then it
/// waits alone, in the first file. So a large file is read when its turn comes, and so is every
/// container, since nobody knows what it unpacks to. One more thread reads all of these: each
/// thread keeps the memory that its largest file took.
class ReadAhead {
 public:
  /// With `threads` threads for files before their turn, and one for the others. Throws Error if no
  /// thread can be started for either. REQUIRES: `options` and `interrupted` outlive this.
  ReadAhead(unsigned threads, std::size_t bytes, const AddOptions& options,
            const std::atomic<bool>& interrupted);

  /// `bytes` is the size of the file.
  void add(std::string path, FileReading reading, std::uint64_t bytes);

  /// Waits for the next events of the first file. Without any when it is at its end, or when the
  /// run is interrupted. Throws what a thread threw. REQUIRES: there is a first file.
  EventBatch next();

  /// Ends the first file, even if it has more events.
  void end_first();

  /// The most bytes of events that waited at once.
  std::size_t most_waiting_bytes() const;

 private:
  struct File {
    std::string path;
    FileReading reading;
    std::size_t bytes = 0;                                   ///< that its reader may take
    std::size_t held_bytes = 0;                              ///< of `waiting`
    std::deque<std::pair<EventBatch, std::size_t>> waiting;  ///< with footprints
    bool waits_for_turn = false;
    bool is_begun = false;
    bool is_ended = false;
    bool is_dropped = false;
  };

  /// A thread's choice of the next file; nullptr when there is none now.
  using Choice = std::shared_ptr<File> (ReadAhead::*)() const;

  void work(Choice choose, const std::stop_token& stop);
  std::shared_ptr<File> next_ahead() const;
  std::shared_ptr<File> next_in_turn() const;
  std::shared_ptr<File> next_file(Choice choose, const std::stop_token& stop);
  void read(File& file, const std::stop_token& stop);
  void push(File& file, EventBatch batch, std::size_t bytes, const std::stop_token& stop);
  bool is_first(const File& file) const { return !files_.empty() && files_.front().get() == &file; }
  bool fits_ahead(std::size_t bytes) const;

  const std::size_t half_bytes_;
  const AddOptions& options_;
  const std::atomic<bool>& interrupted_;
  mutable std::mutex mutex_;  ///< guards what follows
  std::condition_variable_any may_read_;
  std::condition_variable may_take_;
  std::deque<std::shared_ptr<File>> files_;  ///< not taken to the end
  std::size_t waiting_bytes_ = 0;
  std::size_t most_waiting_bytes_ = 0;
  bool has_failed_ = false;
  WorkerThreads ahead_;  ///< these last, so that they end before what they use
  WorkerThreads in_turn_;
};

}  // namespace gazette
