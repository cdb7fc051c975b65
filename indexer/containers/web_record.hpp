// SPDX-License-Identifier: GPL-3.0-or-later
// What WARC and ARC share: a record is the answer of a web server, or its content alone.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "indexer/containers/container.hpp"

namespace gazette {

/// A record is held in memory, packed and unpacked. No page may be larger either.
inline constexpr std::size_t most_record_bytes = std::size_t{16} * 1024 * 1024;

struct WebRecord {
  /// What the bytes of the record are.
  enum class Kind {
    answer,   ///< a head of HTTP, and its content
    content,  ///< of the type that the record states
  };
  Kind kind = Kind::answer;
  std::string place;     ///< in the container, for messages: "!https://news.example/1"
  InputContext context;  ///< as far as the record states it
  std::string block;     ///< its bytes; of a larger one, the first `most_record_bytes`
  bool is_cut = false;   ///< whether it is a larger one
};

/// Sends what is in a record, or why it is not read. `name` is that of the container.
void send_record(const std::string& name, WebRecord record, Budget& budget, const InnerSink& sink);

/// The next `bytes` of the stream; fewer at its end.
std::string read_block(std::istream& stream, std::size_t bytes);

/// Whether `bytes` more could be passed over.
bool pass_over(std::istream& stream, std::uint64_t bytes);

}  // namespace gazette
