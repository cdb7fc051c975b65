// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/visitor.hpp"

#include "web/protocol/accepted_languages.hpp"

namespace gazette {

Visitor parse_visitor(const std::string& accept_language) {
  return {accepted_languages(accept_language),
          ReaderLocale::first_of(accepted_ranges(accept_language))};
}

std::string key_of(const Visitor& visitor) {
  std::string key = visitor.locale.name();
  for (const std::string& language : visitor.languages) key.append(" ").append(language);
  return key;
}

Visitor LocaleCache::visitor(const std::string& accept_language) {
  const std::string name = ReaderLocale::name_of_first(accepted_ranges(accept_language));
  auto locale = locales_.find(name);
  if (locale == locales_.end()) {
    if (locales_.size() == max_locales) locales_.clear();
    locale = locales_.emplace(name, ReaderLocale(name)).first;
  }
  return {accepted_languages(accept_language), locale->second};
}

}  // namespace gazette
