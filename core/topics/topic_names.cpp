// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics/topic_names.hpp"

#include <algorithm>
#include <array>

#include "core/schema/topic.hpp"

namespace gazette {
namespace {

/// Addresses of IPTC's vocabularies (https://cv.iptc.org/newscodes/), as `normalize_topic` leaves
/// them, and the short form of their codes.
struct Vocabulary {
  std::string_view address;
  std::string_view prefix;
};
constexpr std::array vocabularies = {
    Vocabulary{"http:/cv.iptc.org/newscodes/mediatopic/", "medtop:"},
    Vocabulary{"https:/cv.iptc.org/newscodes/mediatopic/", "medtop:"},
    Vocabulary{"http:/cv.iptc.org/newscodes/subjectcode/", "subj:"},
    Vocabulary{"https:/cv.iptc.org/newscodes/subjectcode/", "subj:"},
};

constexpr std::string_view subject_codes = "subj:";

/// The one spelling that names are compared in.
std::string key_of(std::string_view name) {
  std::string key = normalize_topic(name);
  for (const Vocabulary& row : vocabularies) {
    if (key.starts_with(row.address)) key.replace(0, row.address.size(), row.prefix);
  }
  return key;
}

/// `key`, and of a Subject Code those that it is a part of: two digits of a heading, three of a
/// matter and three of its detail.
std::vector<std::string> with_broader_codes(const std::string& key) {
  std::vector<std::string> keys = {key};
  if (!key.starts_with(subject_codes) || key.size() != subject_codes.size() + 8) return keys;
  for (const std::size_t zeros : {3, 6}) {
    keys.push_back(key.substr(0, key.size() - zeros) + std::string(zeros, '0'));
  }
  return keys;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

const Topic* find_by_name(const TopicTree& tree, std::string_view name) {
  for (const std::string& key : with_broader_codes(key_of(name))) {
    if (const Topic* topic = tree.find(key)) return topic;
    for (const Topic& topic : tree.topics()) {
      if (contains(topic.aliases, key) || contains(topic.codes, key)) return &topic;
    }
  }
  return nullptr;
}

TopicNames::TopicNames(const TopicTree& tree) : tree_(tree) {
  for (std::size_t i = 0; i < tree.topics().size(); ++i) {
    paths_.emplace(topic(i).path, i);
    last_steps_.emplace(last_step(topic(i).path), i);
    for (const std::string& alias : topic(i).aliases) aliases_.emplace(alias, i);
    for (const std::string& code : topic(i).codes) codes_.emplace(code, i);
  }
}

const std::unordered_multimap<std::string, std::size_t>& TopicNames::labels() const {
  std::call_once(labels_are_made_, [&] {
    for (std::size_t i = 0; i < tree_.topics().size(); ++i) {
      for (const TopicLabel& label : topic(i).labels) {
        labels_.emplace(normalize_topic(label.text), i);
      }
    }
  });
  return labels_;
}

std::optional<std::size_t> TopicNames::exact(const std::string& key) const {
  for (const std::string& each : with_broader_codes(key)) {
    for (const auto* names : {&paths_, &aliases_, &codes_}) {
      if (const auto found = names->find(each); found != names->end()) return found->second;
    }
  }
  return std::nullopt;
}

/// Topics with that label or those last steps.
std::vector<std::size_t> TopicNames::likely(const std::string& key) const {
  std::vector<std::size_t> found;
  const auto [label, labels_end] = labels().equal_range(key);
  for (auto each = label; each != labels_end; ++each) found.push_back(each->second);
  const auto [step, steps_end] = last_steps_.equal_range(last_step(key));
  for (auto each = step; each != steps_end; ++each) {
    if (key.find('/') == std::string::npos || topic(each->second).path.ends_with('/' + key)) {
      found.push_back(each->second);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<std::string> TopicNames::paths_of(std::string_view name) const {
  const std::string key = key_of(name);
  if (const std::optional<std::size_t> index = exact(key)) return {topic(*index).path};
  std::vector<std::string> paths;
  for (const std::size_t index : likely(key)) paths.push_back(topic(index).path);
  return paths;
}

std::optional<std::string> TopicNames::path_of_section(std::string_view name) const {
  const std::string key = key_of(name);
  for (const auto* names : {&paths_, &aliases_}) {
    if (const auto found = names->find(key); found != names->end()) {
      return topic(found->second).path;
    }
  }
  const auto [label, labels_end] = labels().equal_range(key);
  const auto top = std::find_if(label, labels_end, [&](const auto& entry) {
    return topic(entry.second).path.find('/') == std::string::npos;
  });
  if (top == labels_end) return std::nullopt;
  return topic(top->second).path;
}

std::optional<std::string> TopicNames::path_below(std::string_view above,
                                                  std::string_view name) const {
  const std::string key = key_of(name);
  std::vector<std::size_t> below = likely(key);
  if (const std::optional<std::size_t> named = exact(key)) below.push_back(*named);
  std::erase_if(below, [&](std::size_t index) { return !lies_below(topic(index).path, above); });
  if (below.empty()) return std::nullopt;
  const bool is_one = std::all_of(below.begin(), below.end(),
                                  [&](std::size_t index) { return index == below.front(); });
  if (!is_one) return std::nullopt;
  return topic(below.front()).path;
}

/// A path that is not a topic, moved below its nearest ancestor that is one; empty without one.
std::string TopicNames::filed_below(const std::string& key) const {
  for (std::size_t slash = key.rfind('/'); slash != std::string::npos && slash > 0;
       slash = key.rfind('/', slash - 1)) {
    const std::optional<std::size_t> above = exact(key.substr(0, slash));
    if (!above) continue;
    // "Sport/Fußball" names a topic below sport by its label.
    std::string path = topic(*above).path;
    while (slash != std::string::npos) {
      const std::size_t next = key.find('/', slash + 1);
      const std::optional<std::string> named =
          path_below(path, key.substr(slash + 1, next - slash - 1));
      if (!named) return normalize_topic(path + key.substr(slash));
      path = *named;
      slash = next;
    }
    return path;
  }
  return {};
}

std::string TopicNames::filed_under(std::string_view stated) const {
  std::string key = key_of(stated);
  const bool is_other = lies_below(key, other_topics);
  if (is_other) key.erase(0, other_topics.size() + 1);
  if (key.empty()) return {};
  if (const std::optional<std::size_t> index = exact(key)) return topic(*index).path;
  const std::vector<std::size_t> named = likely(key);
  if (named.size() == 1) return topic(named.front()).path;
  if (std::string path = filed_below(key); !path.empty()) return path;
  if (key == other_topics) return key;
  return normalize_topic(std::string(other_topics) + '/' + key);
}

}  // namespace gazette
