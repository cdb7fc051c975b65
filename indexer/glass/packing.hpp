// SPDX-License-Identifier: GPL-3.0-or-later
// How numbers, strings and lists of positions are written in Xapian's tables (backend glass, format
// of 2016-03-14, which every Xapian 1.4 has). docs/glass.md tells of the format as a whole.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace gazette::glass {

/// Seven bits a byte, the lowest first; the high bit says that more follow.
void pack_number(std::string& to, std::uint64_t value);

/// The bytes of `value`, the lowest first, as many as it needs (none for 0); only at an end.
void pack_last_number(std::string& to, std::uint64_t value);

/// A document's number such that keys sort as numbers do; below 2^29.
void pack_document_number(std::string& to, std::uint32_t docid);

/// Its length, then its bytes.
void pack_string(std::string& to, std::string_view text);

/// A term as the beginning of a key: zero bytes are marked, so that one can end it.
void pack_term(std::string& to, std::string_view term);

/// The positions of one term in one document, ascending and at least one: the last, then, by their
/// binary interpolative code (Moffat and Stuiver 2000), the others.
void pack_positions(std::string& to, std::span<const std::uint32_t> positions);

}  // namespace gazette::glass
