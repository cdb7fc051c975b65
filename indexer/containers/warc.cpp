// SPDX-License-Identifier: GPL-3.0-or-later
// A record has a head of lines, an empty line, as many bytes as its head says, and two line ends.
// Where that is not so, the next line that begins with "WARC/" begins a record.
#include "indexer/containers/warc.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "core/dates/date.hpp"
#include "core/text/text.hpp"
#include "indexer/containers/http_response.hpp"
#include "indexer/containers/web_record.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view record_begin = "WARC/";
constexpr std::size_t longest_line = std::size_t{64} * 1024;
constexpr std::size_t longest_head = std::size_t{256} * 1024;

std::optional<std::uint64_t> number_of(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return number;
}

/// wget puts addresses into angle brackets; blanks in them were never escaped.
std::string address_of(std::string_view uri) {
  if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
  std::string address;
  for (const char c : repair_utf8(uri)) {
    if (c == ' ') {
      address += "%20";
    } else {
      address += c;
    }
  }
  return address;
}

/// The lines of a head, whose first was read already.
std::string head_lines(std::istream& stream) {
  std::string head;
  Line line;
  while (next_line(stream, line, longest_line) && !line.text.empty()) {
    if (head.size() + line.text.size() < longest_head) (head += line.text) += '\n';
  }
  return head;
}

class WarcReader {
 public:
  WarcReader(const ReaderInput& input, Budget& budget, const InnerSink& sink)
      : input_(input), budget_(budget), sink_(sink) {}

  void read() {
    Line line;
    bool is_lost = false;
    while (budget_.excess().empty() && next_line(input_.stream, line, longest_line)) {
      if (line.text.starts_with(record_begin)) {
        ++number_;
        is_lost = false;
        if (!record(head_lines(input_.stream))) is_lost = true;
      } else if (!line.text.empty() && !is_lost) {
        skip(fmt::format(": record {}", number_), "its length is wrong");
        is_lost = true;
      }
    }
  }

 private:
  void skip(std::string place, std::string why) const {
    sink_(Skipped{input_.name, std::move(place), std::move(why)});
  }

  /// Whether its end is known.
  bool record(const std::string& head) {
    const std::string address = address_of(field_of(head, "WARC-Target-URI"));
    WebRecord record;
    record.place = address.empty() ? fmt::format(": record {}", number_) : '!' + address;
    const std::optional<std::uint64_t> bytes = number_of(field_of(head, "Content-Length"));
    if (!bytes) {
      skip(record.place, "it states no length");
      return false;
    }
    record.bytes = *bytes;
    const std::string type = fold_case(field_of(head, "WARC-Type"));
    const ContentType content = parse_content_type(field_of(head, "Content-Type"));
    const bool is_answer = type == "response" && content.type == "application/http";
    if (!is_answer && type != "resource" && type != "conversion") {
      if (pass_over(input_.stream, record.bytes)) return true;
      skip(record.place, "the record ends early");
      return true;
    }
    record.kind = is_answer ? WebRecord::Kind::answer : WebRecord::Kind::content;
    record.context = {address, content.type, content.charset,
                      parse_date(field_of(head, "WARC-Date"))};
    send_record(input_, std::move(record), budget_, sink_);
    return true;
  }

  const ReaderInput& input_;
  Budget& budget_;
  const InnerSink& sink_;
  std::size_t number_ = 0;  ///< of the present record, from 1
};

}  // namespace

bool is_warc(std::string_view head, std::string_view) {
  return head.starts_with("WARC/0.") || head.starts_with("WARC/1.");
}

void open_warc(ReaderInput input, Budget& budget, const InnerSink& sink) {
  WarcReader(input, budget, sink).read();
}

}  // namespace gazette
