// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/warc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "indexer/containers/http_response.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"

namespace gazette::warc_test {
namespace {

using Strings = std::vector<std::string>;

const std::string page = "<html><p>The ferry left.</p></html>";
const std::string address = "https://news.example/1";

std::string record(const std::string& type, const std::string& content_type,
                   const std::string& block, const std::string& uri = address) {
  return fmt::format(
      "WARC/1.1\r\nWARC-Type: {}\r\nWARC-Target-URI: {}\r\nWARC-Date: 2026-02-03T08:30:00Z\r\n"
      "Content-Type: {}\r\nContent-Length: {}\r\n\r\n{}\r\n\r\n",
      type, uri, content_type, block.size(), block);
}

std::string answer(const std::string& fields, const std::string& body,
                   const std::string& status = "200 OK") {
  return record("response", "application/http; msgtype=response",
                "HTTP/1.1 " + status + "\r\n" + fields + "\r\n\r\n" + body);
}

std::string without_returns(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  return text;
}

std::string cut(const std::string& packed) { return packed.substr(0, packed.size() - 20); }

/// Text that packs badly.
std::string noise(std::size_t bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes; ++i) text += static_cast<char>('a' + i * i * 7919 / 13 % 26);
  return text;
}

/// With a first block of deflate that is of no type there is.
std::string damaged(std::string packed) {
  constexpr std::size_t head_bytes_of_gzip = 10;
  packed.at(head_bytes_of_gzip) = '\x07';
  return packed;
}

const std::string html_type = "Content-Type: text/html";

TEST_CASE("the news in a web archive is read, and other records are ignored") {
  const std::string gzip = packed_by(ARCHIVE_FILTER_GZIP, page);
  struct Row {
    std::string what;
    std::string bytes;
    Strings leaves;
    Strings passed;
    Strings faults;
  };
  const Strings one = {"x!" + address + '=' + page};
  const std::string chunked = html_type + "\r\nTransfer-Encoding: chunked";
  const std::string about = record("warcinfo", "application/warc-fields", "software: example");
  const std::vector<Row> rows = {
      {"an answer", about + answer(html_type, page), one, {}, {}},
      {"gzip", answer(html_type + "\r\nContent-Encoding: gzip", gzip), one, {}, {}},
      {"gzip that is none", answer(html_type + "\r\nContent-Encoding: gzip", page), one, {}, {}},
      {"brotli that is none", answer(html_type + "\r\nContent-Encoding: br", page), one, {}, {}},
      {"brotli",
       answer(html_type + "\r\nContent-Encoding: br", "\x1b\x01\xff"),
       {},
       {},
       {"x!" + address + ": its content has the unknown encoding \"br\""}},
      {"chunks",
       answer(chunked, "5\r\n<html\r\n6;a=b\r\n><p>Th\r\n0\r\n\r\n"),
       {"x!" + address + "=<html><p>Th"},
       {},
       {}},
      {"chunks that are none", answer(chunked, page), one, {}, {}},
      {"chunks that end",
       answer(chunked, "5\r\n<html\r\n><p>"),
       {"x!" + address + "=<html><p>"},
       {},
       {}},
      {"a chunk that is too long",
       answer(chunked, "ff\r\n<html"),
       {"x!" + address + "=<html"},
       {},
       {}},
      {"line ends of Unix",
       record("response", "application/http", "HTTP/1.0 200\nContent-Type: text/html\n\n" + page),
       one,
       {},
       {}},
      {"a feed",
       answer("Content-Type: application/rss+xml", "<rss/>"),
       {"x!" + address + "=<rss/>"},
       {},
       {}},
      {"no type", answer("Server: x", page), one, {}, {}},
      {"a picture",
       answer("Content-Type: image/svg+xml", "<svg/>"),
       {},
       {"x!" + address + ": of type image/svg+xml"},
       {}},
      {"robots.txt",
       answer("Content-Type: text/plain", "Disallow: /"),
       {},
       {"x!" + address + ": of type text/plain"},
       {}},
      {"not found",
       answer(html_type, page, "404 Not Found"),
       {},
       {"x!" + address + ": HTTP status 404"},
       {}},
      {"a resource", record("resource", "text/html", page), one, {}, {}},
      {"a conversion",
       record("conversion", "text/plain", "It left."),
       {"x!" + address + "=It left."},
       {},
       {}},
      {"the log of a crawler",
       record("resource", "text/plain", "--warc", "metadata://wget.log"),
       {},
       {"x!metadata://wget.log: of type text/plain"},
       {}},
      {"an address in brackets",
       record("resource", "text/html", page, "<https://a.example/b c>"),
       {"x!https://a.example/b%20c=" + page},
       {},
       {}},
      {"a question and a second sight",
       record("request", "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n") +
           record("revisit", "application/http; msgtype=response", "HTTP/1.1 200 OK\r\n\r\n"),
       {},
       {},
       {}},
      {"a length that is too short",
       "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nsoftware\r\nmore\r\n\r\n" +
           answer(html_type, page),
       one,
       {},
       {"x: record 1: its length is wrong"}},
      {"a length that is too long",
       "WARC/1.0\nWARC-Type: warcinfo\nContent-Length: 30\n\nsoftware\n\n" +
           answer(html_type, page),
       one,
       {},
       {}},
      {"line ends that were changed",
       without_returns(about + answer(html_type, page) + about),
       {"x!" + address + '=' + page + "\n\n"},
       {},
       {}},
      {"no length",
       "WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware\r\n" + answer(html_type, page),
       one,
       {},
       {"x: record 1: it states no length"}},
      {"the end is missing",
       answer(html_type, page) + answer(html_type, page).substr(0, 250),
       one,
       {},
       {"x!" + address + ": the record is cut off"}},
      {"no answer",
       record("response", "application/http", "x\r\n\r\n"),
       {},
       {},
       {"x!" + address + ": it has no HTTP header"}},
      {"a zip is no container in a record",
       answer(html_type, packed(zip, {{"a.txt", "x"}})),
       {"x!" + address + '=' + packed(zip, {{"a.txt", "x"}})},
       {},
       {}},
      {"packed record by record",
       packed_by(ARCHIVE_FILTER_GZIP, about) +
           packed_by(ARCHIVE_FILTER_GZIP, answer(html_type, page)),
       one,
       {},
       {}},
      {"packed record by record, and cut",
       packed_by(ARCHIVE_FILTER_GZIP, answer(html_type, page)) +
           cut(packed_by(ARCHIVE_FILTER_GZIP, about)),
       one,
       {},
       {"x!" + address + ": the record is cut off",
        "x: not read to its end: truncated gzip input"}},
      {"packed as a whole, and cut",
       cut(packed_by(ARCHIVE_FILTER_GZIP, answer(html_type, page) + answer(html_type, noise(300)))),
       one,
       {},
       {"x!" + address + ": the record is cut off",
        "x: not read to its end: truncated gzip input"}},
      {"a packed record that is damaged",
       packed_by(ARCHIVE_FILTER_GZIP, answer(html_type, page)) +
           damaged(packed_by(ARCHIVE_FILTER_GZIP, about)),
       one,
       {},
       {"x: not read to its end: damaged gzip input: invalid block type"}},
      {"a packed record that is damaged, before another",
       damaged(packed_by(ARCHIVE_FILTER_GZIP, about)) +
           packed_by(ARCHIVE_FILTER_GZIP, answer(html_type, page)),
       one,
       {},
       {fmt::format("x: damaged gzip input: invalid block type; reading resumed at byte {}",
                    packed_by(ARCHIVE_FILTER_GZIP, about).size())}},
      {"a head that is cut off",
       "WARC/1.0\r\nWARC-Type: resp\n" + answer(html_type, page),
       one,
       {},
       {"x: record 1: its header is cut off"}},
      {"empty lines before it", "\r\n\r\n" + answer(html_type, page), one, {}, {}},
      {"a text about web archives",
       "filedesc://x is what ARC begins with\n\n" + page,
       {"x=filedesc://x is what ARC begins with\n\n" + page},
       {},
       {}},
      {"within an archive",
       packed(zip, {{"crawl.warc", answer(html_type, page)}}),
       {"x!crawl.warc!" + address + '=' + page},
       {},
       {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Contents contents = contents_of("x", row.bytes);
    CHECK(contents.leaves == row.leaves);
    CHECK(contents.passed == row.passed);
    CHECK(contents.faults == row.faults);
  }
}

TEST_CASE("a record gives the address, time and charset of its page") {
  const Contents contents =
      contents_of("x", answer("content-TYPE: Text/HTML; Charset=\"iso-8859-2\"; a=b", page));
  REQUIRE(contents.contexts.size() == 1);
  const InputContext& context = contents.contexts[0];
  CHECK(context.address == address);
  CHECK(context.content_type == "text/html");
  CHECK(context.charset == "iso-8859-2");
  CHECK(context.captured == parse_date("2026-02-03T08:30:00Z"));
}

TEST_CASE("the older format of web archives is read, also with missing fields") {
  const std::string head =
      "filedesc://a.arc 127.0.0.1 20140216050221 text/plain 75\n1 0 LiveWeb Capture\n"
      "URL IP-address Archive-date Content-type Archive-length\n\n";
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
  const auto line = [&](const std::string& uri, const std::string& length) {
    return uri + " 93.184.216.119 20140216050221 text/html " + length + "\n" + block + "\n";
  };
  const std::string length = std::to_string(block.size());
  const Contents contents = contents_of(
      "x", head + line("http://news.example/a b", length) + line("http://news.example/2", "abc") +
               line("http://news.example/3", length) + line("dns:news.example", length));
  CHECK(contents.leaves ==
        Strings{"x!http://news.example/a%20b=" + page, "x!http://news.example/3=" + page});
  CHECK(contents.faults == Strings{"x!http://news.example/2: it states no length"});
  CHECK(contents.contexts.at(0).captured == parse_date("2014-02-16T05:02:21Z"));
}

TEST_CASE("deflated content is unpacked, with the head of zlib and without") {
  const std::string gzip = packed_by(ARCHIVE_FILTER_GZIP, page);
  constexpr std::size_t gzip_head = 10;
  constexpr std::size_t gzip_tail = 8;
  const std::string raw = gzip.substr(gzip_head, gzip.size() - gzip_head - gzip_tail);
  HttpHead head;
  head.encoding = "deflate";
  CHECK(content_of(head, raw, 1'000).content == page);
  CHECK(content_of(head, "\x78\x9c" + raw + "sum!", 1'000).content == page);
  CHECK(content_of(head, raw, 10).fault == "its content cannot be decompressed, or is too large");
}

TEST_CASE("records that all state a wrong length end a web archive") {
  std::string records;
  for (int i = 0; i < 3'000; ++i) {
    records += "WARC/1.1\r\nWARC-Type: metadata\r\nContent-Length: 16000000\r\n\r\nx\r\n\r\n";
  }
  const Strings faults = contents_of("x", records).faults;
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("reading stopped") != std::string::npos);
}

}  // namespace
}  // namespace gazette::warc_test
