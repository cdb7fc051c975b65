// SPDX-License-Identifier: GPL-3.0-or-later
// What a page states about itself in its head and in other invisible elements. Pure functions,
// thread-safe; text is UTF-8.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/reading/html_tree.hpp"

namespace gazette {

struct MetaTag {
  std::string name;     ///< its property, name or itemprop, as fold_case() leaves it
  std::string content;  ///< on one line, not empty
};

struct PageMetadata {
  std::vector<MetaTag> tags;  ///< in the order of the page
  std::string title;          ///< of the title element
  std::string canonical;      ///< the address of the canonical link, as written
  std::string base;           ///< that of the base element
  std::string language;       ///< code of the html element; empty when it names none
  bool is_day_first =
      false;       ///< its html element names a country that writes the day first in English
  Article linked;  ///< the article that the page's JSON-LD describes
};

PageMetadata metadata_of(const HtmlNode* root);

/// The contents of the tags with these names, those of the first name first.
std::vector<std::string> contents_of(const PageMetadata& page,
                                     std::span<const std::string_view> names);

/// Sets the summary and the source of `article` from the tags if they are empty, and adds the
/// topics.
void add_metadata(Article& article, const PageMetadata& page);

}  // namespace gazette
