// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and articles as JSON, in the forms gazette.search/1, gazette.article/1
// and gazette.error/1 of docs/json.md.
// Each ends with a newline and is valid UTF-8.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "searcher/output/hit_fields.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// One object. Of each hit the fields `chosen`, in their order; without any the standard ones.
std::string render_json(const Page& page, const HitFields& chosen = {});

/// The hits alone, an object a line.
std::string render_jsonl(const Page& page, const HitFields& chosen = {});

std::string render_json(const Article& article);

/// Which query of a batch an error is about.
struct BatchPlace {
  std::optional<std::string> query_id;
  std::size_t line = 0;
};

/// gazette.error/1 with `query_id` (null when the line has none) and `line`.
std::string render_json(const Error& error, const BatchPlace& place);

}  // namespace gazette
