// SPDX-License-Identifier: GPL-3.0-or-later
// What the option parsers of both programs share: CLI11 without its pitfalls.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_line/command_line.hpp"
#include "core/command_line/option_pages.hpp"

namespace CLI {
class App;
}

namespace gazette {

/// Options that every program has.
struct CommonOptions {
  std::string color = "auto";
  bool quiet = false;
  std::string page;  ///< what --generate asks for
  /// Names of the options of both programs that a configuration file may set, one per line; only
  /// this program's when empty. REQUIRES: outlives parsing.
  std::string_view configurable = {};
  /// What the program says of itself besides its options, for --generate.
  std::function<Manual()> manual;
  /// What the words of the command line are, for messages: `query`, `source`.
  std::string words_are = "query";
  /// `KnownOptions::glues` of the program; digits alone when it is empty.
  std::function<bool(const std::string& name, const std::string& value)> glues;
};

/// `--db`, for a program that writes one index. `db` stays empty when it is not given.
void declare_database(CLI::App& app, std::string& db);

/// `--db`, which may be repeated, for a program that searches several indexes as one.
void declare_databases(CLI::App& app, std::vector<std::string>& dbs);

/// Names the program, its usage line and `--help`, `--version`, `--config`, `--quiet`, `--color`,
/// and `--generate`, which is for packagers and not shown in the help.
/// REQUIRES: `options` outlives `app`.
void declare_common(CLI::App& app, const std::string& usage, CommonOptions& options);

/// The result of a check of an option's value, for an error such as
/// `--limit "-3": must be 0 or more`; `demand` is `must be 0 or more`.
std::string value_fault(const std::string& value, const std::string& demand);

/// Replaces the usage line of the help.
void set_usage(CLI::App& app, const std::string& usage);

/// The words among `arguments`, as `parse_options` will return them, for programs whose help
/// depends on the command. REQUIRES: all options are declared.
std::vector<std::string> words_of(const CLI::App& app, const CommonOptions& options,
                                  std::span<const std::string> arguments);

/// A check for options that take a count: empty, or what is wrong with `value`. Two values that
/// pass can be added without overflow.
std::string whole_number_fault(const std::string& value);

/// What is left to do after parsing.
struct Parsed {
  std::vector<std::string> words;     ///< sources or query, in order
  std::optional<ExitCode> exit_code;  ///< when --help, --version or a page was printed
  /// Long names, with dashes, of the options on the command line; not those that only a
  /// configuration file gives.
  std::vector<std::string> options = {};
};

/// Parses `arguments` (without the program's name) into the variables that were declared with
/// `app`. Throws Error for an unknown option or an invalid value.
Parsed parse_options(CLI::App& app, CommonOptions& options, std::span<const std::string> arguments);

}  // namespace gazette
