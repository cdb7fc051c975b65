// SPDX-License-Identifier: GPL-3.0-or-later
// Reads email messages as articles: one per file (.eml, Maildir) or many in an mbox; and pages
// saved as MHTML.
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_mail(std::string_view head, std::string_view name);
void read_mail(ReaderInput input, const StorySink& sink);

bool is_mbox(std::string_view head, std::string_view name);
void read_mbox(ReaderInput input, const StorySink& sink);

}  // namespace gazette
