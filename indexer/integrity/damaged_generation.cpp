// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/damaged_generation.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/error.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/open_files.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/history/file_tracker.hpp"
#include "indexer/history/run_history.hpp"
#include "indexer/integrity/salvage.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// Empty also where it cannot be read.
std::string metadata_if_readable(const Xapian::Database& db, std::string_view key) {
  try {
    return db.get_metadata(std::string(key));
  } catch (const Xapian::DatabaseError&) {
    return {};
  }
}

/// The id of the document by its list of terms; empty when that cannot be read.
std::string id_by_terms(const Xapian::Database& db, Xapian::docid docid) {
  const std::string prefix(field("id").prefix);
  try {
    auto term = db.termlist_begin(docid);
    term.skip_to(prefix);
    const bool has_id = term != db.termlist_end(docid) && (*term).starts_with(prefix);
    return has_id ? (*term).substr(prefix.size()) : std::string();
  } catch (const Xapian::DocNotFoundError&) {
    return {};
  } catch (const Xapian::DatabaseError&) {
    return {};
  }
}

}  // namespace

bool has_records(const fs::path& path) {
  try {
    const Salvage salvage(path);
    const Xapian::Database db = salvage.open();
    if (salvage.state_of(records_table) == Salvage::TableState::empty) return false;
    const std::string schema = metadata_if_readable(db, schema_key);
    const std::string analysis = metadata_if_readable(db, analysis_key);
    if (schema.empty() || analysis.empty()) {
      return (schema.empty() || schema == schema_version) &&
             read_generation_marker(path).has_value();
    }
    check_stamp(path.string(), schema, analysis);
    return true;
  } catch (const Xapian::Error& error) {
    if (obstacle_in(error) == Obstacle::system) throw;
    return false;
  } catch (const Error&) {
    return false;
  }
}

std::set<std::string> ids_in(const fs::path& path) {
  std::set<std::string> ids;
  const std::string prefix(field("id").prefix);
  try {
    const Salvage salvage(path);
    const Xapian::Database db = salvage.open();
    for (Xapian::docid docid = 1; docid <= db.get_lastdocid(); ++docid) {
      if (std::string id = id_by_terms(db, docid); !id.empty()) ids.insert(std::move(id));
    }
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
      ids.insert((*term).substr(prefix.size()));
    }
  } catch (const Xapian::DatabaseError&) {
    return ids;
  }
  return ids;
}

struct DamagedGeneration::State {
  explicit State(const fs::path& generation)
      : salvage(generation),
        db(salvage.open()),
        are_regrown(salvage.state_of(records_table) == Salvage::TableState::regrown),
        has_term_lists(salvage.state_of(term_lists_table) != Salvage::TableState::empty) {}

  std::optional<Article> own_article(Xapian::docid docid) {
    try {
      const Xapian::Document document = db.get_document(docid, Xapian::DOC_ASSUME_VALID);
      const std::string record = document.get_data();
      if (are_regrown && !exists(docid)) return std::nullopt;  // a former record
      if (record.empty()) return are_regrown ? std::optional(Article{}) : std::nullopt;
      Article article = from_record(record);
      article.origin = origin(docid);
      if (are_regrown && !has_digest_of(document, record, article.origin)) return Article{};
      return article;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::DatabaseError&) {
      return Article{};
    } catch (const Error&) {
      return Article{};
    }
  }

  /// The article of the same id and digest in another generation.
  std::optional<Article> article_in(const Xapian::Database& other, Xapian::docid docid) {
    try {
      const std::string term = id_term(id_by_terms(db, docid));
      if (term.empty()) return std::nullopt;
      auto posting = other.postlist_begin(term);
      if (posting == other.postlist_end(term)) return std::nullopt;
      const std::string record = other.get_document(*posting).get_data();
      Article article = from_record(record);
      article.origin = origin(docid);
      const Xapian::Document document = db.get_document(docid, Xapian::DOC_ASSUME_VALID);
      if (!has_digest_of(document, record, article.origin)) return std::nullopt;
      return article;
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::DatabaseError&) {
      return std::nullopt;
    } catch (const Error&) {
      return std::nullopt;
    }
  }

  bool exists(Xapian::docid docid) const {
    try {
      if (!has_term_lists) {
        db.get_doclength(docid);  // throws; 0 is the length of an article of stop words
        return true;
      }
      return db.termlist_begin(docid) != db.termlist_end(docid);
    } catch (const Xapian::DocNotFoundError&) {
      return false;
    } catch (const Xapian::DatabaseError&) {
      return true;
    }
  }

  /// An older state of a leaf may hold an older record.
  static bool has_digest_of(const Xapian::Document& document, const std::string& record,
                            const std::string& origin) {
    const std::string want = document.get_value(static_cast<Xapian::valueno>(Slot::digest));
    return want == digest_value(digest_of(source_part(record), origin));
  }

  /// Empty when there is none, or when nothing tells it any more.
  std::string origin(Xapian::docid docid) {
    if (has_term_lists) {
      try {
        return origin_of(db, docid);
      } catch (const Xapian::DocNotFoundError&) {
        // Its list of terms is lost, but the postings may tell it.
      } catch (const Xapian::DatabaseError&) {
        // The same.
      }
    }
    if (!origins) read_origins();
    const auto found = origins->find(docid);
    return found == origins->end() ? std::string() : paths[found->second];
  }

  void read_origins() {
    origins.emplace();
    const std::string prefix(origin_prefix);
    try {
      for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
        const std::optional<KnownFile> file = parse_known_file(
            db.get_metadata(std::string(file_key_prefix) + (*term).substr(prefix.size())));
        if (!file) continue;
        paths.push_back(file->path);
        for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at) {
          origins->emplace(*at, paths.size() - 1);
        }
      }
    } catch (const Xapian::DatabaseError&) {
      // Those of the other files are not known.
    }
  }

  Salvage salvage;
  Xapian::Database db;
  bool are_regrown;
  bool has_term_lists;
  std::vector<std::string> paths;
  std::optional<std::unordered_map<Xapian::docid, std::size_t>> origins;  ///< in `paths`
};

DamagedGeneration::DamagedGeneration(const fs::path& path)
    : state_(std::make_unique<State>(path)) {}
DamagedGeneration::~DamagedGeneration() = default;

Settings DamagedGeneration::settings() const {
  const Xapian::Database& db = state_->db;
  Settings settings;
  try {
    if (db.get_metadata(std::string(schema_key)).empty()) return {{}, {}, {}, false};
    IndexTopics topics = read_topics(db);
    tree_of(topics);  // throws Error when it is not whole
    settings.topics = std::move(topics);
    settings.roots = RunHistory(db).roots();
    settings.withdrawals = withdrawals_in(db);
  } catch (const Xapian::DatabaseError&) {
    settings.are_whole = false;
  } catch (const Error&) {
    settings.are_whole = false;
  }
  return settings;
}

std::uint32_t DamagedGeneration::last_document() const { return state_->db.get_lastdocid(); }

std::optional<Article> DamagedGeneration::article(
    std::uint32_t document, const std::vector<std::unique_ptr<DamagedGeneration>>& others) {
  std::optional<Article> found = state_->own_article(document);
  if (!found || !found->id.empty()) return found;
  for (const std::unique_ptr<DamagedGeneration>& other : others) {
    if (std::optional<Article> same = state_->article_in(other->state_->db, document)) return same;
  }
  return found;
}

std::map<std::uint32_t, std::string> DamagedGeneration::names_of(
    const std::set<std::uint32_t>& documents) const {
  const Xapian::Database& db = state_->db;
  std::map<std::uint32_t, std::string> names;
  for (const std::uint32_t document : documents) {
    std::string& name = names[document];
    name = id_by_terms(db, document);
    if (name.empty()) name = fmt::format("document {}", document);
  }
  const std::string prefix(field("id").prefix);
  try {
    for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
      for (auto at = db.postlist_begin(*term); at != db.postlist_end(*term); ++at) {
        const auto found = names.find(*at);
        if (found != names.end()) found->second = (*term).substr(prefix.size());
      }
    }
  } catch (const Xapian::DatabaseError&) {
    // The numbers must do.
  }
  return names;
}

}  // namespace gazette
