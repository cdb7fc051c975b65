// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/live_database.hpp"

#include <xapian.h>

#include <utility>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/index_topics.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

fs::path prepared(const std::string& folder) {
  prepare_folder(folder);
  return folder;
}

/// An index that will be replaced, perhaps because it is damaged or of another version.
struct Former {
  std::string revision;
  std::size_t articles = 0;
  IndexTopics topics = default_index_topics();
};

/// Number of its articles; 0 when it cannot be read.
Former former_at(const fs::path& generation) {
  if (generation.empty()) return {};
  try {
    const Xapian::Database db(generation.string());
    Former former{db.get_metadata(std::string(revision_key)), db.get_doccount()};
    if (IndexTopics topics = read_topics(db); !topics.lines.empty()) former.topics = topics;
    return former;
  } catch (const Xapian::Error&) {
    return {};
  }
}

}  // namespace

void write_stamp(Xapian::WritableDatabase& db, const std::string& revision) {
  db.set_metadata(std::string(schema_key), std::string(schema_version));
  db.set_metadata(std::string(analysis_key), std::string(analysis_name));
  if (!revision.empty()) db.set_metadata(std::string(revision_key), revision);
}

void count_commit(Xapian::WritableDatabase& db) {
  const std::string key(revision_key);
  db.set_metadata(key, std::to_string(parse_revision(db.get_metadata(key)) + 1));
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  db.set_metadata(std::string(committed_key), to_rfc3339(now));
}

struct LiveDatabase::State {
  State(const std::string& path, std::chrono::seconds wait, WriteMode how)
      : folder(prepared(path)), lock(folder, wait), mode(how) {
    remove_leftovers(folder);
    const fs::path current = current_generation(folder);
    if (mode == WriteMode::update && !current.empty()) {
      generation = current;
      is_published = true;
      db = Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN);
      check_stamp(folder.string(), db.get_metadata(std::string(schema_key)),
                  db.get_metadata(std::string(analysis_key)));
      articles_before = db.get_doccount();
    } else {
      generation = next();
      db = Xapian::WritableDatabase(generation.string(), Xapian::DB_CREATE_OR_OVERWRITE);
      const Former former_index = former_at(current);
      articles_before = former_index.articles;
      write_stamp(db, former_index.revision);
      write_topics(db, former_index.topics);
      db.commit();
      if (mode == WriteMode::update) publish();
    }
  }

  /// Without this, Xapian would commit pending changes on destruction.
  ~State() {
    try {
      db.begin_transaction(false);
      db.cancel_transaction();
    } catch (const Xapian::Error&) {
      db.close();  // the disk failed: the last commit is intact
    }
    if (is_published || may_be_seen()) return;
    std::error_code ignored;  // the next writer removes the rest
    fs::remove_all(generation, ignored);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Publishing can fail after searchers already see the new generation.
  bool may_be_seen() const {
    try {
      return current_generation(folder) == generation;
    } catch (const Error&) {
      return true;
    }
  }

  fs::path next() const {
    const fs::path& last = generation.empty() ? current_generation(folder) : generation;
    return folder / generation_after(last);
  }

  void publish() {
    publish_generation(folder, generation.filename().string());
    is_published = true;
    remove_leftovers(folder);
  }

  fs::path folder;
  WriterLock lock;
  WriteMode mode;
  fs::path generation;  ///< of `db`
  fs::path former;      ///< the one before open_next(), until make_current()
  bool is_published = false;
  std::size_t articles_before = 0;
  Xapian::WritableDatabase db;
};

LiveDatabase::LiveDatabase(const std::string& folder, std::chrono::seconds wait, WriteMode mode)
    : state_(std::make_unique<State>(folder, wait, mode)) {}
LiveDatabase::~LiveDatabase() = default;

Xapian::WritableDatabase& LiveDatabase::db() { return state_->db; }
const Xapian::WritableDatabase& LiveDatabase::db() const { return state_->db; }
const fs::path& LiveDatabase::folder() const { return state_->folder; }
const fs::path& LiveDatabase::generation() const { return state_->generation; }
std::size_t LiveDatabase::articles_before() const { return state_->articles_before; }
fs::path LiveDatabase::next_generation() const { return state_->next(); }

void LiveDatabase::open_next() {
  const fs::path next = state_->next();
  Xapian::WritableDatabase opened(next.string(), Xapian::DB_OPEN);
  state_->db.close();
  state_->db = opened;
  state_->former = std::exchange(state_->generation, next);
  state_->is_published = false;
}

void LiveDatabase::make_current() {
  if (state_->mode == WriteMode::update) return state_->publish();
  if (!state_->former.empty()) fs::remove_all(state_->former);
  state_->former.clear();
}

void LiveDatabase::publish() {
  if (!state_->is_published) state_->publish();
}

}  // namespace gazette
