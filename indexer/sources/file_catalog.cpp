// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/file_catalog.hpp"

#include <fmt/format.h>

#include <iterator>
#include <sstream>

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

}  // namespace

std::string to_metadata(const KnownFile& file) {
  if (!file.entry) return "- " + file.path;
  const FileEntry& entry = *file.entry;
  return fmt::format("{} {} {} {} {} {}", entry.stamp.bytes, entry.stamp.modified_ns,
                     entry.articles, to_hex(entry.content), to_hex(entry.settings), file.path);
}

std::optional<KnownFile> parse_known_file(std::string_view metadata) {
  if (metadata.starts_with("- ")) return KnownFile{std::string(metadata.substr(2)), std::nullopt};
  std::istringstream words{std::string(metadata)};
  FileEntry entry;
  std::string content;
  std::string settings;
  words >> entry.stamp.bytes >> entry.stamp.modified_ns >> entry.articles >> content >> settings;
  const std::optional<Hash> content_hash = parse_hex(content);
  const std::optional<Hash> settings_hash = parse_hex(settings);
  if (!words || words.get() != ' ' || !content_hash || !settings_hash) return std::nullopt;
  entry.content = *content_hash;
  entry.settings = *settings_hash;
  return KnownFile{std::string(std::istreambuf_iterator<char>(words), {}), entry};
}

}  // namespace gazette
