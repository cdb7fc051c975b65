// SPDX-License-Identifier: GPL-3.0-or-later
// The authors of a feed item. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The names in the text of an author element: "desk@example.org (Mara Quill)", "Mara Quill and Bo
/// Ferry", "By Mara Quill". An email address by itself is not a name.
std::vector<std::string> feed_authors(std::string_view text);

}  // namespace gazette
