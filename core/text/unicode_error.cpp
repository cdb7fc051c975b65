// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/unicode_error.hpp"

#include <fmt/format.h>

namespace gazette {

Error unicode_error(std::string_view doing, std::string_view code) {
  return Error(fmt::format("Unicode library: {}: {}", doing, code),
               "check that ICU and its data (libicu) are installed whole");
}

}  // namespace gazette
