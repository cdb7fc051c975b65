// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_pieces.hpp"

#include <array>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::xml_pieces_test {
namespace {

constexpr std::array<std::string_view, 2> names = {"item", "entry"};

/// What was read, in the order in which it came: the title of the frame in brackets, the text of
/// each piece with its parent, and faults.
std::vector<std::string> read(const std::string& xml, std::string_view charset = {}) {
  std::istringstream stream(xml);
  std::vector<std::string> read;
  const std::string fault = read_xml_pieces(
      stream, {names, {}},
      {.on_frame =
           [&](const XmlNode& root) { read.push_back('[' + text_below(root, "title") + ']'); },
       .on_piece =
           [&](const XmlPiece& piece) {
             const std::string parent =
                 piece.path.size() < 2 ? "" : piece.path[piece.path.size() - 2]->name;
             read.push_back(parent + '/' + inner_text(piece.element()));
           },
       .on_fault =
           [&](std::size_t number, const std::string& why) {
             read.push_back(std::to_string(number) + ": " + why);
           }},
      charset);
  if (!fault.empty()) read.push_back(fault);
  return read;
}

TEST_CASE("a document is read piece by piece, and a broken piece does not affect the others") {
  struct Case {
    std::string_view xml;
    std::vector<std::string> want;
  };
  const std::array cases = {
      Case{"<rss><channel><title>T</title><item>a</item><item>b</item></channel></rss>",
           {"[T]", "channel/a", "channel/b"}},
      Case{"<rss><channel><item>a</item><title>T</title></channel></rss>", {"[T]", "channel/a"}},
      Case{"<r:RDF xmlns:r='urn:r'><r:title>T</r:title><x:item xmlns:x='urn:x'>a</x:item></r:RDF>",
           {"[T]", "rdf/a"}},
      Case{"<item><title>T</title></item>", {"[T]"}},
      Case{"<feed><entry/><entry></entry></feed>", {"[]", "feed/", "feed/"}},
      Case{"<feed><!-- <entry>x</entry> --><entry>a<![CDATA[</entry>]]></entry></feed>",
           {"[]", "feed/a</entry>"}},
      Case{"<feed><entries>x</entries><Entry>a</ENTRY></feed>", {"[]", "feed/a"}},
      // A piece that is not closed, tags that are crossed, and a document that was cut.
      Case{"<rss><channel><item>a<item>b</item></channel></rss>", {"[]", "channel/a", "channel/b"}},
      Case{"<rss><channel><item>a</channel></rss>", {"[]", "channel/a"}},
      Case{"<rss><channel><item><b>a</item><item>b</b></item></channel></rss>",
           {"[]", "channel/a", "channel/b"}},
      Case{"<rss><channel><item>a</item><item>b",
           {"[]", "channel/a", "2: the document ends within it"}},
      Case{"", {"[]"}},
      Case{"no XML", {"[]"}},
  };
  for (const auto& [xml, want] : cases) {
    CAPTURE(xml);
    CHECK(read(std::string(xml)) == want);
  }
}

TEST_CASE("the encoding that a document came with counts, and warnings before it do not") {
  struct Case {
    std::string xml;
    std::string_view charset;
    std::vector<std::string> want;
  };
  const std::string cyrillic = "\xF0\xCF\xD2\xD4";  // "Порт" in KOI8-R
  const std::string declaration = "<?xml version=\"1.0\"?>";
  const std::string feed = "<feed><title>T</title><entry>a</entry></feed>";
  const std::vector<Case> cases = {
      {"<feed><entry>" + cyrillic + "</entry></feed>", "koi8-r", {"[]", "feed/Порт"}},
      {"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><feed><entry>" + cyrillic +
           "</entry></feed>",
       "koi8-r",
       {"[]", "feed/Порт"}},
      {"<feed><entry>Порт</entry></feed>", "koi8-r", {"[]", "feed/Порт"}},
      {"Warning: include(head.php) failed in line 3\n" + declaration + feed, "", {"[T]", "feed/a"}},
      {"<br />\n<b>Notice</b>: x in <b>a.php</b><br />\n" + declaration + feed,
       "",
       {"[T]", "feed/a"}},
      {"<feed><title>" + declaration + "</title><entry>a</entry></feed>", "", {"[]", "feed/a"}},
  };
  for (const auto& [xml, charset, want] : cases) {
    CAPTURE(xml);
    CHECK(read(xml, charset) == want);
  }
}

TEST_CASE("pieces of a large document come before it is read to its end") {
  std::string xml = "<rss><channel><title>T</title>";
  const std::string text(1'000'000, 'x');
  for (int i = 0; i < 12; ++i) xml += "<item>" + text + "</item>";
  xml += "<title>behind</title></channel></rss>";
  const std::vector<std::string> pieces = read(xml);
  REQUIRE(pieces.size() == 13);
  CHECK(pieces.front() == "[T]");
  CHECK(pieces.back() == "channel/" + text);

  std::istringstream stream(xml);
  std::vector<std::size_t> read_bytes;
  read_xml_pieces(
      stream, {names, {}},
      {.on_frame = [](const XmlNode&) {},
       .on_piece =
           [&](const XmlPiece&) { read_bytes.push_back(static_cast<std::size_t>(stream.tellg())); },
       .on_fault = [](std::size_t, const std::string&) {}});
  CHECK(read_bytes.front() < 10'000'000);
}

TEST_CASE("the root of a document is found after anything that may precede it") {
  struct Case {
    std::string_view head;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"<rss version='2.0'>", "rss"},
      Case{"\xEF\xBB\xBF\n <?xml version='1.0'?>\n<!-- <feed> -->\n<a:RSS>", "rss"},
      Case{"<!DOCTYPE rdf [<!ENTITY x \"y>\">]><rdf:RDF", "rdf"},
      Case{"<!DOCTYPE nitf SYSTEM \"nitf.dtd\"><nitf>", "nitf"},
      Case{"A <rss>", ""},
      Case{"", ""},
      Case{"<", ""},
      Case{"<!-- ", ""},
      Case{"</rss>", ""},
  };
  for (const auto& [head, want] : cases) {
    CAPTURE(head);
    CHECK(root_of(head).name == want);
  }
}

}  // namespace
}  // namespace gazette::xml_pieces_test
