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

}  // namespace

Prunable find_prunable(const Xapian::Database& db, const std::vector<std::string>& sources,
                       const std::function<bool(const std::string& origin)>& is_read_whole,
                       const std::function<bool(const std::string& id)>& was_seen) {
  Prunable result;
  const std::string prefix(origin_prefix);
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    const std::string origin = origin_of(db, *db.postlist_begin(*term));
    const bool is_below =
        std::any_of(sources.begin(), sources.end(), [&](const std::string& source) {
          return !origin.empty() && is_at_or_below(origin, source);
        });
    if (!is_below) continue;
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
