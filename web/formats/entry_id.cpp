// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/entry_id.hpp"

#include <fmt/format.h>

#include "core/hash.hpp"

namespace gazette {

std::string urn_of(std::string_view name) {
  Hash bytes = hash_of(name);
  const auto set_bits = [&](std::size_t at, unsigned kept, unsigned set) {
    bytes[at] = static_cast<char>((static_cast<unsigned char>(bytes[at]) & kept) | set);
  };
  set_bits(6, 0x0F, 0x80);  // version 8
  set_bits(8, 0x3F, 0x80);  // variant 10
  const std::string hex = to_hex(bytes);
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4),
                     hex.substr(12, 4), hex.substr(16, 4), hex.substr(20));
}

}  // namespace gazette
