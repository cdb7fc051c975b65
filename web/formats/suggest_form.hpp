// SPDX-License-Identifier: GPL-3.0-or-later
// The form suggest of answers (web/formats/forms.hpp): what a query that is being typed may become,
// as browsers understand it (OpenSearch suggestions).
#pragma once

#include <string>

#include "web/formats/forms.hpp"

namespace gazette {

/// ["typed", ["completion", ...]].
Filled suggest_search(const Asking& asking, Searcher& searcher);

}  // namespace gazette
