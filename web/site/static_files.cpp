// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/static_files.hpp"

#include <array>

#include "web/site/embedded_static_files.hpp"

namespace gazette {
namespace {

// In the order of gazette_embed in web/CMakeLists.txt.
constexpr std::array files = {
    StaticFile{"/style.css", "text/css", embedded_static_files[0].text},
    StaticFile{"/suggest.js", "text/javascript", embedded_static_files[1].text},
};
static_assert(files.size() == embedded_static_files.size());
static_assert(embedded_static_files[0].name == "style" &&
              embedded_static_files[1].name == "suggest");

}  // namespace

std::span<const StaticFile> static_files() { return files; }

}  // namespace gazette
