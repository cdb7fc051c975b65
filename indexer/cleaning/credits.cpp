// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/credits.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/cleaning/agencies.hpp"

namespace gazette {
namespace {

/// Longer lines go on with the story, or credit many: only a few words of each are looked at.
constexpr std::size_t longest_credits_bytes = 600;
constexpr std::size_t longest_byline_bytes = 200;
constexpr std::size_t most_authors = 20;

constexpr auto prefixes = std::to_array<std::string_view>({"by", "von", "por", "par"});
constexpr auto conjunctions = std::to_array<std::string_view>({"and", "und", "y", "et", "e", "&"});
constexpr auto particles = std::to_array<std::string_view>(
    {"de", "van", "von", "la", "der", "den", "del", "da", "dos", "el", "al", "bin", "ten", "zu"});

/// Before the names of those who reported or wrote.
constexpr auto reporting = std::to_array<std::string_view>(
    {"reporting", "writing", "reporting and writing", "writing and reporting",
     "additional reporting", "additional writing", "reporting and editing",
     "additional reporting and writing", "reported", "written"});

template <std::size_t N>
bool is_in(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool begins_as_name(std::string_view word) {
  const std::size_t begin = word.find_first_not_of("(\"'");
  if (begin == std::string_view::npos) return false;
  return count_letters(word.substr(begin, cut_point(word.substr(begin), 4))).upper > 0;
}

std::vector<std::string_view> words_of_line(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < line.size();) {
    const std::size_t end = std::min(line.find(' ', begin), line.size());
    if (end > begin) words.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// The whole of `line` without the brackets around it.
std::string_view without_brackets_around(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with('(') && line.ends_with(')')) line = line.substr(1, line.size() - 2);
  return trimmed(line);
}

/// Whether `words` are the name of a person: two to five of them, with capitals but for particles.
bool is_person(const std::vector<std::string_view>& words) {
  constexpr std::size_t most_words = 5;
  if (words.size() < 2 || words.size() > most_words) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_particle = i + 1 < words.size() && is_in(words[i], particles);
    if (!begins_as_name(words[i]) && !is_particle) return false;
    if (words[i].find_first_of("0123456789:?!\";()/") != std::string_view::npos) return false;
  }
  return true;
}

std::string name_of(const std::vector<std::string_view>& words) {
  return {words.front().data(), words.back().data() + words.back().size()};
}

/// Of one word, or one that might be a person: what follows "in London and".
bool is_city(const std::vector<std::string_view>& words) {
  constexpr auto cities = std::to_array<std::string_view>(
      {"New York", "New Delhi", "Hong Kong", "Los Angeles", "San Francisco", "Mexico City",
       "Buenos Aires", "Tel Aviv", "Cape Town", "Abu Dhabi", "Kuala Lumpur", "Phnom Penh",
       "Addis Ababa", "Sao Paulo", "São Paulo", "Las Vegas", "New Orleans", "Rio de Janeiro"});
  return words.size() == 1 || is_in(name_of(words), cities);
}

enum class Places { none, behind_names };

/// The names of a list, "Ada Quill, Bo Ferry and Cy Tarn"; nothing when a part of it is none. With
/// `places`, a part may have one after its name: "Ada Quill in London".
std::optional<std::vector<std::string>> names_in(std::string_view list, Places places) {
  std::vector<std::string> names;
  std::vector<std::string_view> part;
  bool is_behind_place = false;
  const auto end_part = [&] {
    if (part.empty()) return true;
    if (places == Places::behind_names) {
      const auto in = std::find(part.begin(), part.end(), "in");
      const bool is_place = in == part.begin() ||  // "and in Paris"
                            (is_behind_place && in == part.end() && is_city(part));
      if (is_place) {
        part.clear();
        return true;
      }
      is_behind_place = in != part.end();
      part.erase(in, part.end());
    }
    if (!is_person(part) || names.size() == most_authors) return false;
    names.push_back(name_of(part));
    part.clear();
    return true;
  };
  for (std::string_view word : words_of_line(list)) {
    const bool is_end = word.ends_with(',');
    if (is_end) word.remove_suffix(1);
    if (is_in(word, conjunctions)) {
      if (!end_part()) return std::nullopt;
      continue;
    }
    if (!word.empty()) part.push_back(word);
    if (is_end && !end_part()) return std::nullopt;
  }
  if (!end_part() || names.empty()) return std::nullopt;
  return names;
}

/// "Reporting by Jane Roe; Editing by Ada Quill".
std::optional<Credits> reporting_credits(std::string_view line) {
  Credits credits;
  bool is_first = true;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(';'), line.size());
    std::string_view clause = trimmed(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
    while (clause.ends_with('.')) clause.remove_suffix(1);
    const std::size_t by = clause.find(" by ");
    const bool is_report =
        by != std::string_view::npos && is_in(fold_case(clause.substr(0, by)), reporting);
    if (std::exchange(is_first, false) && !is_report) return std::nullopt;
    if (!is_report) continue;
    const auto names = names_in(clause.substr(by + 4), Places::behind_names);
    if (!names) continue;
    credits.authors.insert(credits.authors.end(), names->begin(), names->end());
  }
  if (credits.authors.empty() || credits.authors.size() > most_authors) return std::nullopt;
  return credits;
}

/// Of "Reuters", "AP Business Writer", "of The Canadian Press".
std::string_view agency_in(std::string_view part) {
  part = trimmed(part);
  for (const std::string_view word : {"of ", "for ", "the "}) {
    if (part.starts_with(word)) part.remove_prefix(word.size());
  }
  if (const std::string_view name = agency_named(part); !name.empty()) return name;
  // An office may follow the name: one to three words.
  for (int words = 0; words < 3; ++words) {
    const std::size_t blank = part.rfind(' ');
    if (blank == std::string_view::npos) return {};
    part = part.substr(0, blank);
    if (const std::string_view name = agency_named(part); !name.empty()) return name;
  }
  return {};
}

bool has_conjunction(std::string_view names) {
  const std::vector<std::string_view> words = words_of_line(names);
  return std::any_of(words.begin(), words.end(),
                     [](std::string_view word) { return is_in(word, conjunctions); });
}

/// "By Jane Roe and Bo Ferry, Reuters".
std::optional<Credits> byline_credits(std::string_view line) {
  const std::size_t blank = line.find(' ');
  if (blank == std::string_view::npos || line.ends_with('.')) return std::nullopt;
  if (!begins_as_name(line) || !is_in(fold_case(line.substr(0, blank)), prefixes)) {
    return std::nullopt;
  }
  Credits credits;
  std::string_view names = trimmed(line.substr(blank));
  if (names.ends_with(')')) {
    const std::size_t open = names.rfind('(');
    if (open == std::string_view::npos) return std::nullopt;
    credits.agency = agency_in(names.substr(open + 1, names.size() - open - 2));
    if (credits.agency.empty()) return std::nullopt;
    names = trimmed(names.substr(0, open));
  }
  // What follows the last comma may be an agency, an office or the last name.
  for (std::size_t comma = names.rfind(','); comma != std::string_view::npos;
       comma = names.rfind(',')) {
    const std::string_view last = trimmed(names.substr(comma + 1));
    if (has_conjunction(last)) break;  // "Ada Quill, Bo Ferry and Cy Tarn"
    if (credits.agency.empty()) credits.agency = agency_in(last);
    if (credits.agency.empty() && !has_conjunction(names)) {
      const auto list = names_in(names, Places::none);
      if (list && list->size() > 2) break;  // of two, the other is an office: "Staff Writer"
    }
    names = trimmed(names.substr(0, comma));
  }
  for (const std::string_view word : {" of ", " for "}) {
    const std::size_t at = names.rfind(word);
    if (at == std::string_view::npos || !credits.agency.empty()) continue;
    credits.agency = agency_in(names.substr(at + 1));
    if (!credits.agency.empty()) names = trimmed(names.substr(0, at));
  }
  std::optional<std::vector<std::string>> authors = names_in(names, Places::none);
  if (!authors) return std::nullopt;
  credits.authors = *std::move(authors);
  return credits;
}

}  // namespace

std::optional<std::string> byline(std::string_view line) {
  constexpr std::array<std::string_view, 10> small = {"and", "und", "y",   "et", "e",
                                                      "de",  "van", "von", "la", "der"};
  constexpr std::size_t most_words = 7;
  constexpr std::size_t max_code_points = 60;  // longer ones go on with the story
  if (line.ends_with('.') || count_code_points(line) > max_code_points) return {};
  const std::vector<std::string_view> words = words_of_line(line.substr(0, line.find(',')));
  if (words.size() < 3 || words.size() > most_words || !begins_as_name(words[0])) return {};
  if (!is_in(fold_case(words[0]), prefixes)) return {};
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool is_small = is_in(words[i], small);
    if (!begins_as_name(words[i]) && !(is_small && i > 1 && i + 1 < words.size())) return {};
    if (words[i].find_first_of("0123456789:?!\";") != std::string_view::npos) return {};
  }
  const char* const begin = words[1].data();
  return std::string(begin, words.back().data() + words.back().size());
}

std::optional<Credits> credits_of(std::string_view line) {
  if (line.size() > longest_credits_bytes) return std::nullopt;
  line = without_brackets_around(line);
  if (std::optional<Credits> credits = reporting_credits(line)) return credits;
  if (line.size() > longest_byline_bytes) return std::nullopt;
  return byline_credits(line);
}

std::string agency_of_line(std::string_view line) {
  constexpr std::size_t longest_bytes = 60;
  constexpr auto labels = std::to_array<std::string_view>(
      {"©", "—", "–", "--", "-", "(c)", "Source:", "SOURCE:", "Quelle:", "Fuente:", "Fonte:"});
  if (line.size() > longest_bytes) return {};
  line = trimmed(line);
  for (const std::string_view label : labels) {
    if (!line.starts_with(label)) continue;
    line = trimmed(line.substr(label.size()));
    break;
  }
  return std::string(agency_named(without_brackets_around(line)));
}

}  // namespace gazette
