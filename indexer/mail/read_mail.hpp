// SPDX-License-Identifier: GPL-3.0-or-later
// Mails as articles: one in a file (.eml, of a Maildir), many in an mbox; pages saved as mails
// (MHTML).
#pragma once

#include <string_view>

#include "indexer/reading/reader.hpp"

namespace gazette {

bool is_mail(std::string_view head, std::string_view name);
void read_mail(ReaderInput input, const StorySink& sink);

bool is_mbox(std::string_view head, std::string_view name);
void read_mbox(ReaderInput input, const StorySink& sink);

}  // namespace gazette
