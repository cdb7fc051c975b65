// SPDX-License-Identifier: GPL-3.0-or-later
// How both programs and the web page report an error.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/command_line/command_line.hpp"
#include "core/error.hpp"

namespace gazette {

/// What is wrong and what to do about it, on one line: `unknown format "xml"; formats are text,
/// json`. Nothing in it can drive a terminal.
std::string to_line(const Error& error);

/// The same after the program's name, with a newline, for standard error.
std::string to_line(std::string_view program, const Error& error);

/// gazette.error/1 of docs/json.md: one object and a newline, valid UTF-8.
std::string to_json(const Error& error);

/// A program writes an error as a line on standard error or as JSON on standard output.
enum class ErrorForm { line, json };

/// JSON if the output format is JSON: by `format`, which a configuration file may have set, or by
/// `arguments`, since an error may come before they are parsed.
ErrorForm error_form(std::string_view format, std::span<const std::string> arguments);

/// The form for whoever reports without knowing the options, such as a terminate handler: a line
/// until it is set. Thread-safe.
void set_error_form(ErrorForm form);
ErrorForm present_error_form();

/// Writes the error for the users of `program`. Where standard output takes no JSON (a full disk),
/// it is a line on standard error.
void report_error(std::string_view program, const Error& error, ErrorForm form);

/// What `run` returns. An exception from it is reported in the form that `form` returns then, and
/// gives ExitCode::error.
ExitCode exit_code_of(std::string_view program, const std::function<ErrorForm()>& form,
                      const std::function<ExitCode()>& run);

/// Writes what was printed to standard output. Throws Error when that fails or has failed before.
void flush_results();

}  // namespace gazette
