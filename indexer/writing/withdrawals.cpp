// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/withdrawals.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "core/schema/schema.hpp"

namespace gazette {
namespace {

std::optional<std::chrono::sys_seconds> stored_time(const Xapian::Database& db,
                                                    const std::string& id) {
  const auto stored = parse_withdrawal(db.get_metadata(withdrawal_metadata_key(id)));
  return stored && stored->id == id ? std::optional(stored->when) : std::nullopt;
}

}  // namespace

std::string to_metadata(const Withdrawal& withdrawal) {
  return fmt::format("{} {}", withdrawal.when.time_since_epoch().count(), withdrawal.id);
}

std::optional<Withdrawal> parse_withdrawal(std::string_view metadata) {
  const std::size_t blank = metadata.find(' ');
  if (blank == std::string_view::npos || blank + 1 == metadata.size()) return std::nullopt;
  std::int64_t seconds = 0;
  const char* const end = metadata.data() + blank;
  const auto [stop, error] = std::from_chars(metadata.data(), end, seconds);
  if (error != std::errc() || stop != end) return std::nullopt;
  return Withdrawal{std::string(metadata.substr(blank + 1)),
                    std::chrono::sys_seconds(std::chrono::seconds(seconds))};
}

std::vector<Withdrawal> withdrawals_in(const Xapian::Database& db) {
  std::vector<Withdrawal> found;
  const std::string prefix(withdrawal_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    std::optional<Withdrawal> each = parse_withdrawal(db.get_metadata(*key));
    if (each) found.push_back(*std::move(each));
  }
  return found;
}

void Withdrawals::add(const Withdrawal& withdrawal) {
  const auto [entry, is_new] = pending_.emplace(withdrawal.id, withdrawal.when);
  if (!is_new) entry->second = std::max(entry->second, withdrawal.when);
}

std::optional<std::chrono::sys_seconds> Withdrawals::of(const Xapian::Database& db,
                                                        const std::string& id) const {
  const std::optional<std::chrono::sys_seconds> stored = stored_time(db, id);
  const auto pending = pending_.find(id);
  if (pending == pending_.end()) return stored;
  return stored ? std::max(*stored, pending->second) : pending->second;
}

std::vector<std::pair<std::string, std::string>> Withdrawals::changes(
    const Xapian::Database& db) const {
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& [id, when] : pending_) {
    const std::optional<std::chrono::sys_seconds> stored = stored_time(db, id);
    if (stored && *stored >= when) continue;
    changes.emplace_back(withdrawal_metadata_key(id), to_metadata(Withdrawal{id, when}));
  }
  return changes;
}

}  // namespace gazette
