// SPDX-License-Identifier: GPL-3.0-or-later
// All that an index holds of its documents, to be compared.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/schema/schema.hpp"

namespace gazette {

/// A document as Xapian has it.
struct Document {
  std::string data;
  std::map<std::string, std::pair<Xapian::termcount, std::vector<Xapian::termpos>>> terms;
  std::map<Xapian::valueno, std::string> values;

  friend bool operator==(const Document&, const Document&) = default;
};

/// Whether the file that an article came from counts.
enum class Origins { left_out, compared };

inline std::vector<Document> documents_in(const std::string& folder, Origins origins) {
  const Xapian::Database db(folder);
  std::vector<Document> documents;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    const Xapian::Document document = db.get_document(*posting);
    Document& each = documents.emplace_back();
    each.data = document.get_data();
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      if (origins == Origins::left_out && parse_origin_term(*term)) continue;
      each.terms[*term] = {term.get_wdf(), {term.positionlist_begin(), term.positionlist_end()}};
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      const bool has_origin = value.get_valueno() == static_cast<Xapian::valueno>(Slot::digest);
      if (origins == Origins::left_out && has_origin) continue;
      each.values[value.get_valueno()] = *value;
    }
  }
  return documents;
}

}  // namespace gazette
