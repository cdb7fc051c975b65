// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/formats.hpp"

#include <array>

#include "indexer/agencies/read_newsml.hpp"
#include "indexer/exports/read_factiva.hpp"
#include "indexer/exports/read_lexisnexis.hpp"
#include "indexer/exports/read_proquest.hpp"
#include "indexer/exports/read_ris.hpp"
#include "indexer/feeds/json_feed.hpp"
#include "indexer/feeds/read_feed.hpp"
#include "indexer/formats/read_iptc7901.hpp"
#include "indexer/formats/read_markdown.hpp"
#include "indexer/formats/read_pdf.hpp"
#include "indexer/formats/read_reuters.hpp"
#include "indexer/formats/read_text.hpp"
#include "indexer/formats/read_trec.hpp"
#include "indexer/formats/read_webarchive.hpp"
#include "indexer/json/read_json.hpp"
#include "indexer/mail/read_mail.hpp"
#include "indexer/pages/read_html.hpp"
#include "indexer/tables/read_table.hpp"

namespace gazette {
namespace {

constexpr std::array all_formats = {
    Format{"reuters", "SGML of Reuters-21578", is_reuters, read_reuters},
    Format{"trec", "SGML of TREC, NTCIR and Gigaword; trecweb", is_trec, read_trec},
    Format{"iptc7901", "news wire messages", is_iptc7901, read_iptc7901},
    Format{"feed", "RSS, RDF, Atom, or a WordPress export (WXR)", is_feed, read_feed},
    Format{"newsml", "NewsML-G2 and NewsML 1 of news agencies", is_newsml, read_newsml},
    Format{"nitf", "the News Industry Text Format", is_nitf, read_nitf},
    Format{"html", "a saved page: JSON-LD, meta tags, article text", is_html, read_html},
    Format{"jsonfeed", "JSON Feed", is_json_feed, read_json_feed},
    Format{"jsonl", "JSON Lines, one article per line", is_json_lines, read_json_lines},
    Format{"json", "one article, or an array of articles", is_json, read_json},
    Format{"webarchive", "a page saved by Safari", is_webarchive, read_webarchive},
    Format{"pdf", "a PDF file (needs pdftotext)", is_pdf, read_pdf},
    Format{"markdown", "Markdown, or a text with front matter", is_markdown, read_markdown},
    Format{"mail", "an email message, or a page saved as MHTML", is_mail, read_mail},
    Format{"mbox", "an mbox of email messages", is_mbox, read_mbox},
    Format{"factiva", "a Factiva export with field codes", is_factiva, read_factiva},
    Format{"lexisnexis", "a LexisNexis or Nexis Uni export", is_lexisnexis, read_lexisnexis},
    Format{"proquest", "a ProQuest text export", is_proquest, read_proquest},
    Format{"ris", "RIS, citations with abstracts", is_ris, read_ris},
    Format{"csv", "a table with one article per row (CSV, TSV)", is_table, read_table},
    Format{"text", "plain text, cleaned of links and shop messages", is_text, read_text},
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

const Format* last_resort(std::string_view name) {
  return find_format(is_named_table(name) ? "csv" : "text");
}

std::string format_names() {
  std::string names;
  for (const Format& row : all_formats) names.append(names.empty() ? "" : ", ").append(row.name);
  return names;
}

}  // namespace gazette
