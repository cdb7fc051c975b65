// SPDX-License-Identifier: GPL-3.0-or-later
// One file, standard input, or a part of a file, as a stream whose beginning can be examined first.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/sources/byte_source.hpp"
#include "indexer/sources/file_catalog.hpp"

namespace gazette {

/// Formats are recognised by this many bytes at the beginning.
inline constexpr std::size_t head_bytes = 65'536;

/// Not thread-safe.
class Input {
 public:
  /// Opens the file at `path`. Throws Error when that fails; its message does not name the path.
  explicit Input(const std::string& path);
  static Input standard_input();
  /// A part of the file at `origin`, which has neither stamp nor content().
  Input(std::unique_ptr<ByteSource> bytes, std::string name, std::string origin);
  ~Input();
  Input(Input&&) noexcept;
  Input& operator=(Input&&) noexcept;

  /// The first bytes of the input, at most `head_bytes`, without consuming them. Valid until the
  /// stream is read. REQUIRES: nothing was read yet.
  std::string_view head();

  /// Reads in large blocks; sets bad() when the system reports an error.
  std::istream& stream();

  /// The name for messages: the path as given, "standard input", or "news.zip!2026/a.xml".
  const std::string& name() const;

  /// The canonical path; empty for standard input.
  const std::string& origin() const;

  /// Size and time of a regular file when it was opened; nothing for pipes and the like. The time
  /// is 0 when the file was changed in the last two seconds: it may change again within one clock
  /// tick.
  std::optional<FileStamp> stamp() const;

  /// The hash of the whole content; nothing unless it was a regular file, was read to its end, and
  /// has not changed since it was opened.
  std::optional<Hash> content() const;

  /// So far.
  std::uint64_t bytes_read() const;

  /// Of these, the bytes that were taken out of the stream.
  std::uint64_t bytes_taken() const;

  /// Why reading failed; empty when it did not.
  std::string failure() const;

 private:
  struct State;
  explicit Input(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Reads the next line without its end (LF or CR LF); false at the end of the input. A line of more
/// than `limit` bytes is cut and the rest of it skipped, so that memory stays bounded.
struct Line {
  std::string text;
  bool is_cut = false;
};
bool next_line(std::istream& stream, Line& line, std::size_t limit);

/// Reads the rest of the input; `is_cut` when that is more than `limit` bytes.
Line read_rest(std::istream& stream, std::size_t limit);

}  // namespace gazette
