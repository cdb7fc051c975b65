// SPDX-License-Identifier: GPL-3.0-or-later
// The tree of a table of a Xapian database (backend glass) whose blocks may be damaged: finding its
// root, and growing a new tree above the leaves that are left. docs/glass.md describes the format.
// Functions throw std::filesystem::filesystem_error when a file cannot be written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace gazette::glass {

/// A table, and what is known of its blocks.
struct DamagedTable {
  std::filesystem::path file;
  std::uint64_t block_bytes = 0;
  /// Whether the block of that number is as it was written.
  std::function<bool(std::string_view block, std::uint64_t number)> is_whole;
};

/// Where a tree begins.
struct TreeRoot {
  std::uint64_t block = 0;
  std::uint64_t level = 0;  ///< above the leaves

  friend bool operator==(const TreeRoot&, const TreeRoot&) = default;
};

/// Whether `root` is a whole block of that level, and so are all blocks below it that are not
/// leaves. Reads no leaf.
bool has_whole_branches(const DamagedTable& table, const TreeRoot& root);

/// The root of the newest tree; nothing unless all blocks are whole: the last change of a table
/// writes its root. Reads the whole table.
std::optional<TreeRoot> newest_root(const DamagedTable& table);

/// Appends to the table the blocks of a tree above its whole leaves, and returns its root; nothing
/// when there is no whole leaf. Of leaves with overlapping keys it takes the newest: an older one
/// is a former state of it. It cannot tell a leaf all of whose entries were removed since from one
/// that is in use, so entries may be former ones.
std::optional<TreeRoot> grow_tree(const DamagedTable& table);

/// The greatest key; nothing for a table without entries, or when a block on the way to it is not
/// whole.
std::optional<std::string> last_key(const DamagedTable& table, const TreeRoot& root);

}  // namespace gazette::glass
