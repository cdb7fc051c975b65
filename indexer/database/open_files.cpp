// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/open_files.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace gazette {
namespace {

/// What Xapian opens of a database: a file for each table.
constexpr rlim_t files_a_database = 6;

/// For the database that is written, the parts that the threads write, and sources.
constexpr rlim_t other_files = 28;

constexpr rlim_t most_databases = 64;

rlim_t limit_of_open_files() {
  rlimit limit{};
  return ::getrlimit(RLIMIT_NOFILE, &limit) == 0 ? limit.rlim_cur : RLIM_INFINITY;
}

std::string remedy_for_too_many() {
  return fmt::format(
      "the process may have {} files open: raise that limit (ulimit -n 1024) and run the command "
      "again",
      limit_of_open_files());
}

}  // namespace

std::size_t databases_at_once() {
  const rlim_t files = std::max(limit_of_open_files(), other_files) - other_files;
  return static_cast<std::size_t>(std::clamp(files / files_a_database, rlim_t{2}, most_databases));
}

std::string remedy_for(const std::error_code& code, std::string otherwise) {
  return code == std::errc::too_many_files_open ? remedy_for_too_many() : std::move(otherwise);
}

std::string remedy_for(const Xapian::Error& error, std::string otherwise) {
  const char* const reason = error.get_error_string();
  const bool is_too_many = reason != nullptr && reason == std::string_view(std::strerror(EMFILE));
  return is_too_many ? remedy_for_too_many() : std::move(otherwise);
}

}  // namespace gazette
