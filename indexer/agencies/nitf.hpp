// SPDX-License-Identifier: GPL-3.0-or-later
// The News Industry Text Format (https://iptc.org/standards/nitf/).
#pragma once

#include "core/schema/article.hpp"
#include "indexer/xml/xml_node.hpp"

namespace gazette {

/// The article in the element `nitf`, which may be part of a NewsML item. Pure, thread-safe.
Article article_of_nitf(const XmlNode& nitf);

}  // namespace gazette
