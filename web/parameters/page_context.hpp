// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that a representation is made from, apart from what the index holds: where the site
// is, what was requested, and by whom. All formats share it.
#pragma once

#include <string>
#include <vector>

#include "web/parameters/links.hpp"
#include "web/parameters/parameters.hpp"
#include "web/parameters/visitor.hpp"

namespace gazette {

struct PageContext {
  Site site;
  std::string origin;  ///< "https://example.org"; makes the URLs of `site` absolute
  Parameters parameters;
  Visitor visitor;
  std::vector<IgnoredParameter> ignored = {};  ///< ignored, with a warning
};

/// An explanation of an error, shown in place of results.
struct ErrorMessage {
  std::string heading;
  std::string text;
  std::string hint;  ///< what to do about it; may be empty
  std::vector<MeantValue> meant = {};
};

/// The search that `context` asks for, with labels in the visitor's languages. `count=1` asks for
/// an exact total and no hits.
Request request_of(const PageContext& context);

/// "the parameter sinc is unknown and ignored; did you mean since?", or that it is an option.
std::string warning_of(const IgnoredParameter& ignored);

/// `page` with a warning, before its own, for each of `context.ignored`.
Page with_parameter_warnings(Page page, const PageContext& context);

}  // namespace gazette
