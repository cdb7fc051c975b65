// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/dateline.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "core/dates/cursor.hpp"
#include "core/dates/month_names.hpp"
#include "core/dates/names.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/agencies.hpp"

namespace gazette {
namespace {

constexpr std::size_t examined_bytes = 240;

/// Within the name of a place: "Rio de Janeiro", "Frankfurt am Main".
constexpr auto small_words = std::to_array<std::string_view>(
    {"de",  "del", "della", "da", "do", "dos", "das",  "di", "la",  "le",   "les",
     "los", "las", "el",    "al", "of", "the", "upon", "on", "sur", "sous", "en",
     "am",  "an",  "der",   "im", "in", "bei", "ob",   "y",  "e"});

/// In capitals, and no words.
constexpr auto initials =
    std::to_array<std::string_view>({"USA", "US", "UK", "UAE", "UN", "EU", "DC", "NSW"});

/// Before a date, and no place. So are the days of the week and the months.
constexpr auto announcements = std::to_array<std::string_view>(
    {"update",    "updated",   "correction", "corrected", "breaking", "urgent", "editors",
     "note",      "published", "posted",     "date",      "week",     "today",  "tonight",
     "yesterday", "tomorrow",  "eilmeldung", "stand",     "until",    "from",   "since",
     "on",        "photo",     "video",      "watch",     "live"});

template <std::size_t N>
bool is_among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_letter_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

/// How many bytes its first code point has.
std::size_t letter_bytes(std::string_view word) {
  std::size_t bytes = 1;
  while (bytes < word.size() && (static_cast<unsigned char>(word[bytes]) & 0xC0U) == 0x80U) ++bytes;
  return bytes;
}

bool begins_with_capital(std::string_view word) {
  return !word.empty() && count_letters(word.substr(0, letter_bytes(word))).upper > 0;
}

bool is_capitals(std::string_view word) {
  const LetterCounts letters = count_letters(word);
  return letters.upper > 0 && letters.lower == 0 && letters.uncased == 0;
}

enum class WordOfPlace { first, later };

/// "AL-QAIM" -> "Al-Qaim", "McALLEN" as it is.
std::string in_title_case(std::string_view word, WordOfPlace which) {
  if (!is_capitals(word) || is_among(word, initials)) return std::string(word);
  if (std::string folded = fold_case(word);
      which == WordOfPlace::later && is_among(folded, small_words)) {
    return folded;
  }
  std::string result;
  for (std::size_t begin = 0; begin < word.size();) {
    std::size_t end = begin;
    while (end < word.size() && is_letter_byte(word[end])) ++end;
    if (end == begin) {
      result += word[begin++];
      continue;
    }
    const std::string_view part = word.substr(begin, end - begin);
    const std::size_t first = letter_bytes(part);
    result += part.substr(0, first);
    result += fold_case(part.substr(first));
    begin = end;
  }
  return result;
}

class DatelineReader {
 public:
  DatelineReader(std::string_view text, std::string_view source) : text_(text), source_(source) {}

  std::optional<Dateline> read() {
    skip_blanks();
    if (take_agency()) return behind_first_agency();
    if (!take_places()) return std::nullopt;
    const bool has_date = take_date();
    skip_blanks();
    if (take_agency()) {
      // Without a date a dash or colon must follow: "Jane Roe (AP) was there" is none.
      if (!take_sign() && !has_date) return std::nullopt;
      return found();
    }
    if (!take_dash()) return std::nullopt;
    skip_blanks();
    if (take_agency()) {
      take_sign();
      return found();
    }
    const bool is_range = peek() >= '0' && peek() <= '9';  // "MARCH 2-3"
    if (!has_date || !are_capitals_ || is_range) return std::nullopt;
    if (take_bare_agency()) take_sign();
    return found();
  }

 private:
  std::optional<Dateline> found() {
    skip_blanks();
    line_.end = at_;
    return std::move(line_);
  }

  /// `(ANSA) - ROMA, 29 GEN - `, `(Reuters) - `.
  std::optional<Dateline> behind_first_agency() {
    if (!take_sign()) return std::nullopt;
    skip_blanks();
    const std::size_t behind_agency = at_;
    Dateline agency_only = line_;
    const bool has_place = take_places() && are_capitals_;
    if (has_place) take_date();
    if (has_place && take_dash()) return found();
    at_ = behind_agency;
    line_ = std::move(agency_only);
    return found();
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  std::string_view rest() const { return text_.substr(at_); }

  bool take(std::string_view text) {
    if (!rest().starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  void skip_blanks() {
    while (take(" ") || take("\u00a0")) {
    }
  }

  /// Letters with the punctuation that names have; a full stop too, where more of the name may
  /// follow it.
  std::string_view take_word() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const std::string_view here = rest();
      if (here.starts_with("\u2013") || here.starts_with("\u2014") || here.starts_with("\u00a0"))
        break;
      const bool is_inner = (here.front() == '\'' || here.front() == '-' || here.front() == '.') &&
                            at_ > begin && here.size() > 1 && is_letter_byte(here[1]) &&
                            !here.substr(1).starts_with("\u2013") &&
                            !here.substr(1).starts_with("\u2014");
      if (!is_letter_byte(here.front()) && !is_inner) break;
      ++at_;
    }
    return text_.substr(begin, at_ - begin);
  }

  /// Whether the part before the full stop here goes on: "ST. LOUIS", "D.C.".
  static bool is_abbreviation(std::string_view word) {
    return word.find('.') != std::string_view::npos || count_code_points(word) <= 2;
  }

  /// A name of up to four words; empty when there is none.
  std::string take_place() {
    constexpr int most_words = 4;
    std::string place;
    for (int words = 0; words < most_words; ++words) {
      const std::size_t before = at_;
      if (words > 0 && !take(" ")) break;
      const std::string_view word = take_word();
      const bool is_small = words > 0 && is_among(word, small_words);
      const bool is_name = begins_with_capital(word) || is_small;
      if (word.empty() || !is_name || (words > 0 && begins_date(word))) {
        at_ = before;
        break;
      }
      are_capitals_ = are_capitals_ && (is_capitals(word) || word.starts_with("Mc"));
      place.append(words > 0 ? " " : "")
          .append(in_title_case(word, words == 0 ? WordOfPlace::first : WordOfPlace::later));
      if (peek() == '.' && is_abbreviation(word)) {
        ++at_;
        place += '.';
      }
    }
    return names_no_place(place) ? std::string() : place;
  }

  static bool names_no_place(std::string_view words) {
    return is_weekday(words) || is_among(fold_case(words), announcements) || month_of(words) > 0 ||
           !agency_named(words).empty();
  }

  /// Whether `word`, which ends here, is part of a date: "Jan" before "29", "Thursday".
  bool begins_date(std::string_view word) const {
    constexpr std::size_t shortest_weekday = 5;
    if (word.size() > shortest_weekday && is_weekday(word)) return true;
    const std::size_t next = rest().find_first_not_of(". ");
    const bool is_before_number =
        next != std::string_view::npos && rest()[next] >= '0' && rest()[next] <= '9';
    return is_before_number && month_of(word) > 0;
  }

  /// 0 for another word.
  static int month_of(std::string_view word) {
    if (const std::optional<int> month = month_named(word)) return *month;
    constexpr std::size_t longest_name = 30;
    if (is_ascii(word) && word.size() > 4) return 0;  // the languages of datelines beside these
    return word.size() > longest_name ? 0 : month_in({}, word).value_or(0);
  }

  /// `MADRID/LISBON`, `PARIS, Texas`, `PORTLAND, Ore.`, `New Delhi [India]`.
  bool take_places() {
    constexpr std::size_t most_places = 6;
    are_capitals_ = true;
    std::string place = take_place();
    if (place.empty()) return false;
    line_.places.push_back(std::move(place));
    while (line_.places.size() < most_places) {
      const std::size_t before = at_;
      skip_blanks();
      const bool is_next = take("/");
      if (!is_next && !take(", ")) {
        at_ = before;
        break;
      }
      skip_blanks();
      const bool were_capitals = are_capitals_;
      place = take_place();
      // A region may be in small letters.
      if (!is_next || place.empty()) are_capitals_ = were_capitals;
      if (place.empty()) {
        at_ = before;
        break;
      }
      const bool is_short_region = !is_next && (take(".") || place.ends_with('.'));
      if (!is_short_region) line_.places.push_back(std::move(place));
    }
    if (take(" [")) {
      if (std::string region = take_place(); !region.empty()) line_.places.push_back(region);
      if (!take("]")) return false;
    }
    return true;
  }

  /// `, Jan. 29`, `, 29 de enero de 2026`, `. Jan 29`, `, Thursday, January 29, 2026`.
  bool take_date() {
    const std::size_t before = at_;
    while (take(",") || take(".") || take(" ")) {
    }
    DateCursor in(rest());
    const std::size_t begin = in.mark();
    if (is_weekday(in.take_word())) {
      in.skip_any("., ");
    } else {
      in.reset(begin);
    }
    int month = 0;
    std::optional<int> day = in.take_number(1, 2);
    if (day) {
      in.skip_any(". ");
      take_small_word(in);
      month = month_of(in.take_word());
      in.skip_any(".");
    } else {
      month = month_of(in.take_word());
      in.skip_any(". ");
      day = in.take_number(1, 2);
    }
    const std::chrono::month_day date(std::chrono::month(static_cast<unsigned>(month)),
                                      std::chrono::day(static_cast<unsigned>(day.value_or(0))));
    if (month == 0 || !date.ok()) {
      at_ = before;
      return false;
    }
    line_.month = month;
    line_.day = *day;
    const std::size_t behind_day = in.mark();
    in.skip_any(", ");
    take_small_word(in);
    constexpr int earliest_year = 1700;
    const std::optional<int> year = in.take_number(4, 4);
    if (year && *year >= earliest_year) {
      line_.year = *year;
    } else {
      in.reset(behind_day);
    }
    if (in.peek() == '.' || in.peek() == ',') in.take_any(".,");
    at_ += in.mark();
    return true;
  }

  static void take_small_word(DateCursor& in) {
    const std::size_t before = in.mark();
    const std::string_view word = in.take_word();
    if (word == "de" || word == "del" || word == "of" || is_ordinal_ending(word)) {
      in.skip_any(" ");
    } else {
      in.reset(before);
    }
  }

  /// In brackets or slashes.
  bool take_agency() {
    const char open = peek();
    if (open != '(' && open != '/') return false;
    const std::string_view inner = rest().substr(1);
    const std::size_t end = inner.find(open == '(' ? ')' : '/');
    if (end == std::string_view::npos || !set_agency(inner.substr(0, end))) return false;
    at_ += end + 2;
    return true;
  }

  /// `- РИА Новости. `
  bool take_bare_agency() {
    const std::size_t end = rest().find_first_of(".-:");
    if (end == std::string_view::npos) return false;
    const std::string_view name = agency_named(rest().substr(0, end));
    if (name.empty()) return false;
    line_.agency = name;
    at_ += end;
    return true;
  }

  bool set_agency(std::string_view credit) {
    if (const std::string_view name = agency_named(credit); !name.empty()) {
      line_.agency = name;
      return true;
    }
    constexpr std::size_t longest_source = 60;
    if (source_.empty() || credit.size() > longest_source) return false;
    if (fold_case(credit) != fold_case(source_)) return false;
    line_.agency = source_;
    return true;
  }

  /// What is between a dateline and its story; the end of a line is one, too.
  bool take_sign() {
    skip_blanks();
    if (at_ == text_.size()) return true;
    if (take_dash() || take(":")) return true;
    if (!take(".")) return false;
    take_dash();
    return true;
  }

  bool take_dash() {
    skip_blanks();
    const std::size_t before = at_;
    while (take("-") || take("\u2013") || take("\u2014") || take("_") || take(".-")) {
    }
    return at_ > before;
  }

  std::string_view text_;
  std::string_view source_;
  std::size_t at_ = 0;
  bool are_capitals_ = true;
  Dateline line_;
};

}  // namespace

std::string place_name(std::string_view place) {
  std::string name;
  while (!place.empty()) {
    const std::size_t end = std::min(place.find(' '), place.size());
    const WordOfPlace which = name.empty() ? WordOfPlace::first : WordOfPlace::later;
    if (which == WordOfPlace::later) name += ' ';
    name += in_title_case(place.substr(0, end), which);
    place.remove_prefix(std::min(end + 1, place.size()));
  }
  return name;
}

std::optional<Dateline> dateline_of(std::string_view paragraph, std::string_view source) {
  std::string_view text = paragraph.substr(0, paragraph.find('\n'));
  text = text.substr(0, cut_point(text, examined_bytes));
  constexpr std::size_t longest_dateline = 120;
  // Most paragraphs have no dash or bracket there.
  if (text.substr(0, longest_dateline).find_first_of("(/-\xE2.") == std::string_view::npos) {
    return std::nullopt;
  }
  return DatelineReader(text, source).read();
}

std::optional<Timestamp> date_of(const Dateline& dateline, const std::optional<Timestamp>& other) {
  using std::chrono::sys_days, std::chrono::year, std::chrono::year_month_day;
  if (dateline.month == 0) return std::nullopt;
  const std::chrono::month_day date(std::chrono::month(static_cast<unsigned>(dateline.month)),
                                    std::chrono::day(static_cast<unsigned>(dateline.day)));
  const auto in_year = [&](year in) -> std::optional<Timestamp> {
    const year_month_day whole(in, date.month(), date.day());
    if (!whole.ok()) return std::nullopt;
    return Timestamp{.utc = sys_days(whole), .offset = std::nullopt};
  };
  if (dateline.year > 0) return in_year(year(dateline.year));
  if (!other) return std::nullopt;
  const sys_days latest = local_day(*other);
  for (year in = year_month_day(latest).year(); in > year(0); --in) {
    constexpr int years_between_leap_days = 8;
    if (year_month_day(latest).year() - in > std::chrono::years(years_between_leap_days)) break;
    std::optional<Timestamp> time = in_year(in);
    if (time && time->utc <= latest) return time;
  }
  return std::nullopt;
}

}  // namespace gazette
