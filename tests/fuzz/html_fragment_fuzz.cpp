// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a fragment of HTML within another format: its tags and character references become
// text.
#include <string>

#include "core/text/text.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "tests/fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string html = gazette::repair_utf8(gazette::input_text(data, size));
  gazette::demand(gazette::nesting_of(html) >= 0, "tags nest less than not at all");
  gazette::has_html_blocks(html);
  gazette::demand_text(gazette::text_of_html(html), "the text of HTML");
  const std::string resolved = gazette::without_references(html);
  gazette::demand_text(resolved, "text with its references resolved");
  gazette::demand(html.find('&') != std::string::npos || resolved == html,
                  "text without references changes");
  return 0;
}
