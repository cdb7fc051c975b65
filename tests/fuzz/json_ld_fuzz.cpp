// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as the JSON-LD of a page: an article, perhaps empty, that can be stored and read again.
#include <string>

#include "core/schema/record.hpp"
#include "core/text/text.hpp"
#include "indexer/json/json_article.hpp"
#include "indexer/json/json_parser.hpp"
#include "tests/fuzz/fuzz_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text = gazette::repair_utf8(gazette::input_text(data, size));
  const std::string whole = gazette::with_whole_characters(text);
  gazette::demand(whole.size() == text.size(), "a half of a surrogate pair changes the length");
  gazette::demand(gazette::with_whole_characters(whole) == whole, "half a surrogate pair is left");
  const gazette::Article article = gazette::article_of_json_ld(text);
  const std::string record = gazette::to_record(article);
  gazette::demand_text(record, "the record of an article");
  gazette::demand(gazette::from_record(record) == article, "an article changes when it is stored");
  return 0;
}
