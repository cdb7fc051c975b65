// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/opening.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

/// Xapian takes a table whose file is gone for an empty one: then no phrase would ever match.
void check_positions(const std::string& path, const Xapian::Database& db) {
  if (db.get_avlength() > 0 && !db.has_positions()) throw unreadable(path, "it has no positions");
}

Xapian::Database connect(const Shard& shard) {
  if (shard.host.empty()) return Xapian::Database(shard.path);
  return Xapian::Remote::open(shard.host, shard.port);
}

/// An error that speaks of a network is about the connection, not about what lies in the database.
bool is_of_connection(const Xapian::Error& error) {
  return std::string_view(error.get_type()).starts_with("Network");
}

Error unreachable(const std::string& path, const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  return Error(fmt::format("the database server of {} cannot be reached: {}", path,
                           reason != nullptr ? reason : error.get_msg()),
               "start it with xapian-tcpsrv --port PORT FOLDER, or name another in the stub file");
}

}  // namespace

Error forbidden(const std::string& path) {
  return Error(fmt::format("the index {} cannot be read: permission denied", path),
               "ask its owner for the right to read the folder and all that is in it");
}

Error unreadable(const std::string& path, const std::string& why) {
  return Error(
      fmt::format("the index {} cannot be read: {}", path, why),
      fmt::format(
          "find what is broken with gazette-index check --db {0}, and make it anew from its "
          "sources: gazette-index --db {0} --rebuild SOURCE...",
          path));
}

Error unreadable(const std::string& path, const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  if (reason != nullptr && std::strcmp(reason, std::strerror(EACCES)) == 0) return forbidden(path);
  if (is_of_connection(error)) return unreachable(path, error);
  return unreadable(path, error.get_description());
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

WordLists word_lists_of(const std::vector<Xapian::Database>& shards) {
  if (shards.size() < 2) return WordLists::of_all;  // one tells by itself
  const bool all = std::all_of(shards.begin(), shards.end(), [](const Xapian::Database& shard) {
    return shard.get_doccount() == 0 || shard.spellings_begin() != shard.spellings_end();
  });
  return all ? WordLists::of_all : WordLists::of_some;
}

std::vector<std::string> languages_of(const Xapian::Database& db) {
  const std::string prefix(field("language").prefix);
  std::vector<std::string> languages;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    languages.push_back((*term).substr(prefix.size()));
  }
  return languages;
}

}  // namespace gazette
