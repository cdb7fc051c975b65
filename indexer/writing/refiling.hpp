// SPDX-License-Identifier: GPL-3.0-or-later
// A stored article that is to have other topics.
#pragma once

#include <cstdint>
#include <vector>

#include "core/schema/article.hpp"

namespace gazette {

struct Refiling {
  std::uint32_t docid;  ///< of its document
  std::vector<FiledTopic> topics;
};

}  // namespace gazette
