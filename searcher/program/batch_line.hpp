// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a batch: `ID<TAB>QUERY`, or a JSON object with the query, its id and any options that
// hold for it alone. docs/batch.md tells the same as prose.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gazette {

/// What a line asks. A line that cannot be read is one bad of many: a value with a fault.
struct BatchLine {
  std::size_t number = 0;  ///< from 1, in its file
  std::optional<std::string> query_id;
  std::string query;
  std::vector<std::string> options;  ///< as on a command line: `--topic=sport`
  std::optional<Error> fault;
};

/// `text` is line `number`, not blank. A JSON object without an id has the line's number for one.
/// Options are looked at no closer than their keys: whoever parses them judges names and values.
BatchLine read_batch_line(std::string_view text, std::size_t number);

}  // namespace gazette
