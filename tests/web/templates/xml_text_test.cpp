// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/templates/xml_text.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::xml_text_test {
namespace {

TEST_CASE("text in XML is escaped, and contains only characters that XML 1.0 allows") {
  struct Case {
    std::string text;
    std::string want;
  };
  const std::vector<Case> cases = {
      {"", ""},
      {"plain", "plain"},
      {"a & b < c > d \" e ' f", "a &amp; b &lt; c &gt; d &quot; e &apos; f"},
      {"]]>", "]]&gt;"},
      {"tab\tline\nend\r", "tab\tline\nend&#13;"},
      {std::string("\0\x01\x08\x0B\x0C\x0E\x1F", 7), ""},
      {"\xEF\xBF\xBE|\xEF\xBF\xBF|\xEF\xBF\xBD", "||\xEF\xBF\xBD"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // a lone surrogate
      {"\xFFx", "\xEF\xBF\xBDx"},
      {"é地\xF0\x9F\x9A\xA2\xF4\x8F\xBF\xBD", "é地\xF0\x9F\x9A\xA2\xF4\x8F\xBF\xBD"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    CHECK(xml_text(c.text) == c.want);
  }
}

}  // namespace
}  // namespace gazette::xml_text_test
