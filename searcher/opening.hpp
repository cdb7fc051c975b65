// SPDX-License-Identifier: GPL-3.0-or-later
// From a folder to an open database, or to an error that says what is wrong with it.
#pragma once

#include <string>
#include <vector>

#include "core/error.hpp"

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace gazette {

Error unreadable(const std::string& path, const std::string& why);
Error unreadable(const std::string& path, const Xapian::Error& error);

/// Throws Error, with the cure, when there is no readable index or one made by other rules.
Xapian::Database open_database(const std::string& path);

/// Languages of its articles.
std::vector<std::string> languages_of(const Xapian::Database& db);

}  // namespace gazette
