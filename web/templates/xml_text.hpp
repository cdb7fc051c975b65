// SPDX-License-Identifier: GPL-3.0-or-later
// Text in XML 1.0, which forbids some characters.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `text` without characters that XML 1.0 forbids (production 2): control characters other than tab
/// and line ends, U+FFFE and U+FFFF. Ill-formed UTF-8, such as a lone surrogate, becomes U+FFFD.
std::string xml_characters(std::string_view text);

/// The same, escaped (& < > " ') for the content of an element or of a quoted attribute.
std::string xml_text(std::string_view text);

}  // namespace gazette
