// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/document_check.hpp"

#include <xapian.h>

#include <algorithm>
#include <string>

#include "core/hash.hpp"

namespace gazette {
namespace {

bool has_terms_of(const Xapian::Document& found, const Xapian::Document& want) {
  auto have = found.termlist_begin();
  for (auto term = want.termlist_begin(); term != want.termlist_end(); ++term, ++have) {
    if (have == found.termlist_end() || *have != *term || have.get_wdf() != term.get_wdf()) {
      return false;
    }
  }
  return have == found.termlist_end();
}

bool has_positions_of(const Xapian::Database& db, std::uint32_t docid,
                      const Xapian::Document& want) {
  for (auto term = want.termlist_begin(); term != want.termlist_end(); ++term) {
    auto have = db.positionlist_begin(docid, *term);
    const auto end = db.positionlist_end(docid, *term);
    for (auto at = term.positionlist_begin(); at != term.positionlist_end(); ++at, ++have) {
      if (have == end || *have != *at) return false;
    }
    if (have != end) return false;
  }
  return true;
}

bool has_values_of(const Xapian::Document& found, const Xapian::Document& want) {
  auto have = found.values_begin();
  for (auto value = want.values_begin(); value != want.values_end(); ++value, ++have) {
    if (have == found.values_end() || have.get_valueno() != value.get_valueno() ||
        *have != *value) {
      return false;
    }
  }
  return have == found.values_end();
}

}  // namespace

void PostingSum::add(std::string_view term, std::uint32_t docid, std::uint32_t wdf) {
  std::string posting(term);
  for (const std::uint32_t number : {docid, wdf}) {
    for (unsigned shift = 0; shift < 32; shift += 8) {
      posting += static_cast<char>(number >> shift & 0xFFU);
    }
  }
  sum_ += short_hash_of(posting);
}

void PostingSum::add_document(const Xapian::Document& document, std::uint32_t docid) {
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    add(*term, docid, term.get_wdf());
  }
}

void PostingSum::add_postings(const Xapian::Database& db) {
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    const std::string name = *term;
    for (auto posting = db.postlist_begin(name); posting != db.postlist_end(name); ++posting) {
      add(name, *posting, posting.get_wdf());
    }
  }
}

std::string_view difference(const Xapian::Database& db, std::uint32_t docid,
                            const Xapian::Document& want) {
  const Xapian::Document found = db.get_document(docid);
  if (!has_terms_of(found, want)) return "terms";
  if (!has_positions_of(db, docid, want)) return "positions";
  if (!has_values_of(found, want)) return "values";
  return {};
}

}  // namespace gazette
