// SPDX-License-Identifier: GPL-3.0-or-later
// Pages and articles as JSON, by the schemas gazette.search/1, gazette.article/1 and
// gazette.error/1 (docs/json.md). Each result ends with a newline and is valid UTF-8, whatever the
// input.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/error.hpp"
#include "searcher/output/hit_fields.hpp"
#include "searcher/values/page.hpp"

namespace gazette {

/// gazette.search/1. Each hit has the fields `chosen`, in this order; when empty, the standard
/// ones.
std::string render_json(const Page& page, const HitFields& chosen = {});

/// The hits only, one object per line.
std::string render_jsonl(const Page& page, const HitFields& chosen = {});

/// Which query of a batch an error is about.
struct BatchPlace {
  std::optional<std::string> query_id;
  std::size_t line = 0;
};

/// gazette.error/1 with `query_id` (null without one) and `line`.
std::string render_json(const Error& error, const BatchPlace& place);

}  // namespace gazette
