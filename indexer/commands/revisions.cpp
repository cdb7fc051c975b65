// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/revisions.hpp"

#include <optional>

#include "core/schema/article.hpp"

namespace gazette {
namespace {

/// Some 20 MB. The index has those that were forgotten.
constexpr std::size_t most_remembered = 100'000;

ArticleVersion version_of(const Article& article) {
  ArticleVersion version{article.version, {}};
  if (article.modified) version.made = article.modified->utc;
  return version;
}

}  // namespace

bool adds_text(const IndexWriter& writer, const std::string& id, std::string_view text) {
  const std::optional<Article> stored = writer.stored(id);
  if (!stored) return !writer.was_seen(id);
  return stored->body.size() <= text.size();
}

bool Revisions::is_latest(IndexWriter& writer, const std::string& id,
                          const ArticleVersion& version) {
  if (version.number == 0 && !version.made) return true;
  const std::optional<ArticleVersion> gone = writer.withdrawn(id);
  if (gone && is_earlier(version, *gone)) return false;
  if (const auto known = latest_.find(id); known != latest_.end()) {
    if (is_earlier(version, known->second)) return false;
  } else if (const std::optional<Article> stored = writer.stored(id)) {
    if (is_earlier(version, version_of(*stored))) return false;
  }
  if (latest_.size() >= most_remembered) {
    writer.commit();
    latest_.clear();
  }
  latest_[id] = version;
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
      return is_latest(writer, id_prefix + id, version_of(article));
    case ReadArticle::Kind::teaser:
      return id.empty() || adds_text(writer, id_prefix + id, article.body);
  }
  return true;
}

}  // namespace gazette
