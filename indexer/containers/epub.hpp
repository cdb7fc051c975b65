// SPDX-License-Identifier: GPL-3.0-or-later
// EPUB books as news readers export them: one article per chapter.
#pragma once

#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

bool is_epub(std::string_view head, std::string_view name);

/// Sends the chapters as web pages, in reading order, dated as the book is. Tables of contents and
/// pages with hardly any text are not chapters.
void open_epub(ReaderInput input, Budget& budget, const InnerSink& sink);

}  // namespace gazette
