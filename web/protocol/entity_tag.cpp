// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/entity_tag.hpp"

#include <string_view>

#include "core/hash.hpp"

namespace gazette {

std::string entity_tag(const std::string& key) { return "W/\"" + to_hex(hash_of(key)) + "\""; }

bool is_not_modified(const CgiRequest& request, const std::string& tag) {
  // The comparison is weak (RFC 9110, 13.1.2). The opaque tag includes its quotation marks, so it
  // can only be found as a whole member of the list.
  const std::string_view opaque = std::string_view(tag).substr(2);
  return request.if_none_match.find(opaque) != std::string::npos;
}

}  // namespace gazette
