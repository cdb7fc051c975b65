// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a PDF file as an article, with Poppler's program pdftotext.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_pdf(std::string_view head, std::string_view name);

/// When the program is not installed, sends a Skipped that names its package.
void read_pdf(ReaderInput input, const StorySink& sink);

}  // namespace gazette
