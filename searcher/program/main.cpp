// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "core/command_line/configurable_options.hpp"
#include "searcher/program/program.hpp"

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
  return static_cast<int>(gazette::run_searcher(arguments, gazette::configurable_options));
}
