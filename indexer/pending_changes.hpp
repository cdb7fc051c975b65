// SPDX-License-Identifier: GPL-3.0-or-later
// Articles that differ from what is stored wait here for the next commit, since a later one of the
// same id may be what is stored: then nothing changes, however often the same sources are indexed.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "core/article.hpp"

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

  void clear() {
    articles_.clear();
    bytes_ = 0;
  }

  /// By id.
  const std::map<std::string, Article>& articles() const { return articles_; }
  std::size_t bytes() const { return bytes_; }  ///< of bodies

 private:
  std::map<std::string, Article> articles_;
  std::size_t bytes_ = 0;
};

}  // namespace gazette
