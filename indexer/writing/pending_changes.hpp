// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of stored articles that wait for the next commit. Changed articles wait because a later
// one of the same id may equal the stored one; then nothing changes, however often the same sources
// are indexed. Removals wait because Xapian might commit some of many early. Not thread-safe.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/footprint.hpp"
#include "core/schema/article.hpp"
#include "indexer/writing/article_footprint.hpp"

namespace gazette {

class PendingChanges {
 public:
  /// Replaces a waiting article of the same id.
  void put(Article article) {
    forget(article.id);
    bytes_ += footprint_of(article);
    std::string id = article.id;
    articles_.emplace(std::move(id), std::move(article));
  }

  /// Drops the waiting article of that id, if there is one.
  void forget(const std::string& id) {
    const auto found = articles_.find(id);
    if (found == articles_.end()) return;
    bytes_ -= footprint_of(found->second);
    articles_.erase(found);
  }

  /// Marks the stored article of that id for removal. Returns whether it was not marked yet.
  bool remove(const std::string& id) {
    if (!removed_.insert(id).second) return false;
    bytes_ += footprint_of(id);
    forget(id);
    return true;
  }

  /// Undoes remove(). Returns whether the article was marked.
  bool restore(const std::string& id) {
    if (removed_.erase(id) == 0) return false;
    bytes_ -= footprint_of(id);
    return true;
  }

  void clear() {
    articles_.clear();
    removed_.clear();
    bytes_ = 0;
  }

  bool empty() const { return articles_.empty() && removed_.empty(); }

  /// By id.
  const std::map<std::string, Article>& articles() const { return articles_; }
  const std::unordered_set<std::string>& removed() const { return removed_; }  ///< ids

  /// Memory in bytes of all that waits.
  std::size_t bytes() const { return bytes_; }

 private:
  /// Of an article with its key, a copy of its id.
  static std::size_t footprint_of(const Article& article) {
    return node_bytes + sizeof(std::string) + article.id.size() + footprint(article);
  }

  /// Of a removal.
  static std::size_t footprint_of(const std::string& id) {
    return node_bytes + sizeof(std::string) + id.size();
  }

  std::map<std::string, Article> articles_;
  std::unordered_set<std::string> removed_;
  std::size_t bytes_ = 0;
};

}  // namespace gazette
