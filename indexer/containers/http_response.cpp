// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/http_response.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/containers/archive.hpp"

namespace gazette {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

/// The number on the line at `begin`, and where the next line begins.
struct ChunkSize {
  std::size_t bytes = 0;
  std::size_t next = 0;
};

std::optional<ChunkSize> chunk_size_at(std::string_view body, std::size_t begin) {
  constexpr std::size_t longest_line = 1024;
  const std::size_t length = body.substr(begin, longest_line).find('\n');
  if (length == std::string_view::npos) return std::nullopt;
  const std::string_view line = trimmed(body.substr(begin, length));
  const std::string_view digits = trimmed(line.substr(0, line.find(';')));
  ChunkSize size{0, begin + length + 1};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), size.bytes, 16);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return size;
}

/// The chunks of `body` put together. From where it has none on, the bytes are taken as they are.
std::string without_chunks(std::string body) {
  std::string content;
  std::size_t at = 0;
  while (at < body.size()) {
    const std::optional<ChunkSize> size = chunk_size_at(body, at);
    if (!size) {
      if (at == 0) return body;
      return content.append(body, at);
    }
    if (size->bytes == 0) return content;
    content.append(body, size->next, size->bytes);
    if (body.size() - size->next <= size->bytes) return content;
    at = size->next + size->bytes;
    if (body[at] == '\r') ++at;
    if (at < body.size() && body[at] == '\n') ++at;
  }
  return content;
}

/// Deflated bytes, with the head and the tail by which gzip packs the same.
std::string as_gzip(std::string_view deflated) {
  constexpr std::string_view head("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  constexpr std::size_t tail_bytes = 8;
  constexpr unsigned zlib_check = 31;
  const bool is_zlib =
      deflated.size() > 2 && (deflated[0] & 0x0f) == 8 &&
      (static_cast<unsigned char>(deflated[0]) * 256U + static_cast<unsigned char>(deflated[1])) %
              zlib_check ==
          0;
  std::string gzip(head);
  gzip += deflated.substr(is_zlib ? 2 : 0);
  return gzip.append(tail_bytes, '\0');
}

/// Whether `body` is text, so that what its head says of its packing is not true.
bool is_text(std::string_view body) {
  constexpr std::size_t examined_bytes = 512;
  const std::string_view begin = body.substr(0, cut_point(body, examined_bytes));
  return is_valid_utf8(begin) && std::none_of(begin.begin(), begin.end(), [](char c) {
           return c >= '\0' && c < ' ' && blanks.find(c) == std::string_view::npos;
         });
}

}  // namespace

ContentType parse_content_type(std::string_view value) {
  ContentType content;
  content.type = lowered(trimmed(value.substr(0, value.find(';'))));
  const std::string folded = lowered(value);
  constexpr std::string_view name = "charset=";
  const std::size_t at = folded.find(name);
  if (at == std::string::npos) return content;
  std::string_view charset = trimmed(value.substr(at + name.size()));
  if (charset.starts_with('"') || charset.starts_with('\'')) {
    charset.remove_prefix(1);
    charset = charset.substr(0, charset.find_first_of("\"'"));
  }
  content.charset = trimmed(charset.substr(0, charset.find_first_of("; ,")));
  return content;
}

std::string_view field_of(std::string_view lines, std::string_view name) {
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (is_same(trimmed(line.substr(0, colon)), name)) return trimmed(line.substr(colon + 1));
  }
  return {};
}

std::optional<HttpHead> parse_http_head(std::string_view answer) {
  if (!answer.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  const std::size_t status_end = std::min(answer.find('\n'), answer.size());
  const std::string_view status = answer.substr(0, status_end);
  const std::size_t blank = std::min(status.find(' '), status.size());
  const std::string_view digits = trimmed(status.substr(blank));
  std::from_chars(digits.data(), digits.data() + digits.size(), head.status);
  for (std::size_t at = status_end; at != std::string_view::npos; at = answer.find('\n', at + 1)) {
    const std::string_view rest = answer.substr(std::min(at + 1, answer.size()));
    const std::size_t empty_line = rest.starts_with('\n') ? 1 : rest.starts_with("\r\n") ? 2 : 0;
    if (empty_line == 0) continue;
    head.bytes = at + 1 + empty_line;
    break;
  }
  if (head.bytes == 0) return std::nullopt;
  const std::string_view fields = answer.substr(status_end, head.bytes - status_end);
  head.content = parse_content_type(field_of(fields, "Content-Type"));
  head.encoding = lowered(field_of(fields, "Content-Encoding"));
  head.is_chunked =
      lowered(field_of(fields, "Transfer-Encoding")).find("chunked") != std::string::npos;
  return head;
}

HttpBody content_of(const HttpHead& head, std::string body, std::size_t most_bytes) {
  if (head.is_chunked) body = without_chunks(std::move(body));
  if (head.encoding.empty() || head.encoding == "identity" || is_text(body)) {
    return {std::move(body), {}};
  }
  const bool is_deflated = head.encoding == "deflate" && !body.starts_with("\x1f\x8b");
  const bool is_gzip = head.encoding.find("gzip") != std::string::npos;
  if (!is_deflated && !is_gzip && !body.starts_with("\x1f\x8b")) {
    return {{},
            fmt::format("its content has the unknown encoding \"{}\"",
                        one_line(repair_utf8(head.encoding)))};
  }
  // A gzip body that is none was unpacked when it was archived.
  if (is_gzip && !body.starts_with("\x1f\x8b")) return {std::move(body), {}};
  std::optional<std::string> content = unpacked(is_deflated ? as_gzip(body) : body, most_bytes);
  if (!content) return {{}, "its content cannot be decompressed, or is too large"};
  return {std::move(*content), {}};
}

}  // namespace gazette
