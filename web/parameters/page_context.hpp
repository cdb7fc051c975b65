// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer of the page is made of, whatever its form.
#pragma once

#include <string>

#include "web/parameters/links.hpp"
#include "web/parameters/parameters.hpp"
#include "web/parameters/visitor.hpp"

namespace gazette {

struct Asking {
  Site site;
  std::string origin;  ///< https://example.org: what makes absolute addresses of those of `site`
  Parameters parameters;
  Reader reader;
};

/// What is said instead of an answer.
struct Notice {
  std::string heading;
  std::string text;
  std::string hint;  ///< what to do; may be empty
};

/// The search that is asked for, by its reader: no hits but an exact number for `count=1`.
Request request_of(const Asking& asking);

}  // namespace gazette
