// SPDX-License-Identifier: GPL-3.0-or-later
// What is to change of the stored articles waits here for the next commit. Articles that differ do,
// since a later one of the same id may be what is stored: then nothing changes, however often the
// same sources are indexed. Ids to remove do, since Xapian would commit a part of many before.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_set>
#include <utility>

#include "core/schema/article.hpp"

namespace gazette {

class PendingChanges {
 public:
  /// Takes the place of one of the same id.
  void put(Article article) {
    forget(article.id);
    bytes_ += article.body.size();
    std::string id = article.id;
    articles_.emplace(std::move(id), std::move(article));
  }

  void forget(const std::string& id) {
    const auto found = articles_.find(id);
    if (found == articles_.end()) return;
    bytes_ -= found->second.body.size();
    articles_.erase(found);
  }

  /// The stored article of that id is to go; false when that was asked before.
  bool remove(const std::string& id) {
    if (!removed_.insert(id).second) return false;
    forget(id);
    return true;
  }

  /// It stays after all; false when it was not to go.
  bool restore(const std::string& id) { return removed_.erase(id) == 1; }

  void clear() {
    articles_.clear();
    removed_.clear();
    bytes_ = 0;
  }

  bool empty() const { return articles_.empty() && removed_.empty(); }

  /// By id.
  const std::map<std::string, Article>& articles() const { return articles_; }
  const std::unordered_set<std::string>& removed() const { return removed_; }  ///< ids
  std::size_t bytes() const { return bytes_; }                                 ///< of bodies

 private:
  std::map<std::string, Article> articles_;
  std::unordered_set<std::string> removed_;
  std::size_t bytes_ = 0;
};

}  // namespace gazette
