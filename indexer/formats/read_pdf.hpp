// SPDX-License-Identifier: GPL-3.0-or-later
// A PDF file as an article, by the program pdftotext of Poppler.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_pdf(std::string_view head, std::string_view name);

/// Sends a Skipped that names the package where the program is not installed.
void read_pdf(ReaderInput input, const StorySink& sink);

}  // namespace gazette
