// SPDX-License-Identifier: GPL-3.0-or-later
// The table of static files, which are embedded in the program.
#pragma once

#include <span>
#include <string_view>

namespace gazette {

struct StaticFile {
  std::string_view path;  ///< below the program's own: "/style.css"
  std::string_view content_type;
  std::string_view text;
};

std::span<const StaticFile> static_files();

}  // namespace gazette
