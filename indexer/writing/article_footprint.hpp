// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory an article takes while it waits to be written.
#pragma once

#include <cstddef>

#include "core/schema/article.hpp"

namespace gazette {

/// In bytes, all of its texts and lists included.
std::size_t footprint(const Article& article);

}  // namespace gazette
