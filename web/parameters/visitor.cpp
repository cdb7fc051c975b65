// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/parameters/visitor.hpp"

#include "web/protocol/accepted_languages.hpp"

namespace gazette {
namespace {

/// Browsers send some hundreds of different fields; more are made up.
constexpr std::size_t most_met = 200;

}  // namespace

Reader reader_of(const std::string& accept_language) {
  return {accepted_languages(accept_language),
          ReaderLocale::first_of(accepted_ranges(accept_language))};
}

const Reader& Readers::of(const std::string& accept_language) {
  const std::string heeded = accept_language.substr(0, max_accept_language_bytes);
  if (const auto met = met_.find(heeded); met != met_.end()) return met->second;
  if (met_.size() == most_met) met_.clear();
  return met_.emplace(heeded, reader_of(heeded)).first->second;
}

}  // namespace gazette
