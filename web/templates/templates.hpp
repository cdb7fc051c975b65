// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the mustache templates of this folder, which are embedded in the program. All text in the
// data is escaped. Not thread-safe: parsed templates are kept for the next call.
#pragma once

#include <string>
#include <string_view>

#include "web/templates/template_data.hpp"

namespace gazette {

/// The template NAME.mustache within layout.mustache, as HTML.
/// Throws std::logic_error when there is no such template.
std::string fill_page(std::string_view name, const TemplateData::Object& data);

/// The template NAME.mustache as XML. Throws std::logic_error when there is no such template.
std::string fill_xml(std::string_view name, const TemplateData::Object& data);

}  // namespace gazette
