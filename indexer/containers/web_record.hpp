// SPDX-License-Identifier: GPL-3.0-or-later
// What WARC and ARC share: a record is the answer of a web server, or its content alone.
#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "indexer/containers/container.hpp"

namespace gazette {

struct WebRecord {
  /// What the bytes of the record are.
  enum class Kind {
    answer,   ///< a head of HTTP, and its content
    content,  ///< of the type that the record states
  };
  Kind kind = Kind::answer;
  std::string place;     ///< in the container, for messages: "!https://news.example/1"
  InputContext context;  ///< as far as the record states it
  std::uint64_t bytes = 0;
};

/// Sends what follows in `input` as the record says, and consumes it. False when the input ends
/// within it.
bool send_record(const ReaderInput& input, WebRecord record, Budget& budget, const InnerSink& sink);

/// Whether `bytes` more could be passed over.
bool pass_over(std::istream& stream, std::uint64_t bytes);

}  // namespace gazette
