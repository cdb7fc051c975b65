// SPDX-License-Identifier: GPL-3.0-or-later
// The table of input formats. To add one, write its two functions in a file of its own and add its
// row in formats.cpp. Thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

struct Format {
  std::string_view name;
  std::string_view help;
  /// Whether an input with this name, whose first `head_bytes` are `head`, has this format.
  bool (*recognises)(std::string_view head, std::string_view name);
  /// Sends every story of the input, in order. Never throws because of the content; throws what
  /// `sink` throws.
  void (*read)(ReaderInput input, const StorySink& sink);
};

/// Every format, in the order in which they are tried.
std::span<const Format> formats();

/// nullptr for an unknown name.
const Format* find_format(std::string_view name);

/// The first format that recognises the input; nullptr when none does.
const Format* recognise(std::string_view head, std::string_view name);

/// The format for an input that no format recognises but the user named: a table if its name is
/// that of one, else text. That reader reports why it cannot be read.
const Format* last_resort(std::string_view name);

/// "text, json, ...".
std::string format_names();

}  // namespace gazette
