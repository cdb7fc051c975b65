// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/web_record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/containers/http_response.hpp"

namespace gazette {
namespace {

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

}  // namespace

bool pass_over(std::istream& stream, std::uint64_t bytes) {
  constexpr std::uint64_t most = std::uint64_t{1} << 60;
  if (bytes == 0) return true;
  const auto count = static_cast<std::streamsize>(std::min(bytes, most));
  stream.ignore(count);
  return stream.gcount() == count;
}

std::string read_block(std::istream& stream, std::size_t bytes) {
  std::string block;
  std::array<char, 64 * 1024> part{};
  while (block.size() < bytes) {
    const std::size_t wanted = std::min(bytes - block.size(), part.size());
    stream.read(part.data(), static_cast<std::streamsize>(wanted));
    const auto count = static_cast<std::size_t>(stream.gcount());
    block.append(part.data(), count);
    if (count < wanted) break;
  }
  return block;
}

void send_record(const std::string& name, WebRecord record, Budget& budget, const InnerSink& sink) {
  // "!https://news.example/1" or ": record 5"
  std::string path = record.place.substr(record.place.starts_with('!') ? 1 : 2);
  const auto skip = [&](std::string why) { sink(Skipped{name, record.place, std::move(why)}); };
  const auto pass = [&](std::string why) { sink(PassedOver{std::move(path), std::move(why)}); };
  std::optional<HttpHead> head;
  // The log of a crawler is a text without an address of the web.
  bool is_plain =
      record.context.content_type == "text/plain" && is_web_address(record.context.address);
  if (record.kind == WebRecord::Kind::answer) {
    head = parse_http_head(record.block);
    if (!head) return skip("it has no HTTP header");
    if (head->status != status_ok) return pass(fmt::format("HTTP status {}", head->status));
    record.context.content_type = head->content.type;
    record.context.charset = head->content.charset;
    is_plain = false;
  }
  if (!is_plain && !is_readable(record.context.content_type)) {
    return pass(fmt::format("of type {}", shown(record.context.content_type)));
  }
  if (record.is_cut)
    return skip(fmt::format("larger than {} MiB", most_record_bytes / 1024 / 1024));
  std::string content = std::move(record.block);
  if (head) {
    content.erase(0, head->bytes);
    const std::size_t packed_bytes = content.size();
    HttpBody body = content_of(*head, std::move(content), most_record_bytes);
    if (!body.fault.empty()) return skip(std::move(body.fault));
    content = std::move(body.content);
    if (content.size() > packed_bytes) budget.spend_bytes(content.size() - packed_bytes);
  }
  sink(InnerInput{std::move(path), std::make_unique<StringBytes>(std::move(content)),
                  std::move(record.context)});
}

}  // namespace gazette
