// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/document_ranges.hpp"

#include <xapian.h>

#include <algorithm>
#include <atomic>

#include "core/error.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/threads/worker_threads.hpp"

namespace gazette {
namespace {

Error unreadable(const std::filesystem::path& generation, const Xapian::Error& error) {
  return unreadable_index(generation.parent_path(), error);
}

}  // namespace

DocumentRange all_documents(const std::filesystem::path& generation) {
  try {
    return {1, open_generation(generation).get_lastdocid()};
  } catch (const Xapian::Error& error) {
    throw unreadable(generation, error);
  }
}

std::vector<DocumentRange> split(DocumentRange whole, unsigned count) {
  std::vector<DocumentRange> ranges;
  const std::uint64_t begin = whole.first;
  const std::uint64_t size = std::max<std::uint64_t>(std::uint64_t{whole.last} + 1, begin) - begin;
  for (std::uint64_t i = 0; i < count; ++i) {
    const std::uint64_t first = begin + size * i / count;
    const std::uint64_t end = begin + size * (i + 1) / count;
    if (first == end) continue;
    ranges.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end - 1)});
  }
  return ranges;
}

void for_each_range(
    const std::filesystem::path& generation, const std::vector<DocumentRange>& ranges,
    const std::function<void(std::size_t number, const Xapian::Database&, DocumentRange)>& work) {
  if (ranges.empty()) return;
  std::atomic<std::size_t> next{0};
  WorkerThreads threads(static_cast<unsigned>(ranges.size()), [&](const std::stop_token& stop) {
    for (std::size_t i = next++; i < ranges.size() && !stop.stop_requested(); i = next++) {
      try {
        work(i, open_generation(generation), ranges[i]);
      } catch (const Xapian::Error& error) {
        throw unreadable(generation, error);
      }
    }
  });
  threads.join();
}

}  // namespace gazette
