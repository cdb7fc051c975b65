// SPDX-License-Identifier: GPL-3.0-or-later
// Text out of pieces of HTML, as other formats carry them.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The whole text of a piece of HTML as paragraphs, a newline behind each; only scripts and styles
/// are left out. Itself when it nests deeper than any page does.
std::string text_of_html(std::string_view html);

/// `text` with its character references resolved once: "Caf&eacute; &amp;lt;" is "Café &lt;".
std::string without_references(std::string_view text);

}  // namespace gazette
