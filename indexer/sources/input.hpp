// SPDX-License-Identifier: GPL-3.0-or-later
// One file, or standard input, being read: a stream whose beginning can be looked at first.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/file_catalog.hpp"

namespace gazette {

/// Bytes of the beginning by which formats are told apart.
inline constexpr std::size_t head_bytes = 65'536;

class Input {
 public:
  /// Opens the file at `path`. Throws Error, without the path, when it cannot be
  /// opened.
  explicit Input(const std::string& path);
  static Input standard_input();
  ~Input();
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;

  /// Up to the first `head_bytes` of the input, without consuming them; call before reading.
  std::string_view head();

  /// Reads in large blocks; bad() is set when the system reports an error.
  std::istream& stream();

  /// How messages call it: the path as given, or "standard input".
  const std::string& name() const;

  /// The canonical path; empty for standard input.
  const std::string& origin() const;

  /// Of a regular file, when it was opened; nothing for pipes and the like. The time is 0 when the
  /// file was changed in the last two seconds: it may change again within the same tick.
  std::optional<FileStamp> stamp() const;

  /// The hash of the whole file: of what was read, when that was all of a regular file and the file
  /// is still what it was when it was opened.
  std::optional<Hash> content() const;

  /// So far.
  std::uint64_t bytes_read() const;

  /// What the system said when reading failed; empty when it did not.
  std::string failure() const;

 private:
  struct State;
  explicit Input(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The next line without its end (LF or CR LF), false at the end of the input. A line longer than
/// `limit` bytes is cut there and the rest of it passed over, so that memory stays bounded.
struct Line {
  std::string text;
  bool is_cut = false;
};
bool next_line(std::istream& stream, Line& line, std::size_t limit);

/// All that is left; `is_cut` when that is more than `limit` bytes.
Line read_rest(std::istream& stream, std::size_t limit);

}  // namespace gazette
