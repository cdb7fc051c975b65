// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace gazette {
namespace {

std::optional<Hash> parse_hex(std::string_view digits) {
  Hash hash{};
  if (digits.size() != 2 * hash.size()) return std::nullopt;
  const auto value = [](char digit) {
    if (digit >= '0' && digit <= '9') return digit - '0';
    return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
  };
  for (std::size_t i = 0; i < hash.size(); ++i) {
    const int high = value(digits[2 * i]);
    const int low = value(digits[2 * i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    hash[i] = static_cast<char>(high * 16 + low);
  }
  return hash;
}

/// Cuts the first word off, with the blank after it.
std::string_view take_word(std::string_view& text) {
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(word.size() + 1, text.size()));
  return word;
}

template <typename Number>
std::optional<Number> parse_number(std::string_view digits) {
  Number number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string to_metadata(const KnownFile& file) {
  if (!file.entry) return "- " + file.path;
  const FileEntry& entry = *file.entry;
  return fmt::format("{} {} {} {} {} {}", entry.stamp.bytes, entry.stamp.modified_ns,
                     entry.articles, to_hex(entry.content), to_hex(entry.settings), file.path);
}

std::optional<KnownFile> parse_known_file(std::string_view metadata) {
  if (metadata.starts_with("- ")) return KnownFile{std::string(metadata.substr(2)), std::nullopt};
  const auto bytes = parse_number<std::uint64_t>(take_word(metadata));
  const auto modified_ns = parse_number<std::int64_t>(take_word(metadata));
  const auto articles = parse_number<std::size_t>(take_word(metadata));
  const std::optional<Hash> content = parse_hex(take_word(metadata));
  const std::string_view settings_digits = metadata.substr(0, metadata.find(' '));
  const std::optional<Hash> settings = parse_hex(settings_digits);
  if (!bytes || !modified_ns || !articles || !content || !settings) return std::nullopt;
  if (settings_digits.size() == metadata.size()) return std::nullopt;
  return KnownFile{std::string(metadata.substr(settings_digits.size() + 1)),
                   FileEntry{{*bytes, *modified_ns}, *articles, *content, *settings}};
}

}  // namespace gazette
