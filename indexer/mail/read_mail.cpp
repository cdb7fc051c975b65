// SPDX-License-Identifier: GPL-3.0-or-later
// Of a newsletter, the text for programs without HTML is often a poor copy: the HTML is read as a
// page, and its plain text is taken where that gives nothing.
#include "indexer/mail/read_mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <utility>
#include <variant>

#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/cleaning/cleaning.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/mail/mail_message.hpp"
#include "indexer/pages/read_html.hpp"
#include "indexer/reading/html_markup.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/pdf_text.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

/// With its attachments.
constexpr std::size_t max_mail_bytes = std::size_t{32} * 1024 * 1024;
constexpr std::size_t longest_mail_line = std::size_t{8} * 1024 * 1024;

constexpr std::string_view mail_blanks = " \t\r\n";

bool is_same_name(std::string_view a, std::string_view b) { return fold_case(a) == b; }

bool is_any_of(std::string_view name, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view each) { return is_same_name(name, each); });
}

/// The name of the field that a line of a head begins; empty when it begins none.
std::string_view field_name(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  const std::string_view name = line.substr(0, colon);
  const bool is_name = std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
  });
  return is_name ? name : std::string_view();
}

/// Whether `head` begins with the fields of a mail: at least one that only programs write and two
/// more, or a subject and a sender with an address, as old news of Usenet has them. A text that
/// begins with "Date: 3 May" and "From: the desk" is none.
bool has_mail_head(std::string_view head) {
  constexpr auto of_programs = std::to_array<std::string_view>(
      {"message-id", "mime-version", "received", "return-path", "content-type", "delivered-to",
       "x-mozilla-status", "snapshot-content-location"});
  constexpr auto of_people = std::to_array<std::string_view>({"from", "date", "subject", "to"});
  std::size_t programs = 0;
  std::size_t people = 0;
  bool has_sender = false;
  bool has_subject = false;
  while (!head.empty()) {
    const std::size_t end = head.find('\n');
    if (end == std::string_view::npos) break;  // cut off
    std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line.starts_with(' ') || line.starts_with('\t')) continue;  // continues a field
    const std::string_view name = field_name(line);
    if (name.empty()) return false;
    if (is_any_of(name, of_programs)) ++programs;
    if (is_any_of(name, of_people)) ++people;
    if (is_same_name(name, "subject")) has_subject = true;
    if (is_same_name(name, "from") && line.find('@') != std::string_view::npos) has_sender = true;
  }
  if (has_sender && has_subject) return true;
  return programs > 0 && people > 0 && programs + people > 2;
}

/// And without a byte order mark.
std::string_view without_leading_blanks(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text.substr(std::min(text.find_first_not_of(mail_blanks), text.size()));
}

/// The line before a mail of an mbox: `From desk@wire.example Tue Feb  3 08:15:00 2026`. In a text,
/// "From the pier one sees it first." is none.
bool is_postmark(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  const std::size_t colon = line.find(':', 5);
  const auto is_digit = [&](std::size_t at) {
    return at < line.size() && line[at] >= '0' && line[at] <= '9';
  };
  return colon != std::string_view::npos && is_digit(colon - 1) && is_digit(colon + 1) &&
         is_digit(colon + 2) && line.find_last_of("0123456789") + 1 > line.size() - 2;
}

/// Such a line with the name of its day and month, which no sentence has.
bool is_dated_postmark(std::string_view line) {
  constexpr auto days =
      std::to_array<std::string_view>({"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"});
  constexpr auto months = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  if (!is_postmark(line)) return false;
  return std::any_of(days.begin(), days.end(), [&](std::string_view day) {
    constexpr std::size_t name_bytes = 5;  // with its blanks
    const std::size_t at = line.find(fmt::format(" {} ", day));
    if (at == std::string_view::npos) return false;
    const std::string_view month = line.substr(at + name_bytes, 3);
    return std::find(months.begin(), months.end(), month) != months.end();
  });
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::optional<Article> article_of_page(const MailText& html, const InputContext& context,
                                       const std::string& name) {
  std::istringstream stream(html.bytes);
  std::optional<Article> article;
  read_html({stream, name, context}, [&](Story story) {
    if (SoleArticle* sole = std::get_if<SoleArticle>(&story)) article = std::move(sole->article);
  });
  return article;
}

/// Signatures begin with a line of two hyphens.
std::string_view without_signature(std::string_view text) {
  return text.substr(0, std::min(text.find("\n-- \n"), text.find("\n-- \r\n")));
}

std::string body_of_plain(const MailText& plain) {
  const std::string text = to_utf8(plain.bytes, plain.charset);
  return join_paragraphs(clean(split_paragraphs(without_signature(text))));
}

/// All paragraphs of a newsletter, where it has many stories and a page would have one.
std::string body_of_all(const MailText& html) {
  const std::string& charset = html.charset;
  const std::string text =
      text_of_html(to_utf8(html.bytes, charset.empty() ? declared_charset(html.bytes) : charset));
  return join_paragraphs(split_paragraphs(text));
}

void add_senders(const MailMessage& message, Article& article) {
  article.authors.clear();
  article.source.clear();
  for (const MailMessage::Sender& sender : message.senders) {
    const std::string host = host_name(
        sender.address.substr(std::min(sender.address.find('@') + 1, sender.address.size())));
    const bool is_publisher = message.is_of_list && !sender.name.empty();
    if (is_publisher && article.source.empty()) article.source = sender.name;
    if (!message.is_of_list && !sender.name.empty()) article.authors.push_back(sender.name);
    if (article.source.empty() && !host.empty()) article.source = hosts_of_registrant(host).back();
  }
}

/// `article` with what the head of the mail says.
Article with_fields_of(const MailMessage& message, Article article) {
  article.id = message.id;
  if (!message.subject.empty()) article.title = message.subject;
  if (message.date) article.published = message.date;
  if (article.language.empty() && message.language.find(',') == std::string::npos) {
    article.language = message.language;
  }
  add_senders(message, article);
  return article;
}

/// Empty when there is no text in the message.
std::optional<Article> article_of(const MailMessage& message, const std::string& name) {
  constexpr std::size_t least_part = 3;
  Article article;
  if (message.is_saved_page) {
    const MailText& html = *message.html;
    std::optional<Article> page =
        article_of_page(html, {html.address, "text/html", html.charset, message.date}, name);
    if (!page) return std::nullopt;
    if (page->title.empty()) page->title = message.subject;
    if (!page->published) page->published = message.date;
    return page;
  }
  if (message.html) {
    if (std::optional<Article> page =
            article_of_page(*message.html, {{}, "text/html", message.html->charset, {}}, name)) {
      article = std::move(*page);
    }
    std::string all = body_of_all(*message.html);
    if (article.body.size() < all.size() / least_part) article.body = std::move(all);
  }
  if (article.body.empty() && message.plain) article.body = body_of_plain(*message.plain);
  article = with_fields_of(message, std::move(article));
  if (!has_content(article)) return std::nullopt;
  return article;
}

/// An article, or why there is none. `place` is where the mail is in its file. A PDF is read
/// where the mail has no other text; `sink` is told when that fails.
std::variant<Article, Skipped> read_one(std::string_view bytes, const ReaderInput& input,
                                        const std::string& place, const StorySink& sink) {
  const std::string& name = input.name;
  const std::optional<MailMessage> message = parse_mail(without_leading_blanks(bytes));
  if (!message) return Skipped{name, place, "it does not begin with an email header"};
  std::optional<Article> article = article_of(*message, name);
  if ((!article || article->body.empty()) && !message->pdf.empty()) {
    std::variant<PdfText, std::string> pdf = text_of_pdf(message->pdf, input.stop);
    if (const PdfText* read = std::get_if<PdfText>(&pdf)) {
      if (!article) article = with_fields_of(*message, {});
      article->body = join_paragraphs(clean(split_paragraphs(read->text)));
    } else if (article) {
      sink(Omitted{name, place, "its PDF: " + std::get<std::string>(pdf)});
    } else {
      return Skipped{name, place, std::get<std::string>(pdf)};
    }
  }
  if (!article) return Skipped{name, place, "there is no text in the message"};
  if (std::string excess = excess_of(*article); !excess.empty()) {
    return Skipped{name, place, std::move(excess)};
  }
  return std::move(*article);
}

/// The mails of an mbox, one after another.
class MboxReader {
 public:
  MboxReader(ReaderInput input, const StorySink& sink) : input_(std::move(input)), sink_(sink) {}

  void read() {
    Line line;
    bool is_after_blank = true;
    while (next_line(input_.stream, line, longest_mail_line)) {
      if (++line_number_ == 1) line.text = without_leading_blanks(line.text);
      if (!postmark_.empty()) settle_postmark(line.text);
      if (is_after_blank && is_postmark(line.text)) {
        begin(line_number_);
      } else if (is_dated_postmark(line.text)) {
        postmark_ = line.text;
      } else {
        add(line.text);
      }
      is_after_blank = line.text.empty();
    }
    if (!postmark_.empty()) add(postmark_);
    send();
  }

 private:
  void begin(std::size_t line_number) {
    send();
    begin_ = line_number;
  }

  /// A postmark within a text begins a mail if a head follows.
  void settle_postmark(std::string_view next) {
    if (field_name(next).empty()) {
      add(postmark_);
    } else {
      begin(line_number_ - 1);
    }
    postmark_.clear();
  }

  void add(std::string_view line) {
    if (mail_.size() + line.size() >= max_mail_bytes) {
      is_too_large_ = true;
      return;
    }
    // Lines that begin with "From " were quoted, and those that had been quoted once more.
    const std::size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    if (quotes > 0 && line.substr(quotes).starts_with("From ")) line.remove_prefix(1);
    (mail_ += line) += '\n';
  }

  void send() {
    const std::string place = fmt::format(":{}", begin_);
    if (is_too_large_) {
      sink_(
          Skipped{input_.name, place,
                  fmt::format("the message is larger than {} MiB", max_mail_bytes / 1024 / 1024)});
    } else if (!without_leading_blanks(mail_).empty()) {
      std::visit([&](auto&& story) { sink_(std::forward<decltype(story)>(story)); },
                 read_one(mail_, input_, place, sink_));
    }
    mail_.clear();
    is_too_large_ = false;
  }

  ReaderInput input_;
  const StorySink& sink_;
  std::string mail_;
  std::string postmark_;  ///< the last line, where no blank line came before it
  bool is_too_large_ = false;
  std::size_t line_number_ = 0;
  std::size_t begin_ = 1;  ///< line of the postmark of the present mail
};

}  // namespace

bool is_mail(std::string_view head, std::string_view) {
  if (is_utf16(head)) return has_mail_head(without_leading_blanks(to_utf8(head)));
  return has_mail_head(without_leading_blanks(head));
}

void read_mail(ReaderInput input, const StorySink& sink) {
  Line bytes = read_rest(input.stream, max_mail_bytes);
  if (bytes.is_cut) {
    return sink(
        Skipped{input.name,
                {},
                fmt::format("the message is larger than {} MiB", max_mail_bytes / 1024 / 1024)});
  }
  if (is_utf16(bytes.text)) bytes.text = to_utf8(bytes.text);
  std::variant<Article, Skipped> story = read_one(bytes.text, input, {}, sink);
  if (Skipped* skipped = std::get_if<Skipped>(&story)) return sink(std::move(*skipped));
  sink(SoleArticle{std::move(std::get<Article>(story))});
}

bool is_mbox(std::string_view head, std::string_view) {
  const std::string_view mail = without_leading_blanks(head);
  const std::size_t end = mail.find('\n');
  if (end == std::string_view::npos) return false;
  std::string_view line = mail.substr(0, end);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return is_postmark(line) && !field_name(mail.substr(end + 1, 100)).empty();
}

void read_mbox(ReaderInput input, const StorySink& sink) {
  MboxReader(std::move(input), sink).read();
}

}  // namespace gazette
