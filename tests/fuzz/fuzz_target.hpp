// SPDX-License-Identifier: GPL-3.0-or-later
// What clang's libFuzzer and our replay of saved inputs call, and how a target fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string_view>

#include "core/text/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace gazette {

/// Says `what` is wrong and ends the program where `holds` is false.
inline void demand(bool holds, std::string_view what) {
  if (holds) return;
  std::cerr << what << '\n';
  std::abort();
}

/// Ends the program unless `text` is UTF-8 without NUL bytes. `what` is its name in the message.
inline void demand_text(std::string_view text, std::string_view what) {
  if (is_valid_utf8(text) && text.find('\0') == std::string_view::npos) return;
  std::cerr << what << " is not text\n";
  std::abort();
}

inline std::string_view input_text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

/// The part of `input` before its next `separator`, which is removed with the separator.
inline std::string_view take_part(std::string_view& input, char separator) {
  const std::size_t end = std::min(input.find(separator), input.size());
  const std::string_view part = input.substr(0, end);
  input.remove_prefix(std::min(end + 1, input.size()));
  return part;
}

/// The number that the first byte of `input` stands for, which is removed; 0 at the end.
inline unsigned take_byte(std::string_view& input) {
  if (input.empty()) return 0;
  const auto byte = static_cast<unsigned char>(input.front());
  input.remove_prefix(1);
  return byte;
}

}  // namespace gazette
