// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/formats.hpp"

#include <array>

#include "indexer/exports/read_factiva.hpp"
#include "indexer/exports/read_lexisnexis.hpp"
#include "indexer/exports/read_proquest.hpp"
#include "indexer/exports/read_ris.hpp"
#include "indexer/formats/read_reuters.hpp"
#include "indexer/formats/read_text.hpp"
#include "indexer/json/read_json.hpp"
#include "indexer/mail/read_mail.hpp"
#include "indexer/pages/read_html.hpp"

namespace gazette {
namespace {

constexpr std::array all_formats = {
    Format{"reuters", "SGML of Reuters-21578", is_reuters, read_reuters},
    Format{"html", "a saved page: JSON-LD, meta tags, article text", is_html, read_html},
    Format{"jsonl", "JSON Lines, one article per line", is_json_lines, read_json_lines},
    Format{"json", "one article, or an array of articles", is_json, read_json},
    Format{"factiva", "an export of Factiva, with its codes", is_factiva, read_factiva},
    Format{"lexisnexis", "an export of LexisNexis or Nexis Uni", is_lexisnexis, read_lexisnexis},
    Format{"proquest", "an export of ProQuest as text", is_proquest, read_proquest},
    Format{"ris", "RIS, citations with abstracts", is_ris, read_ris},
    Format{"mail", "a mail, also of a Maildir; a page saved as MHTML", is_mail, read_mail},
    Format{"mbox", "the mails of an mbox", is_mbox, read_mbox},
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
