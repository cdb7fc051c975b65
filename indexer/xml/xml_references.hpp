// SPDX-License-Identifier: GPL-3.0-or-later
// References to characters in XML (`&eacute;`, `&#233;`). Pure functions, thread-safe; text is
// UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// `xml` with the characters of HTML in place of their names, and of numbers that only HTML
/// accepts (`&#X41;`, `&#150;` for a dash). The five names of XML stay, and so does what is in
/// comments and CDATA sections.
std::string with_characters(std::string_view xml);

/// `text` with the five names of XML and numbers resolved, once.
std::string without_xml_references(std::string_view text);

}  // namespace gazette
