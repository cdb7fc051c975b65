// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/mail/mail_head.hpp"

#include <string>
#include <vector>

#include "indexer/reading/transfer_encoding.hpp"
#include "tests/catch.hpp"

namespace gazette::mail_head_test {
namespace {

TEST_CASE("values of header fields become text") {
  struct Row {
    std::string value;
    std::string text;
  };
  const std::vector<Row> rows = {
      {"Ferry  sails", "Ferry sails"},
      {"=?utf-8?Q?caf=C3=A9_open?=", "caf\u00e9 open"},
      {"=?utf-8?b?Y2Fmw6k=?= at =?UTF-8*fr?q?9?=", "caf\u00e9 at 9"},
      {"=?utf-8?q?caf=C3?=  =?utf-8?q?=A9?=", "caf\u00e9"},
      {"=?utf-8?q?a?= =?iso-8859-2?q?=B6?=", "a\u015b"},
      {"=?ISO-8859-1?Q?It=92s?=", "It\u2019s"},
      {"caf\xe9 open", "caf\u00e9 open"},
      {"=?utf-8?x?a?=", "=?utf-8?x?a?="},
      {"=?utf-8?q?a", "=?utf-8?q?a"},
      {"1 =? 2", "1 =? 2"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(text_of_value(row.value) == row.text);
  }
}

TEST_CASE("senders in all their forms") {
  struct Row {
    std::string value;
    std::vector<std::string> senders;  ///< name|address
  };
  const std::vector<Row> rows = {
      {"Mara Quill <mara@news.example>", {"Mara Quill|mara@news.example"}},
      {"\"Quill, Mara\" <a@b>, c@d (The \\\"Desk\\\")", {"Quill, Mara|a@b", "The \"Desk\"|c@d"}},
      {"=?utf-8?q?Zo=C3=A9?= <a@b>", {"Zo\u00e9|a@b"}},
      {"a@b", {"|a@b"}},
      {"The Desk", {"The Desk|"}},
      {"<>, ,", {"|"}},
      {"\"open <a@b>, c", {"open|a@b"}},
      {"a@b (open", {"open|a@b"}},
      {"a@b )(", {"|a@b )"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    std::vector<std::string> senders;
    for (const MailAddress& each : parse_addresses(row.value)) {
      senders.push_back(each.name + '|' + each.address);
    }
    CHECK(senders == row.senders);
  }
}

TEST_CASE("parameters of values") {
  const ParameterizedValue type =
      parse_parameters("Text/HTML; x; Charset = \"utf\\\"-8\" ;boundary=a=b; c=");
  CHECK(type.value == "text/html");
  CHECK(type.parameter("charset") == "utf\"-8");
  CHECK(type.parameter("boundary") == "a=b");
  CHECK(type.parameter("c").empty());
  CHECK(type.parameter("d").empty());
}

TEST_CASE("lines of a header field are joined, and lines that are not fields are ignored") {
  const MailHead head = parse_mail_head("A: 1\r\n\t2\r\nno field\r\nB :3\r\na: 4\r\n\r\nC: 5");
  CHECK(head.value("a") == "1\t2");
  CHECK(head.value("b") == "3");
  CHECK(head.value("c").empty());
  CHECK(head.bytes == 34);
}

TEST_CASE("transfer encodings of whole and damaged texts") {
  CHECK(decode_base64("VGhlIGZl\r\ncnJ5") == "The ferry");
  CHECK(decode_base64("VGhl=!VGhl") == "TheThe");
  CHECK(decode_base64("VGg=") == "Th");
  CHECK(decode_base64("").empty());
  CHECK(decode_quoted_printable("caf=C3=a9 =\r\nopen=\n=3D") == "caf\u00e9 open=");
  CHECK(decode_quoted_printable("a=  \nb = c=") == "ab = c");
  CHECK(decode_quoted_printable("=4") == "=4");
  CHECK(decode_quoted_printable("=41") == "A");
}

}  // namespace
}  // namespace gazette::mail_head_test
