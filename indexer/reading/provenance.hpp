// SPDX-License-Identifier: GPL-3.0-or-later
// Where a reader found each field of an article: for people who check what was read. Not stored.
#pragma once

#include <string>

namespace gazette {

/// A few words per field: "json-ld", "meta og:title", "first line", "dateline". Empty when the
/// article lacks the field or its reader does not say.
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
