// SPDX-License-Identifier: GPL-3.0-or-later
// The built program gazette-search as a process of its own.
#pragma once

#include <string>
#include <vector>

namespace gazette {

struct Outcome {
  int exit_code = -1;  ///< -1 when a signal ended it
  std::string out;     ///< what it printed to standard output
  std::string err;
};

/// Runs it with `arguments` in the environment of the test; standard output goes to the file `to`
/// when that is not empty. Throws when it cannot be started.
Outcome run_search(const std::vector<std::string>& arguments, const std::string& to = {});

}  // namespace gazette
