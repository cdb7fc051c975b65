// SPDX-License-Identifier: GPL-3.0-or-later
// How numbers, strings and lists of positions are encoded in Xapian's tables (backend glass, format
// of 2016-03-14, which every Xapian 1.4 has). All functions append to `to`. docs/glass.md describes
// the whole format.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace gazette::glass {

/// Seven bits per byte, the lowest first; the high bit says that more bytes follow.
void pack_number(std::string& to, std::uint64_t value);

/// The bytes of `value`, the lowest first, without leading zeros (none for 0). Only as the last
/// item of a key or tag.
void pack_last_number(std::string& to, std::uint64_t value);

/// Keeps numeric order when encoded keys are compared as bytes. REQUIRES: `docid` is below 2^29.
void pack_document_number(std::string& to, std::uint32_t docid);

/// The number that `key` begins with; nothing when it is too short.
std::optional<std::uint32_t> unpacked_document_number(std::string_view key);

/// The length, then the bytes.
void pack_string(std::string& to, std::string_view text);

/// A term at the beginning of a key. Zero bytes are escaped, so that a zero byte can end the term.
void pack_term(std::string& to, std::string_view term);

/// The positions of one term in one document: the last one, then the others in binary interpolative
/// code (Moffat and Stuiver 2000). REQUIRES: ascending, at least one.
void pack_positions(std::string& to, std::span<const std::uint32_t> positions);

}  // namespace gazette::glass
