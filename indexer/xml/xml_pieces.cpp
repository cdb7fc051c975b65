// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/xml/xml_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/xml/xml_encoding.hpp"
#include "indexer/xml/xml_tag.hpp"

namespace gazette {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t block_bytes = std::size_t{64} * 1024;
/// A tag is looked at when so much after it is there.
constexpr std::size_t lookahead_bytes = std::size_t{64} * 1024;

std::string too_large(std::string_view what) {
  return fmt::format("{} is larger than {} MiB", what, max_xml_bytes / 1024 / 1024);
}

/// A stream as text that grows at its end and is dropped at its beginning. Places are those in
/// text() until the next drop().
class GrowingText {
 public:
  explicit GrowingText(std::istream& stream) : stream_(stream), block_(block_bytes, '\0') {}

  const std::string& text() const { return text_; }

  /// Reads on until there are `size` bytes or the stream ends.
  void load(std::size_t size) {
    while (text_.size() < size && grow()) {
    }
  }

  /// The place of `mark` at `from` or later; npos when the stream ends before it.
  std::size_t find(std::string_view mark, std::size_t from) {
    for (std::size_t at = from;;) {
      const std::size_t found = text_.find(mark, at);
      if (found != std::string::npos) return found;
      at = std::max(from, text_.size() - std::min(text_.size(), mark.size() - 1));
      if (text_.size() > max_xml_bytes || !grow()) return std::string::npos;
    }
  }

  void drop(std::size_t size) { text_.erase(0, size); }

  /// REQUIRES: the stream was read to its end.
  void replace(std::string text) { text_ = std::move(text); }

 private:
  bool grow() {
    stream_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
    const auto count = static_cast<std::size_t>(stream_.gcount());
    text_.append(block_, 0, count);
    return count > 0;
  }

  std::istream& stream_;
  std::string block_;
  std::string text_;
};

/// What comes before the declaration of a document that a program sent: `Warning: include() ...
/// <?xml version`, `<br /><b>Notice</b>: ...`. Nothing of a document without declaration that
/// quotes one.
std::size_t bytes_before_declaration(std::string_view head) {
  constexpr std::size_t most_bytes = 2'048;
  constexpr std::array messages = {"<br"sv, "<b>"sv, "</b>"sv};
  const std::size_t begin = head.substr(0, most_bytes).find("<?xml ");
  if (begin == std::string_view::npos) return 0;
  const std::string_view before = head.substr(0, begin);
  for (std::size_t at = before.find('<'); at != std::string_view::npos;
       at = before.find('<', at + 1)) {
    const std::string_view rest = before.substr(at);
    const bool is_of_message =
        std::any_of(messages.begin(), messages.end(),
                    [&](std::string_view message) { return rest.starts_with(message); });
    if (!is_of_message) return 0;
  }
  return before.find_first_not_of(" \t\r\n\xEF\xBB\xBF") == std::string_view::npos ? 0 : begin;
}

/// What is not element or text, with its end.
struct Section {
  std::string_view begin;
  std::string_view end;
  bool has_no_end = false;  ///< in what is left of the document
};

class PieceReader {
 public:
  PieceReader(std::istream& stream, const XmlPieceRules& rules, const XmlPieceSink& sink)
      : input_(stream), rules_(rules), sink_(sink) {}

  std::string read(std::string_view charset) {
    input_.load(lookahead_bytes);
    input_.drop(bytes_before_declaration(input_.text()));
    declared_ = charset.empty() ? declared_xml_encoding(input_.text()) : std::string(charset);
    if (is_wide_xml(input_.text())) {
      input_.load(max_xml_bytes + 1);
      if (input_.text().size() > max_xml_bytes)
        return too_large("a document in UTF-16 or a similar encoding");
      input_.replace(xml_in_utf8(input_.text(), declared_));
      declared_ = "utf-8";
    }
    std::string fault = scan();
    if (fault.empty() || number_ > 0) flush();
    return fault;
  }

 private:
  struct OpenTag {
    std::string name;  ///< as it is written
    std::string text;  ///< all of the tag
  };

  struct HeldPiece {
    std::string begin, text, end;  ///< tags around it, itself, end tags around it
    std::size_t depth = 0;         ///< number of tags around it
    std::size_t number = 0;
  };

  std::string scan() {
    for (;;) {
      drop_what_is_done();
      const std::size_t at = input_.find("<", at_);
      if (at == std::string::npos) {
        at_ = input_.text().size();
        break;
      }
      at_ = at;
      if (at_ - begin_ > max_xml_bytes || frame_.size() > max_xml_bytes) {
        return too_large(is_in_piece() ? fmt::format("item {}", number_) : "the document");
      }
      input_.load(at_ + lookahead_bytes);
      pass_markup();
    }
    if (is_in_piece()) {
      sink_fault("the document ends within it");
    } else {
      add_to_frame(input_.text().size());
    }
    return {};
  }

  bool is_in_piece() const { return !piece_name_.empty(); }

  void drop_what_is_done() {
    if (!is_in_piece()) add_to_frame(at_);
    if (begin_ < block_bytes) return;
    input_.drop(begin_);
    at_ -= begin_;
    begin_ = 0;
  }

  /// What is between the pieces, up to `end`.
  void add_to_frame(std::size_t end) {
    if (!is_flushed_) frame_.append(input_.text(), begin_, end - begin_);
    begin_ = end;
  }

  /// Moves after the tag or section that begins at `at_`.
  void pass_markup() {
    const auto rest = [&] { return std::string_view(input_.text()).substr(at_); };
    for (Section& section : sections_) {
      if (section.has_no_end || !rest().starts_with(section.begin)) continue;
      const std::size_t end = input_.find(section.end, at_ + section.begin.size());
      if (end != std::string::npos) {
        at_ = end + section.end.size();
        return;
      }
      section.has_no_end = true;
    }
    const std::optional<XmlTag> tag = tag_at(rest());
    if (!tag) {
      ++at_;
      return;
    }
    if (is_in_piece()) {
      pass_tag_of_piece(*tag);
    } else {
      pass_tag_of_frame(*tag);
    }
  }

  void pass_tag_of_piece(const XmlTag& tag) {
    const bool is_own = is_same_name(tag.name, piece_name_);
    if (tag.kind == XmlTag::Kind::end) {
      const std::size_t end = at_ + tag.size;
      if (is_own) return end_piece(end, end);
      const bool is_around = std::any_of(open_.begin(), open_.end(), [&](const OpenTag& each) {
        return is_same_name(each.name, tag.name);
      });
      if (is_around) return end_piece(at_, at_);
    } else if (is_own) {
      return end_piece(at_, at_);
    }
    at_ += tag.size;
  }

  void pass_tag_of_frame(const XmlTag& tag) {
    const std::string name(tag.name);
    const std::size_t begin = at_;
    const std::size_t end = at_ + tag.size;
    if (tag.kind == XmlTag::Kind::end) {
      const auto same = [&](const OpenTag& each) { return is_same_name(each.name, name); };
      const auto found = std::find_if(open_.rbegin(), open_.rend(), same);
      if (found != open_.rend()) open_.erase(found.base() - 1, open_.end());
    } else if (!open_.empty() && is_piece(name)) {
      add_to_frame(begin);
      piece_name_ = name;
      ++number_;
      if (tag.kind == XmlTag::Kind::empty) return end_piece(end, end);
    } else if (tag.kind == XmlTag::Kind::start && open_.size() < deepest_around) {
      open_.push_back({name, input_.text().substr(begin, tag.size)});
    }
    at_ = end;
  }

  bool is_piece(std::string_view name) const {
    return std::any_of(rules_.names.begin(), rules_.names.end(),
                       [&](std::string_view each) { return is_same_name(each, local_name(name)); });
  }

  /// The piece is what stands from `begin_` to `end`; reading goes on at `next`.
  void end_piece(std::size_t end, std::size_t next) {
    HeldPiece piece{{}, input_.text().substr(begin_, end - begin_), {}, open_.size(), number_};
    for (const OpenTag& each : open_) {
      piece.begin += each.text;
      piece.end.insert(0, "</" + each.name + '>');
    }
    if (end == at_) piece.end.insert(0, "</" + piece_name_ + '>');
    piece_name_.clear();
    begin_ = at_ = next;
    if (is_flushed_) return send(piece);
    held_bytes_ += piece.begin.size() + piece.text.size();
    held_.push_back(std::move(piece));
    if (held_bytes_ + frame_.size() > held_xml_bytes) flush();
  }

  /// Sends the frame, and the pieces that were held.
  void flush() {
    if (!is_flushed_) {
      sink_.on_frame(parse_xml(xml_in_utf8(frame_, declared_), rules_.namespaces));
      is_flushed_ = true;
      frame_ = {};
    }
    for (const HeldPiece& piece : std::exchange(held_, {})) send(piece);
  }

  void send(const HeldPiece& held) {
    const auto tags = std::count(held.text.begin(), held.text.end(), '<') +
                      static_cast<std::ptrdiff_t>(held.depth);
    if (static_cast<std::size_t>(tags) > most_xml_nodes) {
      return sink_.on_fault(held.number, fmt::format("it has more than {} tags", most_xml_nodes));
    }
    const XmlNode root =
        parse_xml(xml_in_utf8(held.begin, declared_) + xml_in_utf8(held.text, declared_) +
                      xml_in_utf8(held.end, declared_),
                  rules_.namespaces);
    XmlPiece piece{{&root}, held.number};
    while (piece.path.size() <= held.depth) {
      const std::vector<XmlNode>& below = piece.path.back()->children;
      const auto element = std::find_if(below.begin(), below.end(),
                                        [](const XmlNode& node) { return !node.name.empty(); });
      if (element == below.end()) return sink_.on_fault(held.number, "its tags are damaged");
      piece.path.push_back(&*element);
    }
    sink_.on_piece(piece);
  }

  void sink_fault(std::string why) {
    flush();
    sink_.on_fault(number_, std::move(why));
  }

  static constexpr std::size_t deepest_around = 50;

  GrowingText input_;
  const XmlPieceRules& rules_;
  const XmlPieceSink& sink_;
  std::array<Section, 4> sections_ = {Section{"<!--", "-->"}, Section{"<![CDATA[", "]]>"},
                                      Section{"<?", "?>"}, Section{"<!", ">"}};
  std::string declared_;
  std::size_t at_ = 0;      ///< what is before was looked at
  std::size_t begin_ = 0;   ///< of the piece, or of what is not in the frame yet
  std::string piece_name_;  ///< empty between pieces
  std::size_t number_ = 0;
  std::vector<OpenTag> open_;
  std::string frame_;
  std::vector<HeldPiece> held_;
  std::size_t held_bytes_ = 0;
  bool is_flushed_ = false;
};

}  // namespace

std::string read_xml_pieces(std::istream& stream, const XmlPieceRules& rules,
                            const XmlPieceSink& sink, std::string_view charset) {
  return PieceReader(stream, rules, sink).read(charset);
}

XmlRoot root_of(std::string_view head) {
  const std::string text = xml_in_utf8(head, declared_xml_encoding(head));
  std::string_view rest = text;
  rest.remove_prefix(bytes_before_declaration(rest));
  constexpr std::array sections = {Section{"<!--", "-->"}, Section{"<?", "?>"}};
  for (;;) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    const auto section = std::find_if(sections.begin(), sections.end(), [&](const Section& each) {
      return rest.starts_with(each.begin);
    });
    std::size_t end = 0;
    if (section != sections.end()) {
      end = rest.find(section->end, section->begin.size());
      if (end != std::string_view::npos) end += section->end.size();
    } else if (rest.starts_with("<!")) {
      // A document type may have declarations in brackets.
      const std::size_t bracket = rest.find_first_of("[>");
      end = bracket != std::string_view::npos && rest[bracket] == '[' ? rest.find(']', bracket)
                                                                      : bracket;
      if (end != std::string_view::npos) end = rest.find('>', end);
      if (end != std::string_view::npos) ++end;
    } else {
      break;
    }
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end);
  }
  const std::optional<XmlTag> tag = rest.starts_with('<') ? tag_at(rest) : std::optional<XmlTag>();
  if (!tag || tag->kind == XmlTag::Kind::end) return {};
  XmlRoot root{std::string(local_name(tag->name)), std::string(rest)};
  for (char& c : root.name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return root;
}

}  // namespace gazette
