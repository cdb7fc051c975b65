// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/stub.hpp"

#include <charconv>

#include "core/storage/checked_text.hpp"
#include "core/storage/small_file.hpp"

namespace gazette {
namespace {

constexpr std::string_view generation_prefix = "generation-";
constexpr std::string_view backend = "auto ";
constexpr std::size_t max_stub_bytes = 4096;

std::string generation_line(std::string_view generation) {
  return std::string(backend).append(generation) + '\n';
}

}  // namespace

Stub read_stub(const std::filesystem::path& folder) {
  SmallFile file = read_small_file(folder / stub_name, max_stub_bytes);
  switch (file.state) {
    case SmallFile::State::missing:
      return {Stub::State::missing, {}, {}};
    case SmallFile::State::forbidden:
      return {Stub::State::forbidden, {}, {}};
    case SmallFile::State::unfit:
      return {Stub::State::damaged, {}, std::move(file.fault)};
    case SmallFile::State::whole:
      break;
  }
  if (std::optional<std::string> generation = parse_stub(file.text)) {
    return {Stub::State::whole, std::move(*generation), {}};
  }
  return {Stub::State::damaged, {}, "does not name a generation of the index"};
}

std::string stub_text(std::string_view generation) {
  return with_checksum(generation_line(generation));
}

std::optional<std::string> parse_stub(std::string_view text) {
  const std::string_view line = without_checksum(text).value_or(text);
  if (line.size() <= backend.size()) return std::nullopt;
  std::string name(line.substr(backend.size(), line.size() - backend.size() - 1));
  const bool is_whole = generation_number(name) && line == generation_line(name);
  return is_whole ? std::optional(std::move(name)) : std::nullopt;
}

std::string generation_name(unsigned long number) {
  return std::string(generation_prefix) + std::to_string(number);
}

std::optional<unsigned long> generation_number(std::string_view name) {
  if (!name.starts_with(generation_prefix)) return std::nullopt;
  unsigned long number = 0;
  const char* const end = name.data() + name.size();
  const auto [rest, error] = std::from_chars(name.data() + generation_prefix.size(), end, number);
  constexpr unsigned long most = 999'999'999'999;  // so that there is always a next one
  if (error != std::errc() || rest != end || number > most || generation_name(number) != name) {
    return std::nullopt;
  }
  return number;
}

}  // namespace gazette
