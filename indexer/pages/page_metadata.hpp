// SPDX-License-Identifier: GPL-3.0-or-later
// The meta tags of a page.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"

namespace gazette {

/// Sets the field of `article` that a meta tag gives, if it is still empty; topics are all added.
/// `name` is the tag's property, name or itemprop, in any case; unknown names are ignored.
void add_meta(Article& article, std::string_view name, const std::string& content);

}  // namespace gazette
