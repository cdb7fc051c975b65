// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/visitor.hpp"

#include "web/protocol/accepted_languages.hpp"

namespace gazette {
namespace {

/// Browsers send a few hundred different values. Clients can make up any number.
constexpr std::size_t max_visitors = 200;

}  // namespace

Visitor parse_visitor(const std::string& accept_language) {
  return {accepted_languages(accept_language),
          ReaderLocale::first_of(accepted_ranges(accept_language))};
}

const Visitor& VisitorCache::visitor(const std::string& accept_language) {
  const std::string key = accept_language.substr(0, max_accept_language_bytes);
  if (const auto found = visitors_.find(key); found != visitors_.end()) return found->second;
  if (visitors_.size() == max_visitors) visitors_.clear();
  return visitors_.emplace(key, parse_visitor(key)).first->second;
}

}  // namespace gazette
