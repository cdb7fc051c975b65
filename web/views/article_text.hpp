// SPDX-License-Identifier: GPL-3.0-or-later
// The text and the metadata of an article as they are shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/values/reader_locale.hpp"

namespace gazette {

/// The lines of `text` that are not blank, without characters that reorder or hide text.
std::vector<std::string> shown_paragraphs(std::string_view text);

/// A row of metadata.
struct Fact {
  std::string_view name;
  std::string value;
};

/// The metadata shown below an article, without what is unknown. `locale` names the language.
std::vector<Fact> facts(const Article& article, const ReaderLocale& locale = {});

/// The value of the HTML attribute lang; empty when the language is unknown.
std::string language_tag(const Article& article);

}  // namespace gazette
