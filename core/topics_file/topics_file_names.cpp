// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/topics_file/topics_file_names.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Of a path as people write it; `normalize_topic` keeps no more than `max_topic_depth`.
std::size_t steps_of(std::string_view path) {
  const std::string folded = fold_case(path);
  std::size_t steps = 0;
  for (std::size_t begin = 0; begin <= folded.size();) {
    const std::size_t end = std::min(folded.find('/', begin), folded.size());
    if (!one_line(std::string_view(folded).substr(begin, end - begin)).empty()) ++steps;
    begin = end + 1;
  }
  return steps;
}

}  // namespace

void TopicsFileNames::add_default(const Topic& topic) {
  for (const std::string& alias : topic.aliases) owners_[alias] = {topic.path, 0};
  for (const std::string& code : topic.codes) owners_[code] = {topic.path, 0};
}

std::optional<std::string> TopicsFileNames::read(const TomlValue& value, std::string_view what,
                                                 const std::string& path) {
  const std::string text = text_of(value, fmt::format("{} of {}", what, path));
  const std::string it = fmt::format("the {} {} of {}", what, text, path);
  const std::string name = normalize_topic(text);
  if (name.empty()) throw LineError(value.line, it + " has no letter");
  if (const std::size_t steps = steps_of(text); steps > max_topic_depth) {
    throw LineError(value.line, fmt::format("{} is {} steps deep; the maximum is {}", it, steps,
                                            max_topic_depth));
  }
  const auto [owner, is_new] = owners_.try_emplace(name, Owner{path, value.line});
  if (is_new) return name;
  const auto& [whose, line] = owner->second;
  if (whose == path && line == 0) return std::nullopt;
  const std::string where = line == 0 ? "in the default topics" : fmt::format("in line {}", line);
  throw LineError(value.line, fmt::format("{} already belongs to {}, {}", it, whose, where));
}

void TopicsFileNames::check_paths(const TopicLines& topics) const {
  for (const auto& [name, owner] : owners_) {
    const auto other = topics.find(name);
    if (name == owner.path || other == topics.end()) continue;
    if (owner.line == 0) {
      throw LineError(other->second,
                      fmt::format("{} is a name of the default topic {}; add to [topic.\"{}\"], "
                                  "or choose another name",
                                  name, owner.path, owner.path));
    }
    throw LineError(owner.line, fmt::format("the name {} of {} is the path of another topic", name,
                                            owner.path));
  }
}

}  // namespace gazette
