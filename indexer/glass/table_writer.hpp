// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one table of a Xapian database (backend glass) from beginning to end: a B-tree whose keys
// come in ascending order, so that no block is ever touched twice. docs/glass.md tells of the
// format.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace gazette::glass {

/// Whether long tags are deflated where that makes them shorter.
enum class Tags { as_they_are, deflated };

/// Whether a table that has no entry has a file all the same.
enum class Presence { with_entries, always };

class TableWriter {
 public:
  /// The file is made at the first entry, or at the end.
  TableWriter(std::filesystem::path file, Tags tags, Presence presence = Presence::with_entries);
  ~TableWriter();
  TableWriter(TableWriter&&) noexcept;
  TableWriter& operator=(TableWriter&&) noexcept;

  /// `key` is not empty, at most 255 bytes, and comes after all before it. Throws filesystem_error
  /// where writing fails, std::length_error on a key too long.
  void add(std::string_view key, std::string_view tag);

  /// Writes what is left and yields what the version file has to say of the table. Nothing is
  /// synced to the disk.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette::glass
