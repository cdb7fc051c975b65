// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of one form that each day fills in anew. No two of them are one story.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tests/chance.hpp"

namespace gazette {

struct StoryForm {
  std::string_view language;  ///< ISO 639-1
  std::string_view name;
  std::string (*make)(Chance& chance);
};

/// The table of forms.
std::span<const StoryForm> story_forms();

/// A column that is the same every morning but for its middle.
std::string column_around(std::string_view middle);

/// `report` with other figures, and with `names` in place of the words in capitals within its
/// sentences: another company's report of the same kind.
std::string refilled(std::string_view report, const std::vector<std::string>& names,
                     Chance& chance);

}  // namespace gazette
