// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/id_list.hpp"

#include <algorithm>
#include <limits>

namespace gazette {
namespace {

constexpr std::size_t block_bytes = 64'000;
constexpr unsigned bits_of_byte = 7;
constexpr unsigned char more_follows = 0x80;

/// Seven bits to the byte, the lowest first.
void append_number(std::string& text, std::size_t number) {
  for (; number >= more_follows; number >>= bits_of_byte) {
    text += static_cast<char>((number & (more_follows - 1U)) | more_follows);
  }
  text += static_cast<char>(number);
}

std::size_t take_number(std::string_view& rest) {
  std::size_t number = 0;
  for (unsigned shift = 0;; shift += bits_of_byte) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    number |= static_cast<std::size_t>(byte & (more_follows - 1U)) << shift;
    if ((byte & more_follows) == 0) return number;
  }
}

}  // namespace

void IdList::add(std::uint32_t docid, std::string_view id) {
  const auto end = std::mismatch(last_.begin(), last_.end(), id.begin(), id.end()).first;
  // A number of one byte.
  const auto shared = std::min<std::size_t>(static_cast<std::size_t>(end - last_.begin()), 127);
  const std::size_t most = sizeof docid + 2 * sizeof(std::size_t) + id.size() - shared;
  if (blocks_.empty() || blocks_.back().size() + most > blocks_.back().capacity()) {
    blocks_.emplace_back().reserve(std::max(block_bytes, most));
  }
  std::string& block = blocks_.back();
  for (unsigned shift = 0; shift < std::numeric_limits<std::uint32_t>::digits; shift += 8) {
    block += static_cast<char>((docid >> shift) & 0xFFU);
  }
  append_number(block, shared);
  append_number(block, id.size() - shared);
  block += id.substr(shared);
  last_ = id;
  ++size_;
}

std::size_t IdList::bytes() const {
  std::size_t bytes = last_.capacity();
  for (const std::string& block : blocks_) bytes += sizeof block + block.capacity();
  return bytes;
}

std::uint32_t IdList::take_entry(std::string_view& rest, std::string& id) {
  std::uint32_t docid = 0;
  for (unsigned shift = 0; shift < std::numeric_limits<std::uint32_t>::digits; shift += 8) {
    docid |= static_cast<std::uint32_t>(static_cast<unsigned char>(rest.front())) << shift;
    rest.remove_prefix(1);
  }
  id.resize(take_number(rest));
  const std::size_t size = take_number(rest);
  id.append(rest.substr(0, size));
  rest.remove_prefix(size);
  return docid;
}

}  // namespace gazette
