// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/opening.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/schema.hpp"

namespace gazette {
namespace {

Error forbidden(const std::string& path) {
  return Error(fmt::format("the index {} cannot be read: permission denied", path),
               "ask its owner for the right to read the folder and all that is in it");
}

/// Xapian takes a table whose file is gone for an empty one: then no phrase would ever match.
void check_positions(const std::string& path, const Xapian::Database& db) {
  if (db.get_avlength() > 0 && !db.has_positions()) throw unreadable(path, "it has no positions");
}

}  // namespace

Error unreadable(const std::string& path, const std::string& why) {
  return Error(
      fmt::format("the index {} cannot be read: {}", path, why),
      fmt::format("check it with xapian-check on the folder that {}/{} names, or index the "
                  "sources again into a new folder",
                  path, stub_name));
}

Error unreadable(const std::string& path, const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  if (reason != nullptr && std::strcmp(reason, std::strerror(EACCES)) == 0) return forbidden(path);
  return unreadable(path, error.get_description());
}

Xapian::Database open_database(const std::string& path) {
  const std::string cure =
      fmt::format("make one with gazette-index --db {} SOURCE..., or name another with --db", path);
  // Where a folder may not be looked into, nothing seems to exist.
  const auto exists = [&](const std::filesystem::path& file) {
    std::error_code code;
    const bool found = std::filesystem::exists(file, code);
    if (code == std::errc::permission_denied) throw forbidden(path);
    return found;
  };
  if (!exists(path)) throw Error(fmt::format("there is no index at {}", path), cure);
  const std::filesystem::path folder(path);
  std::error_code code;
  if (std::filesystem::is_directory(folder, code) && !exists(folder / stub_name) &&
      !exists(folder / "iamglass")) {
    throw Error(fmt::format("there is no index in the folder {}", path), cure);
  }
  try {
    Xapian::Database db(path);
    check_stamp(path, db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    check_positions(path, db);
    return db;
  } catch (const Xapian::Error& error) {
    throw unreadable(path, error);
  }
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
