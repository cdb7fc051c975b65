// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/pruning.hpp"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/writing/file_tracker.hpp"

namespace gazette {
namespace {

/// Whether the file may exist: one that cannot be examined counts as existing.
bool exists(const std::filesystem::path& path) {
  std::error_code code;
  return std::filesystem::status(path, code).type() != std::filesystem::file_type::not_found;
}

bool is_at_or_below(std::string_view path, std::string_view folder) {
  if (folder.ends_with('/')) folder.remove_suffix(1);
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool is_at_or_below_any(std::string_view path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return is_at_or_below(path, folder); });
}

}  // namespace

Prunable find_prunable(const Xapian::Database& db, const PruningScope& scope,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen) {
  Prunable result;
  const std::string prefix(origin_prefix);
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    const std::string origin = origin_of(db, *db.postlist_begin(*term));
    if (origin.empty() || !is_at_or_below_any(origin, scope.sources)) continue;
    if (is_at_or_below_any(origin, scope.unread_folders)) continue;
    result.articles += term.get_termfreq();
    const bool is_gone = !exists(origin);
    if (!is_gone && !is_read_whole(origin)) continue;
    for (auto posting = db.postlist_begin(*term); posting != db.postlist_end(*term); ++posting) {
      const std::string id = from_record(db.get_document(*posting).get_data()).id;
      if (!was_seen(id)) result.gone.push_back(id);
    }
  }
  return result;
}

}  // namespace gazette
