// SPDX-License-Identifier: GPL-3.0-or-later
// A file of the source tree that is carried inside a program (cmake/GazetteLibrary.cmake).
#pragma once

#include <string_view>

namespace gazette {

struct EmbeddedFile {
  std::string_view name;  ///< without folder and extension
  std::string_view text;
};

}  // namespace gazette
