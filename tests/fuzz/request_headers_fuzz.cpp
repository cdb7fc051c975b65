// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, line by line, as what a client sends besides the address: Accept-Language,
// If-None-Match, Host; then a query string and a path. What is made of them is plain, and what was
// decoded can be encoded and decoded again.
#include <algorithm>
#include <string>

#include "core/text/text.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "web/protocol/accepted_languages.hpp"
#include "web/protocol/entity_tag.hpp"
#include "web/protocol/origin.hpp"
#include "web/protocol/url_encoding.hpp"

namespace gazette {
namespace {

bool is_visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
}

void check_languages(std::string_view header) {
  const std::size_t ranges = accepted_ranges(header).size();
  demand(ranges <= max_accept_language_bytes, "there are more languages than bytes");
  const std::vector<std::string> languages = accepted_languages(header);
  demand(languages.size() <= std::min<std::size_t>(ranges, 10), "there are too many languages");
  for (const std::string& language : languages) {
    demand(!language.empty() && is_visible(language), "a language is no code");
  }
}

void check_tag(const CgiRequest& request) {
  const std::string tag = entity_tag(request.accept_language);
  demand(is_visible(tag), "an entity tag is not plain");
  is_not_modified(request, tag);
  CgiRequest repeated = request;
  repeated.if_none_match = tag;
  demand(is_not_modified(repeated, tag), "a tag does not match itself");
}

void check_query_string(std::string_view query_string) {
  for (const EncodedPair& pair : split_query_string(query_string)) {
    for (const std::string_view part : {pair.name, pair.value}) {
      const auto decoded = decode_form(part);
      if (!decoded) continue;
      demand_text(*decoded, "a parameter");
      const std::string encoded = encode_form(*decoded);
      demand(is_visible(encoded), "an encoded parameter is not plain");
      demand(decode_form(encoded) == decoded, "a parameter changes when it is encoded");
    }
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input = gazette::input_text(data, size);
  gazette::CgiRequest request;
  request.accept_language = gazette::take_part(input, '\n');
  request.if_none_match = gazette::take_part(input, '\n');
  request.host = gazette::take_part(input, '\n');
  request.query_string = gazette::take_part(input, '\n');
  request.path_info = input;
  gazette::check_languages(request.accept_language);
  gazette::check_tag(request);
  gazette::demand(gazette::is_visible(gazette::origin_of(request)), "an origin is not plain");
  gazette::check_query_string(request.query_string);
  gazette::demand(gazette::is_visible(gazette::encode_path(input)), "a path is not plain");
  return 0;
}
