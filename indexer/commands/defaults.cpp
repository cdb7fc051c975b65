// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/defaults.hpp"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/dateline.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/cleaning/title.hpp"
#include "indexer/sources/address_id.hpp"
#include "indexer/sources/file_id.hpp"

namespace gazette {
namespace {

/// Sets the id of `article` that its source does not give.
void make_id(Article& article, Provenance& from, const std::string& origin,
             ArticlesInFile in_file) {
  if (!origin.empty() && in_file == ArticlesInFile::one) {
    article.id = file_id(origin);
    from.id = "file name";
  } else if (!article.url.empty()) {
    article.id = address_id(article.url);
    from.id = "url";
  } else {
    article.id = "hash:" + to_hex(content_hash(article));
    from.id = "text";
  }
}

/// Sets what the dateline of `article` says and nothing else does. Returns where the text after it
/// begins; 0 when the first line begins with none.
std::size_t read_dateline(Article& article, Provenance& from) {
  const bool is_complete = !article.places.empty() && article.published &&
                           !article.source.empty() && !article.title.empty();
  if (is_complete) return 0;
  std::optional<Dateline> dateline = dateline_of(article.body, article.source);
  if (!dateline) return 0;
  if (article.places.empty()) {
    article.places = std::move(dateline->places);
    from.places = "dateline";
  }
  if (!article.published) {
    article.published = date_of(*dateline, article.modified);
    from.published = "dateline";
  }
  if (article.source.empty()) {
    article.source = std::move(dateline->agency);
    from.source = "dateline";
  }
  return dateline->end;
}

void repair(Article& article) {
  for (std::string* text : {&article.id, &article.url, &article.title, &article.summary,
                            &article.body, &article.source, &article.language}) {
    *text = repair_utf8(*text);
  }
  for (std::vector<std::string>* list :
       {&article.authors, &article.places, &article.people, &article.keywords}) {
    for (std::string& text : *list) text = repair_utf8(text);
  }
  for (FiledTopic& topic : article.topics) topic.path = repair_utf8(topic.path);
}

}  // namespace

Hash content_hash(const Article& article) {
  std::string text = article.title + '\0';
  if (article.published) text += to_rfc3339(article.published->utc);
  text += '\0' + article.body;
  return hash_of(text);
}

CompleteArticle complete(Article article, Provenance from, const std::string& origin,
                         ArticlesInFile in_file, const ArticleDefaults& defaults) {
  repair(article);
  article.origin = origin;
  std::vector<std::string> made = std::move(article.made);
  if (article.language.empty()) {
    article.language = defaults.language;
    from.language = "--language";
  }
  if (article.language.empty()) {
    article.language = detect_language(article.title + '\n' + article.body);
    from.language = "text";
    made.emplace_back("language");
  }
  // Made from what the source gave, before anything is added.
  if (article.id.empty()) {
    make_id(article, from, origin, in_file);
    made.emplace_back("id");
  }
  article.id = defaults.id_prefix + article.id;
  if (article.source.empty()) {
    article.source = hosts_of_registrant(host_name(article.url)).back();
    from.source = article.source.empty() ? "" : "url";
  }
  const std::size_t behind_dateline = read_dateline(article, from);
  if (article.title.empty()) {
    article.title =
        first_sentence(std::string_view(article.body).substr(behind_dateline), article.language);
    from.title = "first sentence";
    made.emplace_back("title");
  }
  std::sort(made.begin(), made.end());
  article.made = std::move(made);
  const FiledTopic topic{normalize_topic(defaults.topic)};
  if (!topic.path.empty() &&
      std::find(article.topics.begin(), article.topics.end(), topic) == article.topics.end()) {
    article.topics.push_back(topic);
  }
  return {std::move(article), std::move(from)};
}

Article complete_exported(Article article, const std::string& origin,
                          const std::string& id_prefix) {
  repair(article);
  article.origin = origin;
  if (article.language.empty()) article.language = unknown_language;
  Provenance ignored;
  if (article.id.empty()) make_id(article, ignored, origin, ArticlesInFile::several);
  article.id = id_prefix + article.id;
  return article;
}

Article complete(Article article, const std::string& origin, ArticlesInFile in_file,
                 const ArticleDefaults& defaults) {
  return complete(std::move(article), {}, origin, in_file, defaults).article;
}

}  // namespace gazette
