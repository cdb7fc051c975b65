// SPDX-License-Identifier: GPL-3.0-or-later
// What a run tells when it is over: to people on standard error, to programs in a report file.
#pragma once

#include <string>

#include "indexer/commands/add.hpp"

namespace gazette {

/// The closing line `N added, N updated, N unchanged, N removed, N skipped` in plain digits, with
/// lines before it on what deserves a look. No colour, no control characters.
std::string closing_lines(const AddResult& result, const AddOptions& options);

/// One JSON object a line for each skipped article and ignored file: path, where, why.
/// Throws Error when `path` cannot be written.
void write_report(const AddResult& result, const std::string& path);

}  // namespace gazette
