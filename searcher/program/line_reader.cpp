// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/line_reader.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.hpp"

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

LineReader::LineReader(std::string path) : path_(std::move(path)), file_(nullptr, std::fclose) {
  if (path_ == "-") {
    file_ = {stdin, leave_open};
  } else {
    file_.reset(std::fopen(path_.c_str(), "rb"));
  }
  if (!file_) throw unreadable_file(path_);
}

std::optional<LineReader::Line> LineReader::next() {
  Line line;
  int c = std::getc(file_.get());
  if (c == EOF && std::ferror(file_.get()) == 0) return std::nullopt;
  line.number = ++number_;
  for (; c != EOF && c != '\n'; c = std::getc(file_.get())) {
    if (line.text.size() == max_line_bytes) {
      line.is_too_long = true;
    } else {
      line.text += static_cast<char>(c);
    }
  }
  if (std::ferror(file_.get()) != 0) throw unreadable_file(path_);
  if (line.text.ends_with('\r')) line.text.pop_back();
  if (number_ == 1 && line.text.starts_with(byte_order_mark)) {
    line.text.erase(0, byte_order_mark.size());
  }
  return line;
}

}  // namespace gazette
