// SPDX-License-Identifier: GPL-3.0-or-later
// The formats that articles are read from. To add one, write its two functions in a file of its own
// and add its row in formats.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

struct Format {
  std::string_view name;
  std::string_view help;
  /// Whether an input that begins with `head` and is called `name` is of this format.
  bool (*recognises)(std::string_view head, std::string_view name);
  /// Sends every story of the input, in order. Throws nothing for what the input holds.
  void (*read)(ReaderInput input, const StorySink& sink);
};

/// Every format, in the order in which they are tried.
std::span<const Format> formats();

/// nullptr for a name that is none.
const Format* find_format(std::string_view name);

/// The format of an input by its beginning; nullptr when no reader knows it.
const Format* recognise(std::string_view head, std::string_view name);

/// "text, json, ...".
std::string format_names();

}  // namespace gazette
