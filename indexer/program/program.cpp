// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>

#include "core/command_line/error_report.hpp"
#include "core/command_line/system_limits.hpp"
#include "core/error.hpp"
#include "indexer/program/commands.hpp"
#include "indexer/program/options.hpp"
#include "indexer/program/xapian_termination.hpp"

namespace gazette {
namespace {

constexpr std::string_view program_name = "gazette-index";

std::terminate_handler terminate_otherwise = nullptr;

/// Reports an error of Xapian's that Xapian cannot throw. When several threads fail together, one
/// reports.
[[noreturn]] void terminate() {
  static std::atomic_flag is_reported;
  while (is_reported.test_and_set()) ::pause();
  const std::optional<Error> error = current_xapian_error();
  if (!error) {
    terminate_otherwise();
    std::abort();
  }
  report_error(program_name, *error, present_error_form());
  std::fflush(stdout);
  std::_Exit(static_cast<int>(ExitCode::error));
}

ExitCode run(std::span<const std::string> arguments, IndexOptions& options) {
  check_stack_limit();
  make_file_limit_an_error();
  set_error_form(error_form({}, arguments));
  const Parsed parsed = parse_index_options(arguments, command_rows(), options);
  if (parsed.exit_code) return *parsed.exit_code;
  set_error_form(error_form(options.format, arguments));
  if (std::get_terminate() != terminate) terminate_otherwise = std::set_terminate(terminate);
  if (!options.common.quiet) {
    options.tuning.on_notice = [](const std::string& line) {
      std::fputs((line + '\n').c_str(), stderr);
    };
  }
  for (const IndexCommand& command : index_commands()) {
    if (command.row.name == options.command) return command.run(options, parsed.words);
  }
  throw Error(fmt::format("there is no command {}", options.command));
}

}  // namespace

ExitCode run_indexer(std::span<const std::string> arguments, std::string_view configurable) {
  IndexOptions options;
  options.common.configurable = configurable;
  return exit_code_of(
      program_name, [&] { return error_form(options.format, arguments); },
      [&] {
        const ExitCode code = run(arguments, options);
        flush_results();
        return code;
      });
}

}  // namespace gazette
