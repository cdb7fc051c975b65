// SPDX-License-Identifier: GPL-3.0-or-later
// What both programs do with their command lines before and after the option parser.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// Exit codes of both programs; 1 is the searcher's "no hits", 3 the indexer's "some skipped".
enum class ExitCode : int { ok = 0, no_hits = 1, error = 2, skipped = 3 };

/// `0.1.0`, as CMakeLists.txt has it.
std::string_view version();

/// `$GAZETTE_DB`, else `$XDG_DATA_HOME/gazette/default`, else `~/.local/share/gazette/default`.
std::string default_database();

/// A command line cut into what the option parser is to see and the plain words, in order.
struct SplitArguments {
  std::vector<std::string> options;
  std::vector<std::string> words;
  std::string unknown;  ///< the first of `options` that cannot be one (`-shark`), else empty
};

/// How the option `name` (with its dashes: `--limit`, `-n`) takes arguments.
enum class OptionArity { unknown, flag, value };

/// What a program knows of its options.
struct KnownOptions {
  std::function<OptionArity(const std::string& name)> arity;
  /// Whether `value` may stand right behind the short option `name`, as in `-n5`. Else `-five`
  /// would be the value `ive` of `-f`.
  std::function<bool(const std::string& name, const std::string& value)> glues;
};

/// Takes the words out of `arguments` (without the program's name), so that the option parser does
/// not bend them. What follows `--` is words. After the first word an argument like `-shark` is a
/// word as well (in a query it excludes) unless it is spelled exactly like an option: `-n`, `-n5`.
SplitArguments split_arguments(std::span<const std::string> arguments, const KnownOptions& known);

/// Whether `arguments` ask for JSON by `--format` or `-f`, for errors in arguments that cannot be
/// parsed.
bool asks_for_json(std::span<const std::string> arguments);

/// Whether the output format `name` is JSON, one object or one a line.
bool is_json(std::string_view name);

/// Where colour may be used: `always`, `never`, or, for `auto`, when `descriptor` is a terminal
/// that is not dumb and NO_COLOR is unset or empty (https://no-color.org).
bool wants_color(std::string_view choice, int descriptor);

/// Columns of the terminal at `descriptor`; `$COLUMNS` when set, 80 when unknown.
std::size_t terminal_columns(int descriptor);

}  // namespace gazette
