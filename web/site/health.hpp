// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the archive can be searched, for monitoring: gazette.health/1 (docs/json.md).
#pragma once

#include "web/protocol/response.hpp"
#include "web/site/archive.hpp"

namespace gazette {

/// 200 with the number of articles, or 503 when the index cannot be read, with the reason in `log`
/// only. Reads one article to find out. The response is never stored, so it is always current.
Response health(Archive& archive);

}  // namespace gazette
