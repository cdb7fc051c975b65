// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/korean.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// What the syllable before an ending must be.
enum class After {
  any,
  consonant,  ///< it ends in one
  vowel,
  vowel_or_l,
};

struct Ending {
  std::u32string_view text;
  After after = After::any;
  std::size_t least = 2;  ///< letters that must be left
};

/// Particles, the copula, the plural, and the forms of the verbs that are made of nouns by `하다`
/// and `되다`. Two letters must be left where an
/// ending is common at the end of nouns: `평가`, `독도` and `회의` are words.
constexpr std::array endings = {
    Ending{U"으로부터", After::consonant, 1},
    Ending{U"이었으며", After::consonant},
    Ending{U"이었다가", After::consonant},
    Ending{U"에게서", After::any, 1},
    Ending{U"에서는", After::any, 1},
    Ending{U"에서도", After::any, 1},
    Ending{U"에서의", After::any, 1},
    Ending{U"에게는", After::any, 1},
    Ending{U"에게도", After::any, 1},
    Ending{U"에게의", After::any, 1},
    Ending{U"으로서", After::consonant, 1},
    Ending{U"으로써", After::consonant, 1},
    Ending{U"으로는", After::consonant, 1},
    Ending{U"으로도", After::consonant, 1},
    Ending{U"으로의", After::consonant, 1},
    Ending{U"로부터", After::vowel_or_l, 1},
    Ending{U"까지의", After::any, 1},
    Ending{U"까지는", After::any, 1},
    Ending{U"부터의", After::any, 1},
    Ending{U"부터는", After::any, 1},
    Ending{U"이라는", After::consonant, 1},
    Ending{U"이라고", After::consonant, 1},
    Ending{U"이라도", After::consonant, 1},
    Ending{U"이든지", After::consonant},
    Ending{U"이었다", After::consonant},
    Ending{U"이었던", After::consonant},
    Ending{U"이었고", After::consonant},
    Ending{U"였으며", After::vowel},
    Ending{U"입니다"},
    Ending{U"이므로"},
    Ending{U"인가요"},
    Ending{U"하였다"},
    Ending{U"하였던"},
    Ending{U"하였고"},
    Ending{U"하였으며"},
    Ending{U"했으며"},
    Ending{U"했는데"},
    Ending{U"했는가"},
    Ending{U"하는가"},
    Ending{U"하면서"},
    Ending{U"합니다"},
    Ending{U"했습니다"},
    Ending{U"되었다"},
    Ending{U"되었던"},
    Ending{U"되었고"},
    Ending{U"되었으며"},
    Ending{U"되면서"},
    Ending{U"됩니다"},
    Ending{U"됐으며"},
    Ending{U"시키는"},
    Ending{U"시켰다"},
    Ending{U"시키다"},
    Ending{U"적으로"},
    Ending{U"에서", After::any, 1},
    Ending{U"에게", After::any, 1},
    Ending{U"에는", After::any, 1},
    Ending{U"에도", After::any, 1},
    Ending{U"에의", After::any, 1},
    Ending{U"께서", After::any, 1},
    Ending{U"한테", After::any, 1},
    Ending{U"으로", After::consonant, 1},
    Ending{U"로서", After::vowel_or_l},
    Ending{U"로써", After::vowel_or_l},
    Ending{U"로는", After::vowel_or_l},
    Ending{U"로도", After::vowel_or_l},
    Ending{U"로의", After::vowel_or_l},
    Ending{U"과의", After::consonant},
    Ending{U"와의", After::vowel},
    Ending{U"하고"},
    Ending{U"이랑", After::consonant},
    Ending{U"까지", After::any, 1},
    Ending{U"부터", After::any, 1},
    Ending{U"마다", After::any, 1},
    Ending{U"조차"},
    Ending{U"마저"},
    Ending{U"밖에"},
    Ending{U"보다"},
    Ending{U"처럼", After::any, 1},
    Ending{U"같이"},
    Ending{U"대로"},
    Ending{U"만큼"},
    Ending{U"이나", After::consonant},
    Ending{U"라도", After::vowel},
    Ending{U"든지"},
    Ending{U"이며", After::consonant},
    Ending{U"이고", After::consonant},
    Ending{U"이다", After::consonant},
    Ending{U"였다", After::vowel},
    Ending{U"였던", After::vowel},
    Ending{U"였고", After::vowel},
    Ending{U"라는", After::vowel},
    Ending{U"라고", After::vowel},
    Ending{U"이라", After::consonant},
    Ending{U"이란", After::consonant},
    Ending{U"이던", After::consonant},
    Ending{U"이자", After::consonant},
    Ending{U"이니"},
    Ending{U"인가"},
    Ending{U"일까"},
    Ending{U"하다"},
    Ending{U"했다"},
    Ending{U"하는"},
    Ending{U"하여"},
    Ending{U"해서"},
    Ending{U"하며"},
    Ending{U"했던"},
    Ending{U"했고"},
    Ending{U"하면"},
    Ending{U"하기"},
    Ending{U"하게"},
    Ending{U"하지"},
    Ending{U"한다"},
    Ending{U"되다"},
    Ending{U"되는"},
    Ending{U"되어"},
    Ending{U"되고"},
    Ending{U"되며"},
    Ending{U"됐다"},
    Ending{U"됐고"},
    Ending{U"됐던"},
    Ending{U"된다"},
    Ending{U"되기"},
    Ending{U"시킨"},
    Ending{U"적인"},
    Ending{U"은", After::consonant, 1},
    Ending{U"을", After::consonant, 1},
    Ending{U"는", After::vowel},
    Ending{U"이", After::consonant},
    Ending{U"가", After::vowel},
    Ending{U"를", After::vowel},
    Ending{U"의"},
    Ending{U"에"},
    Ending{U"와", After::vowel},
    Ending{U"과", After::consonant},
    Ending{U"도"},
    Ending{U"로", After::vowel_or_l},
    Ending{U"만"},
    Ending{U"나", After::vowel},
    Ending{U"랑", After::vowel},
    Ending{U"란", After::vowel},
    Ending{U"라", After::vowel},
    Ending{U"며", After::vowel},
    Ending{U"께"},
    Ending{U"뿐"},
    Ending{U"들"},
    Ending{U"인"},
    Ending{U"한"},
    Ending{U"할"},
    Ending{U"해"},
    Ending{U"된"},
    Ending{U"될"},
    Ending{U"적"},
};

constexpr char32_t first_syllable = 0xAC00;
constexpr char32_t last_syllable = 0xD7A3;
constexpr char32_t finals = 28;  ///< consonants that a syllable can end in, and none
constexpr char32_t final_l = 8;

bool may_follow(After after, char32_t letter) {
  const bool is_syllable = letter >= first_syllable && letter <= last_syllable;
  if (!is_syllable) return true;  // a foreign word or a number: `EU는`
  const char32_t final = (letter - first_syllable) % finals;
  switch (after) {
    case After::any:
      return true;
    case After::consonant:
      return final != 0;
    case After::vowel:
      return final == 0;
    case After::vowel_or_l:
      return final == 0 || final == final_l;
  }
  return true;
}

bool is_ending_of(std::u32string_view word, const Ending& ending) {
  if (!word.ends_with(ending.text)) return false;
  const std::size_t left = word.size() - ending.text.size();
  return left >= ending.least && may_follow(ending.after, word[left - 1]);
}

/// Of `word`; 0 where it has none.
std::size_t longest_ending(std::u32string_view word) {
  std::size_t longest = 0;
  for (const Ending& each : endings) {
    if (is_ending_of(word, each)) longest = std::max(longest, each.text.size());
  }
  return longest;
}

}  // namespace

std::string korean_stem(std::string_view word) {
  const std::u32string letters = code_points(word);
  std::u32string_view stem = letters;
  while (const std::size_t length = longest_ending(stem)) stem.remove_suffix(length);
  std::string text;
  for (const char32_t letter : stem) text += to_utf8(letter);
  return text;
}

}  // namespace gazette
