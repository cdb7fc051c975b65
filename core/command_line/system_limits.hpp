// SPDX-License-Identifier: GPL-3.0-or-later
// How a program ends where the system gives it no more: memory, stack, or room in a file.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/error.hpp"

namespace gazette {

/// From now on the process ends as `end_out_of_memory` says when an allocation by `new` fails, in
/// whichever thread, or when std::bad_alloc reaches std::terminate. Nothing is unwound, as if the
/// process were killed: destructors that need memory would end it too, without a word. To be called
/// before anything allocates; `program` and `advice` (what to do about it) are literals, without
/// characters that JSON escapes.
void end_when_memory_is_out(std::string_view program, std::string_view advice);

/// Reports that memory is out, in the present error form, and ends the process with
/// ExitCode::error. Allocates nothing.
[[noreturn]] void end_out_of_memory();

/// The same as an error, for std::bad_alloc that was caught.
Error out_of_memory_error();

/// From now on a file that would grow above the limit (ulimit -f) is an error of the call that
/// writes it, EFBIG, and no signal.
void make_file_limit_an_error();

/// Throws Error if the stack may be smaller than both programs need (ulimit -s).
void check_stack_limit();

/// What both programs need at least.
inline constexpr std::size_t min_stack_bytes = std::size_t{256} * 1024;

}  // namespace gazette
