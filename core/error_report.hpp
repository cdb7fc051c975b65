// SPDX-License-Identifier: GPL-3.0-or-later
// How both programs and the page tell an error.
#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace gazette {

/// What is wrong and what to do about it, on one line: `there is no format xml; formats are text`.
/// Nothing in it can drive a terminal.
std::string to_line(const Error& error);

/// The same behind the program's name, with a newline, for standard error.
std::string to_line(std::string_view program, const Error& error);

/// gazette.error/1 of docs/json.md: one object and a newline, valid UTF-8.
std::string to_json(const Error& error);

}  // namespace gazette
