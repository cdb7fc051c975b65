// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's own check of the tables of a database. It crashes on some damaged tables, so it runs in
// a process of its own.
#pragma once

#include <filesystem>
#include <string>

namespace gazette {

struct TableCheck {
  std::string fault;  ///< one line; empty when Xapian finds none
};

/// Checks the structure of every table of the database in the folder `generation`: that blocks and
/// entries are in order, and that tables agree. Xapian reports a document whose terms all have wdf
/// 0 as one without terms; that is not a fault. Opens the tables for writing, but changes nothing.
/// REQUIRES: this process has one thread. Throws Error when no process can be started.
TableCheck check_tables(const std::filesystem::path& generation);

}  // namespace gazette
