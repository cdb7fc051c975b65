// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/agencies/agency_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/cleaning/dateline.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/json/json_value.hpp"
#include "indexer/json/subject_code.hpp"
#include "indexer/pages/byline.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/reader.hpp"

namespace gazette {
namespace {

/// Elements of NewsML-G2 and NewsML 1, in small letters. The namespaces of both, of NITF and of
/// XHTML have no names in common that mean different things here.
constexpr auto item_names = std::to_array<std::string_view>(
    {"newsitem", "packageitem", "conceptitem", "knowledgeitem", "catalogitem", "planningitem"});
constexpr auto agency_namespaces = std::to_array<XmlNamespace>({
    {"http://iptc.org/std/nar/2006-10-01/", ""},
    {"http://iptc.org/std/nitf/2006-10-18/", ""},
    {"http://iptc.org/std/newsml/2003-10-10/", ""},
    {"http://www.w3.org/1999/xhtml", ""},
});

/// What is beside a story.
constexpr auto beside_names = std::to_array<std::string_view>(
    {"head", "header", "footer", "aside", "nav", "figure", "media", "table", "nitf-table", "note",
     "style", "script", "title", "body.head", "body.end"});

/// The paragraphs of NITF that HTML calls otherwise.
struct ParagraphName {
  std::string_view nitf;
  std::string_view html;
};
constexpr auto paragraph_names = std::to_array<ParagraphName>(
    {{"block", "div"}, {"hl1", "h1"}, {"hl2", "h2"}, {"bq", "blockquote"}, {"tagline", "p"}});

/// `node` as HTML of the story alone.
XmlNode story_part(const XmlNode& node) {
  XmlNode part{node.name, node.text, {}, {}};
  for (const ParagraphName& each : paragraph_names) {
    if (part.name == each.nitf) part.name = each.html;
  }
  for (const XmlNode& each : node.children) {
    const bool is_beside =
        std::find(beside_names.begin(), beside_names.end(), each.name) != beside_names.end();
    if (!is_beside) part.children.push_back(story_part(each));
  }
  return part;
}

const XmlNode& body_in(const XmlNode& content) {
  for (const std::string_view name : {"body.content", "body"}) {
    if (const XmlNode* found = descendant(content, name)) return *found;
  }
  return content;
}

JsonValue text_value(std::string_view text) {
  return {.kind = JsonValue::Kind::text, .text = std::string(text), .keys = {}, .values = {}};
}

}  // namespace

const XmlPieceRules& agency_rules() {
  static constexpr XmlPieceRules rules{item_names, agency_namespaces};
  return rules;
}

std::string story_of(const XmlNode& content) {
  const XmlNode& body = body_in(content);
  if (has_elements(body)) return text_of_html(html_of(story_part(body)));
  const std::string text = inner_text(body);
  return has_html_blocks(text) ? text_of_html(text) : join_paragraphs(split_paragraphs(text));
}

std::vector<std::string> authors_of_byline(const XmlNode& byline) {
  std::vector<std::string> authors;
  for (const XmlNode* person : descendants(byline, "person")) {
    add_distinct(authors, one_line(inner_text(*person)));
  }
  if (!authors.empty()) return authors;
  std::string names;
  for (const XmlNode& each : byline.children) {
    if (each.name != "byttl") names += inner_text(each) + ' ';
  }
  for (std::string& name : names_in_byline(one_line(names))) {
    add_distinct(authors, std::move(name));
  }
  return authors;
}

std::string place_of_dateline(std::string_view dateline) {
  constexpr std::size_t longest_place = 80;
  std::size_t end = std::min(dateline.find_first_of(",(/"), dateline.size());
  for (const std::string_view dash : {" - ", " -- ", " – ", " — "}) {
    end = std::min(end, dateline.find(dash));
  }
  std::string place = one_line(dateline.substr(0, end));
  const bool has_digit = place.find_first_of("0123456789") != std::string::npos;
  return has_digit || place.size() > longest_place ? std::string() : place_name(place);
}

std::string iptc_topic(std::string_view code, std::string_view scheme) {
  JsonValue subject{.kind = JsonValue::Kind::object, .text = {}, .keys = {"code"}, .values = {}};
  subject.values.push_back(text_value(code));
  if (!scheme.empty()) {
    subject.keys.emplace_back("scheme");
    subject.values.push_back(text_value(scheme));
  }
  return subject_code(subject);
}

std::uint32_t version_number(std::string_view text) {
  const std::string digits = one_line(text);
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  return error == std::errc() && stop == end ? number : 0;
}

void add_distinct(std::vector<std::string>& list, std::string text) {
  if (text.empty() || list.size() > most_names) return;
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

}  // namespace gazette
