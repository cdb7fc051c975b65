// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/former_id.hpp"

#include <utility>

#include "indexer/commands/defaults.hpp"
#include "indexer/sources/address_id.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {
namespace {

/// A title or a date that was made from the text may differ between versions.
bool says_the_same(const Article& stored, const Article& article) {
  if (!article.body.empty()) return stored.body == article.body;
  return content_hash(stored) == content_hash(article);
}

}  // namespace

FormerId::FormerId(const std::string& id_prefix, const std::string& origin)
    : prefix_(id_prefix),
      origin_(origin),
      id_(origin.empty() ? "" : id_prefix + former_file_id(origin)) {}

std::optional<std::string> FormerId::of(const IndexWriter& writer, const Article& article) {
  if (std::optional<std::string> address = address_of(writer, article)) return address;
  if (id_.empty() || article.id == id_) return std::nullopt;
  if (!std::exchange(is_read_, true)) {
    stored_ = writer.stored(id_);
    if (stored_ && stored_->origin != origin_) stored_.reset();
  }
  return stored_ && says_the_same(*stored_, article) ? std::optional(id_) : std::nullopt;
}

std::optional<std::string> FormerId::address_of(const IndexWriter& writer,
                                                const Article& article) const {
  const std::string id = prefix_ + article.url;
  if (article.url.empty() || article.id == id) return std::nullopt;
  if (article.id != prefix_ + address_id(article.url)) return std::nullopt;  // its source's own
  const std::optional<Article> stored = writer.stored(id);
  return stored && stored->origin == origin_ ? std::optional(id) : std::nullopt;
}

}  // namespace gazette
