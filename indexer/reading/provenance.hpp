// SPDX-License-Identifier: GPL-3.0-or-later
// Where a reader found what an article has. For those who look at what is read; no index keeps it.
#pragma once

#include <string>

namespace gazette {

/// For each field a few words: "json-ld", "meta og:title", "first line", "dateline". Empty when the
/// article has no such field, or its reader does not say.
struct Provenance {
  std::string id;
  std::string url;
  std::string title;
  std::string published;
  std::string authors;
  std::string source;
  std::string language;
  std::string places;
  std::string body;
};

}  // namespace gazette
