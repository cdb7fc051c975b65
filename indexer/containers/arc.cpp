// SPDX-License-Identifier: GPL-3.0-or-later
// A record has one line, `URL IP-address date type length` (version 2 has five more fields before
// the length), and as many bytes. Blanks in addresses were never escaped.
#include "indexer/containers/arc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/dates/date.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/containers/web_record.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view arc_begin = "filedesc:";
constexpr std::size_t longest_arc_line = std::size_t{64} * 1024;

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    words.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return words;
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// 20140216050221.
std::optional<Timestamp> arc_date(std::string_view digits) {
  constexpr std::size_t bytes = 14;
  if (digits.size() < bytes || !is_digits(digits)) return std::nullopt;
  return parse_date(fmt::format("{}-{}-{}T{}:{}:{}Z", digits.substr(0, 4), digits.substr(4, 2),
                                digits.substr(6, 2), digits.substr(8, 2), digits.substr(10, 2),
                                digits.substr(12, 2)));
}

struct ArcLine {
  std::string address;
  std::optional<Timestamp> date;
  std::optional<std::uint64_t> bytes;  ///< nothing when its length is no number
};

/// Nothing when `line` does not begin a record.
std::optional<ArcLine> parse_line(std::string_view line) {
  constexpr std::size_t fewest = 5;
  const std::vector<std::string_view> words = words_of(line);
  if (words.size() < fewest || words[0].find(':') == std::string_view::npos) return std::nullopt;
  // The address and its blanks end before the address of the server and the date.
  std::size_t date_at = 2;
  while (date_at < words.size() && !(is_digits(words[date_at]) && words[date_at].size() >= 12)) {
    ++date_at;
  }
  if (date_at + 2 >= words.size()) return std::nullopt;
  ArcLine parsed;
  for (std::size_t i = 0; i + 1 < date_at; ++i) {
    if (i > 0) parsed.address += "%20";
    parsed.address += repair_utf8(words[i]);
  }
  parsed.date = arc_date(words[date_at]);
  std::uint64_t bytes = 0;
  const std::string_view length = words.back();
  const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bytes);
  if (error == std::errc() && end == length.data() + length.size()) parsed.bytes = bytes;
  return parsed;
}

}  // namespace

bool is_arc(std::string_view head, std::string_view) {
  if (!head.starts_with(arc_begin)) return false;
  std::string_view line = head.substr(0, head.find('\n'));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return parse_line(line).has_value();  // else a text about such files
}

void open_arc(ReaderInput input, Budget& budget, const InnerSink& sink) {
  Line line;
  std::size_t number = 0;
  bool is_lost = false;
  while (budget.excess().empty() && next_line(input.stream, line, longest_arc_line)) {
    if (line.text.empty()) continue;
    const std::optional<ArcLine> parsed = parse_line(line.text);
    if (!parsed) {
      // The head of the file has two lines more when its length is wrong.
      if (!is_lost && number > 1) {
        sink(Skipped{input.name, fmt::format(": record {}", number), "its length is wrong"});
      }
      is_lost = true;
      continue;
    }
    ++number;
    is_lost = false;
    if (!parsed->bytes) {
      sink(Skipped{input.name, '!' + parsed->address, "it states no length"});
      is_lost = true;
    } else if (!is_web_address(parsed->address)) {  // filedesc:, dns:
      if (!pass_over(input.stream, *parsed->bytes)) {
        sink(Skipped{input.name, '!' + parsed->address, "the record is cut off"});
      }
    } else {
      WebRecord record;
      record.place = '!' + parsed->address;
      record.context = {parsed->address, {}, {}, parsed->date};
      const auto bytes =
          static_cast<std::size_t>(std::min<std::uint64_t>(*parsed->bytes, most_record_bytes));
      record.block = read_block(input.stream, bytes);
      record.is_cut = bytes < *parsed->bytes;
      if (record.block.size() < bytes || !pass_over(input.stream, *parsed->bytes - bytes)) {
        sink(Skipped{input.name, record.place, "the record is cut off"});
      } else {
        send_record(input.name, std::move(record), budget, sink);
      }
    }
  }
}

}  // namespace gazette
