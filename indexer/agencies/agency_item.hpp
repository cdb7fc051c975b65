// SPDX-License-Identifier: GPL-3.0-or-later
// An item of an agency: an article, or why it is none.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/schema/article.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {

/// What an agency sends instead of an article, or in order to take one back.
struct NoArticle {
  std::string why;
  bool is_withdrawn = false;  ///< the article of that id is to be removed
};

struct AgencyItem {
  Article article;  ///< of one that is withdrawn, the id and the time of the version alone
  std::optional<NoArticle> no_article;
};

/// An item of NewsML-G2 (https://iptc.org/standards/newsml-g2/): the last of `item.path`. `now` is
/// compared with the time up to which an item is embargoed. Pure, thread-safe.
AgencyItem item_of_newsml_g2(const XmlPiece& item, std::chrono::sys_seconds now);

/// A NewsItem of NewsML 1.0 to 1.2. `source` is that of the message, for items that name none.
AgencyItem item_of_newsml_1(const XmlNode& item, const std::string& source);

/// A document of NITF.
AgencyItem item_of_nitf(const XmlNode& nitf, std::chrono::sys_seconds now);

/// Why an item is no article by its status ("canceled", `stat:withheld`); nothing when it is one.
std::optional<NoArticle> fate_by_status(std::string_view status);

/// Why an item that may not be published before `date` is none yet; nothing when it is due.
std::optional<NoArticle> fate_by_embargo(std::string_view date, std::chrono::sys_seconds now);

}  // namespace gazette
