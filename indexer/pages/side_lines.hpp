// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a page that are no part of its story by what they say: "Read more", "Photo: Ada Quill",
// "All rights reserved". Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace gazette {

/// Whether `line` invites to another page or to the site, names the owner of a picture or of the
/// page, or announces advertising. Only short lines are. The table of phrases is in side_lines.cpp.
/// Yes: "Read more: Ferry sails again", "Lesen Sie auch:". No: "Read more slowly, the teacher said
/// to the boy who had begun to stutter, and the class fell silent as it had the day before."
bool is_side_line(std::string_view line);

/// Whether `caption` names the owner of its picture: "The quay (Photo: Ada Quill)".
bool names_owner(std::string_view caption);

}  // namespace gazette
