// SPDX-License-Identifier: GPL-3.0-or-later
// From the tree of a query back to text that a person could have typed, for suggested queries.
#pragma once

#include <string>

#include "core/query/tree.hpp"

namespace gazette {

/// `tree` in the query language, on one line. Parsed again it means the same.
std::string to_query(const Node& tree);

/// One node of a tree, without its + or -: `topic:acq`, `"a phrase"`, `(a OR b)`.
std::string to_query_part(const Node& node);

}  // namespace gazette
