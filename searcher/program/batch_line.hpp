// SPDX-License-Identifier: GPL-3.0-or-later
// One line of a batch: `ID<TAB>QUERY`, or a JSON object with the query, its id and options for it
// alone. docs/batch.md describes both.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.hpp"

namespace gazette {

/// A line as it was read. One that cannot be read is a value with a fault: the batch goes on.
struct BatchLine {
  std::size_t number = 0;  ///< from 1, in its file
  std::optional<std::string> query_id;
  std::string query;
  std::vector<std::string> options;  ///< as on a command line: `--topic=sport`
  std::optional<Error> fault;
};

/// Reads line `number` of a batch. A JSON object without an id gets the number as its id. Of
/// options only the form of their names is checked. REQUIRES: `text` is not blank.
BatchLine read_batch_line(std::string_view text, std::size_t number);

}  // namespace gazette
