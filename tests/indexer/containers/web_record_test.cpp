// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/web_record.hpp"

#include <array>
#include <cstdint>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "tests/catch.hpp"

namespace gazette::web_record_test {
namespace {

constexpr auto plenty = [] { return std::uint64_t{1} << 30U; };

/// What is sent of a record: its content, or why there is none.
std::string sent(WebRecord record) {
  Budget budget(plenty);
  std::string told;
  send_record("x.warc", std::move(record), budget, [&](Inner inner) {
    if (const Skipped* skipped = std::get_if<Skipped>(&inner)) {
      told = "skipped " + skipped->path + skipped->place + ": " + skipped->why;
    } else if (const PassedOver* passed = std::get_if<PassedOver>(&inner)) {
      told = "passed " + passed->path + ": " + passed->why;
    } else {
      InnerInput& input = std::get<InnerInput>(inner);
      std::array<char, 1'000> bytes{};
      const std::size_t count = input.bytes->read(bytes.data(), bytes.size());
      told = input.path + ' ' + input.context.content_type + ' ' + input.context.charset + '=' +
             std::string(bytes.data(), count);
    }
  });
  return told;
}

TEST_CASE("of a record its content is sent, or why it has none") {
  using Kind = WebRecord::Kind;
  struct Case {
    std::string_view what;
    Kind kind;
    std::string type, block;
    bool is_cut;
    std::string want;
  };
  const std::string address = "http://a.example/1";
  const auto answer = [](const std::string& head, const std::string& body) {
    return "HTTP/1.1 " + head + "\r\n\r\n" + body;
  };
  const std::vector<Case> cases = {
      {"a page", Kind::answer, "",
       answer("200 OK\r\nContent-Type: text/html; charset=utf-8", "<p>"), false,
       address + " text/html utf-8=<p>"},
      {"a feed", Kind::answer, "", answer("200 OK\r\nContent-Type: application/rss+xml", "<rss>"),
       false, address + " application/rss+xml =<rss>"},
      {"an answer without a type", Kind::answer, "", answer("200 OK", "x"), false,
       address + "  =x"},
      {"a picture", Kind::answer, "", answer("200 OK\r\nContent-Type: image/svg+xml", "<svg>"),
       false, "passed " + address + ": of type image/svg+xml"},
      {"a page that is gone", Kind::answer, "", answer("404 Not Found", ""), false,
       "passed " + address + ": HTTP status 404"},
      {"no answer", Kind::answer, "", "<p>", false,
       "skipped x.warc!" + address + ": it has no HTTP header"},
      {"chunks", Kind::answer, "",
       answer("200 OK\r\nTransfer-Encoding: chunked", "3\r\n<p>\r\n0\r\n\r\n"), false,
       address + "  =<p>"},
      {"chunks that are none", Kind::answer, "",
       answer("200 OK\r\nTransfer-Encoding: chunked", "<p>"), false, address + "  =<p>"},
      {"a large page", Kind::answer, "", answer("200 OK\r\nContent-Type: text/html", "<p>"), true,
       "skipped x.warc!" + address + ": larger than 16 MiB"},
      {"a large picture", Kind::answer, "", answer("200 OK\r\nContent-Type: image/png", "x"), true,
       "passed " + address + ": of type image/png"},
      {"a plain text", Kind::content, "text/plain", "It left.", false,
       address + " text/plain =It left."},
      {"JSON", Kind::content, "application/json", "{}", false, address + " application/json ={}"},
      {"a sound", Kind::content, "audio/ogg", "x", false,
       "passed " + address + ": of type audio/ogg"},
  };
  for (const auto& [what, kind, type, block, is_cut, want] : cases) {
    CAPTURE(what);
    CHECK(sent({kind, '!' + address, {address, type, {}, {}}, block, is_cut}) == want);
  }
  CHECK(sent({Kind::content, ": record 5", {"", "text/plain", {}, {}}, "wget: done", false}) ==
        "passed record 5: of type text/plain");
}

TEST_CASE("bytes of a stream are read or passed over as far as it goes") {
  std::istringstream stream("ferry bus");
  CHECK(read_block(stream, 5) == "ferry");
  CHECK(pass_over(stream, 1));
  CHECK(pass_over(stream, 0));
  CHECK(read_block(stream, 100) == "bus");
  CHECK_FALSE(pass_over(stream, 1));
}

}  // namespace
}  // namespace gazette::web_record_test
