// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_title.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <span>

#include "core/text/text.hpp"
#include "indexer/pages/site_names.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

constexpr auto title_names = std::to_array<std::string_view>(
    {"og:title", "twitter:title", "dc.title", "title", "headline", "parsely-title"});
/// In bytes: longer ones are none.
constexpr std::size_t longest_title = 600;

/// Between a headline and the name of its site.
constexpr auto separators =
    std::to_array<std::string_view>({" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " • ", " · ",
                                     " / ", " › ", " ~ ", " ← ", "|"});

struct Split {
  std::size_t begin = std::string_view::npos;  ///< of the separator
  std::size_t end = 0;                         ///< after it
};

Split last_split(std::string_view text) {
  Split last;
  for (const std::string_view separator : separators) {
    const std::size_t at = text.rfind(separator);
    if (at == std::string_view::npos || (last.begin != std::string_view::npos && at <= last.begin))
      continue;
    last = {at, at + separator.size()};
  }
  return last;
}

Split first_split(std::string_view text) {
  Split first;
  for (const std::string_view separator : separators) {
    const std::size_t at = text.find(separator);
    if (at < first.begin) first = {at, at + separator.size()};
  }
  return first;
}

/// The words of a text, without case and marks, each once.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    std::string word = comparable(text.substr(begin, end - begin));
    if (word.size() > 2) words.insert(std::move(word));
    begin = end + 1;
  }
  return words;
}

/// Whether half of the words of one of two texts, of words_of(), are in the other.
bool share_words(const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto common = static_cast<std::size_t>(
      std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.contains(word); }));
  return common > 0 && common * 2 >= std::min(a.size(), b.size());
}

bool holds(const std::string& whole, const std::string& part) {
  return part.size() >= 6 && whole.find(part) != std::string::npos;
}

class TitleFinder {
 public:
  TitleFinder(const PageMetadata& metadata, const PageOutline& page)
      : page_(page), sites_(sites_of(metadata)) {
    if (!metadata.linked.title.empty()) {
      stated_.push_back(metadata.linked.title);
      first_stated_in_ = "json-ld";
    }
    for (const std::string_view name : title_names) {
      for (std::string& title : contents_of(metadata, std::span(&name, 1))) {
        stated_.push_back(without_references(title));
        if (first_stated_in_.empty()) first_stated_in_ = "meta " + std::string(name);
      }
    }
    if (!metadata.title.empty()) stated_.push_back(metadata.title);
    if (first_stated_in_.empty()) first_stated_in_ = "title element";
    constexpr std::size_t most_stated = 8;
    if (stated_.size() > most_stated) stated_.resize(most_stated);
    for (std::string& title : stated_) {
      title.resize(cut_point(title, longest_title));
      plain_.push_back(comparable(title));
      words_.push_back(words_of(without_site(title, sites_)));
    }
    find_elements();
  }

  PageTitle find() const {
    if (const Block* heading = longest_stated(Headings::first)) {
      return {without_kicker(*heading), element_of(*heading)};
    }
    const Block* heading = first_heading(&TitleFinder::is_near);
    if (heading == nullptr) heading = longest_stated(Headings::others);
    if (heading == nullptr) heading = sole_heading();
    if (heading == nullptr && stated_.empty()) {
      heading = first_heading(&TitleFinder::is_in_story);
      if (heading == nullptr) heading = first_heading(&TitleFinder::is_any);
    }
    if (heading != nullptr) return {heading->text, element_of(*heading)};
    if (stated_.empty()) return {};
    return {main_part(without_site(stated_.front(), sites_)), first_stated_in_};
  }

 private:
  using Accepts = bool (TitleFinder::*)(const Block&) const;
  enum class Headings { first, others };
  enum class Element { other, of_story, beside };

  /// Neither a kicker nor the name of the site.
  bool may_be_title(const Block& block) const {
    return block.kind == BlockKind::heading && page_.regions[block.region].role != Role::label &&
           !names_site(block.text, sites_);
  }

  static std::string element_of(const Block& heading) {
    return 'h' + std::to_string(heading.level);
  }

  static bool is_link(const Block& block) { return block.link_bytes * 10 > block.bytes * 9; }

  /// Of level 1, and no link: a logo is one. Others come last.
  const Block* longest_stated(Headings headings) const {
    const Block* longest = nullptr;
    for (const Block& block : page_.blocks) {
      if (!may_be_title(block)) continue;
      const bool is_first = block.level == 1 && !is_link(block);
      if (is_first != (headings == Headings::first) || !is_stated(block)) continue;
      if (longest == nullptr || block.bytes > longest->bytes) longest = &block;
    }
    return longest;
  }

  const Block* first_heading(Accepts accepts) const {
    for (const Block& block : page_.blocks) {
      if (block.level == 1 && may_be_title(block) && (this->*accepts)(block)) return &block;
    }
    return nullptr;
  }

  /// The only heading of level 1 that may be a title.
  const Block* sole_heading() const {
    const Block* sole = nullptr;
    for (const Block& block : page_.blocks) {
      if (block.level != 1 || !may_be_title(block) || is_link(block) || !is_any(block)) continue;
      if (sole != nullptr) return nullptr;
      sole = &block;
    }
    return sole;
  }

  /// A heading that is a kicker and a title that the page states is that title.
  std::string without_kicker(const Block& block) const {
    const std::string heading = comparable(block.text);
    for (const std::string& stated : stated_) {
      std::string title = without_site(stated, sites_);
      const std::string part = comparable(title);
      if (part.size() < heading.size() && part.size() * 2 > heading.size() &&
          heading.ends_with(part)) {
        return title;
      }
    }
    return block.text;
  }

  /// The longest of three and more parts.
  static std::string main_part(const std::string& title) {
    std::vector<std::string_view> parts;
    std::string_view rest = title;
    for (Split split = first_split(rest); split.begin != std::string_view::npos;
         split = first_split(rest)) {
      parts.push_back(rest.substr(0, split.begin));
      rest.remove_prefix(split.end);
    }
    parts.push_back(rest);
    if (parts.size() < 3) return title;
    return std::string(*std::max_element(
        parts.begin(), parts.end(),
        [](std::string_view a, std::string_view b) { return a.size() < b.size(); }));
  }

  /// A text that the page states is, or begins or ends with, the heading.
  bool is_stated(const Block& block) const {
    const std::string heading = comparable(block.text);
    return std::any_of(plain_.begin(), plain_.end(),
                       [&](const std::string& stated) { return holds(stated, heading); });
  }

  bool is_near(const Block& block) const {
    if (!is_any(block)) return false;
    const std::set<std::string> words = words_of(block.text);
    return std::any_of(words_.begin(), words_.end(), [&](const std::set<std::string>& stated) {
      return share_words(stated, words);
    });
  }

  bool is_in_story(const Block& block) const {
    return elements_[block.region] == Element::of_story;
  }

  /// Whether each element is beside the story, or in one that is marked as it.
  void find_elements() {
    elements_.assign(page_.regions.size(), Element::other);
    for (std::size_t i = 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      elements_[i] = elements_[region.parent];
      if (region.mark != Mark::none) elements_[i] = Element::of_story;
      if (region.is_beside || region.role == Role::surrounding || region.role == Role::comments) {
        elements_[i] = Element::beside;
      }
    }
  }

  bool is_any(const Block& block) const { return elements_[block.region] != Element::beside; }

  const PageOutline& page_;
  std::vector<std::string> sites_;
  std::vector<std::string> stated_;
  std::string first_stated_in_;               ///< where the first of these stands
  std::vector<std::string> plain_;            ///< for each stated title
  std::vector<std::set<std::string>> words_;  ///< as well, without the name of the site
  std::vector<Element> elements_;             ///< for each region
};

}  // namespace

std::string without_site(std::string_view title, const std::vector<std::string>& sites) {
  std::string_view rest = title;
  if (title.size() > longest_title) return one_line(title);
  while (true) {
    const Split last = last_split(rest);
    if (last.begin == std::string_view::npos || last.begin == 0) break;
    if (!names_site(rest.substr(last.end), sites)) break;
    rest = rest.substr(0, last.begin);
  }
  const Split first = first_split(rest);
  if (first.begin != std::string_view::npos && names_site(rest.substr(0, first.begin), sites) &&
      first.end < rest.size()) {
    rest = rest.substr(first.end);
  }
  return one_line(rest);
}

PageTitle find_title(const PageMetadata& metadata, const PageOutline& page) {
  return TitleFinder(metadata, page).find();
}

}  // namespace gazette
