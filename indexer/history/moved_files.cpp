// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/moved_files.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {
namespace {

/// The files of this run by their content, each of which is given once.
class ArrivalsByContent {
 public:
  explicit ArrivalsByContent(std::vector<Arrival> arrivals) : arrivals_(std::move(arrivals)) {
    std::stable_sort(arrivals_.begin(), arrivals_.end(),
                     [](const Arrival& a, const Arrival& b) { return a.content < b.content; });
    taken_.resize(arrivals_.size());
  }

  /// The next file with that content; nothing when there is none. O(log n).
  std::optional<OriginKey> next(const Hash& content) const {
    const std::size_t at = position(content);
    if (at == arrivals_.size() || arrivals_[at].content != content) return std::nullopt;
    return arrivals_[at].file;
  }

  /// REQUIRES: next() returned a file for that content.
  void take_next(const Hash& content) { ++taken_[first(content)]; }

 private:
  std::size_t first(const Hash& content) const {
    const auto found = std::lower_bound(
        arrivals_.begin(), arrivals_.end(), content,
        [](const Arrival& arrival, const Hash& wanted) { return arrival.content < wanted; });
    return static_cast<std::size_t>(found - arrivals_.begin());
  }

  std::size_t position(const Hash& content) const {
    const std::size_t begin = first(content);
    return begin == arrivals_.size() ? begin : begin + taken_[begin];
  }

  std::vector<Arrival> arrivals_;
  std::vector<std::size_t> taken_;  ///< at the first file of a content: how many of them are taken
};

/// The article of the file that is gone, if it comes from the other file now.
std::optional<MovedArticle> moved_article(const Xapian::Database& db, const std::string& from,
                                          const std::string& to, const WasSeen& was_seen) {
  const std::string term = origin_term(origin_key(from));
  for (auto posting = db.postlist_begin(term); posting != db.postlist_end(term); ++posting) {
    const std::string id = id_of_record(db.get_document(*posting).get_data());
    const std::optional<std::string> prefix = prefix_of_file_id(id, from);
    if (!prefix || was_seen(id)) continue;
    const std::string new_id = *prefix + file_id(to);
    if (was_seen(new_id)) return MovedArticle{id, new_id};
  }
  return std::nullopt;
}

}  // namespace

void find_moved(const Xapian::Database& db, const FileTracker& files, std::vector<Arrival> arrivals,
                const WasSeen& was_seen, const std::function<void(const MovedArticle&)>& on_moved) {
  if (arrivals.empty() || db.get_doccount() == 0) return;
  ArrivalsByContent by_content(std::move(arrivals));
  const std::string prefix(file_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    const std::optional<KnownFile> former = parse_known_file(db.get_metadata(*key));
    if (!former || !former->entry || former->entry->articles != 1) continue;
    const Hash& content = former->entry->content;
    const std::optional<OriginKey> file = by_content.next(content);
    if (!file || may_exist(former->path)) continue;
    const std::optional<MovedArticle> moved =
        moved_article(db, former->path, files.path_of(db, *file), was_seen);
    if (!moved) continue;
    by_content.take_next(content);
    on_moved(*moved);
  }
}

}  // namespace gazette
