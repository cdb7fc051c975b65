// SPDX-License-Identifier: GPL-3.0-or-later
// The SGML of Reuters-21578. It is not valid XML (no root element, references to control
// characters, raw bytes), so its few tags are searched for as text. Stories of TYPE="UNPROC" have
// their text directly in TEXT; those of TYPE="BRIEF" have only a title.
#include "indexer/formats/read_reuters.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

constexpr std::string_view story_begin = "<REUTERS";
constexpr std::string_view story_end = "</REUTERS>";

/// A story of the collection has at most 13 KB; a longer one without an end tag is damaged.
constexpr std::size_t max_story_bytes = std::size_t{4} * 1024 * 1024;

/// The text between <tag ...> and </tag>; empty when there is no such element.
std::string_view element(std::string_view text, std::string_view tag) {
  const std::string open = fmt::format("<{}", tag);
  const std::string close = fmt::format("</{}>", tag);
  for (std::size_t at = text.find(open); at != std::string_view::npos;
       at = text.find(open, at + 1)) {
    const std::size_t name_end = at + open.size();
    if (name_end >= text.size() || (text[name_end] != '>' && text[name_end] != ' ')) continue;
    const std::size_t begin = text.find('>', at);
    if (begin == std::string_view::npos) return {};
    const std::size_t end = text.find(close, begin);
    if (end == std::string_view::npos) return {};
    return text.substr(begin + 1, end - begin - 1);
  }
  return {};
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string open = fmt::format(" {}=\"", name);
  const std::size_t at = tag.find(open);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + open.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

struct Entity {
  std::string_view name;
  char character;
};
constexpr std::array entities = {Entity{"lt", '<'}, Entity{"gt", '>'}, Entity{"amp", '&'},
                                 Entity{"quot", '"'}};

/// The character of a reference, without & and ;. Control characters separate words: blanks.
std::optional<char> character_of(std::string_view name) {
  for (const Entity& entity : entities) {
    if (entity.name == name) return entity.character;
  }
  if (!name.starts_with('#')) return std::nullopt;
  int code = 0;
  const auto [end, error] = std::from_chars(name.data() + 1, name.data() + name.size(), code);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  if (code == '\t' || code == '\n') return static_cast<char>(code);
  return code >= 32 && code < 127 ? static_cast<char>(code) : ' ';
}

/// Text with its references resolved, as UTF-8.
std::string text_of(std::string_view sgml) {
  std::string text;
  text.reserve(sgml.size());
  for (std::size_t i = 0; i < sgml.size(); ++i) {
    if (sgml[i] == '&') {
      constexpr std::size_t longest = 6;
      const std::string_view name = sgml.substr(i + 1, longest + 1);
      const std::size_t end = name.find(';');
      if (end != std::string_view::npos) {
        if (const std::optional<char> c = character_of(name.substr(0, end))) {
          text += *c;
          i += 1 + end;
          continue;
        }
      }
    }
    text += sgml[i];
  }
  return to_utf8(text);
}

std::vector<std::string> list_of(std::string_view sgml) {
  std::vector<std::string> values;
  std::size_t end = 0;
  for (std::size_t at = sgml.find("<D>"); at != std::string_view::npos;
       at = sgml.find("<D>", end)) {
    end = sgml.find("</D>", at);
    if (end == std::string_view::npos) break;
    std::string value = one_line(text_of(sgml.substr(at + 3, end - at - 3)));
    if (!value.empty()) values.push_back(std::move(value));
  }
  return values;
}

/// Dates such as ` 2-MAR-1987 09:14:53.20`, some with wire marks or a remark after them. When the
/// time is damaged, the day is kept.
std::optional<Timestamp> date_of(std::string_view sgml) {
  const std::string text = text_of(sgml);
  const std::string date = one_line(text.substr(0, text.find_first_of("\t#")));
  if (const std::optional<Timestamp> time = parse_date(date)) return time;
  return parse_date(date.substr(0, date.find(' ')));
}

/// For stories without title and body elements: the first line is the title, the rest the body. Its
/// lines are not joined, because many are tables.
void read_unprocessed(std::string_view text, Article& article) {
  const std::string story = text_of(text);
  std::size_t begin = 0;
  while (begin < story.size()) {
    const std::size_t end = std::min(story.find('\n', begin), story.size());
    const std::string line = one_line(std::string_view(story).substr(begin, end - begin));
    begin = end + 1;
    if (line.empty()) continue;
    if (article.title.empty()) {
      article.title = line;
    } else {
      article.body += line + '\n';
    }
  }
}

void add_all(std::vector<std::string>& to, std::vector<std::string> from) {
  for (std::string& value : from) to.push_back(std::move(value));
}

Article to_article(std::string_view story) {
  Article article;
  const std::string_view tag = story.substr(0, story.find('>'));
  article.id = attribute(tag, "NEWID");
  article.language = "en";  // the collection is English throughout
  const std::string slug = fold_case(text_of(element(story, "UNKNOWN")));
  if (slug.find("reute") != std::string::npos) article.source = "Reuters";
  article.published = date_of(element(story, "DATE"));
  for (const std::string& topic : list_of(element(story, "TOPICS"))) {
    article.topics.push_back({normalize_topic(topic)});
  }
  article.places = list_of(element(story, "PLACES"));
  article.people = list_of(element(story, "PEOPLE"));
  for (const char* name : {"ORGS", "EXCHANGES", "COMPANIES"}) {
    add_all(article.keywords, list_of(element(story, name)));
  }
  const std::string_view text = element(story, "TEXT");
  const std::string_view title = element(text, "TITLE");
  const std::string_view body = element(text, "BODY");
  if (text.find("<TITLE") == std::string_view::npos &&
      text.find("<BODY") == std::string_view::npos) {
    read_unprocessed(text, article);
    return article;
  }
  article.title = one_line(text_of(title));
  if (std::string author = one_line(text_of(element(text, "AUTHOR"))); !author.empty()) {
    article.authors.push_back(std::move(author));
  }
  // The dateline is the beginning of the first paragraph.
  article.body =
      join_paragraphs(split_paragraphs(text_of(element(text, "DATELINE")) + text_of(body)));
  return article;
}

void skip(std::string_view story, const ReaderInput& input, const StorySink& sink,
          std::string why) {
  const std::string_view id = attribute(story.substr(0, story.find('>')), "NEWID");
  std::string place = id.empty() ? std::string() : fmt::format(": NEWID {}", id);
  sink(Skipped{input.name, std::move(place), std::move(why)});
}

void send(std::string_view story, const ReaderInput& input, const StorySink& sink) {
  Article article = to_article(story);
  if (!has_content(article)) return skip(story, input, sink, "no title and no body");
  if (std::string excess = excess_of(article); !excess.empty()) {
    return skip(story, input, sink, std::move(excess));
  }
  sink(std::move(article));
}

void skip_unended(std::string_view story, const ReaderInput& input, const StorySink& sink) {
  skip(story, input, sink, "the story has no end tag </REUTERS>");
}

}  // namespace

bool is_reuters(std::string_view head, std::string_view) {
  return head.starts_with("<!DOCTYPE lewis") || head.starts_with(story_begin);
}

void read_reuters(ReaderInput input, const StorySink& sink) {
  std::string pending;
  std::array<char, 64 * 1024> block{};
  bool has_story = false;
  std::size_t end = 0;  // of the next story; at most there, if it has not come yet
  while (input.stream.read(block.data(), block.size()).gcount() > 0) {
    pending.append(block.data(), static_cast<std::size_t>(input.stream.gcount()));
    std::size_t done = 0;
    for (;;) {
      const std::size_t begin = pending.find(story_begin, done);
      if (begin == std::string::npos) {
        done = pending.size() - std::min(pending.size() - done, story_begin.size() - 1);
        break;
      }
      has_story = true;
      end = std::min(pending.find(story_end, std::max(begin, end)), pending.size());
      const std::size_t next = pending.find(story_begin, begin + 1);
      done = begin;
      if (next < end) {
        skip_unended(std::string_view(pending).substr(begin, next - begin), input, sink);
        done = next;
        continue;
      }
      if (end == pending.size()) break;
      send(std::string_view(pending).substr(begin, end - begin), input, sink);
      done = end + story_end.size();
    }
    pending.erase(0, done);
    end = pending.size() - std::min(pending.size(), story_end.size() - 1);
    if (pending.size() > max_story_bytes) {
      skip_unended(pending, input, sink);
      pending.clear();
      end = 0;
    }
  }
  if (pending.starts_with(story_begin)) skip_unended(pending, input, sink);
  if (!has_story) sink(Skipped{input.name, {}, "there is no story (<REUTERS>) in the file"});
}

}  // namespace gazette
