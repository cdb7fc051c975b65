// SPDX-License-Identifier: GPL-3.0-or-later
// Documents between <DOC> and </DOC>, in capitals or not. They are not valid SGML (no root, tags
// that nobody closes, raw ampersands), so their few tags are searched for as text. In trecweb a
// page follows </DOCHDR>.
#include "indexer/formats/read_trec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/dates/date.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/language_detection.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/pages/read_html.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/sources/encoding.hpp"

namespace gazette {
namespace {

/// A longer document without an end tag is damaged.
constexpr std::size_t max_document_bytes = std::size_t{16} * 1024 * 1024;

enum class TrecPart {
  id,
  other_id,
  title,
  body,
  authors,
  source,
  date,
  dateline,
  language,
  keywords,
  places,
  page_head
};

struct TrecTag {
  std::string_view name;
  TrecPart part;
};
/// The tags that are read; of the collections that have them, one is named.
constexpr auto trec_tags = std::to_array<TrecTag>({
    {"docno", TrecPart::id},          {"docid", TrecPart::other_id},
    {"headline", TrecPart::title},  // Financial Times, Los Angeles Times, Gigaword
    {"head", TrecPart::title},      // Associated Press
    {"hl", TrecPart::title},        // Wall Street Journal
    {"title", TrecPart::title},     // Federal Register
    {"ti", TrecPart::title},        // FBIS
    {"leadpara", TrecPart::body},   // San Jose Mercury News
    {"lp", TrecPart::body},         // Wall Street Journal
    {"text", TrecPart::body},         {"byline", TrecPart::authors},
    {"author", TrecPart::authors},    {"au", TrecPart::authors},
    {"source", TrecPart::source},     {"so", TrecPart::source},
    {"date", TrecPart::date},         {"date1", TrecPart::date},  // FBIS
    {"date_time", TrecPart::date},                                // AQUAINT
    {"datetime", TrecPart::date},     {"pubdate", TrecPart::date},
    {"dateline", TrecPart::dateline}, {"lang", TrecPart::language},  // NTCIR
    {"language", TrecPart::language}, {"subject", TrecPart::keywords},
    {"ns", TrecPart::keywords},  // Wall Street Journal
    {"co", TrecPart::keywords},       {"re", TrecPart::places},
    {"dochdr", TrecPart::page_head},  // trecweb
});

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-' || c == '.';
}

struct SgmlTag {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< after the >
  std::string name;     ///< in lower case; of an end tag, with its slash
};

std::string in_lower_case(std::string_view ascii) {
  std::string lower(ascii);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return lower;
}

/// The next tag at or after `from`. Yes: `<P>`, `</Text>`, `<DOC id="a">`. No: `a < b`.
std::optional<SgmlTag> next_tag(std::string_view text, std::size_t from) {
  constexpr std::size_t longest_name = 20;
  constexpr std::size_t longest_tag = 500;
  for (std::size_t at = text.find('<', from); at != std::string_view::npos;
       at = text.find('<', at + 1)) {
    const std::size_t name = at + 1 + (text.substr(at + 1, 1) == "/" ? 1 : 0);
    std::size_t end = name;
    while (end < text.size() && end - name <= longest_name && is_name_character(text[end])) ++end;
    if (end == name || end == text.size()) continue;
    const std::size_t close = text.substr(0, at + longest_tag).find('>', end);
    const bool is_tag = close != std::string_view::npos &&
                        (close == end || text[end] == ' ' || text[end] == '\n' ||
                         text[end] == '\r' || text[end] == '\t' || text[end] == '/');
    if (is_tag) return SgmlTag{at, close + 1, in_lower_case(text.substr(at + 1, end - at - 1))};
  }
  return std::nullopt;
}

/// UTF-8 without tags and references; tags of paragraphs become blank lines.
std::string text_of_sgml(std::string_view sgml) {
  std::string text;
  std::size_t at = 0;
  while (const std::optional<SgmlTag> tag = next_tag(sgml, at)) {
    text += sgml.substr(at, tag->begin - at);
    const bool ends_paragraph = tag->name == "p" || tag->name == "/p" || tag->name == "br";
    text += ends_paragraph ? "\n\n" : " ";
    at = tag->end;
  }
  text += sgml.substr(at);
  return without_references(to_utf8(text));
}

std::string line_of_sgml(std::string_view sgml) { return one_line(text_of_sgml(sgml)); }

bool are_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// The day of a year of two digits, in the century that makes it one from 1950 to 2049.
std::optional<Timestamp> day_of(std::string_view year, std::string_view month,
                                std::string_view day) {
  return parse_date(fmt::format("{}{}-{}-{}", year < "50" ? "20" : "19", year, month, day));
}

/// `870324`, `03/24/87`, `January 1, 1989, Sunday, Home Edition`, and what parse_date() reads.
std::optional<Timestamp> date_of_text(const std::string& text) {
  constexpr std::size_t longest = 100;
  if (text.size() > longest) return std::nullopt;
  const std::string_view view = text;
  if (view.size() == 6 && are_digits(view)) {
    return day_of(view.substr(0, 2), view.substr(2, 2), view.substr(4));
  }
  if (view.size() == 8 && view[2] == '/' && view[5] == '/') {
    return day_of(view.substr(6), view.substr(0, 2), view.substr(3, 2));
  }
  for (std::size_t end = view.size(); end != std::string_view::npos && end > 0;
       end = view.rfind(',', end - 1)) {
    if (const std::optional<Timestamp> date = parse_date(view.substr(0, end))) return date;
  }
  return std::nullopt;
}

/// The date within a number: `AP880212-0001`, `LA010189-0001` (month first),
/// `NYT_ENG_20050102.0001`.
std::optional<Timestamp> date_of_number(std::string_view number) {
  const std::size_t begin = number.find_first_of("0123456789");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::string_view digits =
      number.substr(begin, number.find_first_not_of("0123456789", begin) - begin);
  if (digits.size() == 8) return parse_date(digits);
  const std::string_view letters = number.substr(0, begin);
  if (digits.size() != 6) return std::nullopt;
  if (letters == "LA") return day_of(digits.substr(4), digits.substr(0, 2), digits.substr(2, 2));
  if (letters == "AP" || letters == "WSJ") return date_of_text(std::string(digits));
  return std::nullopt;
}

/// The value of an attribute of a tag, with or without quotes; empty when there is none.
std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::size_t at = fold_case(tag).find(fmt::format(" {}=", name));
  if (at == std::string_view::npos) return {};
  std::string_view value = tag.substr(std::min(at + name.size() + 2, tag.size()));
  const bool is_quoted = value.starts_with('"') || value.starts_with('\'');
  const std::string ends = is_quoted ? std::string(1, value[0]) : std::string(" \t\r\n>");
  if (is_quoted) value.remove_prefix(1);
  return one_line(value.substr(0, value.find_first_of(ends)));
}

/// A document as it is put together from its elements.
struct TrecDocument {
  Article article;
  std::string dateline;
  std::string text;
  std::optional<std::string_view> page;  ///< of trecweb
  bool has_stray_number = false;         ///< an end of a number without its beginning
};

void add_lines(std::vector<std::string>& to, const std::string& text) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line = one_line(line); !line.empty()) to.push_back(std::move(line));
  }
}

void take(TrecDocument& document, TrecPart part, std::string_view sgml) {
  Article& article = document.article;
  switch (part) {
    case TrecPart::id:
      article.id = line_of_sgml(sgml);
      break;
    case TrecPart::other_id:
      if (article.id.empty()) article.id = line_of_sgml(sgml);
      break;
    case TrecPart::title: {
      const std::string title = line_of_sgml(sgml);
      if (article.title.empty()) {
        article.title = title;
      } else if (title != article.title && !title.empty()) {
        article.summary += (article.summary.empty() ? "" : "\n") + title;
      }
      break;
    }
    case TrecPart::body:
      document.text += text_of_sgml(sgml) + "\n\n";
      break;
    case TrecPart::authors: {
      std::string name = line_of_sgml(sgml);
      if (fold_case(name.substr(0, 3)) == "by ") name.erase(0, 3);
      if (!name.empty()) article.authors.push_back(std::move(name));
      break;
    }
    case TrecPart::source:
      if (article.source.empty()) article.source = line_of_sgml(sgml);
      break;
    case TrecPart::date:
      if (!article.published) article.published = date_of_text(line_of_sgml(sgml));
      break;
    case TrecPart::dateline:
      document.dateline = line_of_sgml(sgml);
      break;
    case TrecPart::language:
      article.language = normalize_language(line_of_sgml(sgml));
      break;
    case TrecPart::keywords:
      add_lines(article.keywords, text_of_sgml(sgml));
      break;
    case TrecPart::places:
      add_lines(article.places, text_of_sgml(sgml));
      break;
    case TrecPart::page_head: {
      const std::string head = line_of_sgml(sgml.substr(0, sgml.find('\n', 1)));
      if (is_web_address(head)) article.url = head.substr(0, head.find(' '));
      break;
    }
  }
}

/// `sgml` begins with the tag <DOC> and ends before </DOC>.
TrecDocument document_of(std::string_view sgml) {
  TrecDocument document;
  const std::optional<SgmlTag> doc = next_tag(sgml, 0);
  if (!doc) return document;
  document.article.id = attribute_of(sgml.substr(0, doc->end), "id");
  std::array<bool, trec_tags.size()> is_never_closed{};
  std::size_t at = doc->end;
  while (const std::optional<SgmlTag> tag = next_tag(sgml, at)) {
    at = tag->end;
    if (tag->name == "/docno") document.has_stray_number = true;
    const auto row = std::find_if(trec_tags.begin(), trec_tags.end(),
                                  [&](const TrecTag& each) { return each.name == tag->name; });
    if (row == trec_tags.end()) continue;
    bool& is_open = is_never_closed.at(static_cast<std::size_t>(row - trec_tags.begin()));
    if (is_open) continue;
    std::optional<SgmlTag> close = next_tag(sgml, at);
    while (close && close->name != '/' + tag->name) close = next_tag(sgml, close->end);
    is_open = !close;
    if (!close) continue;
    take(document, row->part, sgml.substr(tag->end, close->begin - tag->end));
    at = close->end;
    if (row->part == TrecPart::page_head) {
      document.page = sgml.substr(at);
      break;
    }
  }
  return document;
}

/// Sends the documents of one input.
class TrecSender {
 public:
  TrecSender(const ReaderInput& input, const StorySink& sink) : input_(input), sink_(sink) {}

  void send(std::string_view sgml) {
    TrecDocument document = document_of(sgml);
    ++number_;
    Article& article = document.article;
    if (article.id.empty() && document.has_stray_number) {
      return skip(article, "the start tag of its number (<DOCNO>) is missing");
    }
    if (document.page) return send_page(*document.page, std::move(article));
    if (!article.published) article.published = date_of_number(article.id);
    std::string text = std::move(document.text);
    if (!document.dateline.empty()) {
      text.insert(0, document.dateline + ' ');
      text.erase(
          document.dateline.size() + 1,
          std::min(text.find_first_not_of(" \t\r\n", document.dateline.size() + 1), text.size()) -
              document.dateline.size() - 1);
    }
    article.body = join_paragraphs(split_paragraphs(text));
    if (!has_content(article)) return skip(article, "no title and no text");
    if (std::string excess = excess_of(article); !excess.empty()) {
      return skip(article, std::move(excess));
    }
    sink_(std::move(article));
  }

  void skip_unended() {
    ++number_;
    skip({}, "the document has no end tag </DOC>");
  }

  bool is_empty() const { return number_ == 0; }

 private:
  void skip(const Article& article, std::string why) {
    std::string place = article.id.empty() ? fmt::format("[{}]", number_ - 1)
                                           : fmt::format(": DOCNO {}", article.id);
    sink_(Skipped{input_.name, std::move(place), std::move(why)});
  }

  /// What the page says, with the number of its document.
  void send_page(std::string_view page, Article head) {
    std::istringstream stream{std::string(page)};
    read_html({.stream = stream, .name = input_.name}, [&](Story story) {
      if (const Skipped* skipped = std::get_if<Skipped>(&story)) return skip(head, skipped->why);
      SoleArticle* const sole = std::get_if<SoleArticle>(&story);
      Article article = std::move(sole != nullptr ? sole->article : std::get<Article>(story));
      article.id = head.id;
      if (article.url.empty()) article.url = head.url;
      sink_(std::move(article));
    });
  }

  const ReaderInput& input_;
  const StorySink& sink_;
  std::size_t number_ = 0;  ///< of documents so far
};

/// What comes before a document: blanks and comments.
std::string_view without_comments(std::string_view text) {
  constexpr std::string_view blanks_of_sgml = " \t\r\n";
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  for (;;) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks_of_sgml), text.size()));
    if (!text.starts_with("<!--") && !text.starts_with("<?xml")) return text;
    const std::size_t end = text.find('>');
    if (end == std::string_view::npos) return text;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

/// Yes: `<DOC>`, `<doc id="a">`. No: `<!DOCTYPE html>`, `<DOCUMENT>`.
bool is_trec(std::string_view head, std::string_view) {
  const std::string_view text = without_comments(head);
  const std::optional<SgmlTag> tag = next_tag(text, 0);
  return tag && tag->begin == 0 && tag->name == "doc";
}

void read_trec(ReaderInput input, const StorySink& sink) {
  TrecSender sender(input, sink);
  std::string pending;
  std::array<char, 64 * 1024> block{};
  std::size_t looked = 0;  // in `pending`: no tag begins before
  constexpr std::size_t none = std::string::npos;
  std::size_t begin = none;  // of the document that is open
  while (input.stream.read(block.data(), block.size()).gcount() > 0) {
    pending.append(block.data(), static_cast<std::size_t>(input.stream.gcount()));
    while (const std::optional<SgmlTag> tag = next_tag(pending, looked)) {
      looked = tag->end;
      const bool is_begin = tag->name == "doc";
      const bool is_end = tag->name == "/doc";
      if (begin != none && is_end) {
        sender.send(std::string_view(pending).substr(begin, tag->begin - begin));
      }
      if (begin != none && is_begin) sender.skip_unended();
      if (is_begin) begin = tag->begin;
      if (is_end) begin = none;
    }
    // A tag may go on in the next block.
    constexpr std::size_t longest_cut_tag = 520;
    looked = std::max(looked, pending.size() - std::min(pending.size(), longest_cut_tag));
    const std::size_t done = std::min(looked, begin);
    pending.erase(0, done);
    looked -= done;
    if (begin == none) continue;
    begin = 0;
    if (pending.size() <= max_document_bytes) continue;
    sender.skip_unended();
    begin = none;
  }
  if (begin != none) sender.skip_unended();
  if (sender.is_empty()) sink(Skipped{input.name, {}, "there is no document (<DOC>) in the file"});
}

}  // namespace gazette
