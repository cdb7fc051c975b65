// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/index/index_faults.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "core/storage/stub.hpp"

namespace gazette {
namespace {

/// An error that speaks of a network is about the connection, not about what is in the database.
bool is_of_connection(const Xapian::Error& error) {
  return std::string_view(error.get_type()).starts_with("Network");
}

Error unreachable(const std::string& path, const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  return Error(
      fmt::format("the database server of {} cannot be reached: {}", path,
                  reason != nullptr ? reason : error.get_msg()),
      "start it with xapian-tcpsrv --port PORT FOLDER, or name another server in the stub file");
}

}  // namespace

Error no_index(const std::string& path, std::string_view where) {
  return Error(
      fmt::format("there is no index {} {}", where, path),
      fmt::format("make one with gazette-index --db {} SOURCE..., or name another with --db",
                  path));
}

Error forbidden(const std::string& path) {
  return Error(fmt::format("the index {} cannot be read: permission denied", path),
               "ask its owner for permission to read the folder and the files in it");
}

Error damaged_stub(const std::string& path, const std::string& fault) {
  return Error(fmt::format("{} {}", (std::filesystem::path(path) / stub_name).string(), fault),
               fmt::format("if this is an index of Gazette, gazette-index check --db {} --repair "
                           "repairs it",
                           path));
}

Error unreadable(const std::string& path, const std::string& why) {
  return Error(fmt::format("the index {} cannot be read: {}", path, why),
               fmt::format("gazette-index check --db {0} shows what is broken, and gazette-index "
                           "check --repair --db "
                           "{0} repairs it from its own records",
                           path));
}

Error unreadable(const std::string& path, const Xapian::Error& error) {
  const char* const reason = error.get_error_string();
  if (reason != nullptr && std::strcmp(reason, std::strerror(EACCES)) == 0) return forbidden(path);
  if (is_of_connection(error)) return unreachable(path, error);
  return unreadable(path, error.get_description());
}

}  // namespace gazette
