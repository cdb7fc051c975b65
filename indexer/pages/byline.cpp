// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/byline.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/dates/day_in_text.hpp"
#include "core/dates/names.hpp"
#include "core/text/text.hpp"
#include "indexer/pages/byline_words.hpp"
#include "indexer/pages/site_names.hpp"

namespace gazette {
namespace {

constexpr auto author_names = std::to_array<std::string_view>(
    {"parsely-author", "sailthru.author", "author", "article:author", "article:author_name",
     "dc.creator", "dcterms.creator", "dc.contributor", "citation_author", "byl", "creator",
     "article.author", "shareaholic:article_author_name", "cxenseparse:author", "twitter:data1"});

constexpr auto separators_of_names = std::to_array<std::string_view>(
    {",", ";", "|", "•", "·", "/", "&", "–", "—", "\n", " - ", "»", "«", "★"});

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

bool is_among(const std::string& word, std::span<const BylineWords> rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const BylineWords& row) { return row.words == word; });
}

/// Bytes of the prefix of a byline, 0 when it has none: of the text folded, which is as long for
/// these words. REQUIRES: `line` is as compose() leaves it.
std::size_t prefix_of(std::string_view line) {
  const std::string folded = fold_case(line.substr(0, cut_point(line, 60)));
  for (const BylineWords& row : byline_prefixes()) {
    if (!folded.starts_with(row.words)) continue;
    const bool ends = row.words.ends_with(':') || folded.size() == row.words.size() ||
                      folded[row.words.size()] == ' ' || folded[row.words.size()] == ':';
    if (ends) return row.words.size();
  }
  return 0;
}

std::string_view without_prefixes(std::string_view line) {
  for (std::size_t size = prefix_of(line); size > 0 && size < line.size(); size = prefix_of(line)) {
    line.remove_prefix(size);
    while (!line.empty() && (line.front() == ' ' || line.front() == ':')) line.remove_prefix(1);
  }
  return line;
}

/// A capital, or a letter of a script without case.
bool begins_as_name(std::string_view word) {
  const LetterCounts letters = count_letters(word.substr(0, cut_point(word, 4)));
  return letters.upper > 0 || letters.uncased > 0;
}

bool has_any(std::string_view text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
    return text.find(part) != std::string_view::npos;
  });
}

bool is_name(std::string_view name) {
  constexpr std::size_t longest_name = 60;
  constexpr std::size_t most_words = 6;
  if (name.size() < 2 || name.size() > longest_name) return false;
  if (has_any(name, {"@",    "http", "www.", "0",   "1", "2", "3", "4",    "5",
                     "6",    "7",    "8",    "9",   "?", "!", ":", ".com", ".de",
                     ".net", ".org", ".at",  ".ch", "_", "{", "<", "="})) {
    return false;
  }
  const std::vector<std::string> words = words_in(name);
  if (words.empty() || words.size() > most_words || !begins_as_name(words.front())) return false;
  if (words.size() > 1 && !begins_as_name(words.back())) return false;
  return std::none_of(words.begin(), words.end(), [](const std::string& word) {
    return is_weekday(word) || is_among(fold_case(word), byline_functions());
  });
}

/// `text` without what is in brackets.
std::string without_brackets(std::string_view text) {
  std::string result;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') ++depth;
    if (depth == 0) result += c;
    if ((c == ')' || c == ']') && depth > 0) --depth;
  }
  return result;
}

/// The parts of a byline between separators and conjunctions.
std::vector<std::string> parts_of_byline(std::string text) {
  for (const std::string_view separator : separators_of_names) {
    for (std::size_t at = text.find(separator); at != std::string::npos;
         at = text.find(separator, at + 1)) {
      text.replace(at, separator.size(), "\n");
    }
  }
  std::vector<std::string> parts;
  std::string part;
  const auto end_part = [&] {
    std::string line = one_line(part);
    while (line.ends_with('.') && !line.empty() && line.size() > 3 && line[line.size() - 3] != ' ')
      line.pop_back();
    if (!line.empty()) parts.push_back(std::move(line));
    part.clear();
  };
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    const std::string word = text.substr(begin, end - begin);
    if (is_among(fold_case(word), byline_conjunctions())) {
      end_part();
    } else {
      part += word + ' ';
    }
    if (end < text.size() && text[end] == '\n') end_part();
    begin = end + 1;
  }
  end_part();
  return parts;
}

class AuthorFinder {
 public:
  AuthorFinder(const PageMetadata& metadata, const PageOutline& page, const StoryBody& story)
      : metadata_(metadata), page_(page), story_(story), sites_(sites_of(metadata)) {
    first_ = static_cast<std::size_t>(
        std::find(story.fates.begin(), story.fates.end(), Fate::kept) - story.fates.begin());
    last_ = first_;
    for (std::size_t i = first_; i < story.fates.size(); ++i) {
      if (story.fates[i] == Fate::kept) last_ = i;
    }
    headline_ = first_;
    for (std::size_t i = 0; i < first_; ++i) {
      if (page.blocks[i].kind == BlockKind::heading && page.blocks[i].level == 1) headline_ = i;
    }
  }

  PageAuthors find() {
    find_comments();
    PageAuthors authors;
    const auto look = [&](const char* found_in, const auto& names_there) {
      if (!authors.names.empty()) return;
      authors.names = names_there();
      if (!authors.names.empty()) authors.found_in = found_in;
    };
    look("json-ld", [&] { return stated(metadata_.linked.authors); });
    look("marked element", [&] { return marked(Sureness::sure); });
    look("meta tags", [&] { return stated(contents_of(metadata_, author_names)); });
    look("element by its class", [&] { return marked(Sureness::likely); });
    look("byline", [&] { return in_lines(); });
    return authors;
  }

 private:
  enum class Sureness { sure, likely };

  /// The elements of comments, unless they hold the story.
  void find_comments() {
    is_of_comments_.assign(page_.regions.size(), 0);
    for (std::size_t i = 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      const bool holds_story = region.begin <= first_ && first_ < region.end;
      const bool is_comment = region.role == Role::comments || is_of_comments_[region.parent] != 0;
      is_of_comments_[i] = is_comment && !holds_story ? 1 : 0;
    }
  }

  void add(std::vector<std::string>& names, std::string_view text) const {
    constexpr std::size_t most_authors = 20;
    for (std::string& name : names_in_byline(text)) {
      const bool is_known = std::find(names.begin(), names.end(), name) != names.end();
      if (is_known || names.size() >= most_authors || names_site(name, sites_)) continue;
      names.push_back(std::move(name));
    }
  }

  std::vector<std::string> stated(const std::vector<std::string>& texts) const {
    std::vector<std::string> names;
    for (const std::string& text : texts) add(names, text);
    return names;
  }

  /// Next to the headline, or right after the story.
  bool is_near(std::size_t block) const {
    constexpr std::size_t most_before = 8;
    constexpr std::size_t most_behind = 12;
    return block + most_before >= headline_ && block <= last_ + most_behind;
  }

  /// The names of the first marks that have some; a byline of several is a list of marks.
  std::vector<std::string> marked(Sureness sureness) const {
    std::vector<std::string> names;
    std::size_t first = 0;
    for (const AuthorMark& mark : page_.authors) {
      if (mark.is_sure != (sureness == Sureness::sure) || !is_near(mark.block)) continue;
      if (mark.text.size() > 120 || is_of_comments_[mark.region] != 0) continue;
      if (!names.empty() && mark.block > first + 3) break;
      const std::size_t before = names.size();
      add(names, mark.text);
      if (!mark.is_sure) {
        // A word of a class is on labels, too: one word alone is one.
        std::erase_if(names, [](const std::string& name) {
          return name.find(' ') == std::string::npos && count_letters(name).uncased == 0;
        });
      }
      if (before == 0 && !names.empty()) first = mark.block;
    }
    return names;
  }

  std::vector<std::string> in_lines() const {
    constexpr std::size_t longest_byline = 100;
    const std::size_t begin = headline_ - std::min<std::size_t>(headline_, 4);
    std::vector<std::string> names;
    for (std::size_t i = begin; i < std::min(last_ + 4, page_.blocks.size()); ++i) {
      const bool is_at_edge = i < first_ + 4 || i + 3 > last_;
      const std::string& text = page_.blocks[i].text;
      if (!is_at_edge || text.size() > longest_byline || !is_byline(text)) continue;
      if (story_.fates[i] == Fate::comments) continue;
      add(names, text);
      if (!names.empty()) return names;
    }
    return names;
  }

  const PageMetadata& metadata_;
  const PageOutline& page_;
  const StoryBody& story_;
  std::vector<std::string> sites_;
  std::vector<char> is_of_comments_;  ///< for each region
  std::size_t headline_ = 0;
  std::size_t first_ = 0;
  std::size_t last_ = 0;
};

}  // namespace

std::vector<std::string> names_in_byline(std::string_view line) {
  constexpr std::size_t longest_byline = 500;
  if (line.size() > longest_byline) return {};
  const std::string composed = compose(line);
  std::string text = without_brackets(without_prefixes(composed));
  if (const auto day = find_day(text, {}, NumberOrder::day_first)) {
    text.replace(day->begin, day->end - day->begin, "\n");
  }
  std::vector<std::string> names;
  for (const std::string& part : parts_of_byline(std::move(text))) {
    std::string name(without_prefixes(part));
    if (is_name(name)) names.push_back(std::move(name));
  }
  return names;
}

bool is_byline(std::string_view line) {
  const std::string composed = compose(line);
  if (prefix_of(composed) == 0) return false;
  const std::string_view rest = without_prefixes(composed);
  const std::vector<std::string> words = words_in(rest.substr(0, rest.find_first_of(",|•")));
  return words.size() > 1 && words.size() < 10 && begins_as_name(words[0]) &&
         begins_as_name(words[1]);
}

PageAuthors find_authors(const PageMetadata& metadata, const PageOutline& page,
                         const StoryBody& story) {
  return AuthorFinder(metadata, page, story).find();
}

}  // namespace gazette
