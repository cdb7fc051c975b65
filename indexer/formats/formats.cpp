// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/formats.hpp"

#include <array>

#include "indexer/agencies/read_newsml.hpp"
#include "indexer/feeds/json_feed.hpp"
#include "indexer/feeds/read_feed.hpp"
#include "indexer/formats/read_reuters.hpp"
#include "indexer/formats/read_text.hpp"
#include "indexer/json/read_json.hpp"
#include "indexer/pages/read_html.hpp"

namespace gazette {
namespace {

constexpr std::array all_formats = {
    Format{"reuters", "SGML of Reuters-21578", is_reuters, read_reuters},
    Format{"feed", "RSS, RDF, Atom, an export of WordPress (WXR)", is_feed, read_feed},
    Format{"newsml", "NewsML-G2 and NewsML 1 of news agencies", is_newsml, read_newsml},
    Format{"nitf", "the News Industry Text Format", is_nitf, read_nitf},
    Format{"html", "a saved page: JSON-LD, meta tags, article text", is_html, read_html},
    Format{"jsonfeed", "JSON Feed", is_json_feed, read_json_feed},
    Format{"jsonl", "JSON Lines, one article per line", is_json_lines, read_json_lines},
    Format{"json", "one article, or an array of articles", is_json, read_json},
    Format{"text", "plain text, without links and shop messages", is_text, read_text},
};

}  // namespace

std::span<const Format> formats() { return all_formats; }

const Format* find_format(std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.name == name) return &format;
  }
  return nullptr;
}

const Format* recognise(std::string_view head, std::string_view name) {
  for (const Format& format : all_formats) {
    if (format.recognises(head, name)) return &format;
  }
  return nullptr;
}

std::string format_names() {
  std::string names;
  for (const Format& row : all_formats) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace gazette
