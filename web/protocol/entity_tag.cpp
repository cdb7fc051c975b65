// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/entity_tag.hpp"

#include <cstddef>
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

bool excludes_all(const CgiRequest& request) {
  constexpr std::string_view blanks = " \t";
  const std::string_view sent = request.if_none_match;
  const std::size_t begin = sent.find_first_not_of(blanks);
  return begin != std::string_view::npos && sent[begin] == '*' &&
         sent.find_first_not_of(blanks, begin + 1) == std::string_view::npos;
}

}  // namespace gazette
