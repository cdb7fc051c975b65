// SPDX-License-Identifier: GPL-3.0-or-later
// Where the Unicode library gets its memory.
#pragma once

namespace gazette {

/// From now on the Unicode library calls the new handler when memory is out, as `new` does. By
/// itself ICU 72 does not survive each allocation that fails: loading the rules for words crashes.
/// For programs whose handler does not return or throw, before they use the library.
void let_unicode_call_new_handler();

}  // namespace gazette
