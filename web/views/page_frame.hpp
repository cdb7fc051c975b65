// SPDX-License-Identifier: GPL-3.0-or-later
// The frame that all pages share: name, form, and what their head names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/parameters/page_context.hpp"
#include "web/templates/template_data.hpp"

namespace gazette {

/// The page of the template `content`, filled with `data`. `data` may name more of the frame:
/// `feed_url`, `known_topics`, `is_front`.
std::string framed_page(const Asking& asking, std::string_view content, std::string_view title,
                        TemplateData::Object data);

/// What a form carries along unseen: all parameters but those that it shows, whose names are
/// `shown_names`, and those of one article or of a place in the old results.
TemplateData::List kept_parameters(const Parameters& parameters,
                                   const std::vector<std::string_view>& shown_names);

}  // namespace gazette
