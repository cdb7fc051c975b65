// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/page_files.hpp"

#include <array>

#include "web/site/embedded_page_files.hpp"

namespace gazette {
namespace {

// In the order of web/CMakeLists.txt.
constexpr std::array files = {
    PageFile{"/style.css", "text/css", embedded_page_files[0].text},
    PageFile{"/suggest.js", "text/javascript", embedded_page_files[1].text},
};
static_assert(files.size() == embedded_page_files.size());
static_assert(embedded_page_files[0].name == "style" && embedded_page_files[1].name == "suggest");

}  // namespace

std::span<const PageFile> page_files() { return files; }

}  // namespace gazette
