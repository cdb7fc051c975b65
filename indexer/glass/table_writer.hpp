// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one table of a Xapian database (backend glass) sequentially: a B-tree whose keys come in
// ascending order, so that no block is written twice. docs/glass.md describes the format. Not
// thread-safe.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace gazette::glass {

/// Whether long tags are compressed when that makes them shorter.
enum class Tags { plain, compressed };

/// Whether a table without entries has a file.
enum class Presence { with_entries, always };

class TableWriter {
 public:
  /// Creates the file at the first entry, or in finish().
  TableWriter(std::filesystem::path file, Tags tags, Presence presence = Presence::with_entries);
  ~TableWriter();
  TableWriter(TableWriter&&) noexcept;
  TableWriter& operator=(TableWriter&&) noexcept;

  /// REQUIRES: `key` is not empty and greater than all keys before it. Throws
  /// std::filesystem::filesystem_error when writing fails, std::length_error for a key of more than
  /// 255 bytes.
  void add(std::string_view key, std::string_view tag);

  /// Writes the rest and returns the table's entry for the version file. Does not sync to disk.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette::glass
