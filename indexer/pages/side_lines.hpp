// SPDX-License-Identifier: GPL-3.0-or-later
// Lines whose wording shows that they are not part of the story: "Read more", "Photo: Ada Quill",
// "All rights reserved". Pure functions, thread-safe.
#pragma once

#include <string_view>

namespace gazette {

/// Whether `line`, a short one, points to another page, credits a picture, claims copyright or
/// announces advertising. The table of phrases is in side_lines.cpp. Yes: "Read more: Ferry sails
/// again", "Lesen Sie auch:". No: "Read more slowly, the teacher said to the boy who had begun to
/// stutter, and the class fell silent as it had the day before."
bool is_side_line(std::string_view line);

/// Whether `caption` credits its picture: "The quay (Photo: Ada Quill)".
bool names_owner(std::string_view caption);

}  // namespace gazette
