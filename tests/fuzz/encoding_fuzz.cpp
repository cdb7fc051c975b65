// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes in the encoding that the first line declares, and in the one that they declare
// themselves as a page: they become text, and text stays as it is.
#include <string>

#include "indexer/reading/html_markup.hpp"
#include "indexer/sources/encoding.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

void decode(std::string_view bytes, std::string_view declared) {
  const std::string text = to_utf8(bytes, declared);
  demand_text(text, "what was decoded");
  demand(text.starts_with("\xEF\xBB\xBF") || to_utf8(text, declared) == text,
         "text changes when it is decoded again");
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view bytes = gazette::input_text(data, size);
  const std::string_view declared = gazette::take_part(bytes, '\n');
  gazette::decode(bytes, declared);
  gazette::decode(bytes, gazette::declared_charset(bytes));
  return 0;
}
