// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the archive can be searched, for what watches over servers: gazette.health/1
// (docs/json.md).
#pragma once

#include "web/protocol/response.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// 200 with the number of articles, or 503 when the index cannot be read; why is in the log alone.
/// One article is read to tell.
/// Never kept, so each answer is of now.
Response health(Archive& archive);

}  // namespace gazette
