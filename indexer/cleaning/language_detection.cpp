// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/language_detection.hpp"

#include <cld2/public/compact_lang_det.h>

#include "core/analysis/analyzer.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// More says nothing new to the detector, but costs.
constexpr std::size_t max_examined_bytes = 4000;

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view sample = text.substr(0, cut_point(text, max_examined_bytes));
  bool is_reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(sample.data(), static_cast<int>(sample.size()), true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return std::string(unknown_language);
  const std::string code = normalize_language(CLD2::LanguageCode(language));
  return code.empty() ? std::string(unknown_language) : code;
}

}  // namespace gazette
