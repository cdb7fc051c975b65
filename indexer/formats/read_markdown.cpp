// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/read_markdown.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/dates/day_in_text.hpp"
#include "core/schema/topic.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/cleaning.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/formats/front_matter.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view markdown_blanks = " \t\r";

using Values = std::vector<std::string>;

void take_first(std::string& to, const Values& values) {
  if (to.empty() && !values.empty()) to = one_line(values.front());
}
void take_date(std::optional<Timestamp>& to, const Values& values) {
  if (!to && !values.empty()) to = stated_date(values.front());
}
void take_all(std::vector<std::string>& to, const Values& values) {
  for (const std::string& value : values) to.push_back(one_line(value));
}

/// The names of several generators for the same, and what each becomes.
struct FrontMatterRow {
  std::string_view names;  ///< with a blank around each
  void (*take)(Article& article, const Values& values);
};
constexpr auto front_matter_rows = std::to_array<FrontMatterRow>({
    {" id guid ", [](Article& a, const Values& v) { take_first(a.id, v); }},
    {" title headline ", [](Article& a, const Values& v) { take_first(a.title, v); }},
    {" description summary excerpt abstract subtitle ",
     [](Article& a, const Values& v) { take_first(a.summary, v); }},
    {" date published published_at publishdate pubdate created ",
     [](Article& a, const Values& v) { take_date(a.published, v); }},
    {" updated modified lastmod last_modified_at ",
     [](Article& a, const Values& v) { take_date(a.modified, v); }},
    {" author authors byline creator ",
     [](Article& a, const Values& v) { take_all(a.authors, v); }},
    {" tags tag keywords ", [](Article& a, const Values& v) { take_all(a.keywords, v); }},
    {" category categories section topic topics ",
     [](Article& a, const Values& v) {
       for (const std::string& value : v) {
         if (std::string path = normalize_topic(value); !path.empty()) {
           a.topics.push_back({std::move(path)});
         }
       }
     }},
    {" lang language locale ", [](Article& a, const Values& v) { take_first(a.language, v); }},
    {" url link permalink canonical canonical_url canonicalurl original source_url ",
     [](Article& a, const Values& v) {
       if (!v.empty() && is_web_address(v.front())) take_first(a.url, v);
     }},
    {" source publisher site publication ",
     [](Article& a, const Values& v) {
       if (!v.empty()) take_first(is_web_address(v.front()) ? a.url : a.source, v);
     }},
});

const FrontMatterRow* row_of(std::string_view name) {
  const std::string wanted = ' ' + std::string(name) + ' ';
  const auto* const row = std::find_if(front_matter_rows.begin(), front_matter_rows.end(),
                                       [&](const FrontMatterRow& each) {
                                         return each.names.find(wanted) != std::string_view::npos;
                                       });
  return row == front_matter_rows.end() ? nullptr : row;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (c & 0x80) != 0;
}

/// Whether `c` is a mark of emphasis: beside one of its kind, or at one side of a word.
bool is_emphasis(char before, char c, char after) {
  return (c == '*' || c == '_') &&
         (before == c || after == c || is_word_byte(before) != is_word_byte(after));
}

/// A line without marks: `**The [ferry](https://a) left**` gives `The ferry left`. Marks that touch
/// words on both sides (snake_case) or on none (5 * 3) are text.
std::string without_marks(std::string_view line) {
  constexpr std::size_t longest_link = 2048;
  constexpr char erased = '\x01';
  std::string text;
  std::vector<std::size_t> brackets;  // where they are open in `text`
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    const char before = i == 0 ? ' ' : line[i - 1];
    const char after = i + 1 < line.size() ? line[i + 1] : ' ';
    if (c == '\\' && !is_word_byte(after) && after != ' ') {
      text += after;
      ++i;
    } else if (c == '[') {
      brackets.push_back(text.size());
      text += c;
    } else if (c == ']' && !brackets.empty()) {
      const std::size_t open = brackets.back();
      brackets.pop_back();
      const std::size_t length =
          after == '(' ? line.substr(i, longest_link).find(')') : std::string_view::npos;
      if (length == std::string_view::npos) {
        text += c;
        continue;
      }
      i += length;
      if (open > 0 && text[open - 1] == '!') {
        text.resize(open - 1);  // a picture
      } else {
        text[open] = erased;
      }
    } else if (c != '`' && c != erased && !is_emphasis(before, c, after)) {
      text += c;
    }
  }
  text.erase(std::remove(text.begin(), text.end(), erased), text.end());
  return text;
}

/// What the marks at the beginning of a line leave, and whether the line is a paragraph of its own.
struct MarkdownLine {
  std::string_view text;
  bool is_alone = false;
  std::size_t heading = 0;  ///< its level, from 1; 0: it is none
};

MarkdownLine parse_line(std::string_view line) {
  MarkdownLine parsed;
  line = line.substr(std::min(line.find_first_not_of(markdown_blanks), line.size()));
  while (line.starts_with('>')) {
    line.remove_prefix(1);
    line = line.substr(std::min(line.find_first_not_of(markdown_blanks), line.size()));
  }
  const std::size_t hashes = std::min(line.find_first_not_of('#'), line.size());
  if (hashes > 0 && hashes <= 6 && (line.size() == hashes || line[hashes] == ' ')) {
    line.remove_prefix(hashes);
    line = line.substr(0, line.find_last_not_of("# \t\r") + 1);
    parsed.heading = hashes;
    parsed.is_alone = true;
  } else if (line.size() > 1 && (line[0] == '-' || line[0] == '*' || line[0] == '+') &&
             line[1] == ' ') {
    line.remove_prefix(2);
    parsed.is_alone = true;
  }
  parsed.text = line;
  return parsed;
}

bool is_rule(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(markdown_blanks);
  if (begin == std::string_view::npos) return false;
  return std::string_view("-=*_").find(line[begin]) != std::string_view::npos &&
         line.find_first_not_of("-=*_ \t\r") == std::string_view::npos && line.size() > 2;
}

/// The text of Markdown with a blank line between paragraphs. The first heading of the first level
/// becomes the title of an article that has none.
std::string text_of_markdown(std::string_view markdown, Article& article) {
  std::string text;
  bool is_code = false;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    const MarkdownLine parsed = parse_line(line);
    if (parsed.text.starts_with("```") || parsed.text.starts_with("~~~")) {
      is_code = !is_code;
      continue;
    }
    if (is_code || (is_rule(line) && parsed.heading == 0)) continue;
    std::string content = without_marks(parsed.text);
    if (parsed.heading == 1) {
      const std::string heading = one_line(content);
      if (article.title.empty()) article.title = heading;
      if (heading == article.title) continue;
    }
    if (parsed.is_alone) text += '\n';
    (text += content) += '\n';
    if (parsed.is_alone) text += '\n';
  }
  return text;
}

}  // namespace

bool is_markdown(std::string_view head, std::string_view name) {
  if (head.find('\0') != std::string_view::npos) return false;
  if (name.ends_with(".md") || name.ends_with(".markdown")) return true;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (!head.starts_with("---") && !head.starts_with("+++")) return false;
  const FrontMatter matter = front_matter_of(head);
  return std::any_of(matter.entries.begin(), matter.entries.end(),
                     [](const FrontMatter::Entry& entry) { return row_of(entry.name) != nullptr; });
}

void read_markdown(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_whole_bytes);
  if (bytes.is_cut) return skip_too_large(input, sink);
  const std::string text = to_utf8(bytes.text);
  Article article;
  const FrontMatter matter = front_matter_of(text);
  for (const FrontMatter::Entry& entry : matter.entries) {
    if (const FrontMatterRow* row = row_of(entry.name)) row->take(article, entry.values);
  }
  // A file says "en-GB"; the language is "en".
  article.language = fold_case(article.language.substr(0, article.language.find_first_of("-_")));
  const std::string_view markdown = std::string_view(text).substr(matter.bytes);
  std::string body = has_html_blocks(markdown) ? text_of_html(markdown) + '\n'
                                               : text_of_markdown(markdown, article);
  article.body = join_paragraphs(clean(split_paragraphs(body)));
  if (!has_content(article)) return sink(Skipped{input.name, {}, "there is no text in the file"});
  if (std::string excess = excess_of(article); !excess.empty()) {
    return sink(Skipped{input.name, {}, std::move(excess)});
  }
  sink(SoleArticle{std::move(article)});
}

}  // namespace gazette
