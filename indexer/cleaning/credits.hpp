// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that say who wrote a plain text: bylines above it, credits below it. Pure functions,
// thread-safe; text is UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

struct Credits {
  std::vector<std::string> authors;
  std::string agency;  ///< by its usual name; may be empty
};

/// The name in a byline. Yes: "By Jane Roe", "VON JAN ROTH". No: "By Monday the strike was over."
std::optional<std::string> byline(std::string_view line);

/// The authors and agency that `line` credits with the text. Its forms:
///  - a byline, with an agency or without: "By Jane Roe and Bo Ferry, Reuters", "By JANE ROE,
///    Associated Press", "Von Jan Roth (dpa)", "By Ada Quill, Bo Ferry and Cy Tarn"
///  - "(Reporting by Jane Roe in London; Writing by Bo Ferry; Editing by Ada Quill)": who reported
///    and who wrote
/// Nothing for other lines.
std::optional<Credits> credits_of(std::string_view line);

/// The agency credited by `line`, the last line of a text or one below a byline: "(AFP)", "© dpa",
/// "Source: Reuters", "Associated Press". Empty for other lines.
std::string agency_of_line(std::string_view line);

}  // namespace gazette
