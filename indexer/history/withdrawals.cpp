// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/history/withdrawals.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <charconv>
#include <cstdint>
#include <tuple>

#include "core/footprint.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

std::optional<ArticleVersion> stored_version(const Xapian::Database& db, const std::string& id) {
  const auto stored = parse_withdrawal(db.get_metadata(withdrawal_metadata_key(id)));
  return stored && stored->id == id ? std::optional(stored->version) : std::nullopt;
}

/// The number that is all of `text`.
template <typename Number>
std::optional<Number> number_in(std::string_view text) {
  Number number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// What is before the first blank, which goes with it; nothing when there is no blank.
std::optional<std::string_view> take_word(std::string_view& text) {
  const std::size_t blank = text.find(' ');
  if (blank == std::string_view::npos) return std::nullopt;
  const std::string_view word = text.substr(0, blank);
  text.remove_prefix(blank + 1);
  return word;
}

}  // namespace

bool is_earlier(const ArticleVersion& a, const ArticleVersion& b) {
  return std::tie(a.number, a.made) < std::tie(b.number, b.made);
}

bool takes_back(const ArticleVersion& withdrawal, const ArticleVersion& version) {
  const bool have_numbers = withdrawal.number > 0 && version.number > 0;
  if (have_numbers && withdrawal.number != version.number) {
    return version.number < withdrawal.number;
  }
  return !withdrawal.made || !version.made || *version.made <= *withdrawal.made;
}

std::string to_metadata(const Withdrawal& withdrawal) {
  const ArticleVersion& version = withdrawal.version;
  const std::string made =
      version.made ? std::to_string(version.made->time_since_epoch().count()) : "-";
  return fmt::format("{} {} {}", made, version.number, withdrawal.id);
}

std::optional<Withdrawal> parse_withdrawal(std::string_view metadata) {
  const std::optional<std::string_view> made = take_word(metadata);
  const std::optional<std::string_view> number = made ? take_word(metadata) : std::nullopt;
  if (!number || metadata.empty()) return std::nullopt;
  const std::optional<std::int64_t> seconds = number_in<std::int64_t>(*made);
  const std::optional<std::uint32_t> count = number_in<std::uint32_t>(*number);
  if (!count || (!seconds && *made != "-")) return std::nullopt;
  Withdrawal withdrawal{std::string(metadata), {*count, {}}};
  if (seconds) withdrawal.version.made = std::chrono::sys_seconds(std::chrono::seconds(*seconds));
  return withdrawal;
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
  const auto [entry, is_new] = pending_.emplace(withdrawal.id, withdrawal.version);
  if (is_new) bytes_ += node_bytes + sizeof *entry + withdrawal.id.size();
  if (is_earlier(entry->second, withdrawal.version)) entry->second = withdrawal.version;
}

std::optional<ArticleVersion> Withdrawals::of(const Xapian::Database& db,
                                              const std::string& id) const {
  const std::optional<ArticleVersion> stored = stored_version(db, id);
  const auto pending = pending_.find(id);
  if (pending == pending_.end()) return stored;
  return stored && is_earlier(pending->second, *stored) ? *stored : pending->second;
}

std::vector<std::pair<std::string, std::string>> Withdrawals::changes(
    const Xapian::Database& db) const {
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& [id, version] : pending_) {
    const std::string key = withdrawal_metadata_key(id);
    std::string value = to_metadata(Withdrawal{id, version});
    const std::optional<ArticleVersion> stored = stored_version(db, id);
    if (stored && (is_earlier(version, *stored) || db.get_metadata(key) == value)) continue;
    changes.emplace_back(key, std::move(value));
  }
  return changes;
}

}  // namespace gazette
