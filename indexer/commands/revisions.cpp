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

/// The latest version of the article that came; nothing when none did.
std::optional<ArticleVersion> Revisions::known(const IndexWriter& writer,
                                               const std::string& id) const {
  if (const auto found = latest_.find(id); found != latest_.end()) return found->second;
  const std::optional<Article> stored = writer.stored(id);
  return stored ? std::optional(version_of(*stored)) : std::nullopt;
}

void Revisions::remember(IndexWriter& writer, const std::string& id,
                         const ArticleVersion& version) {
  if (latest_.size() >= most_remembered) {
    writer.commit();
    latest_.clear();
  }
  latest_[id] = version;
}

bool Revisions::is_latest(IndexWriter& writer, const std::string& id,
                          const ArticleVersion& version) {
  if (version.number == 0 && !version.made) return true;
  if (takes_back(writer.withdrawn(id), version)) return false;
  const std::optional<ArticleVersion> before = known(writer, id);
  if (before && is_earlier(version, *before)) return false;
  remember(writer, id, version);
  return true;
}

bool Revisions::is_taken_back(const IndexWriter& writer, const std::string& id,
                              const ArticleVersion& withdrawal) const {
  const std::optional<ArticleVersion> before = known(writer, id);
  return !before || takes_back(withdrawal, *before);
}

bool Revisions::is_wanted(IndexWriter& writer, const ReadArticle& read,
                          const std::string& id_prefix) {
  const Article& article = read.whole.article;
  const std::string id = compared_id(read, id_prefix);
  switch (read.kind) {
    case ReadArticle::Kind::article:  // one that was exported may have a version
      return article.version == 0 || is_latest(writer, id, version_of(article));
    case ReadArticle::Kind::revision:
      return is_latest(writer, id, version_of(article));
    case ReadArticle::Kind::teaser:
      return read.compared_id.empty() || adds_text(writer, id, article.body);
  }
  return true;
}

std::string Revisions::compared_id(const ReadArticle& read, const std::string& id_prefix) {
  return read.kind == ReadArticle::Kind::article ? read.whole.article.id
                                                 : id_prefix + read.compared_id;
}

}  // namespace gazette
