// SPDX-License-Identifier: GPL-3.0-or-later
// An article as a reader sees it: its text in paragraphs, and what is known about it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/schema/article.hpp"
#include "searcher/values/reader_locale.hpp"

namespace gazette {

/// The lines of `text` that are not blank, each without what could reorder or hide text.
std::vector<std::string> paragraphs(std::string_view text);

struct Fact {
  std::string_view name;
  std::string value;
};

/// What stands below an article; only what is known. Its language is named as `locale` names it.
std::vector<Fact> facts(const Article& article, const ReaderLocale& locale = {});

/// The value of the attribute lang; empty says that the language is not known.
std::string language_tag(const Article& article);

}  // namespace gazette
