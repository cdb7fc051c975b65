// SPDX-License-Identifier: GPL-3.0-or-later
// A record has a head of lines, an empty line, as many bytes as its head says, and two line ends.
// Where that is not so, the next line that begins with "WARC/" begins a record. That line may lie
// in what was read already: line ends were changed, or the length is wrong.
#include "indexer/containers/warc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <istream>
#include <optional>
#include <streambuf>
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

/// A stream to which bytes can be given back.
class ReturnBuffer : public std::streambuf {
 public:
  explicit ReturnBuffer(std::istream& stream) : stream_(stream) {}

  /// What comes next, `size` bytes or as many as there are; none of them is taken.
  std::string_view next(std::size_t size) {
    if (static_cast<std::size_t>(egptr() - gptr()) < size) {
      std::string rest(gptr(), egptr());
      show(rest + next_block());
    }
    return {gptr(), std::min(size, static_cast<std::size_t>(egptr() - gptr()))};
  }

  /// `bytes` come next, before those that were not read yet.
  void give_back(std::string bytes) {
    returned_ += bytes.size();
    bytes.append(gptr(), static_cast<std::size_t>(egptr() - gptr()));
    show(std::move(bytes));
  }

  /// Whether so much was given back that reading costs more than the size of the stream: each wrong
  /// length gives back up to `most_record_bytes`.
  bool is_costly() const { return returned_ > 8 * taken_ + 4 * most_record_bytes; }

 protected:
  int_type underflow() override {
    show(next_block());
    return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
  }

 private:
  std::string next_block() {
    constexpr std::size_t read_bytes = std::size_t{64} * 1024;
    std::string block(read_bytes, '\0');
    stream_.read(block.data(), static_cast<std::streamsize>(block.size()));
    block.resize(static_cast<std::size_t>(stream_.gcount()));
    taken_ += block.size();
    return block;
  }

  void show(std::string bytes) {
    bytes_ = std::move(bytes);
    setg(bytes_.data(), bytes_.data(), bytes_.data() + bytes_.size());
  }

  std::istream& stream_;
  std::string bytes_;
  std::uint64_t taken_ = 0;     ///< bytes, from the stream
  std::uint64_t returned_ = 0;  ///< bytes
};

/// Where a record begins within `block`, at a line after its first; npos when none does.
std::size_t record_within(std::string_view block) {
  for (const std::string_view begin : {"\nWARC/1.", "\nWARC/0."}) {
    const std::size_t at = block.find(begin);
    if (at != std::string_view::npos) return at + 1;
  }
  return std::string_view::npos;
}

class WarcReader {
 public:
  WarcReader(ReaderInput input, Budget& budget, const InnerSink& sink)
      : name_(std::move(input.name)), buffer_(input.stream), budget_(budget), sink_(sink) {}

  void read() {
    Line line;
    bool is_lost = false;
    while (budget_.excess().empty() && next_line(stream_, line, longest_line)) {
      if (line.text.starts_with(record_begin)) {
        ++number_;
        is_lost = false;
        if (!record(head_lines())) is_lost = true;
        if (buffer_.is_costly()) {
          return skip(fmt::format(": record {}", number_),
                      "reading stopped: too many records state a wrong length");
        }
      } else if (!line.text.empty() && !is_lost) {
        skip(fmt::format(": record {}", number_), "its length is wrong");
        is_lost = true;
      }
    }
  }

 private:
  void skip(std::string place, std::string why) const {
    sink_(Skipped{name_, std::move(place), std::move(why)});
  }

  /// The lines of a head, whose first was read already. Where that of another record comes among
  /// them, the head was cut off, and the other one's follows.
  std::string head_lines() {
    std::string head;
    Line line;
    while (next_line(stream_, line, longest_line) && !line.text.empty()) {
      if (is_warc(line.text, {})) {
        skip(fmt::format(": record {}", number_), "its header is cut off");
        ++number_;
        head.clear();
      } else if (head.size() + line.text.size() < longest_head) {
        (head += line.text) += '\n';
      }
    }
    return head;
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
    read_block_of(record, *bytes);
    if (record.block.size() < std::min<std::uint64_t>(*bytes, most_record_bytes) &&
        !was_returned_) {
      skip(record.place, "the record is cut off");
      return true;
    }
    const std::string type = fold_case(field_of(head, "WARC-Type"));
    const ContentType content = parse_content_type(field_of(head, "Content-Type"));
    const bool is_answer = type == "response" && content.type == "application/http";
    if (!is_answer && type != "resource" && type != "conversion") return true;
    record.kind = is_answer ? WebRecord::Kind::answer : WebRecord::Kind::content;
    record.context = {address, content.type, content.charset,
                      parse_date(field_of(head, "WARC-Date"))};
    send_record(name_, std::move(record), budget_, sink_);
    return true;
  }

  /// Reads `bytes`, or up to the next record where there are fewer.
  void read_block_of(WebRecord& record, std::uint64_t bytes) {
    const auto held = static_cast<std::size_t>(std::min<std::uint64_t>(bytes, most_record_bytes));
    record.block = read_block(stream_, held);
    record.is_cut = held < bytes;
    was_returned_ = false;
    if (record.is_cut) {
      pass_over(stream_, bytes - held);
      return;
    }
    constexpr std::size_t begin_bytes = 8;  // two line ends and "WARC"
    std::string_view next = buffer_.next(begin_bytes);
    const std::string behind(next);  // the next record may begin with the last bytes of the block
    next.remove_prefix(std::min(next.find_first_not_of("\r\n"), next.size()));
    const bool is_end = record.block.size() == held && (next.empty() || next.starts_with("WARC"));
    if (is_end) return;
    const std::size_t begin = record_within(record.block + behind);
    if (begin > record.block.size()) return;
    buffer_.give_back(record.block.substr(begin));
    record.block.resize(begin);
    stream_.clear();
    was_returned_ = true;
  }

  std::string name_;
  ReturnBuffer buffer_;
  std::istream stream_{&buffer_};
  Budget& budget_;
  const InnerSink& sink_;
  std::size_t number_ = 0;     ///< of the present record, from 1
  bool was_returned_ = false;  ///< whether its length said more than it has
};

}  // namespace

bool is_warc(std::string_view head, std::string_view) {
  head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  return head.starts_with("WARC/0.") || head.starts_with("WARC/1.");
}

void open_warc(ReaderInput input, Budget& budget, const InnerSink& sink) {
  WarcReader(std::move(input), budget, sink).read();
}

}  // namespace gazette
