// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats of news agencies share: texts in NITF or XHTML, bylines, subject codes and
// namespaces. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// The elements that each hold one item, and the namespaces used within them.
const XmlPieceRules& agency_rules();

/// The story in `content`, with a newline after each paragraph. Taken from its body if it has one;
/// pictures, captions, tables, notes and anything above the story are left out. A text without
/// elements is plain text or escaped HTML.
std::string story_of(const XmlNode& content);

/// The names in a byline, without job titles: "By Mara Quill, Staff Writer" gives one.
std::vector<std::string> authors_of_byline(const XmlNode& byline);

/// The place in a dateline, not in capitals: `Moscow` of "MOSCOW, Monday (Reuters)".
std::string place_of_dateline(std::string_view dateline);

/// The topic for an IPTC code, as `medtop:20000217`; empty for any other code. `scheme` is the
/// address or name of the vocabulary when the code itself does not name it.
std::string iptc_topic(std::string_view code, std::string_view scheme = {});

/// The number of a version that a source counts from 1; 0 when `text` is none.
std::uint32_t version_number(std::string_view text);

/// Adds `text` unless it is empty or already listed. A list never grows beyond `most_names` + 1
/// texts.
void add_distinct(std::vector<std::string>& list, std::string text);

}  // namespace gazette
