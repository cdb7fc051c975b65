// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/revisions.hpp"

#include <algorithm>

#include "core/schema/article.hpp"

namespace gazette {
namespace {

/// Some 20 MB. The index has those that were forgotten.
constexpr std::size_t most_remembered = 100'000;

}  // namespace

bool adds_text(const IndexWriter& writer, const std::string& id, std::string_view text) {
  const std::optional<Article> stored = writer.stored(id);
  if (!stored) return !writer.was_seen(id);
  return stored->body.size() <= text.size();
}

bool Revisions::is_latest(IndexWriter& writer, const std::string& id,
                          const std::optional<Timestamp>& modified) {
  if (!modified) return true;
  std::optional<std::chrono::sys_seconds> before;
  if (const auto known = latest_.find(id); known != latest_.end()) {
    before = known->second;
  } else if (const std::optional<Article> stored = writer.stored(id); stored && stored->modified) {
    before = stored->modified->utc;
  }
  if (const std::optional<std::chrono::sys_seconds> gone = writer.withdrawn(id)) {
    before = before ? std::max(*before, *gone) : *gone;
  }
  if (before && *before > modified->utc) return false;
  if (latest_.size() >= most_remembered) {
    writer.commit();
    latest_.clear();
  }
  latest_[id] = modified->utc;
  return true;
}

bool Revisions::is_wanted(IndexWriter& writer, const ReadArticle& read,
                          const std::string& id_prefix) {
  const Article& article = read.whole.article;
  const std::string& id = read.compared_id;
  switch (read.kind) {
    case ReadArticle::Kind::article:
      return true;
    case ReadArticle::Kind::revision:
      return is_latest(writer, id_prefix + id, article.modified);
    case ReadArticle::Kind::teaser:
      return id.empty() || adds_text(writer, id_prefix + id, article.body);
  }
  return true;
}

}  // namespace gazette
