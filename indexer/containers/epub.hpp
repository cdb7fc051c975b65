// SPDX-License-Identifier: GPL-3.0-or-later
// Books in the form of EPUB, as readers of news export them: one article in each chapter.
#pragma once

#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

bool is_epub(std::string_view head, std::string_view name);

/// Sends the chapters in the order of the book, as pages, with the day of the book. Tables of
/// contents are none, nor are pages with hardly any text.
void open_epub(ReaderInput input, Budget& budget, const InnerSink& sink);

}  // namespace gazette
