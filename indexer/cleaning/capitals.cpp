// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/capitals.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <string>

#include "core/text/text.hpp"
#include "indexer/cleaning/credits.hpp"
#include "indexer/cleaning/title.hpp"

namespace gazette {
namespace {

/// More lines in capitals in a row are a table or a list.
constexpr std::size_t longest_run_of_links = 2;

bool ends_with_any(std::string_view text, std::span<const std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

bool is_prose(std::string_view text) {
  constexpr std::array<std::string_view, 12> ends = {".", "!", "?", ":",  "\"", "'",
                                                     "”", "’", "»", "。", "…",  ")"};
  return count_code_points(text) >= 60 || ends_with_any(text, ends);
}

bool introduces(std::string_view text) {
  constexpr std::array<std::string_view, 2> colons = {":", "："};
  return ends_with_any(without_closing_marks(text), colons);
}

/// Yes: "SHE WON." No: "TARIFFS HIT THE U.S." (initials)
bool ends_sentence(std::string_view text) {
  constexpr std::array<std::string_view, 4> ends = {".", "!", "?", "…"};
  text = without_closing_marks(text);
  const std::string_view last = text.substr(text.find_last_of(' ') + 1);
  const bool is_initials = last.size() > 2 && last.ends_with('.') && last[last.size() - 3] == '.';
  return !is_initials && ends_with_any(text, ends);
}

/// Yes: "READ MORE", "FERRY RESCUE (VIDEO)". No: "READ MORE BOOKS".
bool is_prompt(std::string_view text) {
  constexpr std::array<std::string_view, 9> prompts = {
      "advertisement", "anzeige", "publicidad", "read more",  "see also",
      "watch live",    "sign up", "subscribe",  "click here",
  };
  constexpr std::array<std::string_view, 4> pictures = {"(video)", "(photos)", "(pictures)",
                                                        "(watch)"};
  const std::string folded = fold_case(text);
  return std::find(prompts.begin(), prompts.end(), folded) != prompts.end() ||
         ends_with_any(folded, pictures);
}

bool is_story_line(std::string_view text) {
  return !is_prompt(text) && (ends_sentence(text) || text.ends_with(')') || byline(text));
}

/// Whether the lines of `run` are promotions: none belongs to the story, and at least one is as
/// long as a headline. Yes: "PORT WORKERS END THEIR STRIKE". No: "THE STRIKE" (a sub-heading).
bool are_links(std::span<const Paragraph> run) {
  constexpr std::ptrdiff_t fewest_blanks = 3;
  return std::none_of(run.begin(), run.end(),
                      [](const Paragraph& line) { return is_story_line(line.text); }) &&
         std::any_of(run.begin(), run.end(), [](const Paragraph& line) {
           return is_prompt(line.text) ||
                  std::count(line.text.begin(), line.text.end(), ' ') >= fewest_blanks;
         });
}

/// Whether a link may come after the last of `kept`: a paragraph of the story, or its headline.
bool may_precede_link(std::span<const Paragraph> kept) {
  if (kept.empty() || introduces(kept.back().text)) return false;
  if (is_prose(kept.back().text)) return true;
  return kept.size() == 1 && kept.back().is_followed_by_blank &&
         !is_in_capitals(kept.back().text) && !is_dateline(kept.back().text);
}

}  // namespace

void CapitalShare::add(const Paragraph& paragraph) {
  bytes += paragraph.text.size();
  if (is_in_capitals(paragraph.text)) capital_bytes += paragraph.text.size();
}

void CapitalShare::remove(const Paragraph& paragraph) {
  bytes -= paragraph.text.size();
  if (is_in_capitals(paragraph.text)) capital_bytes -= paragraph.text.size();
}

void drop_links(std::vector<Paragraph>& paragraphs) {
  CapitalShare share;
  for (const Paragraph& paragraph : paragraphs) share.add(paragraph);
  if (share.is_most()) return;
  std::vector<Paragraph> kept;
  for (std::size_t i = 0; i < paragraphs.size();) {
    std::size_t end = i;
    while (end < paragraphs.size() && is_in_capitals(paragraphs[end].text)) ++end;
    const std::span run = std::span(paragraphs).subspan(i, end - i);
    if (!run.empty() && run.size() <= longest_run_of_links && may_precede_link(kept) &&
        (end == paragraphs.size() || is_prose(paragraphs[end].text)) && are_links(run)) {
      kept.back().is_followed_by_blank |= run.back().is_followed_by_blank;
    } else {
      if (run.empty()) ++end;
      std::move(paragraphs.begin() + static_cast<std::ptrdiff_t>(i),
                paragraphs.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(kept));
    }
    i = end;
  }
  paragraphs = std::move(kept);
}

std::size_t links_at_end(std::span<const Paragraph> paragraphs) {
  std::size_t run = 0;
  while (run < paragraphs.size() && run <= longest_run_of_links &&
         is_in_capitals(paragraphs[paragraphs.size() - 1 - run].text)) {
    ++run;
  }
  const bool are_dropped = run > 0 && run <= longest_run_of_links &&
                           may_precede_link(paragraphs.first(paragraphs.size() - run)) &&
                           are_links(paragraphs.last(run));
  return are_dropped ? run : 0;
}

}  // namespace gazette
