// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/topics_retag.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <memory>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "core/analyzer.hpp"
#include "core/record.hpp"
#include "core/topic_names.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/document_ranges.hpp"
#include "indexer/index_topics.hpp"
#include "indexer/source_topics.hpp"
#include "indexer/topic_filing.hpp"

namespace gazette {
namespace {

/// So many documents are filed, then written: Xapian keeps what is not committed in memory.
constexpr std::uint32_t documents_a_round = 20'000;

/// By what articles are filed anew.
struct Rules {
  const TopicNames& names;
  TopicFiling filing;
};

/// What was found of one range of documents.
struct Found {
  std::size_t articles = 0;
  std::vector<Refiling> changes;
};

class Retagger {
 public:
  explicit Retagger(const Rules& rules) : names_(rules.names), filer_(rules.filing) {}

  /// The topics that `article` has from now on.
  std::vector<FiledTopic> topics(const Article& article) {
    Article filed = filed_by_source(article, names_);
    if (!filer_.is_to_be_filed(filed)) {
      std::erase_if(filed.topics,
                    [](const FiledTopic& topic) { return topic.origin == TopicOrigin::rule; });
      return std::move(filed.topics);
    }
    const std::array<std::string_view, 3> texts = {filed.title, filed.body, filed.summary};
    const auto tokens = analyzer_.analyze_all(texts, filed.language);
    return filer_.topics(filed, {tokens[0], tokens[1], tokens[2]});
  }

 private:
  const TopicNames& names_;
  TopicFiler filer_;
  Analyzer analyzer_;
};

Found retag_range(const Xapian::Database& db, DocumentRange range, const Rules& rules) {
  Found found;
  Retagger retagger(rules);
  auto document = db.postlist_begin("");
  document.skip_to(range.first);
  for (; document != db.postlist_end("") && *document <= range.last; ++document) {
    const Article article = from_record(db.get_document(*document).get_data());
    std::vector<FiledTopic> topics = retagger.topics(article);
    ++found.articles;
    if (topics != article.topics) found.changes.push_back({*document, std::move(topics)});
  }
  return found;
}

/// The tree that articles are filed by from now on.
IndexTopics tree_asked_for(const RetagOptions& options, const IndexTopics& of_index) {
  if (!options.topics_file.empty()) return index_topics_named(options.topics_file);
  return of_index.lines.empty() ? default_index_topics() : of_index;
}

unsigned threads_of(const WriterTuning& tuning) {
  return tuning.threads > 0 ? tuning.threads : std::max(1U, std::thread::hardware_concurrency());
}

/// Files one stretch of documents in several threads.
RetagResult retag_round(IndexWriter& writer, const std::filesystem::path& generation,
                        const std::vector<DocumentRange>& ranges, const Rules& rules) {
  std::vector<Found> parts(ranges.size());
  for_each_range(generation, ranges,
                 [&](std::size_t number, const Xapian::Database& db, DocumentRange range) {
                   parts[number] = retag_range(db, range, rules);
                 });
  std::vector<Refiling> changes;
  std::size_t articles = 0;
  for (Found& part : parts) {
    articles += part.articles;
    std::move(part.changes.begin(), part.changes.end(), std::back_inserter(changes));
  }
  if (!changes.empty()) writer.refile(changes);
  return {changes.size(), articles - changes.size()};
}

}  // namespace

RetagResult retag(const RetagOptions& options, const std::atomic<bool>& interrupted) {
  existing_generation(options.db);  // retagging an index that is not there makes none
  // A bad topics file is known before anything is locked or written.
  if (!options.topics_file.empty()) index_topics_named(options.topics_file);
  IndexWriter writer(options.db, options.tuning);
  const std::filesystem::path generation = existing_generation(options.db);
  const IndexTopics topics = tree_asked_for(options, writer.topics());
  const TopicTree tree = tree_of(topics);
  const TopicNames names(tree);
  TopicFiling filing;
  filing.of = options.tuning.filed;
  filing.rules = std::make_shared<const TopicRules>(tree);
  const Rules rules{names, filing};
  RetagResult result;
  const DocumentRange all = all_documents(generation);
  for (const DocumentRange round : split(all, all.last / documents_a_round + 1)) {
    if (interrupted) {
      result.was_interrupted = true;
      return result;
    }
    const RetagResult done =
        retag_round(writer, generation, split(round, threads_of(options.tuning)), rules);
    result.retagged += done.retagged;
    result.unchanged += done.unchanged;
  }
  writer.set_topics(topics);
  writer.commit();
  return result;
}

std::string render_text(const RetagResult& result) {
  std::string text = fmt::format("{} retagged, {} unchanged\n", result.retagged, result.unchanged);
  if (result.was_interrupted) text += "interrupted; running it again goes on\n";
  return text;
}

}  // namespace gazette
