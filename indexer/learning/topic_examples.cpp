// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/topic_examples.hpp"

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <mutex>
#include <tuple>
#include <utility>

#include "core/analysis/analyzer.hpp"
#include "core/hash.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/document_ranges.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/filing/topic_filing.hpp"

namespace gazette {
namespace {

constexpr auto topic_slot = static_cast<Xapian::valueno>(Slot::topic);

/// Makes examples from articles. Use one per thread.
class ExampleMaker {
 public:
  explicit ExampleMaker(std::size_t cache_bytes) : analyzer_(cache_bytes) {}

  TopicExample make(const Article& article) {
    const ArticleTokens tokens = tokens_of(article, analyzer_);
    const std::span<const Feature> features = counter_.count(tokens.title, tokens.body);
    TopicExample example{{features.begin(), features.end()}, {}};
    for (const FiledTopic& topic : article.topics) {
      if (topic.origin == TopicOrigin::source) example.topics.push_back(topic.path);
    }
    return example;
  }

 private:
  Analyzer analyzer_;
  FeatureCounter counter_;
};

/// Articles are taken by the hashes of their ids, the lowest first.
struct Rank {
  std::uint64_t hash;
  std::uint32_t document;

  bool operator==(const Rank&) const = default;
  auto operator<=>(const Rank& other) const {
    return std::tie(hash, document) <=> std::tie(other.hash, other.document);
  }
};

/// Of all examples those of the lowest ranks that fit in the memory, whatever their order.
/// Thread-safe.
class ExampleChooser {
 public:
  explicit ExampleChooser(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// Whether an example of that rank might be kept; saves making one that is not.
  bool may_keep(Rank rank) {
    const std::scoped_lock lock(mutex_);
    return rank < dropped_;
  }

  void add(Rank rank, TopicExample example) {
    const std::scoped_lock lock(mutex_);
    if (rank >= dropped_) return;
    bytes_ += footprint(example);
    ranked_.push_back({rank, std::move(example)});
    std::push_heap(ranked_.begin(), ranked_.end(), comes_before);
    while (bytes_ > most_bytes_ && !ranked_.empty()) {
      std::pop_heap(ranked_.begin(), ranked_.end(), comes_before);
      dropped_ = ranked_.back().rank;
      bytes_ -= footprint(ranked_.back().example);
      ranked_.pop_back();
    }
  }

  /// In the order of the index. Nothing may be added afterwards.
  std::vector<TopicExample> take() {
    std::sort(ranked_.begin(), ranked_.end(),
              [](const Ranked& a, const Ranked& b) { return a.rank.document < b.rank.document; });
    std::vector<TopicExample> examples;
    examples.reserve(ranked_.size());
    for (Ranked& each : ranked_) examples.push_back(std::move(each.example));
    return examples;
  }

 private:
  struct Ranked {
    Rank rank;
    TopicExample example;
  };

  static bool comes_before(const Ranked& a, const Ranked& b) { return a.rank < b.rank; }

  const std::size_t most_bytes_;
  std::mutex mutex_;            ///< guards what follows
  std::vector<Ranked> ranked_;  ///< a heap, the highest rank first
  std::size_t bytes_ = 0;
  /// The lowest rank that did not fit: no higher one will.
  Rank dropped_{std::numeric_limits<std::uint64_t>::max(),
                std::numeric_limits<std::uint32_t>::max()};
};

/// Passes the examples of one range to `chooser`. Returns the number of labelled articles.
std::size_t choose_in(const Xapian::Database& db, DocumentRange range, std::size_t cache_bytes,
                      ExampleChooser& chooser) {
  std::size_t labelled = 0;
  ExampleMaker maker(cache_bytes);
  auto value = db.valuestream_begin(topic_slot);
  value.skip_to(range.first);
  for (; value != db.valuestream_end(topic_slot) && value.get_docid() <= range.last; ++value) {
    const Article article = from_record(db.get_document(value.get_docid()).get_data());
    if (!states_topics(article)) continue;
    ++labelled;
    const Rank rank{short_hash_of(article.id), value.get_docid()};
    if (chooser.may_keep(rank)) chooser.add(rank, maker.make(article));
  }
  return labelled;
}

}  // namespace

TopicExamples read_examples(const std::filesystem::path& generation, ExampleLimits limits,
                            unsigned threads) {
  const std::vector<DocumentRange> ranges = split(all_documents(generation), threads);
  ExampleChooser chooser(limits.bytes);
  std::atomic<std::size_t> labelled{0};
  const std::size_t cache_bytes =
      std::min(default_cache_bytes, limits.cache_bytes / std::max<std::size_t>(ranges.size(), 1));
  for_each_range(generation, ranges,
                 [&](std::size_t, const Xapian::Database& db, DocumentRange range) {
                   labelled += choose_in(db, range, cache_bytes, chooser);
                 });
  return {chooser.take(), labelled};
}

}  // namespace gazette
