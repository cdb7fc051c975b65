// SPDX-License-Identifier: GPL-3.0-or-later
// Mails taken apart; read_mail_test.cpp has what becomes of them.
#include "indexer/mail/mail_message.hpp"

#include <optional>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "tests/catch.hpp"

namespace gazette::mail_message_test {
namespace {

const std::string head = "From: Mara Quill <mara@wire.example>\nSubject: Ferry\n";

std::string part(const std::string& fields, const std::string& body) {
  return "--b\n" + fields + "\n\n" + body + '\n';
}

std::string mail(const std::string& type, const std::string& body) {
  return head + "Content-Type: " + type + "\n\n" + body;
}

TEST_CASE("the head of a mail says who, what and when") {
  const std::optional<MailMessage> message = parse_mail(
      "Message-ID: <1@wire.example> (added)\nSubject: =?utf-8?q?F=C3=A4hre?=\n legt ab\n"
      "From: Mara Quill <mara@wire.example>, desk@wire.example\n"
      "Date: Tue, 3 Feb 2026 09:15:00 +0100 (CET)\nContent-Language: de\n"
      "List-Id: <wire.example>\n\nx");
  REQUIRE(message);
  CHECK(message->id == "1@wire.example");
  CHECK(message->subject == "Fähre legt ab");
  REQUIRE(message->senders.size() == 2);
  CHECK(message->senders[0].name == "Mara Quill");
  CHECK(message->senders[1].address == "desk@wire.example");
  REQUIRE(message->date);
  CHECK(to_rfc3339(*message->date) == "2026-02-03T09:15:00+01:00");
  CHECK(message->language == "de");
  CHECK(message->is_of_list);
  CHECK_FALSE(message->is_saved_page);
  CHECK_FALSE(parse_mail(""));
  CHECK_FALSE(parse_mail("no head\n\nx"));
}

TEST_CASE("the first text of each form counts, and what is attached does not") {
  struct Case {
    std::string what, mail, plain, html, pdf;
  };
  const std::string mixed = "multipart/mixed; boundary=b";
  const std::string plain = "Content-Type: text/plain";
  const std::string html = "Content-Type: text/html";
  const std::string attached = "\nContent-Disposition: attachment";
  const std::vector<Case> cases = {
      {"no type", head + "\nIt left.", "It left.", "", ""},
      {"HTML alone", mail("text/html", "<p>"), "", "<p>", ""},
      {"both", mail(mixed, part(plain, "a") + part(html, "<p>") + "--b--\n"), "a", "<p>", ""},
      {"two plain", mail(mixed, part(plain, "a") + part(plain, "b") + "--b--\n"), "a", "", ""},
      {"an attachment", mail(mixed, part(plain + attached, "a") + part(plain, "b") + "--b--\n"),
       "b", "", ""},
      {"no last boundary", mail(mixed, part(plain, "a")), "a\n", "", ""},
      {"no boundary stated", mail("multipart/mixed", part(plain, "a") + "--b--\n"), "a", "", ""},
      {"parts in parts",
       mail(mixed, part("Content-Type: multipart/alternative; boundary=c",
                        "--c\n" + html + "\n\n<p>\n--c--") +
                       "--b--\n"),
       "", "<p>", ""},
      {"a mail that was passed on",
       mail(mixed, part("Content-Type: message/rfc822", head + plain + "\n\na") + "--b--\n"), "a",
       "", ""},
      {"base64", head + "Content-Transfer-Encoding: base64\n\nSXQgbGVmdC4=", "It left.", "", ""},
      {"quoted-printable", head + "Content-Transfer-Encoding: Quoted-Printable\n\nIt =\nleft=2E",
       "It left.", "", ""},
      {"a PDF", mail(mixed, part("Content-Type: application/pdf" + attached, "%PDF-1") + "--b--\n"),
       "", "", "%PDF-1"},
      {"a PDF by its name",
       mail(mixed, part("Content-Type: application/octet-stream; name=a.PDF", "%PDF-1") +
                       part("Content-Type: application/pdf", "%PDF-2") + "--b--\n"),
       "", "", "%PDF-1"},
      {"a picture", mail("image/png", "x"), "", "", ""},
  };
  for (const auto& [what, bytes, want_plain, want_html, want_pdf] : cases) {
    CAPTURE(what);
    const std::optional<MailMessage> message = parse_mail(bytes);
    REQUIRE(message);
    CHECK((message->plain ? message->plain->bytes : "") == want_plain);
    CHECK((message->html ? message->html->bytes : "") == want_html);
    CHECK(message->pdf == want_pdf);
  }
}

TEST_CASE("a page that was saved as a mail is known by its address, or by its parts") {
  struct Case {
    std::string fields;
    bool want;
  };
  const std::string related = "Content-Type: multipart/related; boundary=b\n";
  const std::string mixed = "Content-Type: multipart/mixed; boundary=b\n";
  for (const auto& [fields, want] : std::vector<Case>{
           {"Snapshot-Content-Location: https://a.example/1\n" + related, true},
           {related, true},
           {related + "Message-ID: <1@a>\n", false},
           {related + "List-Id: <a>\n", false},
           {mixed, false},
       }) {
    CAPTURE(fields);
    const std::optional<MailMessage> message = parse_mail(
        head + fields + '\n' + part("Content-Type: text/html; charset=utf-8", "<p>") + "--b--\n");
    REQUIRE((message && message->html));
    CHECK(message->is_saved_page == want);
    CHECK(message->html->charset == "utf-8");
  }
}

}  // namespace
}  // namespace gazette::mail_message_test
