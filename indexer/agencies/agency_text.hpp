// SPDX-License-Identifier: GPL-3.0-or-later
// What the formats of news agencies share: texts in NITF or XHTML, bylines, codes of subjects, the
// namespaces. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// The elements that hold an item each, and the namespaces of what is in them.
const XmlPieceRules& agency_rules();

/// The story in `content`, a newline after each paragraph: of its body, if it has one, without
/// pictures with their captions, tables, notes and what stands above the story. A text without
/// elements is plain, or HTML with its signs escaped.
std::string story_of(const XmlNode& content);

/// The names in a byline, without offices: "By Mara Quill, Staff Writer" gives one.
std::vector<std::string> authors_of_byline(const XmlNode& byline);

/// The place in a dateline: `MOSCOW` of "MOSCOW, Monday (Reuters)".
std::string place_of_dateline(std::string_view dateline);

/// The topic that a code of IPTC names, as `medtop:20000217`; empty for another code. `scheme` is
/// the address or name of its vocabulary, where that is not in the code.
std::string iptc_topic(std::string_view code, std::string_view scheme = {});

/// The number of a version that a source counts from 1; 0 when `text` is none.
std::uint32_t version_number(std::string_view text);

/// Adds a text that is not empty and not in the list yet. A list does not grow beyond one more than
/// `most_names`.
void add_distinct(std::vector<std::string>& list, std::string text);

}  // namespace gazette
