// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/topic_lookup.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <set>
#include <utility>

#include "core/query/warning.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "core/topics/default_topics.hpp"
#include "searcher/index/index_topic_tree.hpp"
#include "searcher/words/name_suggestion.hpp"

namespace gazette {
namespace {

using Paths = std::vector<std::string>;

bool is_filed(const std::string& path, const IndexView& index) {
  return index.db.term_exists(whole_term(field("topic"), path));
}

/// How many articles are filed under `path` or below it.
std::size_t articles_of(const std::string& path, const IndexView& index) {
  return index.db.get_termfreq(whole_term(field("topic"), path));
}

bool is_top_topic(std::string_view path) {
  return std::find(top_topics.begin(), top_topics.end(), path) != top_topics.end();
}

/// Every path that articles of the index are filed under.
Paths filed_paths(const IndexView& index) {
  const std::string prefix(field("topic").prefix);
  Paths paths;
  for (auto term = index.db.allterms_begin(prefix); term != index.db.allterms_end(prefix); ++term) {
    paths.push_back((*term).substr(prefix.size()));
  }
  return paths;
}

Paths named_by_tree(const std::string& value, const IndexView& index) {
  if (index.topics == nullptr) return {};
  if (const Topic* topic = find_by_name(index.topics->tree(), value)) return {topic->path};
  return index.topics->names().paths_of(value);
}

/// Topics that sources state but the tree lacks can be named by their last steps as well.
Paths ending_in(const std::string& steps, const IndexView& index) {
  Paths paths = filed_paths(index);
  std::erase_if(paths, [&](const std::string& path) { return !path.ends_with('/' + steps); });
  return paths;
}

/// The words of a name: "crude-oil" and "Crude oil" have two.
std::set<std::string> words_of_name(std::string_view name) {
  std::set<std::string> words;
  std::string word;
  for (const char c : fold_case(name) + ' ') {
    const bool is_letter =
        (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
    if (is_letter) {
      word += c;
    } else if (!word.empty()) {
      words.insert(std::exchange(word, {}));
    }
  }
  return words;
}

bool has_words(std::string_view name, const std::set<std::string>& words) {
  const std::set<std::string> of_name = words_of_name(name);
  return std::includes(of_name.begin(), of_name.end(), words.begin(), words.end());
}

/// Topics with articles in whose names all words of `value` stand, those of most articles first.
Paths topics_with_words(const std::string& value, const IndexView& index) {
  constexpr std::size_t most = 3;
  const std::set<std::string> words = words_of_name(value);
  if (index.topics == nullptr || words.empty()) return {};
  struct Named {
    std::string name;
    std::size_t articles;
  };
  std::vector<Named> found;
  for (const Topic& topic : index.topics->tree().topics()) {
    const auto in_label = [&](const TopicLabel& label) { return has_words(label.text, words); };
    const auto in_alias = [&](const std::string& alias) { return has_words(alias, words); };
    const auto label = std::find_if(topic.labels.begin(), topic.labels.end(), in_label);
    const bool is_named = label != topic.labels.end() ||
                          std::any_of(topic.aliases.begin(), topic.aliases.end(), in_alias);
    const std::size_t articles = is_named ? articles_of(topic.path, index) : 0;
    if (articles == 0) continue;
    const bool is_label_one =
        label != topic.labels.end() && topics_named(label->text, index) == Paths{topic.path};
    found.push_back({is_label_one ? label->text : topic.path, articles});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Named& a, const Named& b) { return a.articles > b.articles; });
  found.resize(std::min(found.size(), most));
  Paths names;
  for (Named& each : found) names.push_back(std::move(each.name));
  return names;
}

}  // namespace

Paths topics_named(const std::string& value, const IndexView& index) {
  const std::string path = normalize_topic(value);
  if (path.empty()) return {};
  if (is_filed(path, index) || is_top_topic(path)) return {path};
  Paths meant = named_by_tree(value, index);
  if (meant.empty()) meant = ending_in(path, index);
  if (meant.size() < 2) return meant;
  Paths filed;
  std::copy_if(meant.begin(), meant.end(), std::back_inserter(filed),
               [&](const std::string& each) { return is_filed(each, index); });
  return filed.empty() ? meant : filed;
}

TopicFault topic_fault(const std::string& value, const Paths& meant) {
  if (meant.size() == 1) return {};
  if (meant.size() > 1) {
    constexpr std::size_t most = 5;
    const Paths named(meant.begin(),
                      meant.begin() + static_cast<std::ptrdiff_t>(std::min(meant.size(), most)));
    return {
        fmt::format("{} may be any of {} topics", in_quotes(value), meant.size()),
        fmt::format(
            "write {}{}", fmt::join(named, " or "),
            meant.size() > most
                ? " or another one (gazette-search --topics and the start of the page list them)"
                : "")};
  }
  return {fmt::format("no article has the topic {}", in_quotes(value)), {}};
}

std::vector<std::string> topics_meant(const std::string& value, const IndexView& index) {
  if (Paths named = topics_with_words(value, index); !named.empty()) return named;
  const Paths known = filed_paths(index);  // in order, as the terms of an index are
  std::string near = suggest_name(normalize_topic(value), known);
  if (near.empty() && index.topics != nullptr) {
    Paths names;
    for (const Topic& topic : index.topics->tree().topics()) {
      if (!std::binary_search(known.begin(), known.end(), topic.path)) continue;
      names.push_back(topic.path);
      names.push_back(topic.path.substr(topic.path.rfind('/') + 1));
      names.insert(names.end(), topic.aliases.begin(), topic.aliases.end());
      for (const TopicLabel& label : topic.labels) names.push_back(normalize_topic(label.text));
    }
    near = suggest_name(normalize_topic(value), names);
  }
  return near.empty() ? Paths() : Paths{near};
}

}  // namespace gazette
