// SPDX-License-Identifier: GPL-3.0-or-later
// Requests and articles of an attacker.
#pragma once

#include <string>
#include <vector>

namespace gazette {

/// Contains `zqx`, by which text from outside can be recognised in a response.
struct Hostile {
  std::string name;
  std::string query_string;
  int status;
};

/// More than 150 query strings. They have no parameter `format` unless that is what is hostile.
std::vector<Hostile> hostile_queries();

/// Twelve articles as JSON Lines, with every field hostile. Their ids are h/1"><zqx> and so on.
std::string hostile_articles();

}  // namespace gazette
