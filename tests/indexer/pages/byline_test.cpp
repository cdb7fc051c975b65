// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/byline.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/reading/html_tree.hpp"
#include "tests/catch.hpp"

namespace gazette::byline_test {
namespace {

using Strings = std::vector<std::string>;

TEST_CASE("a byline gives names alone") {
  const std::vector<std::pair<std::string_view, Strings>> rows = {
      {"By Ada Quill", {"Ada Quill"}},
      {"By Ada Quill and Bo Ferry, Staff Writer", {"Ada Quill", "Bo Ferry"}},
      {"Von Ada Quill und Bo Färber", {"Ada Quill", "Bo Färber"}},
      {"Ein Kommentar von Ada Quill", {"Ada Quill"}},
      {"Par Ada Quill et Zoé Béranger", {"Ada Quill", "Zoé Béranger"}},
      {"Por Ada Quill y Íñigo Paz", {"Ada Quill", "Íñigo Paz"}},
      {"Door Ada Quill", {"Ada Quill"}},
      {"Av Ada Quill", {"Ada Quill"}},
      {"Di Ada Quill", {"Ada Quill"}},
      {"Автор: Ада Квилл", {"Ада Квилл"}},
      {"Ada Quill (text); Bo Ferry (photos)", {"Ada Quill", "Bo Ferry"}},
      {"Ada Quill | 5. März 2026", {"Ada Quill"}},
      {"Posted by Ada Quill on Monday, 5 March 2026", {}},
      {"ada@example.org", {}},
      {"https://example.org/ada", {}},
      {"@adaquill", {}},
      {"Redaktion", {}},
      {"Monday", {}},
      {"Staff Writer", {}},
  };
  for (const auto& [line, want] : rows) {
    CAPTURE(line);
    if (want.empty()) continue;
    CHECK(names_in_byline(line) == want);
  }
  for (const std::string_view line : {"ada@example.org", "https://example.org/ada", "@adaquill",
                                      "Redaktion", "Monday", "Staff Writer", ""}) {
    CAPTURE(line);
    CHECK(names_in_byline(line).empty());
  }
}

TEST_CASE("decomposed letters are the same letters") {
  CHECK(names_in_byline("Publie\u0301 par E\u0301va Be\u0301langer") == Strings{"Éva Bélanger"});
  CHECK(names_in_byline("E\u0301va Be\u0301langer") == Strings{"Éva Bélanger"});
  CHECK(is_byline("Publie\u0301 par E\u0301va Be\u0301langer"));
}

TEST_CASE("a line is a byline when names follow the word") {
  CHECK(is_byline("By Ada Quill"));
  CHECK(is_byline("Text: Ada Quill"));
  CHECK_FALSE(is_byline("By the river they sat down."));
  CHECK_FALSE(is_byline("Ada Quill"));
}

Strings authors_in(const std::string& html) {
  const HtmlTree tree(html);
  REQUIRE(tree.root() != nullptr);
  const PageMetadata metadata = metadata_of(tree.root());
  const PageOutline page = outline_of(tree.root());
  return find_authors(metadata, page, find_body(page, {})).names;
}

TEST_CASE("authors are those that a page marks, states or shows") {
  const std::string story =
      "<p>The keepers of the lighthouse counted nineteen ships on the first day after the storm, "
      "more than in any week of the winter before it, and most of them waited for the tide, which "
      "comes late in these days and leaves early, so that the channel stays shallow for long.</p>";
  const std::string heading = "<h1>Ships</h1>";
  const Strings want = {"Ada Quill"};
  CHECK(authors_in(heading + "<a rel=author href=x>Ada Quill</a>" + story) == want);
  CHECK(authors_in(heading + "<span itemprop=author>Ada Quill</span>" + story) == want);
  CHECK(authors_in(heading + "<div class=article-byline>By Ada Quill</div>" + story) == want);
  CHECK(authors_in(heading + "<a href='/author/ada-quill'>Ada Quill</a>" + story) == want);
  CHECK(authors_in("<meta name=parsely-author content='Ada Quill'>" + story) == want);
  CHECK(authors_in(heading + "<p>By Ada Quill</p>" + story) == want);
  CHECK(authors_in("<meta property='article:author' content='https://example.org/ada'>" + heading +
                   "<p>By Ada Quill</p>" + story) == want);
  CHECK(authors_in("<meta property='og:site_name' content='Harbour Gazette'>"
                   "<meta name=author content='Harbour Gazette'>" +
                   heading + "<p>By Ada Quill</p>" + story) == want);
  CHECK(authors_in(heading + story + "<div id=comments><span class=author>Bo Ferry</span>" + story +
                   "</div>")
            .empty());
}

}  // namespace
}  // namespace gazette::byline_test
