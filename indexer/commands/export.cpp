// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/export.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "core/error.hpp"
#include "core/schema/article_json.hpp"
#include "core/schema/id_list.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

/// How often reading starts again while a writer commits faster than the ids can be read.
constexpr int max_attempts = 10;

/// An index that is read while a writer may commit. Throws Error, and Xapian's errors other than
/// those that a commit causes.
class MovingIndex {
 public:
  explicit MovingIndex(std::string folder) : folder_(std::move(folder)) {}

  /// The articles of one revision.
  IdList ids() {
    return consistently([&] {
      IdList ids;
      for (auto posting = db_.postlist_begin(""); posting != db_.postlist_end(""); ++posting) {
        const std::string id =
            id_of_record(db_.get_document(*posting, Xapian::DOC_ASSUME_VALID).get_data());
        if (id.empty()) {
          throw Error(fmt::format("the index {} is damaged: document {} is not an article", folder_,
                                  *posting),
                      fmt::format("gazette-index check --db {} says how to repair it", folder_));
        }
        ids.add(*posting, id);
      }
      return ids;
    });
  }

  /// The record of an article that ids() named; nothing when it is gone.
  std::optional<std::string> record(std::uint32_t docid, const std::string& id) {
    return consistently([&] { return record_here(docid, id); });
  }

 private:
  /// Calls `work`, after a commit again with the newest state.
  template <typename Work>
  std::invoke_result_t<Work> consistently(Work work) {
    for (int attempt = 1;; ++attempt) {
      try {
        if (!is_open_) open();
        return work();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == max_attempts) throw;
        is_open_ = false;
      }
    }
  }

  void open() {
    db_ = open_generation(existing_generation(folder_));
    check_stamp(folder_, db_.get_metadata(std::string(schema_key)),
                db_.get_metadata(std::string(analysis_key)));
    is_open_ = true;
  }

  /// In the document that had it, unless the article was removed and came again, or the index has
  /// a new generation.
  std::optional<std::string> record_here(std::uint32_t docid, const std::string& id) {
    if (std::optional<std::string> record = record_in(docid, id)) return record;
    const std::optional<unsigned> other = find_document(db_, id);
    return other ? record_in(*other, id) : std::nullopt;
  }

  std::optional<std::string> record_in(std::uint32_t docid, const std::string& id) {
    try {
      std::string record = db_.get_document(docid).get_data();
      return id_of_record(record) == id ? std::optional(std::move(record)) : std::nullopt;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    }
  }

  std::string folder_;
  bool is_open_ = false;
  Xapian::Database db_;
};

}  // namespace

ExportResult export_articles(const std::string& db, const ExportSinks& sinks,
                             const std::atomic<bool>& interrupted) {
  ExportResult result;
  try {
    MovingIndex index(db);
    index.ids().for_each([&](std::uint32_t docid, const std::string& id) {
      result.was_interrupted = result.was_interrupted || interrupted;
      if (result.was_interrupted) return;
      if (const std::optional<std::string> record = index.record(docid, id)) {
        sinks.on_line(article_line(from_record(*record)));
        ++result.articles;
      } else {
        sinks.on_removed(id);
        ++result.removed;
      }
    });
  } catch (const Xapian::Error& error) {
    throw unreadable_index(db, error);
  }
  return result;
}

}  // namespace gazette
