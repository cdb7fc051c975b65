// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds as XML: values in, markup out. The templates of feeds escape as XML does
// (web/templates/xml_text.hpp).
#pragma once

#include <string>
#include <string_view>

#include "web/formats/feed.hpp"

namespace gazette {

/// `feed` in the template of that name, of web/templates.
std::string render_feed(std::string_view name, const Feed& feed);

}  // namespace gazette
