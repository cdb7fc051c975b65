// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/json/json_pieces.hpp"

#include <algorithm>
#include <string_view>

namespace gazette {
namespace {

/// Between texts: RFC 7464 puts a record separator before each.
constexpr std::string_view between(" \t\r\n\x1e");

bool is_in(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

}  // namespace

bool JsonPieces::fill() {
  if (at_ < end_) return true;
  stream_.read(block_.data(), static_cast<std::streamsize>(block_.size()));
  at_ = 0;
  end_ = static_cast<std::size_t>(stream_.gcount());
  return end_ > 0;
}

/// Skips commas as well, also those too many. Returns whether there is more.
bool JsonPieces::skip_blanks() {
  while (fill()) {
    for (; at_ < end_; ++at_) {
      if (block_[at_] == '\n') ++line_;
      if (!is_in(block_[at_], between) && block_[at_] != ',') return true;
    }
  }
  return false;
}

void JsonPieces::take(JsonPiece& piece, std::size_t count) {
  const std::string_view taken(block_.data() + at_, count);
  line_ += static_cast<std::size_t>(std::count(taken.begin(), taken.end(), '\n'));
  const std::size_t room = longest_ - std::min(longest_, piece.json.size());
  piece.json.append(taken.substr(0, room));
  piece.is_too_long = piece.is_too_long || count > room;
  at_ += count;
}

std::optional<JsonPiece> JsonPieces::next() {
  bool has_more = skip_blanks();
  if (has_more && !is_in_array_ && block_.at(at_) == '[') {
    ++at_;
    is_in_array_ = true;
    index_ = 0;
    has_more = skip_blanks();
  }
  JsonPiece piece;
  piece.line = line_;
  piece.index = index_;
  if (is_in_array_ && (!has_more || block_.at(at_) == ']')) {
    piece.kind = has_more ? JsonPiece::Kind::array_end : JsonPiece::Kind::missing_end;
    if (has_more) ++at_;
    is_in_array_ = false;
    return piece;
  }
  if (!has_more) return std::nullopt;
  piece.kind = is_in_array_ ? JsonPiece::Kind::element : JsonPiece::Kind::text;
  if (is_in_array_) ++index_;
  if (is_in(block_.at(at_), "{[")) {
    read_bracketed(piece);
  } else if (block_.at(at_) == '"') {
    read_string(piece);
  } else {
    read_plain(piece);
  }
  return piece;
}

/// To the bracket that closes the first one, whichever brackets they are; else to the end. An
/// object that lacks its last bracket ends where another one is in place of a name,
/// `{"a": 1, {"b": 2}`, or where the array around it ends.
void JsonPieces::read_bracketed(JsonPiece& piece) {
  constexpr std::size_t most_levels = 1'000'000;
  std::string open;           // brackets
  std::size_t arrays = 0;     // of them
  std::size_t deeper = 0;     // levels below, whose brackets are not told apart
  bool is_value_due = false;  // behind a colon
  do {
    const std::string_view rest(block_.data() + at_, end_ - at_);
    const std::size_t sign = std::min(rest.find_first_of("\"{}[]:,"), rest.size());
    if (sign > 0) {
      const std::string_view before = rest.substr(0, sign);
      if (before.find_first_not_of(between) != std::string_view::npos) is_value_due = false;
      take(piece, sign);
      continue;
    }
    const char c = rest[0];
    const bool is_in_object = !open.empty() && open.back() == '{';
    if (c == '{' && is_in_object && !is_value_due) return;
    if (c == ']' && is_in_array_ && arrays + deeper == 0) return;
    is_value_due = c == ':';
    if (c == '"') {
      read_string(piece);
      continue;
    }
    take(piece, 1);
    if (is_in(c, "{[") && open.size() == most_levels) {
      ++deeper;
    } else if (is_in(c, "{[")) {
      open += c;
      if (c == '[') ++arrays;
    } else if (is_in(c, "}]") && deeper > 0) {
      --deeper;
    } else if (is_in(c, "}]")) {
      if (open.back() == '[') --arrays;
      open.pop_back();
    }
  } while (!open.empty() && fill());
}

void JsonPieces::read_string(JsonPiece& piece) {
  take(piece, 1);
  while (fill()) {
    const std::string_view rest(block_.data() + at_, end_ - at_);
    const std::size_t sign = std::min(rest.find_first_of("\"\\"), rest.size());
    take(piece, sign);
    if (sign == rest.size()) continue;
    const bool is_end = rest[sign] == '"';
    take(piece, 1);
    if (is_end) return;
    if (fill()) take(piece, 1);  // what is escaped
  }
}

/// A number or a word; what is no JSON, to the end of the line.
void JsonPieces::read_plain(JsonPiece& piece) {
  const std::string_view ends = is_in_array_ ? std::string_view(",]\r\n") : std::string_view("\n");
  while (fill()) {
    const std::string_view rest(block_.data() + at_, end_ - at_);
    const std::size_t end = rest.find_first_of(ends);
    take(piece, std::min(end, rest.size()));
    if (end != std::string_view::npos) return;
  }
}

}  // namespace gazette
