// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/negative_answer.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/schema/schema.hpp"
#include "searcher/matches/match_set.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/query/query_parts.hpp"
#include "searcher/query/required_conditions.hpp"

namespace gazette {
namespace {

/// So many forms are listed.
constexpr std::size_t most_forms = 500;

/// Whether `term` is that of a day, month or year: a period has many, which say nothing.
bool is_of_date(const std::string& term) {
  for (const std::string_view prefix : {field("date").prefix, month_prefix, year_prefix}) {
    if (term.size() > prefix.size() && term.starts_with(prefix) &&
        term.find_first_not_of("0123456789", prefix.size()) == std::string::npos) {
      return true;
    }
  }
  return false;
}

/// Adds the terms that the index would have of `word`, in each of its languages and as it is typed.
void add_forms(std::map<std::string, std::vector<std::string>>& words, const std::string& word,
               const IndexView& index) {
  const auto add = [&](const std::string& term) {
    if (term.empty()) return;
    std::vector<std::string>& typed = words[term];
    if (std::find(typed.begin(), typed.end(), word) == typed.end()) typed.push_back(word);
  };
  for (const std::string& language : index.languages) {
    for (const Token& token : index.analyzer.analyze(word, language)) {
      add(token.word->term);
      add(token.word->variant);
      for (const std::string& each : token.word->spellings) add(spelling_form(each));
      if (is_listed(*token.word)) add(own_form(token.word->folded));
    }
  }
}

/// `term` for people: `zeppelin (en)`, `title:zeppelin (en)`, `source daily`. Empty for one that
/// nobody types, which says who filed an article or which file it came from.
std::string form_of(const std::string& term) {
  if (term.empty() || term.front() < 'A' || term.front() > 'Z') return shown_term(term);
  for (const Field& each : fields) {
    if (!term.starts_with(each.prefix)) continue;
    if (each.kind == FieldKind::text) {
      return fmt::format("{}:{}", each.name, shown_term(term).substr(each.prefix.size()));
    }
    std::string value = term.substr(each.prefix.size());
    if (each.kind == FieldKind::name && value.starts_with(name_mark)) {
      value.erase(0, name_mark.size());
    }
    return fmt::format("{} {}", each.name, value);
  }
  return {};
}

/// Each filter as it was typed: `source Daily`.
std::vector<TriedForm> tried_filters(const Conditions& conditions, const IndexView& index,
                                     const TimeLimit& time) {
  std::vector<TriedForm> forms;
  for (const ResolvedFilter& filter : conditions.filters) {
    const std::optional<std::size_t> articles =
        count_matches(index.db, condition_query(*filter.field, filter.value, index), time);
    if (!articles) break;
    forms.push_back({"", fmt::format("{} {}", filter.field->name, filter.typed), *articles});
  }
  return forms;
}

/// The terms of what `conditions` select.
std::set<std::string> terms_not_typed(const Conditions& conditions, const IndexView& index) {
  std::set<std::string> terms;
  for (const Xapian::Query& query : filter_queries(conditions, index)) {
    for (auto term = query.get_unique_terms_begin(); term != query.get_terms_end(); ++term) {
      terms.insert(*term);
    }
  }
  return terms;
}

std::vector<TriedForm> tried_forms(const CompiledQuery& compiled, const Conditions& conditions,
                                   const IndexView& index, const TimeLimit& time) {
  const Xapian::Database& db = index.db;
  std::map<std::string, std::vector<std::string>> words = compiled.typed_words;
  std::set<std::string> all_typed(compiled.words_without_articles.begin(),
                                  compiled.words_without_articles.end());
  for (const auto& [term, each] : compiled.typed_words) all_typed.insert(each.begin(), each.end());
  for (const std::string& word : all_typed) add_forms(words, word, index);
  std::set<std::string> not_typed = terms_not_typed(conditions, index);
  // What articles are preferred by was not typed either.
  for (const std::string& language : compiled.languages) {
    not_typed.insert(whole_term(language_field, language));
  }
  for (auto term = compiled.query->get_unique_terms_begin();
       term != compiled.query->get_terms_end(); ++term) {
    if (!is_of_date(*term) && !not_typed.contains(*term)) words.try_emplace(*term);
  }
  std::vector<TriedForm> forms = tried_filters(conditions, index, time);
  for (const auto& [term, typed] : words) {
    if (forms.size() >= most_forms) break;
    std::string form = form_of(term);
    if (form.empty()) continue;
    std::string word;
    for (const std::string& each : typed) word += (word.empty() ? "" : " ") + each;
    forms.push_back({std::move(word), std::move(form), db.get_termfreq(term)});
  }
  std::stable_sort(forms.begin(), forms.end(),
                   [](const TriedForm& a, const TriedForm& b) { return a.word < b.word; });
  return forms;
}

/// The articles of the days that are asked for; all where none are.
Xapian::Query articles_of(const std::vector<std::vector<Period>>& asked,
                          const Xapian::Database& db) {
  std::vector<Xapian::Query> parts;
  for (const std::vector<Period>& periods : asked) {
    std::vector<Xapian::Query> days;
    days.reserve(periods.size());
    for (const Period& period : periods) days.push_back(period_query(period, db));
    parts.push_back(any_of(days));
  }
  return parts.empty() ? match_all() : all_of(parts);
}

}  // namespace

void explain_nothing(Page& page, const Node& tree, const CompiledQuery& compiled,
                     const Conditions& conditions, const IndexView& index, const TimeLimit& time) {
  page.explanation->tried = tried_forms(compiled, conditions, index, time);
  MatchOptions options;
  options.counting = Counting::exact;
  options.time = time;
  options.counted = {Slot::day};
  options.places = index.places;
  const MatchSet found = find_matches(
      index.db, articles_of(asked_periods(conditions, tree, index), index.db), options);
  page.explanation->covered =
      Covered{found.tally.seen, make_timeline(TimeUnit::year, found.counts.front()).matched};
}

}  // namespace gazette
