// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/intake.hpp"

#include <optional>
#include <utility>

#include "core/schema/schema.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {

using Fate = Arrivals::Fate;

Intake::Step Intake::take(const Xapian::Database& db, const Article& article) {
  const Digest digest = digest_of(article);
  const OriginKey origin = origin_key(article.origin);
  if (!article.origin.empty()) touch(origin, article.origin);
  const auto [arrival, is_first, is_blank] = arrivals_.note(id_key(article.id), origin);
  if (!is_first) {
    note_repeated(article.id);
    files_.unsettle(db, std::exchange(arrival.origin, origin));
    files_.unsettle(article.origin);
  }
  if (arrivals_.is_fresh(arrival)) return arrival.digest == digest ? Step::leave : Step::replace;
  if (const std::optional<unsigned> docid = find_stored(db, article.id)) {
    const bool is_same = is_stored_as(db, *docid, digest);
    count_stored(arrival.fate, is_same, is_first);
    if (!is_same && is_blank) take_from_file(db, *docid, article.origin);
    return is_same ? Step::leave : Step::replace;
  }
  if (arrival.fate != Fate::added) ++outcome_.counts.added;
  arrival.fate = Fate::added;
  arrivals_.add_fresh(arrival, digest);
  return Step::add;
}

/// Articles of one file mostly come one after the other.
void Intake::touch(OriginKey origin, const std::string& path) {
  if (std::exchange(touched_, origin) != origin) files_.forget(path);
}

void Intake::note_repeated(const std::string& id) {
  if (repeated_ids_.insert(id_key(id)).second) outcome_.repeated.push_back(id);
}

/// An article whose id is stored came, the same or another.
void Intake::count_stored(Fate& fate, bool is_same, bool is_first) {
  if (is_same && (is_first || fate == Fate::pending)) {
    fate = Fate::unchanged;
    ++outcome_.counts.unchanged;
  } else if (!is_same && fate == Fate::unchanged) {
    fate = Fate::pending;
    --outcome_.counts.unchanged;
  }
}

/// The stored article is to be replaced by one from the file `origin`.
void Intake::take_from_file(const Xapian::Database& db, unsigned docid, const std::string& origin) {
  const std::string before = origin_of(db, docid);
  if (before == origin) return;
  files_.unsettle(before);
  files_.unsettle(origin);
  if (files_.is_kept(origin_key(before))) --outcome_.counts.unchanged;
}

void Intake::note_replaced(const Article& article, const std::string& former_origin) {
  Fate& fate = arrivals_.at(id_key(article.id)).fate;
  if (fate != Fate::pending) return;
  fate = Fate::updated;
  ++outcome_.counts.updated;
  if (!former_origin.empty() && !article.origin.empty() && former_origin != article.origin) {
    outcome_.moved.push_back({article.id, former_origin, article.origin});
  }
}

void Intake::note_removed(const Xapian::Database& db, unsigned docid) {
  files_.unsettle(origin_of(db, docid));
  ++outcome_.counts.removed;
}

void Intake::keep_file(const std::string& origin, std::size_t articles) {
  if (files_.keep(origin)) outcome_.counts.unchanged += articles;
}

void Intake::settle() {
  arrivals_.settle();
  files_.clear_changes();
}

}  // namespace gazette
