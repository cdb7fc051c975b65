// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to an index. A marker in its folder, and one in each generation, bear the identity
// of the index. Only what bears it is ever deleted, and of that only what the marker says can go.
// The formats of both are stored in every index: do not change them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/database/durable_file.hpp"

namespace gazette {

inline constexpr std::string_view index_marker_name = "gazette.index";
inline constexpr std::string_view generation_marker_name = "gazette.generation";

/// A new identity: 128 random bits as 32 hexadecimal digits.
std::string new_identity();

/// The identity in the marker of the index in `folder`; nothing when it has no marker. Throws Error
/// for one that is damaged or cannot be read.
std::optional<std::string> read_index_marker(const std::filesystem::path& folder);

/// Makes `folder` the index `identity`. Synced to disk. Throws Error.
void write_index_marker(const std::filesystem::path& folder, std::string_view identity);

/// What the marker of a generation says.
struct GenerationMarker {
  enum class State {
    unfinished,  ///< being built
    complete,    ///< built; the stub names it next
    published,   ///< the stub has named it
  };

  std::string index;  ///< identity
  State state = State::unfinished;
  /// Names of the generations that it takes the place of: the one that was current before it, and
  /// in a rebuild all others of the index.
  std::vector<std::string> replaces;

  friend bool operator==(const GenerationMarker&, const GenerationMarker&) = default;
};

/// The marker in the folder `generation`; nothing when it is missing, damaged or cannot be read.
std::optional<GenerationMarker> read_generation_marker(const std::filesystem::path& generation);

/// Throws Error.
void write_generation_marker(const std::filesystem::path& generation,
                             const GenerationMarker& marker);

/// Whether the folder holds nothing but a marker, whole or not, or nothing at all.
bool holds_only_marker(const std::filesystem::path& generation);

/// Deletes a folder of the index, its marker last, so that what a killed run leaves still bears it.
/// Ignores errors: what cannot be removed does no harm.
void remove_generation(const std::filesystem::path& generation);

}  // namespace gazette
