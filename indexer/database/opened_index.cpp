// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/opened_index.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/table_blocks.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/open_files.hpp"

namespace gazette {

Xapian::Database open_generation(const std::filesystem::path& folder) {
  verify_files(folder);
  return Xapian::Database(folder.string(), Xapian::DB_BACKEND_GLASS);
}

Obstacle obstacle_in(const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  if (reason == nullptr || reason == std::string_view(std::strerror(ENOENT))) {
    return Obstacle::damage;
  }
  return reason == std::string_view(std::strerror(EIO)) ? Obstacle::broken_disk : Obstacle::system;
}

Error unreadable_index(const std::filesystem::path& folder, const Xapian::Error& error) {
  const std::string name = folder.string();
  if (std::string_view(error.get_type()) == "DatabaseModifiedError") {
    return Error(fmt::format("the index {} was changed while it was read", name),
                 "run the command again");
  }
  return Error(
      fmt::format("the index {} cannot be read: {}", name, error.get_description()),
      remedy_for(error, fmt::format(
                            "gazette-index check --db {} says what is damaged and how to repair it",
                            name)));
}

void read_index(const std::filesystem::path& folder,
                const std::function<void(const Xapian::Database&)>& work) {
  const std::filesystem::path generation = existing_generation(folder);
  try {
    const Xapian::Database db = open_generation(generation);
    check_stamp(folder.string(), db.get_metadata(std::string(schema_key)),
                db.get_metadata(std::string(analysis_key)));
    work(db);
  } catch (const Xapian::Error& error) {
    throw unreadable_index(folder, error);
  }
}

}  // namespace gazette
