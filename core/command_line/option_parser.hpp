// SPDX-License-Identifier: GPL-3.0-or-later
// What the two programs' option parsers share: CLI11 with its traps taken out.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
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
  /// What the program says of itself beside its options; for --generate.
  std::function<Manual()> manual;
  /// What the words of the command line are, for messages: `query`, `source`.
  std::string words_are = "query";
  /// `KnownOptions::glues` of the program; digits alone when it is empty.
  std::function<bool(const std::string& name, const std::string& value)> glues;
};

/// `--db`, for a program that writes one index. Empty when not given.
void declare_database(CLI::App& app, std::string& db);

/// `--db` as often as wanted, for a program that searches several as one.
void declare_databases(CLI::App& app, std::vector<std::string>& dbs);

/// Names the program, its usage line and `--help`, `--version`, `--config`, `--quiet`, `--color`,
/// and `--generate`, which is for those who pack the program and not shown.
/// `options` must outlive `app`.
void declare_common(CLI::App& app, const std::string& usage, CommonOptions& options);

/// Replaces the usage line of the help.
void set_usage(CLI::App& app, const std::string& usage);

/// The words among `arguments`, as `parse_options` will return them, for programs whose help
/// depends on the command. REQUIRES: all options are declared.
std::vector<std::string> words_of(const CLI::App& app, const CommonOptions& options,
                                  std::span<const std::string> arguments);

/// A check for options that take a count: empty, or what is wrong with `value`. What it lets pass
/// can be added up without overflow.
std::string whole_number_fault(const std::string& value);

/// What parsing left to do.
struct Parsed {
  std::vector<std::string> words;     ///< sources or query, in order
  std::optional<ExitCode> exit_code;  ///< when --help, --version or a page was printed
  /// Long names, with dashes, of the options on the command line; not those that only a
  /// configuration file gives.
  std::vector<std::string> options = {};
};

/// Parses `arguments` (without the program's name) into the variables that were declared with
/// `app`. Throws Error for what it does not know.
Parsed parse_options(CLI::App& app, CommonOptions& options, std::span<const std::string> arguments);

}  // namespace gazette
