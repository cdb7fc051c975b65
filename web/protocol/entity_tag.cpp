// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/protocol/entity_tag.hpp"

#include <string_view>

#include "core/command_line/command_line.hpp"
#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "core/hash.hpp"

namespace gazette {

std::string cache_key(const CgiRequest& request, const std::string& revision) {
  std::string key;
  for (const std::string& part :
       {revision, std::string(version()), to_rfc3339(std::chrono::sys_seconds(local_today())),
        request.script_name, request.path_info, request.query_string, request.accept_language,
        request.host, std::string(request.is_https ? "https" : "http")}) {
    // The length keeps the parts apart.
    key.append(std::to_string(part.size())).append(":").append(part);
  }
  return key;
}

std::string entity_tag(const std::string& key) { return "W/\"" + to_hex(hash_of(key)) + "\""; }

bool is_not_modified(const CgiRequest& request, const std::string& tag) {
  // The comparison is weak (RFC 9110, 13.1.2). The opaque tag includes its quotation marks, so it
  // can only be found as a whole member of the list.
  const std::string_view opaque = std::string_view(tag).substr(2);
  return request.if_none_match.find(opaque) != std::string::npos;
}

}  // namespace gazette
