// SPDX-License-Identifier: GPL-3.0-or-later
// The outcome of a run: closing lines for people, and a report file for programs.
#pragma once

#include <cstddef>
#include <fstream>
#include <string>

#include "core/error.hpp"
#include "indexer/commands/add.hpp"

namespace gazette {

/// How many files were not read because their formats are unknown.
std::size_t unread_files(const AddResult& result);

/// The closing line `N added, N updated, N unchanged, N removed, N skipped` in plain digits, and
/// before it lines about what needs attention. No colour, no control characters.
std::string closing_lines(const AddResult& result, const AddOptions& options);

/// The error of a run with failed folders. REQUIRES: there are some.
Error failed_folders_error(const AddResult& result, const AddOptions& options);

/// The report of docs/json.md: a JSON object per line for each finding.
class ReportFile {
 public:
  /// Creates the file at `path`, or truncates it. Throws Error when that fails.
  explicit ReportFile(std::string path);

  /// close() reports failures.
  void write(const Finding& finding);

  /// Throws Error when not all could be written.
  void close();

 private:
  void check();

  std::string path_;
  std::ofstream file_;
  int error_number_ = 0;  ///< of the first failure; 0: none
};

}  // namespace gazette
