// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/stored_articles.hpp"

#include <xapian.h>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "indexer/history/file_tracker.hpp"

namespace gazette {
namespace {

constexpr auto digest_slot = static_cast<Xapian::valueno>(Slot::digest);

}  // namespace

std::string id_term(const std::string& id) { return whole_term(field("id"), id); }

std::optional<unsigned> find_document(const Xapian::Database& db, const std::string& id) {
  const std::string term = id_term(id);
  if (term.empty()) return std::nullopt;
  const auto posting = db.postlist_begin(term);
  if (posting == db.postlist_end(term)) return std::nullopt;
  return *posting;
}

Article stored_article(const Xapian::Database& db, unsigned docid) {
  Article article = from_record(db.get_document(docid).get_data());
  article.origin = origin_of(db, docid);
  return article;
}

bool has_digest(const Xapian::Database& db, unsigned docid, Digest digest) {
  return db.get_document(docid).get_value(digest_slot) == digest_value(digest);
}

Xapian::Document refile_stored(Xapian::WritableDatabase& db, const Refiling& refiling) {
  Xapian::Document document = db.get_document(refiling.docid);
  refile(document, refiling.topics);
  const std::string record = document.get_data();
  document.add_value(digest_slot,
                     digest_value(digest_of(source_part(record), origin_of(db, refiling.docid))));
  db.replace_document(refiling.docid, document);
  return document;
}

}  // namespace gazette
