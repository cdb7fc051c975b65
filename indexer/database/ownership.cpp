// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/ownership.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <random>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/storage/checked_text.hpp"
#include "core/storage/small_file.hpp"
#include "core/storage/stub.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using State = GenerationMarker::State;

constexpr std::size_t max_marker_bytes = 4096;

constexpr std::array<std::pair<State, std::string_view>, 3> state_names = {{
    {State::unfinished, "unfinished"},
    {State::complete, "complete"},
    {State::published, "published"},
}};

bool is_identity(std::string_view text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// The value of a line `key value`; nothing when the next line of `text` is another.
std::optional<std::string> take_line(std::string_view& text, std::string_view key) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  if (end == std::string_view::npos || !line.starts_with(key)) return std::nullopt;
  if (line.size() <= key.size() || line[key.size()] != ' ') return std::nullopt;
  text.remove_prefix(end + 1);
  return std::string(line.substr(key.size() + 1));
}

std::string index_marker_text(std::string_view identity) {
  return with_checksum(fmt::format("index {}\n", identity));
}

std::optional<std::string> parse_index_marker(std::string_view text) {
  std::optional<std::string_view> rest = without_checksum(text);
  if (!rest) return std::nullopt;
  std::optional<std::string> identity = take_line(*rest, "index");
  return identity && is_identity(*identity) && rest->empty() ? identity : std::nullopt;
}

std::string generation_marker_text(const GenerationMarker& marker) {
  const auto* const name = std::find_if(state_names.begin(), state_names.end(),
                                        [&](const auto& row) { return row.first == marker.state; });
  return with_checksum(fmt::format(
      "index {}\nstate {}\nreplaces {}\n", marker.index, name->second,
      marker.replaces.empty() ? "-" : fmt::format("{}", fmt::join(marker.replaces, " "))));
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

std::optional<GenerationMarker> parse_generation_marker(std::string_view text) {
  std::optional<std::string_view> rest = without_checksum(text);
  if (!rest) return std::nullopt;
  const std::optional<std::string> identity = take_line(*rest, "index");
  const std::optional<std::string> state = take_line(*rest, "state");
  const std::optional<std::string> replaces = take_line(*rest, "replaces");
  if (!identity || !state || !replaces || !rest->empty() || !is_identity(*identity)) {
    return std::nullopt;
  }
  const auto* const row = std::find_if(state_names.begin(), state_names.end(),
                                       [&](const auto& each) { return each.second == *state; });
  if (row == state_names.end()) return std::nullopt;
  GenerationMarker marker{*identity, row->first, {}};
  if (*replaces != "-") marker.replaces = words_of(*replaces);
  const bool are_names =
      std::all_of(marker.replaces.begin(), marker.replaces.end(), generation_number);
  return are_names ? std::optional(std::move(marker)) : std::nullopt;
}

/// A marker, or its draft.
bool is_marker(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == generation_marker_name || name == std::string(generation_marker_name) + ".new";
}

}  // namespace

std::string new_identity() {
  std::random_device device;
  Hash bits{};
  for (char& byte : bits) byte = static_cast<char>(device() & 0xFFU);
  return to_hex(bits);
}

std::optional<std::string> read_index_marker(const fs::path& folder) {
  const fs::path path = folder / index_marker_name;
  const SmallFile file = read_small_file(path, max_marker_bytes);
  if (file.state == SmallFile::State::missing) return std::nullopt;
  if (file.state == SmallFile::State::forbidden) {
    throw Error(fmt::format("{} cannot be read: permission denied", path.string()),
                "run the command as the user who writes the index");
  }
  const bool is_read = file.state == SmallFile::State::whole;
  if (std::optional<std::string> identity =
          is_read ? parse_index_marker(file.text) : std::nullopt) {
    return identity;
  }
  throw Error(
      fmt::format("{} {}", path.string(), is_read ? "is damaged" : file.fault),
      fmt::format("repair the index: gazette-index check --db {} --repair", folder.string()));
}

void write_index_marker(const fs::path& folder, std::string_view identity) {
  replace_file(folder / index_marker_name, index_marker_text(identity));
}

std::optional<GenerationMarker> read_generation_marker(const fs::path& generation) {
  const SmallFile file = read_small_file(generation / generation_marker_name, max_marker_bytes);
  if (file.state != SmallFile::State::whole) return std::nullopt;
  return parse_generation_marker(file.text);
}

void write_generation_marker(const fs::path& generation, const GenerationMarker& marker) {
  replace_file(generation / generation_marker_name, generation_marker_text(marker));
}

bool holds_only_marker(const fs::path& generation) {
  std::error_code code;
  fs::directory_iterator entry(generation, code);
  for (const fs::directory_iterator end; !code && entry != end; entry.increment(code)) {
    if (!is_marker(entry->path())) return false;
  }
  return !code;
}

void remove_generation(const fs::path& generation) {
  std::error_code ignored;
  std::vector<fs::path> entries;
  fs::directory_iterator entry(generation, ignored);
  for (const fs::directory_iterator end; !ignored && entry != end; entry.increment(ignored)) {
    entries.push_back(entry->path());
  }
  if (ignored) return;  // the marker may be among what was read, and must go last
  std::stable_partition(entries.begin(), entries.end(),
                        [](const fs::path& path) { return !is_marker(path); });
  for (const fs::path& path : entries) {
    fs::remove_all(path, ignored);
    if (ignored) return;
  }
  fs::remove(generation, ignored);
}

}  // namespace gazette
