// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/open_database.hpp"

#include <xapian.h>

#include <filesystem>
#include <system_error>

#include "core/schema/schema.hpp"
#include "core/storage/sealed_files.hpp"
#include "core/text/text.hpp"
#include "searcher/index/index_faults.hpp"

namespace gazette {
namespace {

/// Xapian takes a table whose file is gone for an empty one: then no phrase would ever match.
void check_positions(const std::string& path, const Xapian::Database& db) {
  if (db.get_avlength() > 0 && !db.has_positions()) throw unreadable(path, "it has no positions");
}

/// Xapian looks for no stub of its own: see core/storage/stub.hpp.
Xapian::Database connect(const Shard& shard) {
  namespace fs = std::filesystem;
  if (!shard.host.empty()) return Xapian::Remote::open(shard.host, shard.port);
  std::error_code code;
  if (!fs::is_directory(shard.path, code)) return Xapian::Database(shard.path);  // in one file
  const fs::path folder = fs::path(shard.path) / shard.generation;
  return Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS);
}

}  // namespace

std::vector<std::string> verify_shards(const std::vector<Shard>& shards) {
  std::vector<std::string> warnings;
  for (const Shard& shard : shards) {
    const bool is_verified = shard.host.empty() && std::filesystem::is_directory(shard.path);
    if (!is_verified) continue;
    const Commit commit = verify_files(std::filesystem::path(shard.path) / shard.generation);
    if (commit == Commit::foreign) warnings.push_back(one_line(foreign_commit_text(shard.path)));
  }
  return warnings;
}

Xapian::Database open_database(const Shard& shard) {
  const std::string name = name_of(shard);
  try {
    Xapian::Database db = connect(shard);
    check_stamp(name, db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    check_positions(name, db);
    return db;
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::DatabaseNotFoundError&) {
    throw;
  } catch (const Xapian::DatabaseCorruptError&) {
    throw;
  } catch (const Xapian::Error& error) {
    throw unreadable(name, error);
  }
}

Xapian::Database joined(const std::vector<Xapian::Database>& shards) {
  if (shards.size() == 1) return shards.front();
  Xapian::Database all;
  for (const Xapian::Database& shard : shards) all.add_database(shard);
  return all;
}

}  // namespace gazette
