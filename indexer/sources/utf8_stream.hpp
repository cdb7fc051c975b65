// SPDX-License-Identifier: GPL-3.0-or-later
// Converts a stream from any encoding to UTF-8, for formats that are read piece by piece.
#pragma once

#include <istream>
#include <memory>
#include <string>
#include <string_view>

namespace gazette {

/// Which streams are converted: those in UTF-16 or UTF-32, which no reader can parse otherwise; or
/// all that are not UTF-8.
enum class Converted { wide, all };

/// Whether the beginning of a text is UTF-16 or UTF-32, with a byte order mark or by its zero
/// bytes.
bool is_wide(std::string_view head);

/// `text` with LF for each CR if it has CR but no LF, the line ends of old Macintosh programs and
/// their exports.
std::string with_line_feeds(std::string text);

/// A stream that needs no conversion is passed through without its byte order mark. Any other is
/// read to its end and converted as to_utf8() does. If all are converted and the first block is
/// UTF-8, the lines of each later block that is not are converted by themselves. If lines end in CR
/// alone in the first block, they end in LF here. Not thread-safe.
class Utf8Stream {
 public:
  /// Reads at most `limit` bytes of a stream that is converted. REQUIRES: `stream` outlives this.
  Utf8Stream(std::istream& stream, Converted converted, std::size_t limit);
  ~Utf8Stream();
  Utf8Stream(const Utf8Stream&) = delete;
  Utf8Stream& operator=(const Utf8Stream&) = delete;

  std::istream& stream();

  /// The beginning of the stream, at most `head_bytes` if it is not converted. Valid until the
  /// stream is read. REQUIRES: nothing was read yet.
  std::string_view head() const;

  /// Whether there was more than the limit; stream() is then empty.
  bool is_too_large() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gazette
