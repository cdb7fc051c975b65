// SPDX-License-Identifier: GPL-3.0-or-later
// What WARC and ARC share: records, each an HTTP response or just its content.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "indexer/containers/container.hpp"

namespace gazette {

/// A record is held in memory, compressed and decompressed. Web pages have the same limit.
inline constexpr std::size_t most_record_bytes = std::size_t{16} * 1024 * 1024;

struct WebRecord {
  /// What the bytes of the record are.
  enum class Kind {
    answer,   ///< an HTTP response: head and content
    content,  ///< the content alone, of the type that the record states
  };
  Kind kind = Kind::answer;
  std::string place;     ///< in the container, for messages: "!https://news.example/1"
  InputContext context;  ///< as far as the record states it
  std::string block;     ///< its bytes, at most the first `most_record_bytes`
  bool is_cut = false;   ///< whether the record is larger than that
};

/// Sends the content of a record, or why it is not read. `name` is the name of the container.
void send_record(const std::string& name, WebRecord record, Budget& budget, const InnerSink& sink);

/// The next `bytes` of the stream; fewer at its end.
std::string read_block(std::istream& stream, std::size_t bytes);

/// Skips the next `bytes` of the stream. Returns whether there were that many.
bool pass_over(std::istream& stream, std::uint64_t bytes);

}  // namespace gazette
