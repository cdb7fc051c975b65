// SPDX-License-Identifier: GPL-3.0-or-later
// What the meta tags of a page say about its article.
#pragma once

#include <string>
#include <string_view>

#include "core/schema/article.hpp"

namespace gazette {

/// Adds to `article` what a meta tag says of it, where nothing stands yet; of topics, all. `name`
/// is the tag's property, name or itemprop, in any case.
void add_meta(Article& article, std::string_view name, const std::string& content);

}  // namespace gazette
