// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and articles as JSON, in the forms gazette.search/1 and gazette.article/1 of docs/json.md.
// Each ends with a newline and is valid UTF-8.
#pragma once

#include <string>

#include "core/article.hpp"
#include "searcher/page.hpp"

namespace gazette {

/// One object.
std::string render_json(const Page& page);

/// The hits alone, an object a line.
std::string render_jsonl(const Page& page);

std::string render_json(const Article& article);

}  // namespace gazette
