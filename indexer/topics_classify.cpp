// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics_classify.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <thread>
#include <vector>

#include "core/analyzer.hpp"
#include "core/error.hpp"
#include "core/record.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/document_ranges.hpp"
#include "indexer/topic_filing.hpp"
#include "indexer/topic_model_file.hpp"

namespace gazette {
namespace {

/// So many documents are classified, then written: Xapian keeps what is not committed in memory.
constexpr std::uint32_t documents_a_round = 50'000;

/// What was found of one range of documents.
struct Found {
  ClassifyResult counts;
  std::vector<Refiling> changes;
};

bool is_of_model(const FiledTopic& topic) { return topic.origin == TopicOrigin::model; }

Found classify_range(const Xapian::Database& db, DocumentRange range, const TopicFiling& filing) {
  Found found;
  Analyzer analyzer;
  TopicFiler filer(filing);
  auto document = db.postlist_begin("");
  document.skip_to(range.first);
  for (; document != db.postlist_end("") && *document <= range.last; ++document) {
    const Article article = from_record(db.get_document(*document).get_data());
    if (!filer.is_to_be_filed(article)) continue;
    const std::array<std::string_view, 3> texts = {article.title, article.body, article.summary};
    const auto tokens = analyzer.analyze_all(texts, article.language);
    std::vector<FiledTopic> topics = filer.topics(article, {tokens[0], tokens[1], tokens[2]});
    ++found.counts.articles;
    if (std::any_of(topics.begin(), topics.end(), is_of_model)) ++found.counts.filed;
    if (topics != article.topics) found.changes.push_back({*document, std::move(topics)});
  }
  return found;
}

/// Stretches of documents that are classified and written one after the other.
std::vector<DocumentRange> rounds_of(const std::filesystem::path& generation) {
  const DocumentRange all = all_documents(generation);
  return split(all, all.last / documents_a_round + 1);
}

}  // namespace

ClassifyResult classify(const ClassifyOptions& options, const std::atomic<bool>& interrupted) {
  existing_generation(options.db);  // classifying an index that is not there makes none
  IndexWriter writer(options.db, options.tuning);
  const TopicFiling filing{read_model(options.db, writer.topics().digest), options.tuning.filed};
  if (!filing.model) {
    throw Error(fmt::format("the index {} has no topic model", options.db),
                fmt::format("learn one first: gazette-index topics train --db {}", options.db));
  }
  const std::filesystem::path generation = existing_generation(options.db);
  const unsigned threads = options.tuning.threads > 0
                               ? options.tuning.threads
                               : std::max(1U, std::thread::hardware_concurrency());
  ClassifyResult result;
  for (const DocumentRange round : rounds_of(generation)) {
    if (interrupted) {
      result.was_interrupted = true;
      break;
    }
    const std::vector<DocumentRange> ranges = split(round, threads);
    std::vector<Found> parts(ranges.size());
    for_each_range(generation, ranges,
                   [&](std::size_t number, const Xapian::Database& db, DocumentRange range) {
                     parts[number] = classify_range(db, range, filing);
                   });
    std::vector<Refiling> changes;
    for (Found& part : parts) {
      result.articles += part.counts.articles;
      result.filed += part.counts.filed;
      std::move(part.changes.begin(), part.changes.end(), std::back_inserter(changes));
    }
    result.changed += changes.size();
    writer.refile(changes);
  }
  return result;
}

std::string render_text(const ClassifyResult& result) {
  std::string text = fmt::format(
      "{} articles without topics of their source: {} filed, {} left without; {} "
      "changed\n",
      result.articles, result.filed, result.articles - result.filed, result.changed);
  if (result.was_interrupted) text += "interrupted; running it again goes on\n";
  return text;
}

}  // namespace gazette
