// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/stemmer.hpp"

#include <libstemmer.h>
#include <xapian.h>

#include <memory>
#include <new>
#include <stdexcept>

#include "core/analysis/arabic.hpp"
#include "core/analysis/korean.hpp"
#include "core/analysis/normal_letters.hpp"

namespace gazette {
namespace {

Stemmer snowball_stemmer(const std::string& name) {
  const std::shared_ptr<sb_stemmer> stemmer(sb_stemmer_new(name.c_str(), "UTF_8"),
                                            sb_stemmer_delete);
  if (!stemmer) throw std::runtime_error("libstemmer has no stemmer \"" + name + "\"");
  return [stemmer](const std::string& word) {
    const auto* const letters = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* const stem =
        sb_stemmer_stem(stemmer.get(), letters, static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return std::string(reinterpret_cast<const char*>(stem),
                       static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
  };
}

Stemmer library_stemmer(const StemmedLanguage& language) {
  switch (language.source) {
    case StemmerSource::xapian:
      return Xapian::Stem(std::string(language.stemmer));
    case StemmerSource::snowball:
      return snowball_stemmer(std::string(language.stemmer));
    case StemmerSource::gazette:
      break;
  }
  return [](const std::string& word) { return korean_stem(word); };
}

/// A Turkish word has several endings, of which Snowball takes one kind at a time.
std::string stem_of_stems(const Stemmer& stemmer, const std::string& word) {
  std::string stem = stemmer(word);
  for (std::string next = stemmer(stem); next != stem; next = stemmer(stem)) stem = next;
  return stem;
}

}  // namespace

Stemmer make_stemmer(const StemmedLanguage& language) {
  Stemmer stemmer = library_stemmer(language);
  if (language.code == "ar") {
    return [stemmer](const std::string& word) {
      return light_arabic_stem(normal_letters(stemmer(word)));
    };
  }
  if (language.code == "hi") {
    return [stemmer](const std::string& word) {
      return stemmer(with_short_vowels(normal_letters(word)));
    };
  }
  if (language.code == "tr") {
    return [stemmer](const std::string& word) { return stem_of_stems(stemmer, word); };
  }
  return stemmer;
}

}  // namespace gazette
