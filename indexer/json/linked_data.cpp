// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/linked_data.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "core/text/host_name.hpp"
#include "indexer/json/json_fields.hpp"
#include "indexer/json/json_text.hpp"
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

/// A rough measure of the memory that a value takes.
std::size_t size_of(const JsonValue& value) {
  std::size_t size = sizeof(JsonValue) + value.text.size();
  for (const std::string& key : value.keys) size += sizeof(std::string) + key.size();
  for (const JsonValue& each : value.values) size += size_of(each);
  return size;
}

/// The objects of a page by their ids, and the references to them resolved.
class NamedObjects {
 public:
  explicit NamedObjects(const JsonValue& root) : most_copied_(size_of(root) * most_copies) {
    collect(root, 0);
  }

  /// The object that `value` refers to; `value` itself for a reference to what the page does not
  /// have, and when the copies of objects have become too large. In a list each object comes once.
  JsonValue resolved(const JsonValue& value) {
    if (value.is_list()) return resolved_list(value);
    const Object* const object = object_of(value);
    if (object == nullptr || copied_ + object->size > most_copied_) return value;
    copied_ += object->size;
    return *object->value;
  }

 private:
  /// A page refers to its publisher and its authors a few times: together the copies are no larger
  /// than so many of all that the page says.
  static constexpr std::size_t most_copies = 16;

  struct Object {
    const JsonValue* value;
    std::size_t size;
  };

  /// What `value` refers to; nullptr when it is no reference.
  const Object* object_of(const JsonValue& value) const {
    if (!value.is_object() || value.find("name") != nullptr) return nullptr;
    const auto found = named_.find(id_of(value));
    return found == named_.end() ? nullptr : &found->second;
  }

  JsonValue resolved_list(const JsonValue& list) {
    JsonValue result{.kind = list.kind, .text = {}, .keys = {}, .values = {}};
    std::set<const Object*> taken;
    for (const JsonValue& each : list.values) {
      const Object* const object = object_of(each);
      if (object == nullptr || taken.insert(object).second) {
        result.values.push_back(resolved(each));
      }
    }
    return result;
  }

  void collect(const JsonValue& value, int depth) {
    if (depth > deepest_graph) return;
    if (!id_of(value).empty() && (value.find("name") != nullptr || value.find("url") != nullptr)) {
      named_.try_emplace(id_of(value), Object{&value, size_of(value)});
    }
    for (const JsonValue& each : value.values) collect(each, depth + 1);
  }

  std::map<std::string_view, Object> named_;
  std::size_t most_copied_;
  std::size_t copied_ = 0;
};

void drop_addresses(std::vector<std::string>& names) {
  std::erase_if(names, [](const std::string& name) { return is_web_address(name); });
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
  // A body with tags is read as HTML later, and references of titles and texts are resolved then;
  // those of addresses are not.
  const bool is_resolved_later =
      has_html_blocks(value.text) || (has_references(value.text) && !is_web_address(value.text));
  if (value.is_text() && !is_resolved_later) value.text = without_references(value.text);
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
  NamedObjects named(root);
  JsonValue object = *found;
  for (std::size_t i = 0; i < object.values.size(); ++i) {
    if (object.keys[i] != "mainEntityOfPage") object.values[i] = named.resolved(object.values[i]);
  }
  resolve_characters(object);
  Article article = article_of_object(object);
  // Neither "@id", which names the object within its page, nor "identifier", a number that another
  // site gives as well, is the id of a page.
  article.id.clear();
  article.url.erase(std::min(article.url.find('#'), article.url.size()));
  if (!is_web_address(article.url)) article.url.clear();
  if (is_web_address(article.source)) article.source.clear();
  drop_addresses(article.authors);
  return article;
}

}  // namespace gazette
