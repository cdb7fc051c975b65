// SPDX-License-Identifier: GPL-3.0-or-later
// A view of a damaged generation that Xapian can open: with new roots, and with empty tables for
// those of which nothing is left.
#pragma once

#include <cstddef>
#include <filesystem>
#include <vector>

namespace Xapian {
class Database;
}

namespace gazette {

/// In table_names.
inline constexpr std::size_t records_table = 1;
inline constexpr std::size_t term_lists_table = 2;

class Salvage {
 public:
  /// Makes the view in a folder of its own in `generation`, of links to tables that can be opened
  /// and of copies of those that need another root. When iamglass is damaged, or older than the
  /// tables, the roots are those of the newest commit that the tables have. Throws
  /// std::filesystem::filesystem_error.
  explicit Salvage(const std::filesystem::path& generation);

  /// Removes the view.
  ~Salvage();
  Salvage(const Salvage&) = delete;
  Salvage& operator=(const Salvage&) = delete;

  /// Blocks that are damaged throw as in any generation. Throws Xapian's errors.
  Xapian::Database open() const;

  enum class TableState {
    as_it_was,  ///< its root is; other blocks may be damaged
    regrown,    ///< from its leaves: some entries may be missing, and others be former ones
    empty,      ///< nothing of it can be read
  };
  TableState state_of(std::size_t table) const { return states_[table]; }

 private:
  std::filesystem::path folder_;
  std::vector<TableState> states_;
};

/// Removes what a Salvage of `generation` has left there because it could not be removed at its
/// end.
void remove_salvage(const std::filesystem::path& generation);

}  // namespace gazette
