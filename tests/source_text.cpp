// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/source_text.hpp"

#include <algorithm>
#include <cctype>

namespace gazette {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source) {}

  SourceText scan() {
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '\n') {
        ++line_;
        ++at_;
        at_line_start_ = true;
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (c == '#' && at_line_start_) {
        directive();
      } else if (rest_starts_with("//")) {
        at_ = std::min(source_.find('\n', at_), source_.size());
      } else if (rest_starts_with("/*")) {
        at_ += 2;
        take_until("*/");
      } else {
        at_line_start_ = false;
        token();
      }
    }
    return std::move(result_);
  }

 private:
  bool rest_starts_with(std::string_view text) const {
    return source_.substr(at_).starts_with(text);
  }

  /// Moves after the next `end`, or to the end of the source; the text before `end`.
  std::string_view take_until(std::string_view end) {
    const std::size_t found = std::min(source_.find(end, at_), source_.size());
    const std::string_view text = source_.substr(at_, found - at_);
    line_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    at_ = std::min(found + end.size(), source_.size());
    return text;
  }

  void token() {
    const char c = source_[at_];
    if (is_word(c)) {
      word();
    } else if (c == '"') {
      const std::size_t line = line_;
      result_.strings.push_back({in_quotes('"'), line});
    } else if (c == '\'') {
      in_quotes('\'');
    } else {
      ++at_;
    }
  }

  /// `#include <...>` or `"..."`; of other directives the name alone.
  void directive() {
    const auto skip_blanks = [&] {
      while (at_ < source_.size() && (source_[at_] == ' ' || source_[at_] == '\t')) ++at_;
    };
    at_line_start_ = false;
    ++at_;
    skip_blanks();
    if (!rest_starts_with("include")) return;
    at_ += std::string_view("include").size();
    skip_blanks();
    if (rest_starts_with("<")) {
      ++at_;
      result_.includes.push_back({std::string(take_until(">")), IncludeForm::angled, line_});
    } else if (rest_starts_with("\"")) {
      ++at_;
      result_.includes.push_back({std::string(take_until("\"")), IncludeForm::quoted, line_});
    }
  }

  /// A name or number (whose digits may be parted by '), or the prefix of a raw string.
  void word() {
    const std::size_t begin = at_;
    const bool is_number = is_digit(source_[begin]);
    while (at_ < source_.size() &&
           (is_word(source_[at_]) || (is_number && source_[at_] == '\'' &&
                                      at_ + 1 < source_.size() && is_word(source_[at_ + 1])))) {
      ++at_;
    }
    const std::string_view name = source_.substr(begin, at_ - begin);
    const bool is_raw =
        name == "R" || name == "LR" || name == "uR" || name == "UR" || name == "u8R";
    if (!is_raw || !rest_starts_with("\"")) return;
    ++at_;
    const std::size_t line = line_;
    const std::string end = ")" + std::string(take_until("(")) + "\"";
    result_.strings.push_back({std::string(take_until(end)), line});
  }

  std::string in_quotes(char quote) {
    std::string text;
    for (++at_; at_ < source_.size() && source_[at_] != quote && source_[at_] != '\n'; ++at_) {
      text += source_[at_];
      if (source_[at_] == '\\' && at_ + 1 < source_.size()) text += source_[++at_];
    }
    if (at_ < source_.size() && source_[at_] == quote) ++at_;
    return text;
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  bool at_line_start_ = true;
  SourceText result_;
};

}  // namespace

SourceText read_source(std::string_view source) { return Scanner(source).scan(); }

}  // namespace gazette
