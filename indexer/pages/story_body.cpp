// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/story_body.hpp"

#include <algorithm>
#include <unordered_set>

#include "indexer/pages/side_lines.hpp"

namespace gazette {
namespace {

/// A paragraph of prose has so many bytes, without blanks; shorter ones are labels and teasers.
constexpr std::size_t least_prose_bytes = 70;

/// Shorter lines between headline and story are labels.
constexpr std::size_t least_lead_bytes = 50;

/// Less prose is a teaser, if there is more elsewhere.
constexpr std::size_t least_story_bytes = 250;

/// Prose has words; an address has none, and scripts without blanks have bytes beyond ASCII.
bool has_words(std::string_view text) {
  constexpr std::ptrdiff_t least_blanks = 7;
  return std::count(text.begin(), text.end(), ' ') >= least_blanks ||
         static_cast<unsigned char>(text.front()) >= 0x80;
}

bool is_prose(const Block& block) {
  return block.bytes >= least_prose_bytes && block.link_bytes * 2 < block.bytes &&
         (block.kind == BlockKind::paragraph || block.kind == BlockKind::item) &&
         has_words(block.text);
}

/// Whether a line is there for its links. A sentence may be half of links, a list may not.
bool is_links(const Block& block) {
  return block.kind == BlockKind::paragraph ? block.link_bytes * 10 > block.bytes * 7
                                            : block.link_bytes * 2 > block.bytes;
}

bool has_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
  });
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view mark : {"”", "\"", "»", "“", ")", "'", "’", "«"}) {
    if (text.ends_with(mark)) {
      text.remove_suffix(mark.size());
      break;
    }
  }
  for (const std::string_view mark : {".", "!", "?", "…", ":", "。", "！", "？", "؟", "।", "”"}) {
    if (text.ends_with(mark)) return true;
  }
  return false;
}

bool is_marked(const Region& region) {
  return region.mark == Mark::article || region.mark == Mark::body || region.mark == Mark::story;
}

/// Sums over ranges of blocks.
class Sums {
 public:
  template <typename Value>
  Sums(const std::vector<Block>& blocks, Value value) : upto_(blocks.size() + 1) {
    for (std::size_t i = 0; i < blocks.size(); ++i) upto_[i + 1] = upto_[i] + value(i);
  }

  std::size_t of(const Region& region) const { return upto_[region.end] - upto_[region.begin]; }
  std::size_t all() const { return upto_.back(); }

 private:
  std::vector<std::size_t> upto_;
};

class BodyFinder {
 public:
  explicit BodyFinder(const PageOutline& page)
      : page_(page), fates_(page.blocks.size(), Fate::kept) {}

  StoryBody find(std::string_view title) {
    cut_comments();
    cut([](const Region& region) { return region.role == Role::hidden; }, Fate::hidden);
    cut([](const Region& region) { return region.is_beside; }, Fate::surrounding);
    const std::vector<Fate> before = fates_;
    const bool is_story = prose_sums().all() >= least_story_bytes;
    cut([](const Region& region) { return region.role == Role::surrounding; }, Fate::surrounding);
    // Where hardly any prose is left, the words stood on the story.
    if (is_story && prose_sums().all() < least_story_bytes) fates_ = before;
    cut(
        [](const Region& region) {
          return region.role == Role::label || region.role == Role::caption;
        },
        Fate::label);
    cut_links();
    const std::size_t root = narrowed(marked(narrowed(0)));
    choose(root, title);
    return {root, std::move(fates_)};
  }

 private:
  std::size_t prose(std::size_t block) const {
    return fates_[block] == Fate::kept && is_prose(page_.blocks[block])
               ? weight(page_.blocks[block])
               : 0;
  }

  /// A page has more lists beside its story than in it.
  static std::size_t weight(const Block& block) {
    return block.kind == BlockKind::item ? block.bytes / 4 : block.bytes;
  }

  Sums prose_sums() const {
    return Sums(page_.blocks, [&](std::size_t i) { return prose(i); });
  }

  void cut_blocks(const Region& region, Fate fate) {
    for (std::size_t i = region.begin; i < region.end; ++i) {
      if (fates_[i] == Fate::kept) fates_[i] = fate;
    }
  }

  /// A word of a class may be on the story itself ("social-affairs"): what holds half of the
  /// prose stays, and what holds a quarter and a sign of a story.
  template <typename Matches>
  void cut(Matches matches, Fate fate) {
    const Sums sums = prose_sums();
    const Sums headings = headline_sums();
    std::size_t end = 0;  // of the last one that was cut: blocks are cut once
    for (const Region& region : page_.regions) {
      if (region.begin >= region.end || region.end <= end || !matches(region)) continue;
      const std::size_t prose = sums.of(region);
      const std::size_t share = headings.of(region) > 0 || is_marked(region) ? 4 : 2;
      if (prose > 0 && prose * share >= sums.all()) continue;
      cut_blocks(region, fate);
      end = region.end;
    }
  }

  /// Counts the headings of level 1.
  Sums headline_sums() const {
    return Sums(page_.blocks, [&](std::size_t i) -> std::size_t {
      return page_.blocks[i].level == 1 && page_.blocks[i].kind == BlockKind::heading ? 1 : 0;
    });
  }

  /// Unless hardly any other prose would be left.
  void cut_comments() {
    const Sums sums = prose_sums();
    const Sums headings = headline_sums();
    std::size_t others = sums.all();
    std::vector<std::size_t> found;
    std::size_t end = 0;
    for (std::size_t i = 0; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      if (region.begin >= region.end || region.end <= end) continue;
      if (region.role != Role::comments || headings.of(region) > 0) continue;
      found.push_back(i);
      others -= sums.of(region);
      end = region.end;
    }
    if (others < least_prose_bytes) return;  // not one paragraph
    for (const std::size_t i : found) cut_blocks(page_.regions[i], Fate::comments);
  }

  /// Lists of links, and elements that are mostly links.
  void cut_links() {
    const Sums bytes(page_.blocks, [&](std::size_t i) {
      return fates_[i] != Fate::kept ? 0 : page_.blocks[i].bytes;
    });
    const Sums links(page_.blocks, [&](std::size_t i) {
      return fates_[i] != Fate::kept ? 0 : page_.blocks[i].link_bytes;
    });
    const Sums sums = prose_sums();
    std::size_t end = 0;
    for (const Region& region : page_.regions) {
      if (region.begin >= region.end || region.end <= end) continue;
      if (region.begin + 1 == region.end) continue;  // is_links() decides
      if (links.of(region) * 2 <= bytes.of(region)) continue;
      if (sums.of(region) * 4 >= sums.all() && sums.of(region) > 0) continue;
      cut_blocks(region, Fate::links);
      end = region.end;
    }
  }

  /// The smallest element within `root` that has four fifths of its prose.
  std::size_t narrowed(std::size_t root) const {
    const Sums sums = prose_sums();
    const std::size_t all = sums.of(page_.regions[root]);
    std::size_t found = root;
    std::size_t inner = root;
    if (all < least_story_bytes) return root;
    for (std::size_t i = root + 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      if (region.begin >= page_.regions[root].end) break;
      if (region.parent != inner) continue;
      if (all > 0 && sums.of(region) * 5 >= all * 4) {
        inner = i;
        if (region.may_hold_story) found = i;
      }
    }
    return found;
  }

  /// Of a page with hardly any prose: the first element of the surest mark that has text.
  std::size_t surest(std::size_t root) const {
    const Sums bytes(page_.blocks, [&](std::size_t i) {
      return fates_[i] == Fate::kept ? page_.blocks[i].bytes : 0;
    });
    std::size_t found = root;
    for (std::size_t i = root + 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      if (region.mark > page_.regions[found].mark && bytes.of(region) > 0) found = i;
    }
    return found;
  }

  /// The element within `root` that its markup calls the story, when it has half of the prose.
  std::size_t marked(std::size_t root) const {
    const Sums sums = prose_sums();
    const std::size_t all = sums.of(page_.regions[root]);
    if (all < least_story_bytes) return surest(root);
    std::size_t found = root;
    std::size_t most = 0;
    for (std::size_t i = root + 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      if (region.begin >= page_.regions[root].end) break;
      if (region.mark == Mark::none) continue;
      const std::size_t prose = sums.of(region);
      if (prose * 2 >= all && prose >= least_story_bytes && prose > most) {
        most = prose;
        found = i;
      }
    }
    return found;
  }

  void choose(std::size_t root, std::string_view title) {
    const Region& region = page_.regions[root];
    const std::size_t begin = lead_before(region.begin);
    const std::vector<char> inside = parts_of(root);
    for (std::size_t i = 0; i < page_.blocks.size(); ++i) {
      const bool is_lead = i >= begin && i < region.begin && may_be_lead(i);
      if (is_lead) fates_[i] = Fate::kept;
      if (fates_[i] == Fate::kept && !is_lead)
        fates_[i] = inside[i] != 0 ? fate_within(i, title) : Fate::outside;
    }
    drop_repeated();
    if (prose_sums().all() >= least_story_bytes) drop_labels();
    drop_bare_headings();
  }

  /// The blocks of `root` and of the elements like it: a story may be cut into several, with
  /// advertisements between them, and a live blog is its updates.
  std::vector<char> parts_of(std::size_t root) const {
    constexpr int most_levels = 4;
    std::vector<char> inside(page_.blocks.size(), 0);
    mark_inside(inside, page_.regions[root]);
    std::size_t inner = root;
    const Sums sums = prose_sums();
    const Sums headings = headline_sums();
    for (int level = 0; level < most_levels && inner != 0; ++level) {
      const Region& like = page_.regions[inner];
      for (std::size_t i = like.parent + 1; like.kind != 0 && i < page_.regions.size(); ++i) {
        const Region& region = page_.regions[i];
        if (region.begin >= page_.regions[like.parent].end) break;
        const bool is_like = region.kind == like.kind && region.parent == like.parent;
        if (is_like && sums.of(region) > 0 && headings.of(region) == 0 && headings.of(like) == 0)
          mark_inside(inside, region);
      }
      inner = like.parent;
    }
    return inside;
  }

  static void mark_inside(std::vector<char>& inside, const Region& region) {
    std::fill(inside.begin() + static_cast<std::ptrdiff_t>(region.begin),
              inside.begin() + static_cast<std::ptrdiff_t>(region.end), 1);
  }

  /// The first block between the headline and the story that is prose; `begin` when there is none.
  /// Leads are often set above the picture or in the header.
  std::size_t lead_before(std::size_t begin) const {
    constexpr std::size_t most_between = 40;
    const std::size_t end = begin > most_between ? begin - most_between : 0;
    for (std::size_t i = begin; i-- > end;) {
      const Block& block = page_.blocks[i];
      if (block.kind == BlockKind::heading && block.level == 1) return i + 1;
    }
    return begin;
  }

  bool may_be_lead(std::size_t i) const {
    const Block& block = page_.blocks[i];
    const Role role = page_.regions[block.region].role;
    if (fates_[i] != Fate::kept || role == Role::label) return false;
    return block.bytes >= least_lead_bytes && block.link_bytes * 4 < block.bytes &&
           (block.kind == BlockKind::paragraph || block.kind == BlockKind::heading);
  }

  Fate fate_within(std::size_t i, std::string_view title) const {
    const Block& block = page_.blocks[i];
    if (block.text == title) return Fate::title;
    if (is_links(block)) return Fate::links;
    if (!has_letters(block.text)) return Fate::label;
    if (is_side_line(block.text)) return Fate::side_line;
    if (block.kind == BlockKind::caption &&
        (!ends_sentence(block.text) || names_owner(block.text))) {
      return Fate::side_line;
    }
    return Fate::kept;
  }

  void drop_repeated() {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      const Block& block = page_.blocks[i];
      const bool counts = fates_[i] == Fate::kept && block.bytes >= least_prose_bytes;
      if (counts && !seen.insert(block.text).second) fates_[i] = Fate::repeated;
    }
  }

  bool is_sentence(std::size_t i) const {
    const Block& block = page_.blocks[i];
    return is_prose(block) || (block.kind != BlockKind::heading && ends_sentence(block.text));
  }

  /// Short lines before the first sentence and after the last one: dates, names, tags.
  void drop_labels() {
    std::size_t first = 0;
    while (first < fates_.size() && (fates_[first] != Fate::kept || !is_sentence(first))) ++first;
    if (first == fates_.size()) return;
    std::size_t last = fates_.size() - 1;
    while (fates_[last] != Fate::kept || !is_sentence(last)) --last;
    const std::size_t parent = parent_of(last);
    for (std::size_t i = 0; i < fates_.size(); ++i) {
      const Block& block = page_.blocks[i];
      const bool is_before =
          i < first && block.bytes < 40 && !(i + 1 == first && block.kind == BlockKind::heading);
      const bool is_behind =
          i > last && (block.kind == BlockKind::heading || parent_of(i) != parent);
      if (fates_[i] == Fate::kept && (is_before || is_behind)) fates_[i] = Fate::label;
    }
  }

  std::size_t parent_of(std::size_t block) const {
    return page_.regions[page_.blocks[block].region].parent;
  }

  /// Headings that nothing follows: what they announced was left out.
  void drop_bare_headings() {
    std::size_t next = fates_.size();  // the kept block after
    for (std::size_t i = fates_.size(); i-- > 0;) {
      const Block& block = page_.blocks[i];
      if (fates_[i] != Fate::kept) continue;
      const bool is_bare =
          block.kind == BlockKind::heading && (next == fates_.size() || has_links_between(i, next));
      if (is_bare) {
        fates_[i] = Fate::label;
      } else {
        next = i;
      }
    }
  }

  bool has_links_between(std::size_t heading, std::size_t next) const {
    return heading + 1 < next && fates_[heading + 1] == Fate::links &&
           page_.blocks[next].kind == BlockKind::heading;
  }

  const PageOutline& page_;
  std::vector<Fate> fates_;
};

}  // namespace

StoryBody find_body(const PageOutline& page, std::string_view title) {
  return BodyFinder(page).find(title);
}

std::string text_of(const PageOutline& page, const StoryBody& body) {
  std::string text;
  for (std::size_t i = 0; i < page.blocks.size(); ++i) {
    if (body.fates[i] == Fate::kept) text += page.blocks[i].text + '\n';
  }
  return text;
}

}  // namespace gazette
