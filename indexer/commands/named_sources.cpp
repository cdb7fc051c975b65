// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/named_sources.hpp"

#include <filesystem>

#include "indexer/database/database_folder.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/history/run_history.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/writing/pruning.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// Of a path whose end, or all of it, need not exist.
std::string resolved_path(const std::string& path) {
  std::error_code code;
  // A relative path of which nothing exists would stay relative.
  const fs::path canonical = fs::weakly_canonical(fs::absolute(path, code), code);
  std::string text = (code ? fs::path(path) : canonical).string();
  if (text.size() > 1 && text.ends_with('/')) text.pop_back();
  return text;
}

/// Whether the index in `db` knows files at or below `path`, or had it for a source.
bool is_known(const std::string& db, const std::string& path) {
  if (current_generation(db).empty()) return false;
  bool is_found = false;
  read_index(db, [&](const Xapian::Database& index) {
    is_found = RunHistory(index).roots().contains(path) || knows_files_below(index, path);
  });
  return is_found;
}

NamedSource named_source(const std::string& path, const AddOptions& options) {
  if (path == "-") return {NamedSource::Kind::standard_input, path, {}};
  const std::string canonical = resolved_path(path);
  if (!may_exist(path) && options.prune != AddOptions::Prune::none &&
      is_known(options.db, canonical)) {
    return {NamedSource::Kind::gone, path, canonical};
  }
  require_source(path);
  std::error_code ignored;  // of a path that cannot be examined: reading it says why
  const bool is_folder = fs::is_directory(path, ignored);
  return {is_folder ? NamedSource::Kind::folder : NamedSource::Kind::file, path, canonical};
}

}  // namespace

std::vector<NamedSource> named_sources(const AddOptions& options) {
  std::vector<NamedSource> sources;
  for (const std::string& path : options.sources) sources.push_back(named_source(path, options));
  return sources;
}

}  // namespace gazette
