// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/copy_edits.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace gazette {
namespace {

enum class Script : std::uint8_t { sign, alphabet, hiragana, other };

struct CodePoint {
  std::string_view bytes;
  Script script = Script::sign;
};

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  CodePoint point{text.substr(at, length)};
  if (length == 1) {
    const bool is_word = (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
                         (first >= 'A' && first <= 'Z') || first == '\'' || first == '-';
    if (is_word) point.script = Script::alphabet;
  } else if (length == 2) {
    point.script = first == 0xC2 ? Script::sign : Script::alphabet;
  } else if (first == 0xE3 && point.bytes.size() == 3) {
    const auto second = static_cast<unsigned char>(point.bytes[1]);
    const auto third = static_cast<unsigned char>(point.bytes[2]);
    if (second == 0x80) return point;
    const bool is_hiragana = second == 0x81 || (second == 0x82 && third < 0xA0);
    point.script = is_hiragana ? Script::hiragana : Script::other;
  } else if (first >= 0xE4 && first != 0xEF) {
    point.script = Script::other;
  }
  return point;
}

TextPieces first_share(const TextPieces& pieces, double share) {
  const auto count = static_cast<std::ptrdiff_t>(static_cast<double>(pieces.size()) * share);
  return {pieces.begin(), pieces.begin() + count};
}

TextPieces cut(const TextPieces& pieces, double share) { return first_share(pieces, 1 - share); }

/// One in `times` words is replaced by another, left out, or followed by another.
TextPieces other_words(const TextPieces& pieces, std::size_t times, const EditSources& sources,
                       Chance& chance) {
  TextPieces edited;
  for (const TextPiece& piece : pieces) {
    if (!chance.one_in(times)) {
      edited.push_back(piece);
      continue;
    }
    const std::size_t kind = chance.below(5);
    if (kind == 0) continue;
    if (kind == 1) edited.push_back({piece.word, " "});
    edited.push_back({chance.of(sources.words), piece.after});
  }
  return edited;
}

/// Where a sentence or a paragraph ends: after these pieces another may begin.
std::vector<std::size_t> sentence_ends(const TextPieces& pieces) {
  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string& after = pieces[i].after;
    if (after.starts_with(". ") || after.find('\n') != std::string::npos ||
        after.find("。") != std::string::npos) {
      ends.push_back(i + 1);
    }
  }
  return ends;
}

/// With a passage of another article, as long as `share` of the text, at the end of a sentence.
TextPieces with_passage(TextPieces pieces, double share, const EditSources& sources,
                        Chance& chance) {
  const auto wanted = static_cast<std::size_t>(static_cast<double>(pieces.size()) * share);
  const std::vector<std::size_t> ends = sentence_ends(pieces);
  const std::size_t at = ends.empty() ? pieces.size() : chance.of(ends);
  TextPieces passage;
  while (passage.size() < wanted) {
    const TextPieces& other = chance.of(sources.passages);
    const std::size_t more = std::min(wanted - passage.size(), other.size());
    passage.insert(passage.end(), other.begin(), other.begin() + static_cast<std::ptrdiff_t>(more));
    if (!passage.empty()) passage.back().after = ".\n";
  }
  pieces.insert(pieces.begin() + static_cast<std::ptrdiff_t>(at), passage.begin(), passage.end());
  return pieces;
}

/// With `count` figures changed; empty when there are fewer.
TextPieces other_figures(TextPieces pieces, std::size_t count, Chance& chance) {
  std::vector<std::size_t> figures;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].word.find_first_of("0123456789") != std::string::npos) figures.push_back(i);
  }
  if (figures.size() < count) return {};
  for (; count > 0; --count) {
    const std::size_t chosen = chance.below(figures.size());
    std::string& word = pieces[figures[chosen]].word;
    char& digit = word[word.find_first_of("0123456789")];
    digit = static_cast<char>('1' + (digit - '0' + static_cast<int>(chance.below(8))) % 9);
    figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(chosen));
  }
  return pieces;
}

std::string with_boilerplate(const std::string& text, const EditSources& sources, Chance& chance) {
  return chance.of(sources.before) + "\n" + text + "\n" + chance.of(sources.after) + "\n";
}

template <int percent>
std::string make_cut(const TextPieces& original, const EditSources&, Chance&) {
  return text_of(cut(original, percent / 100.0));
}

template <int percent>
std::string make_passage(const TextPieces& original, const EditSources& sources, Chance& chance) {
  return text_of(with_passage(original, percent / 100.0, sources, chance));
}

template <int percent>
std::string make_words(const TextPieces& original, const EditSources& sources, Chance& chance) {
  return text_of(other_words(original, 100 / percent, sources, chance));
}

std::string make_headline(const TextPieces& original, const EditSources&, Chance&) {
  return text_of(original);
}

std::string make_boilerplate(const TextPieces& original, const EditSources& sources,
                             Chance& chance) {
  return with_boilerplate(text_of(original), sources, chance);
}

std::string make_prefix(const TextPieces& original, const EditSources& sources, Chance& chance) {
  return chance.of(sources.prefixes) + text_of(original);
}

std::string make_correction(const TextPieces& original, const EditSources&, Chance& chance) {
  return text_of(other_figures(original, 1 + chance.below(2), chance));
}

std::string make_combination(const TextPieces& original, const EditSources& sources,
                             Chance& chance) {
  TextPieces pieces = cut(original, static_cast<double>(chance.below(61)) / 100);
  const std::size_t words_percent = chance.below(6);
  if (words_percent > 0) pieces = other_words(pieces, 100 / words_percent, sources, chance);
  if (chance.one_in(2)) pieces = with_passage(std::move(pieces), .25, sources, chance);
  std::string text = chance.of(sources.prefixes) + text_of(pieces);
  return chance.below(10) < 6 ? with_boilerplate(text, sources, chance) : text;
}

std::string make_cut_and_words(const TextPieces& original, const EditSources& sources,
                               Chance& chance) {
  return text_of(other_words(cut(original, .6), 10, sources, chance));
}

constexpr std::array edits = {
    CopyEdit{"headline", make_headline},
    CopyEdit{"cut20", make_cut<20>},
    CopyEdit{"cut40", make_cut<40>},
    CopyEdit{"cut60", make_cut<60>},
    CopyEdit{"foreign25", make_passage<25>},
    CopyEdit{"foreign50", make_passage<50>},
    CopyEdit{"words1", make_words<1>},
    CopyEdit{"words2", make_words<2>},
    CopyEdit{"words5", make_words<5>},
    CopyEdit{"words10", make_words<10>},
    CopyEdit{"boilerplate", make_boilerplate},
    CopyEdit{"prefix", make_prefix},
    CopyEdit{"correction", make_correction},
    CopyEdit{"combo", make_combination},
    CopyEdit{"cut60words10", make_cut_and_words},
};

}  // namespace

TextPieces pieces_of(std::string_view text) {
  TextPieces pieces;
  Script before = Script::sign;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes.size();
    if (point.script == Script::sign) {
      if (pieces.empty()) pieces.emplace_back();
      pieces.back().after += point.bytes;
    } else {
      if (point.script != before || pieces.empty()) pieces.emplace_back();
      pieces.back().word += point.bytes;
    }
    before = point.script;
  }
  return pieces;
}

std::string text_of(std::span<const TextPiece> pieces) {
  std::string text;
  for (const TextPiece& piece : pieces) text.append(piece.word).append(piece.after);
  return text;
}

std::span<const CopyEdit> copy_edits() { return edits; }

}  // namespace gazette
