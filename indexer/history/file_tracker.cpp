// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/file_tracker.hpp"

#include <xapian.h>

#include "core/footprint.hpp"

namespace gazette {
namespace {

bool has_articles(const Xapian::Database& db, OriginKey key) {
  return db.get_termfreq(origin_term(key)) > 0;
}

}  // namespace

std::optional<KnownFile> known_file(const Xapian::Database& db, OriginKey key) {
  return parse_known_file(db.get_metadata(file_metadata_key(key)));
}

std::optional<OriginKey> origin_key_of(const Xapian::Database& db, unsigned docid) {
  auto term = db.termlist_begin(docid);
  term.skip_to(std::string(origin_prefix));
  return term == db.termlist_end(docid) ? std::nullopt : parse_origin_term(*term);
}

std::string origin_of(const Xapian::Database& db, unsigned docid) {
  const std::optional<OriginKey> key = origin_key_of(db, docid);
  const std::optional<KnownFile> file = key ? known_file(db, *key) : std::nullopt;
  return file ? file->path : std::string();
}

std::optional<FileEntry> FileTracker::entry(const Xapian::Database& db,
                                            const std::string& path) const {
  const OriginKey key = origin_key(path);
  if (const auto pending = pending_.find(key); pending != pending_.end()) {
    return is_kept(key) ? pending->second.entry : std::nullopt;
  }
  const std::optional<KnownFile> file = known_file(db, key);
  return file && file->path == path ? file->entry : std::nullopt;
}

void FileTracker::forget(const std::string& path) {
  if (path.empty()) return;  // standard input
  pending_.insert_or_assign(origin_key(path), KnownFile{path, std::nullopt});
}

void FileTracker::mark_ambiguous(const std::string& path) {
  if (ambiguous_.insert(origin_key(path)).second) forget(path);
}

void FileTracker::mark_ambiguous(const Xapian::Database& db, OriginKey key) {
  if (ambiguous_.insert(key).second) forget(path_of(db, key));
}

void FileTracker::record(const std::string& path, const FileEntry& entry) {
  const OriginKey key = origin_key(path);
  if (!ambiguous_.contains(key)) pending_.insert_or_assign(key, KnownFile{path, entry});
}

void FileTracker::note_arrival(const Xapian::Database& db, const std::string& path) {
  const OriginKey key = origin_key(path);
  const auto pending = pending_.find(key);
  if (pending == pending_.end() || !pending->second.entry) return;
  const Hash& content = pending->second.entry->content;
  const std::optional<KnownFile> before = known_file(db, key);
  if (before && before->entry && before->entry->content == content) return;
  arrivals_.push_back({content, key});
}

bool FileTracker::keep(const std::string& path) { return kept_.insert(origin_key(path)).second; }

std::vector<std::pair<std::string, std::string>> FileTracker::changes(
    const Xapian::Database& db) const {
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& [key, file] : pending_) {
    std::string name = file_metadata_key(key);
    std::string value = file.entry || has_articles(db, key) ? to_metadata(file) : std::string();
    if (db.get_metadata(name) != value) changes.emplace_back(std::move(name), std::move(value));
  }
  for (const OriginKey key : losing_) {
    std::string name = file_metadata_key(key);
    if (!pending_.contains(key) && !has_articles(db, key) && !db.get_metadata(name).empty()) {
      changes.emplace_back(std::move(name), std::string());
    }
  }
  return changes;
}

std::size_t FileTracker::bytes() const {
  constexpr std::size_t pending_bytes = 250;  // a node of the map with a path of average length
  return pending_.size() * pending_bytes + arrivals_.size() * sizeof(Arrival) +
         losing_.size() * (node_bytes + sizeof(OriginKey));
}

std::string FileTracker::path_of(const Xapian::Database& db, OriginKey key) const {
  if (const auto found = pending_.find(key); found != pending_.end()) return found->second.path;
  const std::optional<KnownFile> file = known_file(db, key);
  return file ? file->path : std::string();
}

}  // namespace gazette
