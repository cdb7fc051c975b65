// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/packing.hpp"

#include <bit>
#include <stdexcept>

namespace gazette::glass {
namespace {

struct DocumentNumberForm {
  unsigned bytes;
  std::uint32_t end;   ///< smaller numbers have this form
  unsigned char mark;  ///< leading bits of the first byte
};
constexpr DocumentNumberForm document_number_forms[] = {
    {2, 1U << 15U, 0x00}, {3, 1U << 22U, 0x80}, {4, 1U << 29U, 0xC0}};

/// Appends numbers bit by bit, from the lowest bit of each byte.
class BitWriter {
 public:
  explicit BitWriter(std::string& to) : to_(to) {}

  /// Appends the lowest `count` bits of `bits`; at most 32.
  void write(std::uint64_t bits, unsigned count) {
    pending_ |= bits << pending_count_;
    pending_count_ += count;
    while (pending_count_ >= 8) {
      to_ += static_cast<char>(pending_ & 0xFFU);
      pending_ >>= 8U;
      pending_count_ -= 8;
    }
  }

  /// Appends one of `choices` values in a truncated binary code, in which the values in the middle
  /// of the range, which are likelier, may be one bit shorter.
  void write_choice(std::uint32_t value, std::uint32_t choices) {
    if (choices == 1) return;
    const auto bits = static_cast<unsigned>(std::bit_width(choices - 1));
    const std::uint64_t spare = (std::uint64_t{1} << bits) - choices;
    const std::uint64_t short_from = (choices - spare) / 2;
    if (value < short_from) return write(value, bits);
    if (value < short_from + spare) return write(value, bits - 1);
    write((value - (short_from + spare)) | (std::uint64_t{1} << (bits - 1)), bits);
  }

  /// Appends the positions between the first and the last one, which the decoder knows: the middle
  /// one, then the left half, then the right half.
  void write_between(std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t middle = (positions.size() - 1) / 2;
      const auto between = static_cast<std::uint32_t>(positions.size() - 2);
      const std::uint32_t lowest = positions.front() + static_cast<std::uint32_t>(middle);
      write_choice(positions[middle] - lowest, positions.back() - positions.front() - between);
      write_between(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

  void finish() {
    if (pending_count_ > 0) to_ += static_cast<char>(pending_ & 0xFFU);
    pending_ = 0;
    pending_count_ = 0;
  }

 private:
  std::string& to_;
  std::uint64_t pending_ = 0;
  unsigned pending_count_ = 0;
};

}  // namespace

void pack_number(std::string& to, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7U) to += static_cast<char>((value & 0x7FU) | 0x80U);
  to += static_cast<char>(value);
}

void pack_last_number(std::string& to, std::uint64_t value) {
  for (; value != 0; value >>= 8U) to += static_cast<char>(value & 0xFFU);
}

void pack_document_number(std::string& to, std::uint32_t docid) {
  for (const DocumentNumberForm& form : document_number_forms) {
    if (docid >= form.end) continue;
    for (unsigned byte = form.bytes; byte-- > 0;) {
      const std::uint32_t bits = (docid >> (8 * byte)) & 0xFFU;
      to += static_cast<char>(byte == form.bytes - 1 ? bits | form.mark : bits);
    }
    return;
  }
  throw std::length_error("too many documents in one part of an index");
}

std::optional<std::uint32_t> unpacked_document_number(std::string_view key) {
  for (const DocumentNumberForm& form : document_number_forms) {
    if (key.size() < form.bytes) return std::nullopt;
    std::uint32_t number = static_cast<unsigned char>(key.front()) - std::uint32_t{form.mark};
    for (unsigned i = 1; i < form.bytes; ++i) {
      number = number << 8U | static_cast<unsigned char>(key[i]);
    }
    const bool has_mark = static_cast<unsigned char>(key.front()) >= form.mark;
    if (has_mark && number < form.end) return number;
  }
  return std::nullopt;
}

void pack_string(std::string& to, std::string_view text) {
  pack_number(to, text.size());
  to += text;
}

void pack_term(std::string& to, std::string_view term) {
  for (const char c : term) {
    to += c;
    if (c == '\0') to += '\xFF';
  }
}

void pack_positions(std::string& to, std::span<const std::uint32_t> positions) {
  pack_number(to, positions.back());
  if (positions.size() == 1) return;
  BitWriter bits(to);
  const std::uint32_t range = positions.back() - positions.front();
  bits.write_choice(positions.front(), positions.back());
  bits.write_choice(static_cast<std::uint32_t>(positions.size() - 2), range);
  bits.write_between(positions);
  bits.finish();
}

}  // namespace gazette::glass
