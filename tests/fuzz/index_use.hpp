// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that reads an index, one after another, for the fuzz targets that damage one.
#pragma once

#include <string>

namespace gazette {

/// Searches the index in `folder` in many ways, completes words, shows articles, and runs `check`
/// and `status`. An index that cannot be read is an Error, which is caught here; everything else is
/// a fault.
void use_index(const std::string& folder);

}  // namespace gazette
