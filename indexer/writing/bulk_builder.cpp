// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk_builder.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/database/open_files.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/glass/database_writer.hpp"
#include "indexer/threads/worker_threads.hpp"
#include "indexer/writing/article_footprint.hpp"
#include "indexer/writing/batch_queue.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/transaction_buffer.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// The first batch has this many articles, or a quarter of the bytes of a full one; each batch
/// doubles that, up to a full one.
constexpr std::size_t first_articles = 1000;
constexpr std::size_t first_share = 4;

/// Commits after articles of that footprint in bytes, or that many, so that Xapian's buffers fit
/// the processor's cache. From 100 to 400 articles it makes no difference.
constexpr std::size_t committed_bytes = 400'000;
constexpr std::size_t committed_articles = 200;

/// Only this run reads the parts, and those of a killed run are removed: nothing is synced.
constexpr int private_flags = Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_DANGEROUS |
                              Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS;

/// A folder that is removed at the end; what remains, the next writer removes.
class ScratchFolder {
 public:
  explicit ScratchFolder(fs::path path) : path_(std::move(path)) { fs::create_directories(path_); }
  ~ScratchFolder() { remove_generation(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// A database of `span` batches, of which its key in `Parts` is the first.
struct Part {
  std::size_t span = 1;
  fs::path path;
};

using Parts = std::map<std::size_t, Part>;

void write_directly(const Batch& from, DocumentMaker& maker, const fs::path& path) {
  glass::DatabaseWriter db(path);
  for (const Article& article : from.articles) maker.add(article, db);
  db.finish();
}

void write_by_xapian(const Batch& from, DocumentMaker& maker, const fs::path& path) {
  Xapian::WritableDatabase db(path.string(), private_flags);
  std::size_t bytes = 0;
  std::size_t articles = 0;
  for (const Article& article : from.articles) {
    db.add_document(maker.make(article));
    bytes += footprint(article);
    if (++articles < committed_articles && bytes < committed_bytes) continue;
    db.commit();
    bytes = 0;
    articles = 0;
  }
  db.commit();
}

void merge_databases(const std::vector<fs::path>& sources, const fs::path& target) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(open_generation(source));
  all.compact(target.string());
}

}  // namespace

PartFormat fastest_part_format() {
  return std::string_view(Xapian::version_string()).starts_with("1.4.")
             ? PartFormat::glass_of_1_4
             : PartFormat::of_the_library;
}

struct BulkBuilder::State {
  State(fs::path where, unsigned threads, BatchLimits batch_limits, TopicFiling how)
      : folder(std::move(where)),
        limits(batch_limits),
        filing(std::move(how)),
        merge_width(databases_at_once()),
        queue(std::size_t{2} * threads, limits.bytes / 8 * 9),
        workers(threads, [this](const std::stop_token& stop) { work(stop); }) {}

  bool is_batch_full() const {
    const std::size_t doubled = std::min<std::size_t>(batch.number, 20);
    return batch.articles.size() >= std::min(limits.articles, first_articles << doubled) ||
           batch.bytes >= std::min(limits.bytes, limits.bytes / first_share << doubled);
  }

  /// Passes the current batch to the threads.
  void dispatch() {
    if (batch.articles.empty()) return;
    Batch next{.number = batch.number + 1};
    if (!queue.push(std::exchange(batch, std::move(next)))) workers.join();  // a thread has failed
  }

  void work(const std::stop_token& stop) {
    struct Leaving {
      BatchQueue& queue;
      ~Leaving() { queue.close(); }  // also when unwinding, so that nobody waits for this thread
    } leaving{queue};
    DocumentMaker maker({}, limits.cache_bytes);
    maker.file_by(filing);
    while (std::optional<Batch> next = queue.pop(stop)) {
      complete(next->number, build(*next, maker));
    }
  }

  Part build(const Batch& from, DocumentMaker& maker) const {
    const fs::path path = folder.path() / fmt::format("part-{}-1", from.number);
    if (limits.format == PartFormat::glass_of_1_4) {
      write_directly(from, maker, path);
    } else {
      write_by_xapian(from, maker, path);
    }
    return {1, path};
  }

  /// Registers a part. When it completes a group of neighbours, merges them, and so on.
  void complete(std::size_t first, Part part) {
    while (true) {
      const std::size_t span = part.span;
      const std::size_t group_span = span * merge_width;
      const std::size_t group_first = first - first % group_span;
      std::vector<fs::path> group;
      {
        const std::scoped_lock lock(registering);
        parts.emplace(first, std::move(part));
        group = take_group(group_first, span);
      }
      if (group.empty()) return;
      const std::scoped_lock one_at_a_time(merging);
      part = {group_span, folder.path() / fmt::format("part-{}-{}", group_first, group_span)};
      merge_databases(group, part.path);
      for (const fs::path& path : group) fs::remove_all(path);
      first = group_first;
    }
  }

  /// Removes a complete group from `parts` and returns it; empty when a part is still missing.
  std::vector<fs::path> take_group(std::size_t group_first, std::size_t span) {
    const auto member = [&](std::size_t i) { return parts.find(group_first + i * span); };
    for (std::size_t i = 0; i < merge_width; ++i) {
      if (member(i) == parts.end() || member(i)->second.span != span) return {};
    }
    std::vector<fs::path> paths;
    for (std::size_t i = 0; i < merge_width; ++i) {
      paths.push_back(member(i)->second.path);
      parts.erase(member(i));
    }
    return paths;
  }

  /// Merges databases into fewer, in their order, and removes them.
  std::vector<fs::path> merge_neighbours(const std::vector<fs::path>& sources,
                                         std::size_t round) const {
    std::vector<fs::path> merged;
    for (std::size_t begin = 0; begin < sources.size(); begin += merge_width) {
      const std::size_t end = std::min(begin + merge_width, sources.size());
      const std::vector<fs::path> group(sources.begin() + static_cast<std::ptrdiff_t>(begin),
                                        sources.begin() + static_cast<std::ptrdiff_t>(end));
      merged.push_back(folder.path() / fmt::format("round-{}-{}", round, merged.size()));
      merge_databases(group, merged.back());
      for (const fs::path& path : group) fs::remove_all(path);
    }
    return merged;
  }

  ScratchFolder folder;
  BatchLimits limits;
  TopicFiling filing;
  std::size_t merge_width;  ///< so many databases are merged into one, and open at once
  Batch batch;              ///< the current one; only for the caller's thread

  BatchQueue queue;
  std::mutex registering;  ///< guards `parts`
  Parts parts;
  std::mutex merging;  ///< held by a merge, which opens many files: one at a time

  WorkerThreads workers;  ///< last, so that they end before what they use
};

BulkBuilder::BulkBuilder(fs::path folder, unsigned threads, BatchLimits limits, TopicFiling filing)
    : state_(std::make_unique<State>(std::move(folder), threads, limits, std::move(filing))) {}
BulkBuilder::~BulkBuilder() = default;

std::size_t BulkBuilder::threads() const { return state_->workers.count(); }

void BulkBuilder::add(Article article) {
  State& state = *state_;
  state.batch.bytes += footprint(article);
  state.batch.articles.push_back(std::move(article));
  if (state.is_batch_full()) state.dispatch();
}

void BulkBuilder::finish() {
  state_->dispatch();
  state_->queue.close();
  state_->workers.join();
}

void BulkBuilder::merge(const fs::path& base, const fs::path& target) {
  std::vector<fs::path> sources;
  for (const auto& [first, part] : state_->parts) sources.push_back(part.path);
  const std::size_t most = state_->merge_width - (base.empty() ? 0 : 1);
  for (std::size_t round = 1; sources.size() > most; ++round) {
    sources = state_->merge_neighbours(sources, round);
  }
  if (!base.empty()) sources.insert(sources.begin(), base);  // merged once, for it may be large
  merge_databases(sources, target);
}

void BulkBuilder::append_to(Xapian::WritableDatabase& db, TransactionBuffer& buffer) {
  for (const auto& [first, part] : state_->parts) {
    const Xapian::Database from = open_generation(part.path);
    for (auto posting = from.postlist_begin(""); posting != from.postlist_end(""); ++posting) {
      const Xapian::Document document = from.get_document(*posting);
      db.add_document(document);
      buffer.add(document);
    }
  }
}

}  // namespace gazette
