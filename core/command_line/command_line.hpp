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

/// A command line divided into what the option parser sees and the plain words, both in order.
struct SplitArguments {
  std::vector<std::string> options;
  std::vector<std::string> words;
  std::string unknown;  ///< the first of `options` that cannot be one (`-shark`), else empty
};

/// How the option `name` (with its dashes: `--limit`, `-n`) takes arguments.
enum class OptionArity { unknown, flag, value };

/// What `split_arguments` must know of a program's options.
struct KnownOptions {
  std::function<OptionArity(const std::string& name)> arity;
  /// Whether `value` may directly follow the short option `name`, as in `-n5`. Otherwise `-five`
  /// would be the option `-f` with the value `ive`.
  std::function<bool(const std::string& name, const std::string& value)> glues;
};

/// Takes the words out of `arguments` (without the program's name), so that the option parser
/// cannot misread them. Whatever follows `--` is a word. After the first word an argument such as
/// `-shark` is a word as well (in a query it excludes), unless it is spelled exactly like an
/// option: `-n`,
/// `-n5`.
SplitArguments split_arguments(std::span<const std::string> arguments, const KnownOptions& known);

/// Whether `arguments` ask for JSON by `--format` or `-f`, even if they cannot be parsed.
bool asks_for_json(std::span<const std::string> arguments);

/// Whether the output format `name` is JSON: one object, or one per line.
bool is_json(std::string_view name);

/// Whether to use colour. `choice` is `always`, `never` or `auto`, which means: if `descriptor` is
/// a terminal, not a dumb one, and NO_COLOR is unset or empty (https://no-color.org).
bool wants_color(std::string_view choice, int descriptor);

/// Columns of the terminal at `descriptor`: `$COLUMNS` if set, 80 if unknown, at least 20.
std::size_t terminal_columns(int descriptor);

}  // namespace gazette
