// SPDX-License-Identifier: GPL-3.0-or-later
// Where the sentences of a text begin and end.
#pragma once

#include <string_view>
#include <vector>

#include "core/text/text.hpp"

namespace gazette {

/// Sentences of `text` in order, without the white space between them. They end by UAX #29, but not
/// after initials or an abbreviation of `language` (ISO 639-1), such as "Dr."; a newline ends one.
std::vector<ByteRange> sentences(std::string_view text, std::string_view language);

}  // namespace gazette
