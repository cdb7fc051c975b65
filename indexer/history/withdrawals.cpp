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

/// After the key of those with a number.
constexpr std::string_view unnumbered_suffix = ".unnumbered";

std::string numbered_key(const std::string& id) { return withdrawal_metadata_key(id); }

std::string unnumbered_key(const std::string& id) {
  return withdrawal_metadata_key(id).append(unnumbered_suffix);
}

LatestWithdrawals stored_withdrawals(const Xapian::Database& db, const std::string& id) {
  LatestWithdrawals latest;
  for (const std::string& key : {numbered_key(id), unnumbered_key(id)}) {
    const std::optional<Withdrawal> stored = parse_withdrawal(db.get_metadata(key));
    if (stored && stored->id == id) latest.add(stored->version);
  }
  return latest;
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

void LatestWithdrawals::add(const ArticleVersion& withdrawal) {
  std::optional<ArticleVersion>& latest = withdrawal.number > 0 ? numbered : unnumbered;
  if (!latest || is_earlier(*latest, withdrawal)) latest = withdrawal;
}

void LatestWithdrawals::add(const LatestWithdrawals& others) {
  if (others.numbered) add(*others.numbered);
  if (others.unnumbered) add(*others.unnumbered);
}

bool takes_back(const LatestWithdrawals& withdrawals, const ArticleVersion& version) {
  return (withdrawals.numbered && takes_back(*withdrawals.numbered, version)) ||
         (withdrawals.unnumbered && takes_back(*withdrawals.unnumbered, version));
}

std::string to_metadata(const Withdrawal& withdrawal) {
  const ArticleVersion& version = withdrawal.version;
  const std::string made =
      version.made ? std::to_string(version.made->time_since_epoch().count()) : "-";
  return fmt::format("{} {} {}", made, version.number, withdrawal.id);
}

std::string metadata_key_of(const Withdrawal& withdrawal) {
  return withdrawal.version.number > 0 ? numbered_key(withdrawal.id)
                                       : unnumbered_key(withdrawal.id);
}

bool is_metadata_key_of(std::string_view key, const Withdrawal& withdrawal) {
  return key == metadata_key_of(withdrawal) || key == numbered_key(withdrawal.id);
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
  const auto [entry, is_new] = pending_.try_emplace(withdrawal.id);
  if (is_new) bytes_ += node_bytes + sizeof *entry + withdrawal.id.size();
  entry->second.add(withdrawal.version);
}

LatestWithdrawals Withdrawals::of(const Xapian::Database& db, const std::string& id) const {
  LatestWithdrawals latest = stored_withdrawals(db, id);
  if (const auto pending = pending_.find(id); pending != pending_.end()) {
    latest.add(pending->second);
  }
  return latest;
}

std::vector<std::pair<std::string, std::string>> Withdrawals::changes(
    const Xapian::Database& db) const {
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& [id, pending] : pending_) {
    const LatestWithdrawals latest = of(db, id);
    for (const std::optional<ArticleVersion>& version : {latest.numbered, latest.unnumbered}) {
      if (!version) continue;
      const Withdrawal withdrawal{id, *version};
      std::string key = metadata_key_of(withdrawal);
      std::string value = to_metadata(withdrawal);
      if (db.get_metadata(key) != value) changes.emplace_back(std::move(key), std::move(value));
    }
  }
  return changes;
}

}  // namespace gazette
