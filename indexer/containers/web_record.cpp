// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/web_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/containers/http_response.hpp"

namespace gazette {
namespace {

/// As much of a record as is read before it is known to be wanted.
constexpr std::size_t most_head_bytes = std::size_t{64} * 1024;

/// A record is held in memory, packed and unpacked. No page may be larger either.
constexpr std::size_t most_content_bytes = std::size_t{16} * 1024 * 1024;

constexpr int status_ok = 200;

/// Types that news comes in. `application/rss+xml` is one, `image/svg+xml` is not.
bool is_readable(std::string_view type) {
  constexpr auto types = std::to_array<std::string_view>(
      {"", "text/html", "text/xml", "application/xml", "application/json", "text/json"});
  if (std::find(types.begin(), types.end(), type) != types.end()) return true;
  return type.starts_with("application/") && (type.ends_with("+xml") || type.ends_with("+json"));
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 100;
  const std::string line = one_line(repair_utf8(text));
  return line.substr(0, cut_point(line, longest));
}

std::size_t append(std::istream& stream, std::uint64_t bytes, std::string& to) {
  const std::size_t before = to.size();
  std::array<char, 64 * 1024> block{};
  while (bytes > 0) {
    const std::uint64_t wanted = std::min<std::uint64_t>(bytes, block.size());
    stream.read(block.data(), static_cast<std::streamsize>(wanted));
    const auto count = static_cast<std::size_t>(stream.gcount());
    to.append(block.data(), count);
    bytes -= count;
    if (count < wanted) break;
  }
  return to.size() - before;
}

}  // namespace

bool pass_over(std::istream& stream, std::uint64_t bytes) {
  constexpr std::uint64_t most = std::uint64_t{1} << 60;
  if (bytes == 0) return true;
  const auto count = static_cast<std::streamsize>(std::min(bytes, most));
  stream.ignore(count);
  return stream.gcount() == count;
}

bool send_record(const ReaderInput& input, WebRecord record, Budget& budget,
                 const InnerSink& sink) {
  const auto skip = [&](std::string why) {
    sink(Skipped{input.name, record.place, std::move(why)});
  };
  const auto pass = [&](std::string why) {
    sink(PassedOver{record.place.substr(record.place.starts_with('!') ? 1 : 2), std::move(why)});
  };
  std::string bytes;
  const std::uint64_t first = std::min<std::uint64_t>(record.bytes, most_head_bytes);
  if (append(input.stream, first, bytes) < first) {
    skip("the record ends early");
    return false;
  }
  const std::uint64_t rest = record.bytes - first;
  std::optional<HttpHead> head;
  bool is_plain = false;
  if (record.kind == WebRecord::Kind::answer) {
    head = parse_http_head(bytes);
    if (!head) {
      skip("it has no head of HTTP");
      return pass_over(input.stream, rest);
    }
    record.context.content_type = head->content.type;
    record.context.charset = head->content.charset;
    if (head->status != status_ok) {
      pass(fmt::format("HTTP status {}", head->status));
      return pass_over(input.stream, rest);
    }
  } else {
    // The log of a crawler is a text without an address of the web.
    is_plain =
        record.context.content_type == "text/plain" && record.context.address.starts_with("http");
  }
  if (!is_plain && !is_readable(record.context.content_type)) {
    pass(fmt::format("of type {}", shown(record.context.content_type)));
    return pass_over(input.stream, rest);
  }
  if (record.bytes > most_content_bytes) {
    skip(fmt::format("larger than {} MiB", most_content_bytes / 1024 / 1024));
    return pass_over(input.stream, rest);
  }
  if (append(input.stream, rest, bytes) < rest) {
    skip("the record ends early");
    return false;
  }
  if (head) {
    bytes.erase(0, head->bytes);
    const std::size_t packed_bytes = bytes.size();
    HttpBody body = content_of(*head, std::move(bytes), most_content_bytes);
    if (!body.fault.empty()) {
      skip(std::move(body.fault));
      return true;
    }
    bytes = std::move(body.content);
    if (bytes.size() > packed_bytes) budget.spend_bytes(bytes.size() - packed_bytes);
  }
  std::string path = record.place.substr(record.place.starts_with('!') ? 1 : 2);
  sink(InnerInput{std::move(path), std::make_unique<StringBytes>(std::move(bytes)),
                  std::move(record.context)});
  return true;
}

}  // namespace gazette
