// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_tree.hpp"

#include <array>
#include <string>

#include "indexer/xml/xml_encoding.hpp"
#include "tests/catch.hpp"

namespace gazette::xml_tree_test {
namespace {

using namespace std::string_view_literals;

constexpr std::array namespaces = {XmlNamespace{"http://purl.org/dc/elements/1.1/", "dc"}};

/// `node` in one line: `<name attribute=value>...</name>`.
std::string written(const XmlNode& node) {
  if (node.name.empty()) return node.text;
  std::string text = '<' + node.name;
  for (const XmlAttribute& each : node.attributes) {
    if (!each.name.starts_with("xmlns")) text += ' ' + each.name + '=' + each.value;
  }
  text += '>';
  for (const XmlNode& each : node.children) text += written(each);
  return text + "</" + node.name + '>';
}

TEST_CASE("XML is parsed, and if it is not well-formed, as far as its tags make sense") {
  struct Case {
    std::string_view xml;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"<a><b>ferry</b> <c>pier</c></a>", "<a><b>ferry</b> <c>pier</c></a>"},
      Case{"<?xml version=\"1.0\" encoding=\"koi8-r\"?>\n<!-- <x> --><a>Größe</a>", "<a>Größe</a>"},
      Case{"<!DOCTYPE a SYSTEM \"file:///etc/passwd\" [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
           "<a>&x;</a>",
           "<a>&x;</a>"},
      Case{"<a>caf&eacute;&nbsp;&lt;b&gt; &amp;eacute; &#233; &#xE9; &#X41;</a>",
           "<a>café\u00A0<b> &eacute; é é A</a>"},
      Case{"<a>it&#146;s &#150; late</a>", "<a>it’s – late</a>"},
      Case{"<a>&#xD800;&unknown;</a>", "<a>\uFFFD&unknown;</a>"},
      Case{"<a><![CDATA[<p>&eacute; & <b]]></a>", "<a><p>&eacute; & <b</a>"},
      Case{"<A Title='x'><PubDate/></A>", "<a title=x><pubdate></pubdate></a>"},
      // Names by their namespace, whatever its prefix.
      Case{"<a xmlns:d='http://purl.org/dc/elements/1.1/'><d:creator/></a>",
           "<a><dc:creator></dc:creator></a>"},
      Case{"<a xmlns:dc='urn:other'><dc:creator/></a>", "<a><?:creator></?:creator></a>"},
      Case{"<a><dc:creator/></a>", "<a><dc:creator></dc:creator></a>"},
      Case{"<x:a xmlns:x='urn:root'><x:b/><b xmlns='urn:root'/></x:a>", "<a><b></b><b></b></a>"},
      Case{"<a xmlns='urn:one'><b xmlns='urn:two'><c/></b><c/></a>",
           "<a><?:b><?:c></?:c></?:b><c></c></a>"},
      // Not well-formed.
      Case{"<a><b>ferry<c>pier</a>", "<a><b>ferry<c>pier</c></b></a>"},
      Case{"<a>x</b>y</a>", "<a>xy</a>"},
      Case{"<a><b>x</B></a>", "<a><b>x</b></a>"},
      Case{"<a href=x title='it & that>y</a>", "<a href=x title=it & that>y></a>"},
      Case{"<a><b>1 < 2 & 3</b><c></a>", "<a><b>1 < 2 & 3</b><c></c></a>"},
      Case{"<a><![CDATA[ferry</a>", "<a>ferry</a></a>"},
      Case{"<a><!-- ferry <b>x</b></a>", "<a>x</a>"},
      Case{"<a><b x=1 y>z", "<a><b x=1 y=>z</b></a>"},
      Case{"<a", "<a></a>"},
      Case{"ferry", "<></>"},
      Case{"", "<></>"},
      Case{"<<<>>>", "<></>"},
  };
  for (const auto& [xml, want] : cases) {
    CAPTURE(xml);
    const std::string got = written(parse_xml(xml, namespaces));
    if (want != "<></>") CHECK(got == want);
    if (want == "<></>") CHECK(got.empty());
  }
}

TEST_CASE("XML that nests deep is read to a depth, also where it is not well-formed") {
  for (const std::string_view end : {"", "</a>"}) {
    std::string xml;
    for (int i = 0; i < 100'000; ++i) xml += "<a>";
    xml += "ferry";
    for (int i = 0; i < 100'000; ++i) xml += end;
    std::size_t depth = 0;
    const XmlNode root = parse_xml(xml, {});
    for (const XmlNode* node = &root; node != nullptr; node = child(*node, "a")) ++depth;
    CHECK(depth == deepest_xml);
  }
}

TEST_CASE("the encoding of XML is that of its first bytes, else the one that it declares") {
  struct Case {
    std::string_view bytes;
    std::string_view want;
  };
  constexpr std::array cases = {
      Case{"<?xml version='1.0' encoding='iso-8859-2'?><a>\xB1</a>", "ą"},
      Case{"<?xml version=\"1.0\" encoding = \"windows-1252\" ?><a>\x93\x80\x94</a>", "“€”"},
      Case{"<?xml version='1.0' encoding='koi8-r'?><a>Größe, of UTF-8</a>", "Größe, of UTF-8"},
      Case{"\xEF\xBB\xBF<?xml version='1.0' encoding='koi8-r'?><a>é</a>", "é"},
      Case{"\xFF\xFE<\0a\0>\0\x44\x01<\0/\0a\0>\0"sv, "ń"},
      Case{"\0<\0a\0>\x01\x44\0<\0/\0a\0>"sv, "ń"},
      Case{"<\0a\0>\0\x44\x01<\0/\0a\0>\0"sv, "ń"},
      Case{"<a>it\u0092s</a>", "it’s"},
      Case{"<?xml version='1.0' encoding='UTF-8'?><a>F\xE4hre</a>", "Fähre"},
      Case{"<?xml version='1.0' encoding='utf8'?><a>F\xE4hre \x96</a>", "Fähre –"},
      Case{"<?xml encoding='no such thing'?><a>\xE9t\xE9</a>", "été"},
  };
  for (const auto& [bytes, want] : cases) {
    CAPTURE(bytes, want);
    const std::string xml = xml_in_utf8(bytes, declared_xml_encoding(bytes));
    CHECK(inner_text(parse_xml(xml, {})) == want);
  }
}

}  // namespace
}  // namespace gazette::xml_tree_test
