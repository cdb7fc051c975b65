// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/response_cache.hpp"

#include "core/command_line/command_line.hpp"
#include "core/dates/date.hpp"
#include "core/dates/period.hpp"
#include "web/parameters/query_string.hpp"
#include "web/protocol/url_encoding.hpp"

namespace gazette {
namespace {

/// The cache has room for so many bodies of any size.
constexpr std::size_t least_entries = 32;

}  // namespace

std::string cache_key(const PageContext& context, const std::string& revision) {
  std::string key;
  std::string warnings;
  for (const IgnoredParameter& each : context.ignored) {
    warnings.append(warning_of(each)).append(encode_form(each.value)).append("\n");
  }
  for (const std::string& part :
       {revision, std::string(version()), to_rfc3339(std::chrono::sys_seconds(local_today())),
        context.origin, context.site.root, write_query_string(context.parameters),
        key_of(context.visitor), warnings}) {
    // The length keeps the parts apart.
    key.append(std::to_string(part.size())).append(":").append(part);
  }
  return key;
}

std::size_t ResponseCache::size_of(const Entry& entry) {
  return entry.key.size() + entry.body.size();
}

const std::string* ResponseCache::find(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return &entries_.front().body;
}

void ResponseCache::drop_least_recent() {
  bytes_ -= size_of(entries_.back());
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

void ResponseCache::store(const std::string& key, const std::string& body) {
  if (find(key) != nullptr) return;
  Entry entry{key, body};
  const std::size_t size = size_of(entry);
  if (size > max_bytes_ / least_entries) return;
  while (bytes_ + size > max_bytes_) drop_least_recent();
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += size;
}

}  // namespace gazette
