// SPDX-License-Identifier: GPL-3.0-or-later
// A query's tree as a person would type it, for queries that are offered.
#pragma once

#include <string>

#include "core/query/tree.hpp"

namespace gazette {

/// One line in the query language; read again it means what `tree` means.
std::string to_query(const Node& tree);

/// The same of one part of a tree, without its sign: `topic:acq`, `"a phrase"`, `(a OR b)`.
std::string to_query_part(const Node& node);

}  // namespace gazette
