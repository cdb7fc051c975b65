// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/line_reader.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

int leave_open(std::FILE*) { return 0; }

Error unreadable_file(const std::string& path) {
  const std::string name = path == "-" ? "standard input" : path;
  return Error(fmt::format("{} cannot be read: {}", name, std::strerror(errno)),
               "name a file, or - for standard input");
}

}  // namespace

LineReader::LineReader(std::string path, Accepted accepted)
    : path_(std::move(path)),
      file_(nullptr, std::fclose),
      end_(accepted == Accepted::ended_by_nul ? '\0' : '\n'),
      encoding_(accepted == Accepted::utf8_and_utf16 ? Encoding::unknown : Encoding::bytes) {
  if (path_ == "-") {
    file_ = {stdin, leave_open};
  } else {
    file_.reset(std::fopen(path_.c_str(), "rb"));
  }
  if (!file_) throw unreadable_file(path_);
}

int LineReader::next_byte() {
  if (ahead_.empty()) return std::getc(file_.get());
  const int byte = static_cast<unsigned char>(ahead_.front());
  ahead_.erase(0, 1);
  return byte;
}

void LineReader::find_encoding() {
  encoding_ = Encoding::bytes;
  while (ahead_.size() < 4) {
    const int byte = std::getc(file_.get());
    if (byte == EOF) break;
    ahead_ += static_cast<char>(byte);
    const bool is_marked = ahead_ == "\xFF\xFE" || ahead_ == "\xFE\xFF";
    if (is_marked) {
      encoding_ = ahead_[0] == '\xFF' ? Encoding::utf16_low_first : Encoding::utf16_high_first;
      ahead_.clear();
      return;
    }
    if (byte == '\n') return;  // nothing is waited for after a line
  }
  if (ahead_.size() < 4) return;
  const auto are_nul = [&](std::size_t i, std::size_t j) {
    return ahead_[i] == '\0' && ahead_[j] == '\0' && ahead_[i ^ 1U] != '\0' &&
           ahead_[j ^ 1U] != '\0';
  };
  if (are_nul(1, 3)) encoding_ = Encoding::utf16_low_first;
  if (are_nul(0, 2)) encoding_ = Encoding::utf16_high_first;
}

int LineReader::next_unit() {
  if (unit_ahead_) return *std::exchange(unit_ahead_, std::nullopt);
  const int first = next_byte();
  if (first == EOF) return EOF;
  const int second = next_byte();
  if (second == EOF) return 0xFFFD;
  return encoding_ == Encoding::utf16_low_first ? second << 8 | first : first << 8 | second;
}

std::string LineReader::next_character() {
  const auto is_half = [](int unit, int start) { return unit >= start && unit < start + 0x400; };
  const int unit = next_unit();
  if (unit == EOF) return {};
  if (!is_half(unit, 0xD800)) {
    return to_utf8(is_half(unit, 0xDC00) ? U'\uFFFD' : static_cast<char32_t>(unit));
  }
  const int second = next_unit();
  if (!is_half(second, 0xDC00)) {
    unit_ahead_ = second;
    return to_utf8(U'\uFFFD');
  }
  return to_utf8(static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)));
}

std::optional<LineReader::Line> LineReader::next_of_utf16() {
  Line line;
  std::string character = next_character();
  if (character.empty() && std::ferror(file_.get()) == 0) return std::nullopt;
  line.number = ++number_;
  for (; !character.empty() && character != "\n"; character = next_character()) {
    if (line.text.size() + character.size() > max_line_bytes) {
      line.is_too_long = true;
    } else if (character != byte_order_mark) {
      line.text += character;
    }
  }
  if (std::ferror(file_.get()) != 0) throw unreadable_file(path_);
  if (line.text.ends_with('\r')) line.text.pop_back();
  return line;
}

std::optional<LineReader::Line> LineReader::next() {
  if (encoding_ == Encoding::unknown) find_encoding();
  if (encoding_ != Encoding::bytes) return next_of_utf16();
  Line line;
  int c = next_byte();
  if (c == EOF && std::ferror(file_.get()) == 0) return std::nullopt;
  line.number = ++number_;
  for (; c != EOF && c != end_; c = next_byte()) {
    if (line.text.size() == max_line_bytes) {
      line.is_too_long = true;
    } else {
      line.text += static_cast<char>(c);
    }
  }
  if (std::ferror(file_.get()) != 0) throw unreadable_file(path_);
  if (end_ != '\n') return line;
  if (line.text.ends_with('\r')) line.text.pop_back();
  if (number_ == 1 && line.text.starts_with(byte_order_mark)) {
    line.text.erase(0, byte_order_mark.size());
  }
  return line;
}

}  // namespace gazette
