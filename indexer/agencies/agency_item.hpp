// SPDX-License-Identifier: GPL-3.0-or-later
// An item from a news agency: an article, or the reason why it is not one.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/schema/article.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// Why an item is not an article, and whether it withdraws an earlier one.
struct NoArticle {
  std::string why;
  bool is_withdrawn = false;  ///< the article with this id must be removed
};

struct AgencyItem {
  Article article;  ///< of a withdrawn item only the id and the time of the version
  std::optional<NoArticle> no_article;
};

/// The NewsML-G2 item (https://iptc.org/standards/newsml-g2/) at the end of `item.path`. It is
/// embargoed if its embargo ends after `now`. Pure, thread-safe.
AgencyItem item_of_newsml_g2(const XmlPiece& item, std::chrono::sys_seconds now);

/// A NewsItem of NewsML 1.0 to 1.2. An item that names no source gets `source`, that of the
/// message.
AgencyItem item_of_newsml_1(const XmlNode& item, const std::string& source);

/// A NITF document, with the embargo compared with `now`.
AgencyItem item_of_nitf(const XmlNode& nitf, std::chrono::sys_seconds now);

/// Why an item with this status ("canceled", `stat:withheld`) is not an article; nothing when it
/// is.
std::optional<NoArticle> fate_by_status(std::string_view status);

/// Why an item that may not be published before `date` is not an article yet; nothing when `date`
/// has passed.
std::optional<NoArticle> fate_by_embargo(std::string_view date, std::chrono::sys_seconds now);

}  // namespace gazette
