// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/pruning.hpp"

#include <xapian.h>

#include <optional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/history/file_tracker.hpp"
#include "indexer/sources/walk.hpp"

namespace gazette {
namespace {

/// The folder of a path; of `/`, and of a name alone, a path that is its own folder.
std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash == 0 || slash == std::string_view::npos ? 1 : slash);
}

/// The sources, to be asked about many paths.
class Places {
 public:
  explicit Places(const PrunedSources& sources)
      : named_(sources.named.begin(), sources.named.end()) {
    for (const std::string& root : sources.earlier) {
      (may_exist(root) ? earlier_ : gone_).insert(root);
    }
  }

  enum class Below { none, earlier, named };

  /// Below which of them articles of the file at `path` may be pruned. O(its depth).
  Below place_of(std::string_view path) const {
    bool is_below_earlier = false;
    bool is_below_gone = false;
    for (std::string place(path);; place.resize(folder_of(place).size())) {
      if (named_.contains(place)) return Below::named;
      const bool is_gone_file = place == path && may_exist(std::string(folder_of(place)));
      is_below_earlier |= earlier_.contains(place) || (is_gone_file && gone_.contains(place));
      is_below_gone |= !is_gone_file && gone_.contains(place);
      if (place == folder_of(place)) break;
    }
    return is_below_earlier && !is_below_gone ? Below::earlier : Below::none;
  }

 private:
  using Paths = std::unordered_set<std::string>;
  Paths named_;
  Paths earlier_;  ///< those that exist
  Paths gone_;     ///< those that do not
};

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_at_or_below_any(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return is_at_or_below(path, folder); });
}

}  // namespace

Prunable find_prunable(const Xapian::Database& db, const PrunedSources& sources,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen) {
  Prunable result;
  const Places places(sources);
  const std::string prefix(origin_prefix);
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    const std::string origin = origin_of(db, *db.postlist_begin(*term));
    const Places::Below place = origin.empty() ? Places::Below::none : places.place_of(origin);
    if (place == Places::Below::none || is_at_or_below_any(origin, sources.unread)) continue;
    const std::size_t gone_before = result.gone.size();
    if (!may_exist(origin) || is_read_whole(origin)) {
      for (auto posting = db.postlist_begin(*term); posting != db.postlist_end(*term); ++posting) {
        std::string id = id_of_record(db.get_document(*posting).get_data());
        if (!was_seen(id)) result.gone.push_back(std::move(id));
      }
    }
    const Prunable::Count here{term.get_termfreq(), result.gone.size() - gone_before};
    result.all += here;
    if (place == Places::Below::named) result.named += here;
  }
  return result;
}

bool knows_files_below(const Xapian::Database& db, const std::string& path) {
  const Places place({{path}, {}, {}});
  const std::string prefix(file_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    const std::optional<KnownFile> file = parse_known_file(db.get_metadata(*key));
    if (file && place.place_of(file->path) != Places::Below::none) return true;
  }
  return false;
}

}  // namespace gazette
