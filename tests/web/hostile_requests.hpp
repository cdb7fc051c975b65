// SPDX-License-Identifier: GPL-3.0-or-later
// What people send who want to see the page fall, and articles that they might have written.
#pragma once

#include <string>
#include <vector>

namespace gazette {

/// `zqx` marks what comes from outside, so that it can be told in an answer.
struct Hostile {
  std::string name;
  std::string query_string;
  int status;
};

/// More than 150 query strings, none of which asks for a form of answer unless that is what is
/// hostile in it.
std::vector<Hostile> hostile_queries();

/// Twelve lines of JSON, articles whose every field is hostile. Their ids are h/1"><zqx> and so on.
std::string hostile_articles();

}  // namespace gazette
