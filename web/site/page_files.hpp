// SPDX-License-Identifier: GPL-3.0-or-later
// The files that pages load, carried inside the program: one row a file.
#pragma once

#include <span>
#include <string_view>

namespace gazette {

struct PageFile {
  std::string_view path;  ///< below the program's own
  std::string_view content_type;
  std::string_view text;
};

std::span<const PageFile> page_files();

}  // namespace gazette
