// SPDX-License-Identifier: GPL-3.0-or-later
// The stored articles of an index: finding them by id, reading them, changing their topics. All
// functions throw Xapian's errors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/writing/document.hpp"

namespace Xapian {
class Database;
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

/// The term by which an article is found, replaced and deleted; empty for an empty id.
std::string id_term(const std::string& id);

/// The document of that id; nothing if there is none, or if the id is empty.
std::optional<unsigned> find_document(const Xapian::Database& db, const std::string& id);

/// The article of a document, with its origin.
Article stored_article(const Xapian::Database& db, unsigned docid);

/// Whether the document stores the article of that digest.
bool has_digest(const Xapian::Database& db, unsigned docid, Digest digest);

/// New topics for a stored article.
struct Refiling {
  std::uint32_t docid;  ///< of the article
  std::vector<FiledTopic> topics;
};

/// Writes the new topics into the document of the article, which it returns.
Xapian::Document refile_stored(Xapian::WritableDatabase& db, const Refiling& refiling);

}  // namespace gazette
