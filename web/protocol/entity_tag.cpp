// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/entity_tag.hpp"

#include <string_view>

#include "core/command_line/command_line.hpp"
#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "core/hash.hpp"

namespace gazette {

std::string entity_key(const CgiRequest& request, const std::string& revision) {
  std::string key;
  for (const std::string& part :
       {revision, std::string(version()), to_rfc3339(std::chrono::sys_seconds(local_today())),
        request.script_name, request.path_info, request.query_string, request.accept_language,
        request.host, std::string(request.is_https ? "https" : "http")}) {
    // With its length each part has its own place.
    key.append(std::to_string(part.size())).append(":").append(part);
  }
  return key;
}

std::string entity_tag(const std::string& key) { return "W/\"" + to_hex(hash_of(key)) + "\""; }

bool has_entity(const CgiRequest& request, const std::string& tag) {
  // Tags are compared weakly (RFC 9110, 13.1.2). Ours hold no comma and no quotation mark, so one
  // that is found in the list is one of it.
  const std::string_view opaque = std::string_view(tag).substr(2);
  return request.if_none_match.find(opaque) != std::string::npos;
}

}  // namespace gazette
