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
  BlockBuffer(std::istream& rest, Converted converted)
      : rest_(rest), converted_(converted), block_(head_bytes) {}

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
    std::copy(kept_.begin(), kept_.end(), block_.begin());
    rest_.read(block_.data() + kept_.size(),
               static_cast<std::streamsize>(block_.size() - kept_.size()));
    const std::size_t count = kept_.size() + static_cast<std::size_t>(rest_.gcount());
    kept_.clear();
    if (count == 0) return traits_type::eof();
    const auto begin = block_.begin();
    const auto end = begin + static_cast<std::ptrdiff_t>(count);
    if (turns_returns_) std::replace(begin, end, '\r', '\n');
    if (is_first_) {
      is_first_ = false;
    } else if (converted_ == Converted::all) {
      return serve_in_utf8({block_.data(), count});
    }
    return serve_bytes(block_.data(), count);
  }

 private:
  int_type serve_bytes(char* bytes, std::size_t count) {
    setg(bytes, bytes, bytes + count);
    return traits_type::to_int_type(*gptr());
  }

  /// The lines of a block behind the first. Files are put together of parts in several encodings,
  /// and the first letter that is not of ASCII may come late.
  int_type serve_in_utf8(std::string_view block) {
    if (const std::size_t cut = end_of_lines(block); block.size() == block_.size()) {
      kept_ = block.substr(cut);
      block = block.substr(0, cut);
    }
    if (is_valid_utf8(block)) return serve_bytes(block_.data(), block.size());
    converted_lines_ = to_utf8(block);
    if (converted_lines_.empty()) return underflow();
    return serve_bytes(converted_lines_.data(), converted_lines_.size());
  }

  /// Behind the last line end; where there is none, before a character that may be cut.
  static std::size_t end_of_lines(std::string_view block) {
    constexpr std::size_t longest_character = 4;
    const std::size_t end = block.rfind('\n');
    if (end != std::string_view::npos) return end + 1;
    return cut_point(block, block.size() - std::min(block.size(), longest_character));
  }

  std::istream& rest_;
  Converted converted_;
  std::vector<char> block_;
  std::string kept_;             ///< of the block before, not served yet
  std::string converted_lines_;  ///< what is served, where that is not the block
  bool is_first_ = true;         ///< what was read last
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
  State(std::istream& rest, Converted converted) : buffer(rest, converted), stream(&buffer) {}

  BlockBuffer buffer;
  std::istream stream;
  bool is_too_large = false;
};

Utf8Stream::Utf8Stream(std::istream& stream, Converted converted, std::size_t limit)
    : state_(std::make_unique<State>(stream, converted)) {
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
