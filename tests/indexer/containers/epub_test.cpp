// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/epub.hpp"

#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"

namespace gazette::epub_test {
namespace {

using Strings = std::vector<std::string>;

const std::string container =
    "<container><rootfiles><rootfile full-path=\"OEBPS/a.opf\"/></rootfiles></container>";

std::string chapter(const std::string& title) {
  std::string page = "<html><h1>" + title + "</h1><p>";
  for (int i = 0; i < 10; ++i) page += "The ferry left on Monday, the port says. ";
  return page + "</p></html>";
}

/// As exporters write it: not compressed, the type first.
std::string book(const std::string& package, const std::vector<PackedFile>& chapters) {
  std::vector<PackedFile> files = {{"mimetype", "application/epub+zip"},
                                   {"META-INF/container.xml", container},
                                   {"OEBPS/a.opf", package}};
  files.insert(files.end(), chapters.begin(), chapters.end());
  return packed({.options = "zip:compression=store"}, files);
}

TEST_CASE("the chapters of a book come in its order, without cover and contents") {
  const std::string package =
      "<package xmlns:opf='x'><metadata><dc:date>2026-02-03</dc:date></metadata><manifest>"
      "<item id='c' href='cover.xhtml'/><opf:item id=\"n\" href=\"nav.xhtml\" properties=\"nav\"/>"
      "<item id='1' href='text/one%20a.xhtml'/><item href='text/two.xhtml#b' id='2'/>"
      "<item id='l' href='left.xhtml'/></manifest><spine><itemref idref='c'/><itemref idref='n'/>"
      "<itemref idref='2'/><itemref idref='1'/><itemref idref='2'/>"
      "<itemref idref='l' linear='no'/><itemref idref='none'/></spine></package>";
  const std::string bytes = book(package, {{"OEBPS/text/one a.xhtml", chapter("One")},
                                           {"OEBPS/text/two.xhtml", chapter("Two")},
                                           {"OEBPS/cover.xhtml", "<html><img/></html>"},
                                           {"OEBPS/nav.xhtml", chapter("Contents")},
                                           {"OEBPS/left.xhtml", chapter("Left")}});
  const Contents contents = contents_of("x", bytes);
  CHECK(contents_of("x", packed_by(ARCHIVE_FILTER_GZIP, bytes)).leaves == contents.leaves);
  CHECK(contents.leaves == Strings{"x!OEBPS/text/two.xhtml=" + chapter("Two"),
                                   "x!OEBPS/text/one a.xhtml=" + chapter("One")});
  CHECK(contents.passed == Strings{"x!OEBPS/cover.xhtml: a page with hardly any text"});
  CHECK(contents.faults.empty());
  CHECK(contents.contexts.at(0).captured == parse_date("2026-02-03"));
  CHECK(contents.contexts.at(0).content_type == "text/html");
}

TEST_CASE("missing chapters of a book are reported") {
  const std::string package =
      "<package><manifest><item id='1' href='one.xhtml'/></manifest>"
      "<spine><itemref idref='1'/></spine></package>";
  CHECK(contents_of("x", book(package, {})).faults ==
        Strings{"x!OEBPS/one.xhtml: the chapter is missing"});
  for (const std::string broken : {"", "<item id='1", "<itemref idref='1'/>", "<item id=1/>"}) {
    CHECK(contents_of("x", book(broken, {})).faults ==
          Strings{"x: it has no list of its chapters"});
  }
}

TEST_CASE("the package of a book is any XML") {
  const std::string package =
      "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><opf:package xmlns:opf='http://www.idpf.org/"
      "2007/opf' xmlns:d='http://purl.org/dc/elements/1.1/'><opf:metadata><d:date><![CDATA["
      "2026-02-03]]></d:date></opf:metadata><!-- <item id='0' href='no.xhtml'/> --><opf:manifest>"
      "<opf:item id='caf\xE9' href='caf%C3%A9.xhtml'/></opf:manifest>"
      "<opf:spine><opf:itemref idref='caf\xE9'/></opf:spine></opf:package>";
  const Contents contents =
      contents_of("x", book(package, {{"OEBPS/caf\u00E9.xhtml", chapter("One")}}));
  CHECK(contents.leaves == Strings{"x!OEBPS/caf\u00E9.xhtml=" + chapter("One")});
  CHECK(contents.contexts.at(0).captured == parse_date("2026-02-03"));
}

TEST_CASE("a list of chapters is read in time proportional to its size") {
  const std::string begins(300'000, '<');
  CHECK(contents_of("x", book(begins + ">", {})).faults ==
        Strings{"x: it has no list of its chapters"});
}

}  // namespace
}  // namespace gazette::epub_test
