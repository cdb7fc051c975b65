// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/double_articles.hpp"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "core/schema/schema.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/sources/address_id.hpp"
#include "indexer/sources/file_id.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

/// Whether another article of the same file, with an id by the rules of this version, says what
/// `article` says under the id that the first version gave.
bool has_newer_id(const Xapian::Database& db, const Article& article) {
  const std::string term = origin_term(origin_key(article.origin));
  if (db.get_termfreq(term) < 2) return false;
  for (auto posting = db.postlist_begin(term); posting != db.postlist_end(term); ++posting) {
    const Article other = stored_article(db, *posting);
    const bool has_former = other.id.ends_with(former_file_id(other.origin));
    if (!has_former && content_hash(other) == content_hash(article)) return true;
  }
  return false;
}

/// Whether `article` has its whole address for an id, and another one what is left of the address
/// without what counts visits.
bool has_address_without_visits(const Xapian::Database& db, const Article& article) {
  if (article.url.empty() || !article.id.ends_with(article.url)) return false;
  const std::string address = address_id(article.url);
  if (address == article.url) return false;
  const std::string prefix = article.id.substr(0, article.id.size() - article.url.size());
  const std::optional<unsigned> docid = find_document(db, prefix + address);
  return docid && address_id(stored_article(db, *docid).url) == address;
}

}  // namespace

void DoubleArticles::add(const Xapian::Database& db, unsigned docid, const Article& article) {
  if (has_address_without_visits(db, article)) former_ids_.push_back(article.id);
  if (article.origin.empty()) return;
  const std::optional<std::string> prefix = prefix_of_file_id(article.id, article.origin);
  if (!prefix) return;
  const Hash content = content_hash(article);
  with_file_id_.push_back(
      {short_hash_of(*prefix + std::string(content.data(), content.size())), docid});
  const bool has_former = article.id == *prefix + former_file_id(article.origin);
  if (has_former && has_newer_id(db, article)) former_ids_.push_back(article.id);
}

void DoubleArticles::send(const Xapian::Database& db,
                          const std::function<void(const std::string& id)>& on_double) const {
  for (const std::string& id : former_ids_) on_double(id);
  std::vector<Added> sorted = with_file_id_;
  const auto is_before = [](const Added& a, const Added& b) { return a.content < b.content; };
  std::stable_sort(sorted.begin(), sorted.end(), is_before);
  for (auto begin = sorted.begin(); begin != sorted.end();) {
    const auto end = std::upper_bound(begin, sorted.end(), *begin, is_before);
    std::vector<std::string> of_gone;  // ids of those whose file is gone
    for (auto each = begin; each != end && end - begin > 1; ++each) {
      const Article article = stored_article(db, each->docid);
      if (!may_exist(article.origin)) of_gone.push_back(article.id);
    }
    const bool is_copied = std::cmp_less(of_gone.size(), end - begin);
    if (is_copied) std::for_each(of_gone.begin(), of_gone.end(), on_double);
    begin = end;
  }
}

}  // namespace gazette
