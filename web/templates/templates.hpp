// SPDX-License-Identifier: GPL-3.0-or-later
// The mustache templates of web/templates, filled. The one place that knows the library; whatever
// comes from an article or a query is escaped here.
#pragma once

#include <string>
#include <string_view>

#include "web/templates/template_data.hpp"

namespace gazette {

/// The template of that name in the frame that all pages share (layout.mustache), as HTML.
std::string fill_page(std::string_view name, const TemplateData::Object& data);

/// The template of that name, as XML.
std::string fill_xml(std::string_view name, const TemplateData::Object& data);

}  // namespace gazette
