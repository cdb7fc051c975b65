// SPDX-License-Identifier: GPL-3.0-or-later
// Escapes in JSON that its parser would refuse.
#pragma once

#include <string>

namespace gazette {

/// `json` with U+FFFD for each escape of half a surrogate pair. Exports that cut texts leave such
/// halves; the parser would refuse the whole of the text.
std::string with_whole_characters(std::string json);

}  // namespace gazette
