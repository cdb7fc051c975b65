// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/linked_data.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "indexer/json/json_fields.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

/// Lists, graphs and members are visited up to this depth.
constexpr int deepest_graph = 6;

using Matches = bool (*)(const JsonValue&);

const JsonValue* find_first(const JsonValue& value, Matches matches, int depth) {
  if (depth > deepest_graph) return nullptr;
  if (matches(value)) return &value;
  if (value.is_object()) {
    const JsonValue* graph = value.find("@graph");
    return graph == nullptr ? nullptr : find_first(*graph, matches, depth + 1);
  }
  for (const JsonValue& each : value.values) {
    if (const JsonValue* found = find_first(each, matches, depth + 1)) return found;
  }
  return nullptr;
}

/// Whether `value` is a page with a date; its title may be that of the site.
bool is_dated_page(const JsonValue& value) {
  const JsonValue* type = value.find("@type");
  return type != nullptr && type->is_text() && type->text.ends_with("WebPage") &&
         value.find("datePublished") != nullptr;
}

std::string_view id_of(const JsonValue& value) {
  const JsonValue* id = value.find("@id");
  return id != nullptr && id->is_text() ? std::string_view(id->text) : std::string_view();
}

using Named = std::map<std::string_view, const JsonValue*>;

void collect_named(const JsonValue& value, Named& named, int depth) {
  if (depth > deepest_graph) return;
  if (!id_of(value).empty() && (value.find("name") != nullptr || value.find("url") != nullptr)) {
    named.emplace(id_of(value), &value);
  }
  for (const JsonValue& each : value.values) collect_named(each, named, depth + 1);
}

/// The object that `value` refers to; nothing for a reference to what the page does not have.
JsonValue resolved(const JsonValue& value, const Named& named) {
  if (value.is_list()) {
    JsonValue list{.kind = value.kind, .text = {}, .keys = {}, .values = {}};
    for (const JsonValue& each : value.values) list.values.push_back(resolved(each, named));
    return list;
  }
  if (!value.is_object() || value.find("name") != nullptr) return value;
  const auto found = named.find(id_of(value));
  return found == named.end() ? value : *found->second;
}

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

void drop_addresses(std::vector<std::string>& names) {
  std::erase_if(names, [](const std::string& name) { return is_address(name); });
}

Article dates_of_page(const JsonValue& root) {
  Article dates;
  if (const JsonValue* page = find_first(root, is_dated_page, 0)) {
    const Article article = article_of_object(*page);
    dates.published = article.published;
    dates.modified = article.modified;
  }
  return dates;
}

/// Done before lists in one text are split, because a character reference ends in their separator.
void resolve_characters(JsonValue& value) {
  // A body with tags is read as HTML later.
  if (value.is_text() && !has_html_blocks(value.text)) value.text = without_references(value.text);
  for (JsonValue& each : value.values) resolve_characters(each);
}

}  // namespace

bool is_article_type(const JsonValue& value) {
  const JsonValue* type = value.find("@type");
  if (type == nullptr) return false;
  const auto is_article = [](const JsonValue& name) {
    return name.is_text() && (name.text.ends_with("Article") || name.text.ends_with("Posting") ||
                              name.text == "Report");
  };
  return type->is_list() ? std::any_of(type->values.begin(), type->values.end(), is_article)
                         : is_article(*type);
}

Article article_of_linked_data(const JsonValue& root) {
  const JsonValue* found = find_first(root, is_article_type, 0);
  if (found == nullptr) return dates_of_page(root);
  Named named;
  collect_named(root, named, 0);
  JsonValue object = *found;
  for (std::size_t i = 0; i < object.values.size(); ++i) {
    if (object.keys[i] != "mainEntityOfPage") object.values[i] = resolved(object.values[i], named);
  }
  resolve_characters(object);
  Article article = article_of_object(object);
  // Neither "@id", which names the object within its page, nor "identifier", a number that another
  // site gives as well, is the id of a page.
  article.id.clear();
  article.url.erase(std::min(article.url.find('#'), article.url.size()));
  if (!is_address(article.url)) article.url.clear();
  if (is_address(article.source)) article.source.clear();
  drop_addresses(article.authors);
  return article;
}

}  // namespace gazette
