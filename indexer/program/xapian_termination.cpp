// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/xapian_termination.hpp"

#include <xapian.h>

#include <exception>
#include <string>

#include "indexer/database/open_files.hpp"

namespace gazette {
namespace {

constexpr const char* remedy =
    "earlier commits are safe; check permissions and free disk space, then run the command again";

Error unwritable(const std::string& why, const std::string& hint) {
  return Error("the index cannot be written: " + why, hint);
}

}  // namespace

std::optional<Error> current_xapian_error() {
  const std::exception_ptr current = std::current_exception();
  if (!current) {
    // g++ loses the exception when the destructor that it leaves has something to clean up.
    if (std::uncaught_exceptions() == 0) return std::nullopt;
    return unwritable("writing to the disk failed within Xapian", remedy);
  }
  try {
    std::rethrow_exception(current);
  } catch (const Xapian::Error& error) {
    return unwritable(error.get_description(), remedy_for(error, remedy));
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace gazette
