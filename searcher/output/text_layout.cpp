// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/text_layout.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr std::string_view end_style = "\x1b[0m";

/// A stretch without blanks, made of pieces of either kind.
struct Chunk {
  std::vector<Piece> pieces;
  std::size_t width = 0;
  bool follows_blank = false;
};

/// Where lines may break: at blanks, and between any two wide characters.
std::vector<Chunk> chunks(const Snippet& snippet) {
  std::vector<Chunk> result;
  bool blank = true;
  for (const Piece& piece : pieces(snippet)) {
    std::size_t begin = 0;
    while (begin < piece.text.size()) {
      std::size_t end = begin + 1;
      while (end < piece.text.size() &&
             (static_cast<unsigned char>(piece.text[end]) & 0xC0U) == 0x80U) {
        ++end;
      }
      const std::string_view point = piece.text.substr(begin, end - begin);
      begin = end;
      if (point == " ") {
        blank = true;
        continue;
      }
      const std::size_t width = display_width(point);
      if (blank || width == 2 || result.empty()) {
        result.push_back({{}, 0, blank});
      }
      blank = false;
      Chunk& chunk = result.back();
      chunk.width += width;
      const bool continues =
          !chunk.pieces.empty() && chunk.pieces.back().kind == piece.kind &&
          chunk.pieces.back().text.data() + chunk.pieces.back().text.size() == point.data();
      if (continues) {
        Piece& last = chunk.pieces.back();
        last.text = {last.text.data(), last.text.size() + point.size()};
      } else {
        chunk.pieces.push_back({point, piece.kind});
      }
    }
  }
  return result;
}

/// Text in which neighbours of one style share their codes.
class StyledText {
 public:
  explicit StyledText(const TextStyle& style) : style_(&style) {}

  void append(std::string_view text, std::string_view code) {
    if (code != code_) end_run();
    code_ = code;
    run_ += text;
  }

  /// A blank in the style of what is before it where `code` is that as well.
  void append_blank(std::string_view code) { append(" ", code == code_ ? code : ""); }

  void append_line_end(std::size_t indent) {
    end_run();
    text_.append("\n").append(indent, ' ');
  }

  std::string finish() {
    end_run();
    return std::move(text_);
  }

 private:
  void end_run() {
    text_ += styled(run_, code_, *style_);
    run_.clear();
    code_ = {};
  }

  const TextStyle* style_;
  std::string text_;
  std::string run_;
  std::string_view code_;
};

}  // namespace

std::string styled(std::string_view text, std::string_view code, const TextStyle& style) {
  if (style.color == Color::off || text.empty() || code.empty()) return std::string(text);
  return fmt::format("{}{}{}", code, text, end_style);
}

std::string wrapped(const Snippet& snippet, std::size_t indent, std::string_view code,
                    const TextStyle& style) {
  StyledText text(style);
  text.append(std::string(indent, ' '), "");
  std::size_t column = indent;
  const auto code_of = [&](const Piece& piece) {
    return piece.kind == Piece::Kind::highlighted ? match_style : code;
  };
  for (const Chunk& chunk : chunks(snippet)) {
    const std::size_t gap = chunk.follows_blank && column > indent ? 1 : 0;
    if (column > indent && column + gap + chunk.width > style.columns) {
      text.append_line_end(indent);
      column = indent;
    } else if (gap == 1) {
      text.append_blank(code_of(chunk.pieces.front()));
      ++column;
    }
    for (const Piece& piece : chunk.pieces) text.append(piece.text, code_of(piece));
    column += chunk.width;
  }
  text.append_line_end(0);
  return text.finish();
}

std::string wrapped(std::string_view text, std::size_t indent, std::string_view code,
                    const TextStyle& style) {
  return wrapped(Snippet{one_line(text), {}}, indent, code, style);
}

}  // namespace gazette
