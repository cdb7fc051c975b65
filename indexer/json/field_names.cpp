// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/field_names.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace gazette {
namespace {

/// Of each field the preferred name comes first. The sources that a name was first met in stand
/// after it where it is not a common one.
constexpr auto field_names = std::to_array<FieldName>({
    {ArticleField::id, "id"},
    {ArticleField::id, "_id"},
    {ArticleField::id, "guid"},
    {ArticleField::id, "uuid"},
    {ArticleField::id, "identifier"},
    {ArticleField::id, "@id"},
    {ArticleField::id, "article_id"},
    {ArticleField::id, "docno"},
    {ArticleField::id, "uri"},         // ninjs, Event Registry, New York Times
    {ArticleField::id, "stories_id"},  // Media Cloud

    {ArticleField::url, "url"},
    {ArticleField::url, "link"},
    {ArticleField::url, "canonical_url"},
    {ArticleField::url, "article_url"},  // Washington Post
    {ArticleField::url, "web_url"},      // Guardian, New York Times
    {ArticleField::url, "mainEntityOfPage"},
    {ArticleField::url, "permalink"},
    {ArticleField::url, "responded_url"},  // CC-News
    {ArticleField::url, "requested_url"},

    {ArticleField::title, "headlines"},        // ninjs 2 and 3
    {ArticleField::title, "fields.headline"},  // Guardian
    {ArticleField::title, "title"},
    {ArticleField::title, "headline.main"},  // New York Times
    {ArticleField::title, "headline"},
    {ArticleField::title, "webTitle"},  // Guardian
    {ArticleField::title, "name"},

    {ArticleField::summary, "summary"},
    {ArticleField::summary, "description"},
    {ArticleField::summary, "abstract"},
    {ArticleField::summary, "standfirst"},
    {ArticleField::summary, "excerpt"},
    {ArticleField::summary, "short_description"},                  // HuffPost
    {ArticleField::summary, "fields.trailText", NameForm::html},   // Guardian
    {ArticleField::summary, "fields.standfirst", NameForm::html},  // Guardian
    {ArticleField::summary, "description_text"},                   // ninjs 1
    {ArticleField::summary, "description_xhtml", NameForm::html},  // ninjs 1
    {ArticleField::summary, "descriptions"},                       // ninjs 2 and 3
    {ArticleField::summary, "snippet"},                            // New York Times

    {ArticleField::body, "body"},
    {ArticleField::body, "articleBody"},
    {ArticleField::body, "text"},
    {ArticleField::body, "content"},
    {ArticleField::body, "body_text"},
    {ArticleField::body, "fields.bodyText"},              // Guardian
    {ArticleField::body, "fields.body", NameForm::html},  // Guardian
    {ArticleField::body, "maintext"},                     // news-please, CC-News
    {ArticleField::body, "full_text"},
    {ArticleField::body, "content_text"},
    {ArticleField::body, "article_text"},
    {ArticleField::body, "raw_text"},
    {ArticleField::body, "plain_text"},
    {ArticleField::body, "bodies"},    // ninjs 2 and 3
    {ArticleField::body, "contents"},  // Washington Post
    {ArticleField::body, "body_xhtml", NameForm::html},
    {ArticleField::body, "body_html", NameForm::html},
    {ArticleField::body, "content_html", NameForm::html},
    {ArticleField::body, "lead_paragraph"},  // New York Times

    {ArticleField::authors, "authors"},
    {ArticleField::authors, "_embedded.author[].name"},  // WordPress
    {ArticleField::authors, "author"},
    {ArticleField::authors, "byline.original", NameForm::byline},  // New York Times
    {ArticleField::authors, "byline", NameForm::byline},
    {ArticleField::authors, "fields.byline", NameForm::byline},  // Guardian
    {ArticleField::authors, "tags[type=contributor].webTitle"},  // Guardian
    {ArticleField::authors, "creator"},
    {ArticleField::authors, "dc:creator"},
    {ArticleField::authors, "by", NameForm::byline},  // ninjs 2 and 3
    {ArticleField::authors, "contents[type=byline].content", NameForm::byline},
    {ArticleField::authors, "yoast_head_json.author"},  // WordPress

    {ArticleField::source, "source"},
    {ArticleField::source, "publisher"},
    {ArticleField::source, "site"},
    {ArticleField::source, "source_name"},
    {ArticleField::source, "site_name"},
    {ArticleField::source, "provider"},
    {ArticleField::source, "publication"},
    {ArticleField::source, "media_name"},  // Media Cloud
    {ArticleField::source, "newspaper"},
    {ArticleField::source, "infosources[].name"},  // ninjs 2 and 3
    {ArticleField::source, "copyrightholder"},     // ninjs
    {ArticleField::source, "yoast_head_json.og_site_name"},
    {ArticleField::source, "source_domain"},  // news-please
    {ArticleField::source, "domain"},         // GDELT, CC-News

    {ArticleField::language, "language"},
    {ArticleField::language, "inLanguage"},
    {ArticleField::language, "lang"},
    {ArticleField::language, "language_code"},

    {ArticleField::published, "published"},
    {ArticleField::published, "date_published"},
    {ArticleField::published, "published_at"},  // NewsAPI
    {ArticleField::published, "publish_date"},  // Media Cloud
    {ArticleField::published, "published_date"},
    {ArticleField::published, "publication_date"},
    {ArticleField::published, "date_publish"},        // news-please
    {ArticleField::published, "webPublicationDate"},  // Guardian
    {ArticleField::published, "pub_date"},
    {ArticleField::published, "firstPublished"},
    {ArticleField::published, "date_gmt"},     // WordPress, whose date has no zone
    {ArticleField::published, "dateTimePub"},  // Event Registry
    {ArticleField::published, "dateTime"},     // Event Registry
    {ArticleField::published, "date"},
    {ArticleField::published, "date_created"},
    {ArticleField::published, "firstcreated"},    // ninjs
    {ArticleField::published, "contentcreated"},  // ninjs
    {ArticleField::published, "versioncreated"},  // ninjs
    {ArticleField::published, "timestamp"},
    {ArticleField::published, "created_at"},
    {ArticleField::published, "seendate"},  // GDELT
    {ArticleField::published, "contents[type=date].content"},

    {ArticleField::modified, "modified_gmt"},  // WordPress
    {ArticleField::modified, "modified"},
    {ArticleField::modified, "date_modified"},
    {ArticleField::modified, "date_modify"},  // news-please
    {ArticleField::modified, "updated"},
    {ArticleField::modified, "updated_at"},
    {ArticleField::modified, "fields.lastModified"},  // Guardian

    {ArticleField::topics, "topics"},
    {ArticleField::topics, "topic"},
    {ArticleField::topics, "section"},
    {ArticleField::topics, "articleSection"},
    {ArticleField::topics, "category"},
    {ArticleField::topics, "categories"},
    {ArticleField::topics, "sections"},
    {ArticleField::topics, "section_name"},  // Guardian, New York Times
    {ArticleField::topics, "subject"},
    {ArticleField::topics, "subjects"},
    {ArticleField::topics, "_embedded.wp:term[taxonomy=category].name"},
    {ArticleField::topics, "contents[type=kicker].content"},

    {ArticleField::places, "places"},
    {ArticleField::places, "place"},
    {ArticleField::places, "contentLocation"},
    {ArticleField::places, "locations"},
    {ArticleField::places, "keywords[name=glocations].value"},  // New York Times, to 2024
    {ArticleField::places, "keywords[name=location].value"},    // and since
    {ArticleField::places, "concepts[type=loc].label.eng"},     // Event Registry
    {ArticleField::places, "located"},                          // ninjs

    {ArticleField::people, "people"},
    {ArticleField::people, "persons"},
    {ArticleField::people, "person"},
    {ArticleField::people, "keywords[name=persons].value"},
    {ArticleField::people, "keywords[name=person].value"},
    {ArticleField::people, "concepts[type=person].label.eng"},

    {ArticleField::keywords, "keywords[].value"},  // New York Times
    {ArticleField::keywords, "keywords"},
    {ArticleField::keywords, "tags[type=keyword].webTitle"},  // Guardian
    {ArticleField::keywords, "tags"},
    {ArticleField::keywords, "_embedded.wp:term[taxonomy=post_tag].name"},
});

/// Values of a path are gathered from lists in lists up to this depth.
constexpr int deepest_list = 20;

/// A member in the form in which names are compared. An underscore at the beginning stays.
std::string compared(std::string_view member) {
  std::string result;
  result.reserve(member.size());
  for (const char c : member) {
    const bool is_separator = (c == '_' || c == '-' || c == ' ') && !result.empty();
    if (is_separator) continue;
    result += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return result;
}

/// The first member of a path, a condition on the values of its list, and the path from there.
struct Step {
  std::string_view member;
  std::optional<std::string_view> condition;  ///< "", or "type=keyword"
  std::string_view rest;
};

Step first_step(std::string_view path) {
  const std::size_t end = std::min(path.find_first_of(".["), path.size());
  Step step{path.substr(0, end), std::nullopt, path.substr(end)};
  if (step.rest.starts_with('[')) {
    const std::size_t close = std::min(step.rest.find(']'), step.rest.size() - 1);
    step.condition = step.rest.substr(1, close - 1);
    step.rest.remove_prefix(close + 1);
  }
  if (step.rest.starts_with('.')) step.rest.remove_prefix(1);
  return step;
}

const JsonValue* member_named(const JsonValue& object, std::string_view member) {
  if (const JsonValue* exact = object.find(member)) return exact;
  const std::string wanted = compared(member);
  for (std::size_t i = object.keys.size(); i > 0; --i) {
    if (compared(object.keys[i - 1]) == wanted) return &object.values[i - 1];
  }
  return nullptr;
}

bool fulfils(const JsonValue& value, std::string_view condition) {
  if (condition.empty()) return true;
  const std::size_t sign = std::min(condition.find('='), condition.size());
  const JsonValue* member = member_named(value, condition.substr(0, sign));
  return member != nullptr && sign < condition.size() &&
         compared(member->text) == compared(condition.substr(sign + 1));
}

void gather(const JsonValue& value, std::string_view path, JsonValue& into, int depth);

/// Those of a list, and of the lists in it.
void gather_each(const JsonValue& list, const Step& step, JsonValue& into, int depth) {
  if (depth > deepest_list) return;
  for (const JsonValue& each : list.values) {
    if (each.is_list()) {
      gather_each(each, step, into, depth + 1);
    } else if (fulfils(each, *step.condition)) {
      gather(each, step.rest, into, depth + 1);
    }
  }
}

/// Copies what is at `path` below `value` to the end of the list `into`.
void gather(const JsonValue& value, std::string_view path, JsonValue& into, int depth) {
  if (path.empty()) return into.values.push_back(value);
  const Step step = first_step(path);
  const JsonValue* member = member_named(value, step.member);
  if (member == nullptr) return;
  if (!step.condition) return gather(*member, step.rest, into, depth);
  if (member->is_list()) gather_each(*member, step, into, depth);
}

bool has_value(const JsonValue& value) { return !value.text.empty() || !value.values.empty(); }

/// The rows of the table by the compared form of their first member.
using RowsByMember = std::unordered_map<std::string, std::vector<std::size_t>>;

const RowsByMember& rows_by_member() {
  static const RowsByMember rows = [] {
    RowsByMember made;
    for (std::size_t i = 0; i < field_names.size(); ++i) {
      made[compared(first_step(field_names.at(i).path).member)].push_back(i);
    }
    return made;
  }();
  return rows;
}

bool has_row(std::string_view member, bool (*is_wanted)(ArticleField)) {
  const auto found = rows_by_member().find(compared(member));
  return found != rows_by_member().end() &&
         std::any_of(found->second.begin(), found->second.end(), [&](std::size_t row) {
           const FieldName& name = field_names.at(row);
           return is_wanted(name.field) && first_step(name.path).member == name.path;
         });
}

}  // namespace

bool is_story_name(std::string_view member) {
  return has_row(member, [](ArticleField field) {
    return field == ArticleField::title || field == ArticleField::body;
  });
}

bool is_field_name(std::string_view member) {
  return has_row(member, [](ArticleField) { return true; });
}

const JsonValue* value_at(const JsonValue& object, std::string_view path) {
  const JsonValue* value = &object;
  while (value != nullptr && !path.empty()) {
    const Step step = first_step(path);
    value = member_named(*value, step.member);
    path = step.rest;
  }
  return value;
}

FieldValues::FieldValues(const JsonValue& object, const FieldMap& map) {
  for (const MappedField& mapped : map) {
    if (const JsonValue* exact = object.find(mapped.path)) {
      add(mapped.field, mapped.path, NameForm::plain, exact, {});
      continue;
    }
    const std::string_view member = first_step(mapped.path).member;
    add(mapped.field, mapped.path, NameForm::plain, member_named(object, member),
        std::string_view(mapped.path).substr(member.size()));
  }
  std::array<const JsonValue*, field_names.size()> members{};
  for (std::size_t i = 0; i < object.keys.size(); ++i) {
    const auto rows = rows_by_member().find(compared(object.keys[i]));
    if (rows == rows_by_member().end()) continue;
    for (const std::size_t row : rows->second) members.at(row) = &object.values[i];
  }
  for (std::size_t row = 0; row < members.size(); ++row) {
    const FieldName& name = field_names.at(row);
    if (members.at(row) == nullptr) continue;
    add(name.field, name.path, name.form, members.at(row),
        name.path.substr(first_step(name.path).member.size()));
  }
}

/// `rest` is the path without its first member, which is `member`.
void FieldValues::add(ArticleField field, std::string_view path, NameForm form,
                      const JsonValue* member, std::string_view rest) {
  if (member == nullptr || !has_value(*member)) return;
  std::vector<Named>& values = fields_.at(static_cast<std::size_t>(field));
  if (rest.empty()) return values.push_back({path, form, member});
  auto list = std::make_unique<JsonValue>();
  list->kind = JsonValue::Kind::list;
  const Step step = first_step(rest);
  if (!step.condition) {
    gather(*member, step.rest, *list, 0);
  } else if (member->is_list()) {
    gather_each(*member, step, *list, 0);
  }
  std::erase_if(list->values, [](const JsonValue& value) { return !has_value(value); });
  if (list->values.empty()) return;
  const bool is_one = list->values.size() == 1;
  values.push_back({path, form, is_one ? &list->values.front() : list.get()});
  gathered_.push_back(std::move(list));
}

}  // namespace gazette
