// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/utf8_stream.hpp"

#include <algorithm>
#include <streambuf>
#include <utility>
#include <vector>

#include "core/text/text.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";

/// Serves a first block and then the rest of a stream, or a text alone.
class BlockBuffer : public std::streambuf {
 public:
  explicit BlockBuffer(std::istream& rest) : rest_(rest), block_(head_bytes) {}

  std::string_view first_block() {
    underflow();
    return {gptr(), static_cast<std::size_t>(egptr() - gptr())};
  }

  void skip(std::size_t count) { setg(eback(), gptr() + count, egptr()); }

  /// From now on, in what was not read yet.
  void turn_returns_into_line_feeds() {
    turns_returns_ = true;
    std::replace(gptr(), egptr(), '\r', '\n');
  }

  void serve(std::string text) {
    block_.assign(text.begin(), text.end());
    is_alone_ = true;
    setg(block_.data(), block_.data(), block_.data() + block_.size());
  }

 protected:
  int_type underflow() override {
    if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
    if (is_alone_) return traits_type::eof();
    rest_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    const std::streamsize count = rest_.gcount();
    if (count == 0) return traits_type::eof();
    if (turns_returns_) std::replace(block_.begin(), block_.begin() + count, '\r', '\n');
    setg(block_.data(), block_.data(), block_.data() + count);
    return traits_type::to_int_type(*gptr());
  }

 private:
  std::istream& rest_;
  std::vector<char> block_;
  bool is_alone_ = false;
  bool turns_returns_ = false;
};

/// Whether lines end in CR alone. A CR at the end may be cut off its LF.
bool ends_lines_in_returns(std::string_view text) {
  return text.find('\n') == std::string_view::npos && text.find('\r') + 1 < text.size();
}

/// The byte order mark of UTF-16 without one, by the zero bytes of its first two characters.
std::string_view missing_mark(std::string_view head) {
  constexpr std::size_t examined_bytes = 4;
  if (head.size() < examined_bytes) return {};
  const auto zero = [&](std::size_t i) { return head[i] == '\0'; };
  if (!zero(0) && zero(1) && !zero(2) && zero(3)) return "\xFF\xFE";
  if (zero(0) && !zero(1) && zero(2) && !zero(3)) return "\xFE\xFF";
  return {};
}

bool has_wide_mark(std::string_view head) {
  using namespace std::string_view_literals;
  return head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF") ||
         head.starts_with("\0\0\xFE\xFF"sv);
}

}  // namespace

bool is_wide(std::string_view head) { return has_wide_mark(head) || !missing_mark(head).empty(); }

std::string with_line_feeds(std::string text) {
  if (ends_lines_in_returns(text)) std::replace(text.begin(), text.end(), '\r', '\n');
  return text;
}

struct Utf8Stream::State {
  explicit State(std::istream& rest) : buffer(rest), stream(&buffer) {}

  BlockBuffer buffer;
  std::istream stream;
  bool is_too_large = false;
};

Utf8Stream::Utf8Stream(std::istream& stream, Converted converted, std::size_t limit)
    : state_(std::make_unique<State>(stream)) {
  const std::string_view head = state_->buffer.first_block();
  if (head.starts_with(utf8_mark)) {
    state_->buffer.skip(utf8_mark.size());
    if (ends_lines_in_returns(head)) state_->buffer.turn_returns_into_line_feeds();
    return;
  }
  // The last character of a full block may go on in the next one.
  constexpr std::size_t longest_character = 4;
  const std::size_t sure = head.size() < head_bytes ? head.size() : head_bytes - longest_character;
  const bool is_utf8 = is_valid_utf8(head.substr(0, cut_point(head, sure)));
  if (!is_wide(head) && (converted == Converted::wide || is_utf8)) {
    if (ends_lines_in_returns(head)) state_->buffer.turn_returns_into_line_feeds();
    return;
  }
  std::string bytes(missing_mark(head));
  bytes += head;
  state_->buffer.skip(head.size());
  const Line rest = read_rest(stream, limit);
  state_->is_too_large = rest.is_cut;
  state_->buffer.serve(rest.is_cut ? std::string() : with_line_feeds(to_utf8(bytes + rest.text)));
}

Utf8Stream::~Utf8Stream() = default;

std::istream& Utf8Stream::stream() { return state_->stream; }

std::string_view Utf8Stream::head() const { return state_->buffer.first_block(); }

bool Utf8Stream::is_too_large() const { return state_->is_too_large; }

}  // namespace gazette
