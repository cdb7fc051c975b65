// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/change_tracker.hpp"

#include <optional>
#include <utility>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {

using State = SeenIds::State;

namespace {

/// Of an article whose topics come with it, what tells it from others of its id are these as well.
Digest arrived_digest(const Article& article) {
  if (article.topic_state == TopicState::open) return digest_of(article);
  return digest_of(to_record(article), article.origin);
}

/// Whether the document stores the article, with its topics where they come with it.
bool is_stored(const Xapian::Database& db, unsigned docid, const Article& article) {
  return has_digest(db, docid, digest_of(article)) &&
         (article.topic_state == TopicState::open ||
          stored_article(db, docid).topics == article.topics);
}

}  // namespace

ChangeTracker::Action ChangeTracker::decide(const Xapian::Database& db, const Article& article) {
  const Digest digest = arrived_digest(article);
  const OriginKey origin = origin_key(article.origin);
  if (!article.origin.empty()) begin_file(origin, article.origin);
  const auto [entry, is_first, is_new_entry] = seen_.add(id_key(article.id), origin);
  if (!is_first) {
    if (seen_.repeat(id_key(article.id))) count_repeated(article);
    files_.mark_ambiguous(db, std::exchange(entry.origin, origin));
    files_.mark_ambiguous(article.origin);
  }
  if (seen_.is_uncommitted(entry)) return entry.digest == digest ? Action::keep : Action::replace;
  if (const std::optional<unsigned> docid = find_document(db, article.id)) {
    const bool is_same = is_stored(db, *docid, article);
    count_stored(entry.state, is_same, is_first);
    if (!is_same && is_new_entry) record_move(db, *docid, article.origin);
    return is_same ? Action::keep : Action::replace;
  }
  if (entry.state != State::added) ++outcome_.counts.added;
  entry.state = State::added;
  seen_.mark_uncommitted(entry, digest);
  return Action::add;
}

/// Articles of one file mostly come in a row.
void ChangeTracker::begin_file(OriginKey origin, const std::string& path) {
  if (std::exchange(last_file_, origin) != origin) files_.forget(path);
}

void ChangeTracker::count_repeated(const Article& article) {
  Repeated repeated{article.id, article.origin};
  on_finding_(repeated);
  outcome_.repeated.add(std::move(repeated));
}

/// Counts an incoming article whose id is stored: `is_same` if it equals the stored one.
void ChangeTracker::count_stored(State& state, bool is_same, bool is_first) {
  if (is_same && (is_first || state == State::pending)) {
    state = State::unchanged;
    ++outcome_.counts.unchanged;
  } else if (!is_same && state == State::unchanged) {
    state = State::pending;
    --outcome_.counts.unchanged;
  }
}

/// The stored article will be replaced by one from the file `origin`, which may be another file.
void ChangeTracker::record_move(const Xapian::Database& db, unsigned docid,
                                const std::string& origin) {
  const std::string before = origin_of(db, docid);
  if (before == origin) return;
  files_.mark_ambiguous(before);
  files_.mark_ambiguous(origin);
  if (files_.is_kept(origin_key(before))) --outcome_.counts.unchanged;
}

void ChangeTracker::count_replaced(const Article& article, const std::string& former_origin) {
  if (!former_origin.empty() && former_origin != article.origin) {
    files_.note_loss(origin_key(former_origin));
  }
  State& state = seen_.at(id_key(article.id)).state;
  if (state != State::pending) return;
  state = State::updated;
  ++outcome_.counts.updated;
  if (!former_origin.empty() && !article.origin.empty() && former_origin != article.origin) {
    Moved moved{article.id, former_origin, article.origin};
    on_finding_(moved);
    outcome_.moved.add(std::move(moved));
  }
}

void ChangeTracker::count_removed(const Xapian::Database& db, unsigned docid) {
  files_.mark_ambiguous(origin_of(db, docid));
  ++outcome_.counts.removed;
}

void ChangeTracker::count_removed(const Xapian::Database& db, const std::string& id) {
  files_.mark_ambiguous(db, seen_.at(id_key(id)).origin);
  ++outcome_.counts.removed;
}

void ChangeTracker::count_renamed(const std::string& id, Renaming why) {
  Renamed& renamed = outcome_.renamed;
  ++(why == Renaming::file_moved ? renamed.file_moved : renamed.other_rules);
  State& state = seen_.at(id_key(id)).state;
  if (state != State::added) {
    ++outcome_.counts.removed;
    return;
  }
  state = State::updated;
  --outcome_.counts.added;
  ++outcome_.counts.updated;
}

void ChangeTracker::keep_file(const std::string& origin, std::size_t articles) {
  if (files_.keep(origin)) outcome_.counts.unchanged += articles;
}

void ChangeTracker::end_commit() {
  seen_.end_commit();
  files_.clear_changes();
  last_file_ = 0;  // the commit may have left out its path, if it wrote none of its articles
}

}  // namespace gazette
