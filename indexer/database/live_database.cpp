// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/live_database.hpp"

#include <xapian.h>

#include <memory>
#include <utility>

#include "core/dates/date.hpp"
#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/block_recorder.hpp"
#include "core/storage/seal.hpp"
#include "indexer/database/durable_file.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/database/opened_index.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// An index that will be replaced, perhaps because it is damaged or of another version.
struct Former {
  Current is = Current::unreadable;
  std::string revision;
  std::size_t articles = 0;
  IndexTopics topics = default_index_topics();
};

/// Throws Xapian::Error when the system refuses to read it: its topics would be lost.
Former former_at(const fs::path& generation) {
  if (generation.empty()) return {};
  try {
    const Xapian::Database db = open_generation(generation);
    Former former{Current::unreadable, db.get_metadata(std::string(revision_key)),
                  db.get_doccount()};
    if (!db.get_metadata(std::string(schema_key)).empty()) former.is = Current::readable;
    if (IndexTopics topics = read_topics(db); !topics.lines.empty()) former.topics = topics;
    return former;
  } catch (const Xapian::Error& error) {
    if (obstacle_in(error) != Obstacle::damage) throw;
    return {};
  }
}

constexpr int open_flags = Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS;
constexpr int create_flags = Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS;

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
      : mode(how), generations(path, wait, how) {
    if (mode == WriteMode::update && !generations.current().empty()) {
      open_current();
    } else {
      create();
    }
  }

  void open_current() {
    generation = generations.current();
    recorder = std::make_unique<BlockRecorder>(generation);
    if (recorder->found() == Commit::foreign) {
      notice = foreign_commit_text(generations.folder().string());
    }
    db = Xapian::WritableDatabase(generation.string(), open_flags);
    check_stamp(generations.folder().string(), db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    generations.accept(Current::readable);
    is_published = true;
    articles_before = db.get_doccount();
  }

  void create() {
    const Former old = former_at(generations.current());
    generations.accept(old.is);
    articles_before = old.articles;
    generation = generations.begin();
    recorder = std::make_unique<BlockRecorder>(generation);
    db = Xapian::WritableDatabase(generation.string(), create_flags);
    write_stamp(db, old.revision);
    write_topics(db, old.topics);
    db.commit();
    seal();
    if (mode == WriteMode::update) publish();
  }

  void seal() const {
    replace_file(generation / seal_name, seal_bytes(recorder->seal()));
    recorder->mark_sealed();
  }

  /// Without this, Xapian would commit pending changes on destruction.
  ~State() {
    try {
      db.begin_transaction(false);
      db.cancel_transaction();
    } catch (const Xapian::Error&) {
      db.close();  // the disk failed: the last commit is intact
    }
    if (is_published && recorder->has_changes()) seal_cancelled();
    if (!is_published && !generations.may_be_seen(generation)) generations.discard(generation);
    if (!next.empty()) generations.discard(next);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Blocks that no table uses have changed.
  void seal_cancelled() const {
    try {
      seal();
    } catch (const Error&) {
      return;  // the next writer does it
    } catch (const Xapian::Error&) {
      return;
    }
  }

  void publish() {
    seal();
    generations.publish(generation);
    is_published = true;
  }

  WriteMode mode;
  Generations generations;
  fs::path generation;  ///< of `db`
  fs::path next;        ///< from begin_next() until open_next()
  fs::path former;      ///< the one before open_next(), until make_current()
  bool is_published = false;
  std::string notice;
  std::size_t articles_before = 0;
  std::unique_ptr<BlockRecorder> recorder;       ///< of `generation`
  std::unique_ptr<BlockRecorder> next_recorder;  ///< of `next`
  Xapian::WritableDatabase db;
};

LiveDatabase::LiveDatabase(const std::string& folder, std::chrono::seconds wait, WriteMode mode)
    : state_(std::make_unique<State>(folder, wait, mode)) {}
LiveDatabase::~LiveDatabase() = default;

Xapian::WritableDatabase& LiveDatabase::db() { return state_->db; }
const Xapian::WritableDatabase& LiveDatabase::db() const { return state_->db; }

void LiveDatabase::commit_transaction() {
  db().commit_transaction();
  sync_folder(generation());  // Xapian ends a commit by a rename, and does not sync that
}

const fs::path& LiveDatabase::folder() const { return state_->generations.folder(); }
const fs::path& LiveDatabase::generation() const { return state_->generation; }
std::size_t LiveDatabase::articles_before() const { return state_->articles_before; }
const std::string& LiveDatabase::notice() const { return state_->notice; }
const std::vector<fs::path>& LiveDatabase::strangers() const {
  return state_->generations.strangers();
}
fs::path LiveDatabase::begin_building() { return state_->generations.begin_building(); }
const fs::path& LiveDatabase::begin_next() {
  state_->next = state_->generations.begin();
  state_->next_recorder = std::make_unique<BlockRecorder>(state_->next);
  return state_->next;
}

void LiveDatabase::open_next() {
  Xapian::WritableDatabase opened(state_->next.string(), open_flags);
  state_->db.close();
  state_->db = opened;
  state_->recorder = std::move(state_->next_recorder);
  state_->former = std::exchange(state_->generation, std::exchange(state_->next, {}));
  state_->is_published = false;
}

void LiveDatabase::seal() { state_->seal(); }

void LiveDatabase::make_current() {
  if (state_->mode == WriteMode::update) return state_->publish();
  if (!state_->former.empty()) state_->generations.discard(state_->former);
  state_->former.clear();
}

void LiveDatabase::publish() {
  if (!state_->is_published) state_->publish();
}

}  // namespace gazette
