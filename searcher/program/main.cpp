// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "core/command_line/configurable_options.hpp"
#include "core/command_line/system_limits.hpp"
#include "core/text/unicode_memory.hpp"
#include "searcher/program/program.hpp"

namespace {

void prepare() {
  gazette::end_when_memory_is_out(
      "gazette-search",
      "end other programs or allow the process more memory, then run the command again");
  gazette::let_unicode_call_new_handler();
}

/// Runs before the constructors of the libraries, which need memory too.
[[gnu::used, gnu::section(".preinit_array")]] void (*const prepare_first)() = prepare;

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string> arguments(values + (count > 0 ? 1 : 0), values + count);
  return static_cast<int>(gazette::run_searcher(arguments, gazette::configurable_options));
}
