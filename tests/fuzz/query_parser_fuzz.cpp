// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a query: the parser refuses what is too long and fails for nothing else, its tree is
// text and no deeper than brackets may be, and a word is in the query that it came from.
#include <string>
#include <string_view>

#include "core/dates/period.hpp"
#include "core/error.hpp"
#include "core/query/parser.hpp"
#include "core/query/word_form.hpp"
#include "core/text/text.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace gazette {
namespace {

void check(const Node& node, std::size_t query_bytes) {
  demand(is_valid_utf8(node.text), "a node's text is no text");
  demand(node.byte_offset <= query_bytes, "a node lies behind the query");
  demand(node.window <= 100, "a window is too wide");
  const WordForm form = read_word_form(node.text);
  demand(form.text.size() <= node.text.size(), "a word's form is longer than the word");
  has_stray_sign(form);
  for (const Node& child : node.children) check(child, query_bytes);
}

void parse(std::string_view query, Syntax syntax) {
  try {
    const ParsedQuery parsed = parse_query(query, syntax);
    demand(query.size() <= max_query_bytes, "a query that is too long was taken");
    demand(is_valid_utf8(to_string(parsed.tree)), "the tree is no text");
    demand(parsed.warnings.size() <= 16, "there are too many warnings");
    // Bad bytes become three each.
    check(parsed.tree, 3 * query.size());
  } catch (const QueryError&) {
    demand(query.size() > max_query_bytes, "a query that is not too long was refused");
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  gazette::parse(query, gazette::Syntax::full);
  gazette::parse(query, gazette::Syntax::words);
  gazette::parse_period(query, gazette::local_today());
  return 0;
}
