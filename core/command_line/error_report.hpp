// SPDX-License-Identifier: GPL-3.0-or-later
// How both programs and the page tell an error.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "core/command_line/command_line.hpp"
#include "core/error.hpp"

namespace gazette {

/// What is wrong and what to do about it, on one line: `there is no format xml; formats are text`.
/// Nothing in it can drive a terminal.
std::string to_line(const Error& error);

/// The same behind the program's name, with a newline, for standard error.
std::string to_line(std::string_view program, const Error& error);

/// gazette.error/1 of docs/json.md: one object and a newline, valid UTF-8.
std::string to_json(const Error& error);

/// A program's errors are a line on standard error, or JSON on standard output.
enum class ErrorForm { line, json };

/// As the output format `format` has it, which a configuration file may have set, or as `arguments`
/// do, of which perhaps nothing can be parsed.
ErrorForm error_form(std::string_view format, std::span<const std::string> arguments);

/// Tells users of `program` of the error.
void tell_error(std::string_view program, const Error& error, ErrorForm form);

/// What `run` returns. Whatever it throws is told in the form that `form` then yields, and is
/// ExitCode::error.
ExitCode exit_code_of(std::string_view program, const std::function<ErrorForm()>& form,
                      const std::function<ExitCode()>& run);

}  // namespace gazette
