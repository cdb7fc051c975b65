// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/names.hpp"

#include <algorithm>
#include <string>

#include "core/schema/schema.hpp"

namespace gazette {

bool NameReader::has(const RulePart& part, const Article& article, const RuleLookup& lookup) {
  std::vector<Hit> its = hits_in(part.field->values(article), lookup);
  if (part.words.size() > 1) {
    std::erase_if(its, [](const Hit& hit) { return hit.position == 0; });
  }
  std::vector<std::vector<std::uint32_t>> positions;
  positions.reserve(part.words.size());
  for (const RuleWord& word : part.words) {
    positions.push_back(positions_among(its, word));
    if (positions.back().empty()) return false;
  }
  return stand_in_order(std::vector<Positions>(positions.begin(), positions.end()), part.span);
}

std::vector<NameReader::Hit> NameReader::hits_in(const std::vector<std::string>& values,
                                                 const RuleLookup& lookup) {
  std::vector<Hit> its;
  std::uint32_t after = 0;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    const std::vector<Token> tokens = analyzer_.analyze(value, unknown_language);
    for (const Token& token : tokens) {
      // A word that is a name alone has no position.
      add_hits(*token.word, tokens.size() == 1 ? 0 : after + token.position, lookup, its);
    }
    after += static_cast<std::uint32_t>(tokens.size()) + position_gap;
  }
  return its;
}

void NameReader::add_hits(const Word& word, std::uint32_t position, const RuleLookup& lookup,
                          std::vector<Hit>& to) {
  for (const std::string* term : {&word.term, &word.variant}) {
    if (term->empty()) continue;
    const auto known = lookup.terms.find(*term);
    if (known != lookup.terms.end()) to.push_back({known->second, position});
    lookup.each_beginning(plain_text(*term), [&](RuleSign sign) {
      to.push_back({sign, position});
    });
  }
}

std::vector<std::uint32_t> NameReader::positions_among(const std::vector<Hit>& its,
                                                       const RuleWord& word) {
  std::vector<std::uint32_t> positions;
  for (const Hit& hit : its) {
    const bool is_it =
        std::find(word.signs.begin(), word.signs.end(), hit.sign) != word.signs.end();
    if (is_it) positions.push_back(hit.position);
  }
  std::sort(positions.begin(), positions.end());
  return positions;
}

}  // namespace gazette
