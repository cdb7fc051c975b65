// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/xapian_termination.hpp"

#include <xapian.h>

#include <exception>
#include <string>

namespace gazette {
namespace {

Error unwritable(const std::string& why) {
  return Error("the index cannot be written: " + why,
               "what was committed before stands; check permissions and space left on the disk, "
               "then run the command again");
}

}  // namespace

std::optional<Error> xapian_error_at_hand() {
  const std::exception_ptr at_hand = std::current_exception();
  if (!at_hand) {
    // g++ does not catch what leaves a destructor that has something to clean up.
    if (std::uncaught_exceptions() == 0) return std::nullopt;
    return unwritable("writing to the disk failed within Xapian");
  }
  try {
    std::rethrow_exception(at_hand);
  } catch (const Xapian::Error& error) {
    return unwritable(error.get_description());
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace gazette
