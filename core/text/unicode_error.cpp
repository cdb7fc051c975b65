// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_error.hpp"

#include <fmt/format.h>
#include <unicode/utypes.h>

#include <new>

#include "core/error.hpp"

namespace gazette {

void check_unicode(int status, std::string_view doing) {
  const auto code = static_cast<UErrorCode>(status);
  if (U_SUCCESS(code)) return;
  if (code == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  throw Error(fmt::format("Unicode library: {}: {}", doing, u_errorName(code)),
              "check that ICU and its data (libicu) are installed completely");
}

}  // namespace gazette
