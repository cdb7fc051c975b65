// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/warning.hpp"

#include <fmt/format.h>

#include <utility>

namespace gazette {
namespace {

std::string sentence(const Warning& warning, std::string_view verb) {
  std::string text = fault_text(warning);
  if (warning.remedy) {
    text += fmt::format("; {} {} {}", warning.remedy->what, verb, warning.remedy->done);
  }
  if (warning.hint.empty()) return text;
  return text + (warning.remedy ? ". " : "; ") + warning.hint;
}

}  // namespace

std::string in_quotes(std::string_view typed) { return fmt::format("\"{}\"", typed); }

Warning::Remedy it_is(std::string done) { return {"it", std::move(done)}; }

std::string fault_text(const Warning& warning) {
  if (warning.subject.empty()) return warning.fault;
  if (!warning.byte_offset) return fmt::format("{} {}", warning.subject, warning.fault);
  return fmt::format("{} at byte {} {}", warning.subject, *warning.byte_offset, warning.fault);
}

std::string to_text(const Warning& warning) {
  const bool is_plural =
      warning.remedy && warning.remedy->number == Warning::Remedy::Number::plural;
  return sentence(warning, is_plural ? "are" : "is");
}

std::string to_refusal(const Warning& warning) { return sentence(warning, "would be"); }

}  // namespace gazette
