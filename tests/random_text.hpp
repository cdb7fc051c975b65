// SPDX-License-Identifier: GPL-3.0-or-later
// Texts by chance, the same in every run and on every machine.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>

namespace gazette {

/// Pieces that make trouble alone or beside one another.
inline constexpr auto unicode_scraps = std::to_array<std::string_view>({"a",
                                                                        "Z",
                                                                        " ",
                                                                        "\n",
                                                                        "é",
                                                                        "e\u0301",
                                                                        "\u0301",
                                                                        "\u0308",
                                                                        "ß",
                                                                        "İ",
                                                                        "ı",
                                                                        "ø",
                                                                        "ǿ",
                                                                        "Ł",
                                                                        "й",
                                                                        "ё",
                                                                        "ς",
                                                                        "ά",
                                                                        "ﬁ",
                                                                        "\u00AD",
                                                                        "\u200D",
                                                                        "\u202E",
                                                                        "\uFEFF",
                                                                        "ｶ",
                                                                        "ﾞ",
                                                                        "한",
                                                                        "\u1112",
                                                                        "\u1161",
                                                                        "字",
                                                                        "ก็",
                                                                        "क्",
                                                                        "🦈",
                                                                        "\U0001F1F5",
                                                                        "\x80",
                                                                        "\xC3",
                                                                        "\xE2\x82",
                                                                        "\xED\xA0\x80",
                                                                        "\xF4\x90\x80\x80",
                                                                        "\xFF",
                                                                        std::string_view("\0", 1),
                                                                        "\x1B[31m",
                                                                        ".",
                                                                        "。",
                                                                        "!",
                                                                        "Dr.",
                                                                        "\u3000",
                                                                        "\u2028",
                                                                        "\r\n",
                                                                        "1",
                                                                        "\u0345",
                                                                        "\uFDFA",
                                                                        "ǆ"});

/// The standard fixes what mt19937 yields, but not what its distributions make of it: those are
/// not used.
class RandomText {
 public:
  explicit RandomText(std::uint32_t seed) : engine_(seed) {}

  /// 0 to `count` - 1.
  std::size_t below(std::size_t count) { return engine_() % count; }

  /// Up to `most` bytes of any value.
  std::string bytes(std::size_t most) {
    std::string text(below(most + 1), '\0');
    for (char& c : text) c = static_cast<char>(below(256));
    return text;
  }

  /// Up to `most` picks of `pieces`, one after the other.
  std::string pieces(std::span<const std::string_view> pieces, std::size_t most) {
    std::string text;
    for (std::size_t count = below(most + 1); count > 0; --count) {
      text += pieces[below(pieces.size())];
    }
    return text;
  }

 private:
  std::mt19937 engine_;
};

}  // namespace gazette
