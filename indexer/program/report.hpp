// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a run: closing lines for people, and a report file for programs.
#pragma once

#include <string>

#include "core/error.hpp"
#include "indexer/commands/add.hpp"

namespace gazette {

/// The closing line `N added, N updated, N unchanged, N removed, N skipped` in plain digits, and
/// before it lines about what needs attention. No colour, no control characters.
std::string closing_lines(const AddResult& result, const AddOptions& options);

/// The error of a run with failed folders. REQUIRES: there are some.
Error failed_folders_error(const AddResult& result, const AddOptions& options);

/// Writes the report of docs/json.md to the file at `path`: a JSON object per line for each skipped
/// article, each ignored file and each link that is not followed. Throws Error when the file cannot
/// be written.
void write_report(const AddResult& result, const std::string& path);

}  // namespace gazette
