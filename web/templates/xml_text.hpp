// SPDX-License-Identifier: GPL-3.0-or-later
// Text in XML 1.0, where not every character may stand.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `text` without what is no character of XML 1.0 (its production 2): control characters but tab
/// and line ends, U+FFFE, U+FFFF. Ill-formed UTF-8, such as lone surrogates, is U+FFFD.
std::string xml_characters(std::string_view text);

/// The same as the content of an element or of an attribute in quotes: & < > " ' as entities.
std::string xml_text(std::string_view text);

}  // namespace gazette
