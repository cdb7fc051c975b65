// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/nearest_value.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/text/text.hpp"
#include "searcher/query/topic_lookup.hpp"
#include "searcher/words/name_suggestion.hpp"

namespace gazette {
namespace {

/// Calls `take` with whole values of `field` in the index, as their terms have them (folded), until
/// it says that it needs no more.
template <typename Take>
void for_values_of(const Field& field, const IndexView& index, Take take) {
  const std::string start =
      field.kind == FieldKind::name ? word_term(field, name_mark) : std::string(field.prefix);
  for (auto term = index.db.allterms_begin(start); term != index.db.allterms_end(start); ++term) {
    if (!take((*term).substr(start.size()))) return;
  }
}

/// All values of `field`, whose values are codes, in the index; none where they are too many to
/// list.
std::vector<std::string> few_codes_of(const Field& field, const IndexView& index) {
  constexpr std::size_t most = 20;
  std::vector<std::string> codes;
  for_values_of(field, index, [&](const std::string& value) {
    codes.push_back(value);
    return codes.size() <= most;
  });
  if (codes.size() > most) codes.clear();
  return codes;
}

/// The spelling of a whole value that most of the first articles with it have. `folded` is as its
/// term has it.
std::string spelling_of(const Field& field, const std::string& folded, const IndexView& index) {
  constexpr std::size_t most_articles = 20;
  const std::string term = word_term(field, name_mark) + folded;
  std::map<std::string, std::size_t> spellings;
  std::size_t articles = 0;
  for (auto document = index.db.postlist_begin(term);
       document != index.db.postlist_end(term) && articles < most_articles;
       ++document, ++articles) {
    const Article article = from_record(index.db.get_document(*document).get_data());
    for (const std::string& value : field.values(article)) {
      if (whole_term(field, value) == term) ++spellings[one_line(value)];
    }
  }
  const auto commonest =
      std::max_element(spellings.begin(), spellings.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return commonest == spellings.end() ? folded : commonest->first;
}

}  // namespace

std::vector<std::string> values_meant(const UnknownValue& unknown, const IndexView& index) {
  const Field& field = *unknown.field;
  if (field.kind == FieldKind::topic) return topics_meant(unknown.typed, index);
  if (field.codes != nullptr && !few_codes_of(field, index).empty()) return {};  // all are named
  NearestName nearest(fold_case(one_line(unknown.typed)));
  for_values_of(field, index, [&](const std::string& value) {
    nearest.offer(value);
    return !nearest.is_decided();
  });
  if (nearest.best().empty()) return {};
  return {field.kind == FieldKind::name ? spelling_of(field, nearest.best(), index)
                                        : nearest.best()};
}

std::string hint_of(const UnknownValue& unknown, const std::vector<std::string>& meant,
                    const IndexView& index) {
  const Field& field = *unknown.field;
  if (field.codes != nullptr) {
    const std::vector<std::string> codes = few_codes_of(field, index);
    if (!codes.empty()) return fmt::format("the index has {}", fmt::join(codes, ", "));
  }
  if (meant.empty()) {
    return field.kind == FieldKind::topic
               ? "gazette-search --topics and the start of the page list the topics"
               : "";
  }
  std::string names;
  for (std::size_t i = 0; i < meant.size(); ++i) {
    const std::string_view separator = i == 0 ? "" : i + 1 < meant.size() ? ", " : " or ";
    names.append(separator).append(in_quotes(meant[i]));
  }
  return fmt::format("did you mean {}?", names);
}

std::optional<std::string> with_meant_value(const std::string& query, std::size_t byte_offset,
                                            const UnknownValue& unknown, const std::string& meant) {
  constexpr std::size_t longest_quote = 3;  // bytes
  const std::size_t begin = query.find(unknown.typed, byte_offset);
  if (begin == std::string::npos || begin > byte_offset + longest_quote) return std::nullopt;
  const bool is_quoted = begin > byte_offset;
  const bool needs_quotes = !is_quoted && meant.find_first_of(" ()") != std::string::npos;
  std::string corrected = query;
  corrected.replace(begin, unknown.typed.size(), needs_quotes ? in_quotes(meant) : meant);
  return corrected;
}

std::optional<std::string> with_meant_text(const std::string& query, std::size_t byte_offset,
                                           const MeantText& text) {
  if (query.find(text.typed, byte_offset) != byte_offset) return std::nullopt;
  std::string corrected = query;
  return corrected.replace(byte_offset, text.typed.size(), text.meant);
}

}  // namespace gazette
