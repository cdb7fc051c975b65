// SPDX-License-Identifier: GPL-3.0-or-later
// The frame that all pages share (layout.mustache): head, name and search form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

/// HTML: the template `content`, filled with `data`, in the frame. `data` may also set `feed_url`,
/// `known_topics` and `is_front` of the frame.
std::string framed_page(const PageContext& context, std::string_view content,
                        std::string_view title, TemplateData::Object data);

/// A row for each parameter that was mistyped and ignored: `text`, `label` and, where the search
/// can be run with the parameter that was meant, `url`.
TemplateData::List parameter_warnings(const PageContext& context);

/// A link, `label` and `url`, for each value that may be meant.
TemplateData::List meant_links(const PageContext& context, const std::vector<MeantValue>& values);

/// The hidden fields of a form, which keep the search: all parameters except those that the form
/// shows (`visible_names`) and those with the role `resource`.
TemplateData::List hidden_fields(const Parameters& parameters,
                                 const std::vector<std::string_view>& visible_names);

}  // namespace gazette
