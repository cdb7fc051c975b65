// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics/refile_rounds.hpp"

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <utility>

#include "core/schema/record.hpp"
#include "indexer/database/document_ranges.hpp"
#include "indexer/threads/thread_count.hpp"

namespace gazette {
namespace {

/// Xapian holds uncommitted changes in memory: about this much per document.
constexpr std::size_t document_bytes = 30'000;

/// The changes in one range of documents.
struct Found {
  std::size_t articles = 0;
  std::vector<Refiling> changes;
};

Found find_changes(const Xapian::Database& db, DocumentRange range, const Refiler& refiler) {
  Found found;
  auto document = db.postlist_begin("");
  document.skip_to(range.first);
  for (; document != db.postlist_end("") && *document <= range.last; ++document) {
    const Article article = from_record(db.get_document(*document).get_data());
    std::optional<std::vector<FiledTopic>> topics = refiler(article);
    if (!topics) continue;
    ++found.articles;
    if (*topics != article.topics) found.changes.push_back({*document, std::move(*topics)});
  }
  return found;
}

/// The changes in the ranges of one round, found by several threads, in order.
Found read_round(const std::filesystem::path& generation, const std::vector<DocumentRange>& ranges,
                 const std::function<Refiler()>& make_refiler) {
  std::vector<Found> parts(ranges.size());
  for_each_range(generation, ranges,
                 [&](std::size_t number, const Xapian::Database& db, DocumentRange range) {
                   parts[number] = find_changes(db, range, make_refiler());
                 });
  Found all;
  for (Found& part : parts) {
    all.articles += part.articles;
    std::move(part.changes.begin(), part.changes.end(), std::back_inserter(all.changes));
  }
  return all;
}

}  // namespace

Refiled refile_in_rounds(const std::filesystem::path& generation, const WriterTuning& tuning,
                         const std::atomic<bool>& interrupted,
                         const std::function<Refiler()>& make_refiler,
                         const std::function<void(const std::vector<Refiling>&)>& write) {
  const std::size_t a_round = std::max<std::size_t>(tuning.memory_bytes / document_bytes, 1);
  const unsigned threads = thread_count(tuning.threads);
  const DocumentRange all = all_documents(generation);
  const auto rounds = static_cast<unsigned>((all.last + a_round - 1) / a_round);
  Refiled result;
  for (const DocumentRange round : split(all, rounds)) {
    if (interrupted) {
      result.was_interrupted = true;
      break;
    }
    const Found found = read_round(generation, split(round, threads), make_refiler);
    result.articles += found.articles;
    result.changed += found.changes.size();
    if (!found.changes.empty()) write(found.changes);
  }
  return result;
}

}  // namespace gazette
