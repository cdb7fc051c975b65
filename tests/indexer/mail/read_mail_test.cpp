// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/mail/read_mail.hpp"

#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/stories.hpp"

namespace gazette::read_mail_test {
namespace {

using Strings = std::vector<std::string>;

const std::string head =
    "From: Mara Quill <mara@wire.news.example>\n"
    "Subject: Ferry sails\n"
    "Date: Tue, 3 Feb 2026 09:15:00 +0100\n"
    "Message-ID: <1@wire.example>\n"
    "MIME-Version: 1.0\n";
const std::string plain = "Content-Type: text/plain; charset=utf-8\n\n";
const std::string text = "The ferry left on Monday.\n";

std::string format_of(const std::string& bytes, const std::string& name) {
  const Format* const format = recognise(bytes, name);
  return format == nullptr ? std::string() : std::string(format->name);
}

std::string in_utf16(const std::string& ascii) {
  std::string bytes = "\xFF\xFE";
  for (const char c : ascii) (bytes += c) += '\0';
  return bytes;
}

Article article_of(const std::string& bytes) {
  const Stories stories = stories_of(read_mail, bytes);
  for (const Skipped& skipped : stories.skipped) FAIL(skipped.why);
  REQUIRE(stories.sole == 1);
  return stories.articles.at(0);
}

TEST_CASE("a message is recognised by its header, whatever the name of its file") {
  struct Row {
    std::string bytes;
    std::string format;
  };
  const std::vector<Row> rows = {
      {head + plain + text, "mail"},
      {std::string(257, ' ') + head + plain + text, "mail"},
      {"\r\nReturn-Path: <a@b>\r\nReceived: from a\r\n\tby b\r\nFrom: a\r\n\r\nx", "mail"},
      {"From a@b Tue Feb  3 08:15:00 2026\n" + head + plain + text, "mbox"},
      {"From: mara@news.example (Mara Quill)\nSubject: Ferry\nLines: 1\n\nIt left.\n", "mail"},
      {"From: the desk\nDate: 3 May 2026\n\nThe ferry left.", "text"},
      {"From the pier at 8:15 one sees 2026\n\nThe ferry left.", "text"},
      {"Content-Type: a sentence\nabout mail\n", "text"},
      {"\xEF\xBB\xBF" + head + plain + text, "mail"},
      {in_utf16(head + plain + text), "mail"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    CHECK(format_of(row.bytes, "1234.M1P2.host") == (row.format == "text" ? "" : row.format));
    CHECK(format_of(row.bytes, "story.txt") == row.format);
  }
}

TEST_CASE("a message gives id, title, author, date and text") {
  const Article article = article_of(head + plain + text + "\n-- \nThe desk\n");
  CHECK(article.id == "1@wire.example");
  CHECK(article.title == "Ferry sails");
  CHECK(article.authors == Strings{"Mara Quill"});
  CHECK(article.source == "news.example");
  CHECK(article.published == parse_date("2026-02-03T09:15:00+01:00"));
  CHECK(article.body == text);
  CHECK(article_of(head + plain + text + "\r\n-- \r\nThe desk\r\n").body == text);
}

TEST_CASE("whoever writes to subscribers is the source") {
  const Article article = article_of("List-Id: <news.example>\n" + head + plain + text);
  CHECK(article.source == "Mara Quill");
  CHECK(article.authors.empty());
}

TEST_CASE("parts, encodings and charsets of messages") {
  const std::string alternative = head +
                                  "Content-Type: multipart/alternative; boundary=b\n\n--b\n" +
                                  plain + "Poor text.\n\n--b\n";
  const std::string html =
      "Content-Type: text/html; charset=iso-8859-1\n"
      "Content-Transfer-Encoding: quoted-printable\n\n"
      "<h1>Head</h1><p>The caf=E9 opened on Monday, the port =93says=94.</p>\n";
  struct Row {
    std::string what;
    std::string bytes;
    std::string title;
    std::string body;
  };
  const std::vector<Row> rows = {
      {"HTML before plain text", alternative + html + "\n--b--\n", "Ferry sails",
       "The caf\u00e9 opened on Monday, the port \u201csays\u201d.\n"},
      {"HTML without text", alternative + "Content-Type: text/html\n\n<img src=a>\n--b--\n",
       "Ferry sails", "Poor text.\n"},
      {"the end is missing", alternative + html, "Ferry sails",
       "The caf\u00e9 opened on Monday, the port \u201csays\u201d.\n"},
      {"an attachment is no text",
       head + "Content-Type: multipart/mixed; boundary=b\n\n--b\n" + plain + text +
           "\n--b\nContent-Disposition: attachment\n" + html + "\n--b--\n",
       "Ferry sails", text},
      {"a mail that was passed on",
       head + "Content-Type: message/rfc822\n\nFrom: b\nSubject: Inner\n" + plain + text,
       "Ferry sails", text},
      {"base64", head + "Content-Transfer-Encoding: base64\n" + plain + "VGhlIGZlcnJ5IGxlZnQu\n",
       "Ferry sails", "The ferry left.\n"},
      {"no type", head + "\n" + text, "Ferry sails", text},
      {"encoded words",
       "Subject: =?ISO-8859-1?Q?It=92s_open_=96_caf=E9?=\n =?utf-8?b?IMWbcm9kYQ==?=\nFrom: a@b\n" +
           plain + text,
       "It\u2019s open \u2013 caf\u00e9 \u015broda", text},
      {"subject alone", head + plain, "Ferry sails", ""},
      {"a boundary that is another",
       head + "Content-Type: multipart/mixed; boundary=zzz\n\nFor old programs.\n--b\n" + plain +
           text + "\n--b--\n",
       "Ferry sails", text},
      {"a boundary that is not stated",
       head + "Content-Type: multipart/mixed\n\n--b\n" + plain + text + "\n--b--\n", "Ferry sails",
       text},
      {"no parts", head + "Content-Type: multipart/mixed; boundary=b\n\n" + text, "Ferry sails",
       text},
      {"a byte order mark", "\xEF\xBB\xBF" + head + plain + text, "Ferry sails", text},
      {"UTF-16", in_utf16(head + plain + text), "Ferry sails", text},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Article article = article_of(row.bytes);
    CHECK(article.title == row.title);
    CHECK(article.body == row.body);
  }
  CHECK(stories_of(read_mail, "From: a@b\nTo: c\nMIME-Version: 1.0\n\n").skipped.at(0).why ==
        "there is no text in the message");
}

TEST_CASE("a newsletter of many stories keeps all of them") {
  std::string html;
  for (int i = 0; i < 20; ++i) {
    html += "<table><tr><td><h2>Story</h2><p>The ferry left at " + std::to_string(i) +
            " o'clock on Monday, the port says.</p></td></tr></table>\n";
  }
  const Article article = article_of(head + "Content-Type: text/html\n\n" + html);
  CHECK(article.body.find("at 0 o'clock") != std::string::npos);
  CHECK(article.body.find("at 19 o'clock") != std::string::npos);
}

TEST_CASE("a page saved as MHTML is read as the page") {
  const std::string saved =
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\n"
      "Subject: Ferry sails | News\r\nDate: Tue, 3 Feb 2026 08:30:00 -0000\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n"
      "Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
      "Content-Location: https://news.example/1\r\n\r\n"
      "<html><h1>Ferry sails</h1><p>The ferry =\r\nleft.</p></html>\r\n\r\n--b--\r\n";
  const Article article = article_of(saved);
  CHECK(article.id.empty());
  CHECK(article.url == "https://news.example/1");
  CHECK(article.title == "Ferry sails");
  CHECK(article.body == "The ferry left.\n");
  CHECK(article.authors.empty());
  CHECK(article.published == parse_date("2026-02-03T08:30:00Z"));
}

TEST_CASE("each message of an mbox is read by its own header, and only a bad one is lost") {
  const std::string postmark = "From a@b Tue Feb  3 08:15:00 2026\n";
  const Stories stories = stories_of(
      read_mbox, postmark + head + plain + text + "From here one sees it.\n>From there, too.\n\n" +
                     "From the pier one sees it.\n\n" + postmark +
                     "From: a@b\nMIME-Version: 1.0\n\n\n" + postmark +
                     "From: b@c.example\nSubject: Caf\xe9\nContent-Type: text/plain; "
                     "charset=iso-8859-1\n\nDas Caf\xe9.\n");
  REQUIRE(stories.articles.size() == 2);
  CHECK(stories.sole == 0);
  CHECK(stories.articles[0].id == "1@wire.example");
  CHECK(stories.articles[0].body ==
        "The ferry left on Monday.\nFrom here one sees it.\nFrom there, too.\n"
        "From the pier one sees it.\n");
  CHECK(stories.articles[1].title == "Caf\u00e9");
  CHECK(stories.articles[1].body == "Das Caf\u00e9.\n");
  REQUIRE(stories.skipped.size() == 1);
  CHECK(stories.skipped[0].place == ":15");
  CHECK(stories.skipped[0].why == "there is no text in the message");
}

TEST_CASE("without a blank line before it, a dated postmark and a header begin a message") {
  const std::string postmark = "From a@b Tue Feb  3 08:15:00 2026\n";
  struct Row {
    std::string what;
    std::string between;
    std::size_t mails;
  };
  const std::vector<Row> rows = {
      {"a head follows", postmark, 2},
      {"two in a row", postmark + postmark, 2},
      {"a text follows", postmark + "It came back.\n", 1},
      {"no name of a day", "From the pier at 08:15:00 2026\n", 1},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Stories stories = stories_of(
        read_mbox, postmark + head + plain + text + row.between + "Subject: Second\n\nIt left.\n");
    CHECK(stories.articles.size() == row.mails);
    CHECK(stories.skipped.empty());
  }
}

TEST_CASE("parts nest as deep as they like") {
  std::string deep = head;
  for (int i = 0; i < 20'000; ++i) deep += "Content-Type: multipart/mixed; boundary=b\n\n--b\n";
  CHECK(article_of(deep + plain + text).title == "Ferry sails");
}

}  // namespace
}  // namespace gazette::read_mail_test
