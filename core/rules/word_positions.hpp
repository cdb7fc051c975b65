// SPDX-License-Identifier: GPL-3.0-or-later
// Whether words are adjacent, or near one another, by the positions at which each occurs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace gazette {

using Positions = std::span<const std::uint32_t>;  ///< of one word, rising

/// Whether one position of each word can be taken, rising from word to word, within `span`
/// positions. `words` is not empty.
bool stand_in_order(std::span<const Positions> words, std::size_t span);

/// The same in any order, each word at a position of its own.
bool stand_near(std::span<const Positions> words, std::size_t span);

}  // namespace gazette
