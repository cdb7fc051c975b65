// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/learning/topic_examples.hpp"

#include <xapian.h>

#include <iterator>
#include <limits>

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

/// Ids with a hash up to this are chosen, for about `most` of `all` ids.
std::uint64_t highest_taken(std::size_t most, std::size_t all) {
  constexpr auto highest = std::numeric_limits<std::uint64_t>::max();
  if (all <= most) return highest;
  return static_cast<std::uint64_t>(static_cast<double>(most) / static_cast<double>(all) *
                                    static_cast<double>(highest));
}

TopicExamples examples_in(const Xapian::Database& db, DocumentRange range, std::size_t most) {
  const std::uint64_t highest = highest_taken(most, db.get_value_freq(topic_slot));
  TopicExamples found;
  ExampleMaker maker;
  auto value = db.valuestream_begin(topic_slot);
  value.skip_to(range.first);
  for (; value != db.valuestream_end(topic_slot) && value.get_docid() <= range.last; ++value) {
    const Article article = from_record(db.get_document(value.get_docid()).get_data());
    if (!states_topics(article)) continue;
    ++found.labelled;
    if (short_hash_of(article.id) <= highest) found.examples.push_back(maker.make(article));
  }
  return found;
}

}  // namespace

TopicExamples read_examples(const std::filesystem::path& generation, std::size_t most,
                            unsigned threads) {
  const std::vector<DocumentRange> ranges = split(all_documents(generation), threads);
  std::vector<TopicExamples> parts(ranges.size());
  for_each_range(generation, ranges,
                 [&](std::size_t number, const Xapian::Database& db, DocumentRange range) {
                   parts[number] = examples_in(db, range, most);
                 });
  TopicExamples all;
  for (TopicExamples& part : parts) {
    all.labelled += part.labelled;
    std::move(part.examples.begin(), part.examples.end(), std::back_inserter(all.examples));
  }
  return all;
}

}  // namespace gazette
