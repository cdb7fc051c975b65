// SPDX-License-Identifier: GPL-3.0-or-later
// The articles that an index holds, looked up by their ids, and filed otherwise. All functions
// throw Xapian's errors.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/writing/document.hpp"

namespace Xapian {
class Database;
class WritableDatabase;
}  // namespace Xapian

namespace gazette {

/// The one term by which an article is found, replaced and deleted.
std::string id_term(const std::string& id);

/// The number of the document of that id; nothing for an id that is empty.
std::optional<unsigned> find_stored(const Xapian::Database& db, const std::string& id);

/// The article of a document, with the file that it came from.
Article stored_article(const Xapian::Database& db, unsigned docid);

/// Whether the article of that digest is stored in the document as it is.
bool is_stored_as(const Xapian::Database& db, unsigned docid, Digest digest);

/// The topics that a stored article is to have from now on.
struct Refiling {
  std::uint32_t docid;  ///< of its document
  std::vector<FiledTopic> topics;
};

/// Gives the stored article the topics that it is to have.
void refile_stored(Xapian::WritableDatabase& db, const Refiling& refiling);

}  // namespace gazette
