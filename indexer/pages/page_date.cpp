// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/page_date.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "core/dates/date.hpp"
#include "core/dates/day_in_text.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

/// Names of meta tags that hold the day of publication: Open Graph, Dublin Core, schema.org, and
/// publishing systems.
constexpr auto published_names =
    std::to_array<std::string_view>({"article:published_time",
                                     "og:article:published_time",
                                     "og:published_time",
                                     "article:published",
                                     "article.published",
                                     "article_date_original",
                                     "article.created",
                                     "datepublished",
                                     "date_published",
                                     "datecreated",
                                     "published_time",
                                     "published_at",
                                     "publish-date",
                                     "publish_date",
                                     "publishdate",
                                     "publication_date",
                                     "publication-date",
                                     "pubdate",
                                     "pub_date",
                                     "og:pubdate",
                                     "originalpublicationdate",
                                     "parsely-pub-date",
                                     "sailthru.date",
                                     "bt:pubdate",
                                     "sn-post-date",
                                     "dc.date.issued",
                                     "dcterms.issued",
                                     "dc.date.created",
                                     "dcterms.created",
                                     "dc.date",
                                     "dcterms.date",
                                     "dc.created",
                                     "date",
                                     "displaydate",
                                     "shareaholic:article_published_time",
                                     "rnews:datepublished",
                                     "cxenseparse:recs:publishtime",
                                     "uploaddate",
                                     "video:release_date",
                                     "citation_publication_date",
                                     "citation_date"});

constexpr auto modified_names = std::to_array<std::string_view>(
    {"article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
     "dc.date.modified", "last-modified", "lastmod"});

/// Words before a day that is not the first one: of a change, of the source, of an event.
constexpr auto later_words = std::to_array<std::string_view>(
    {"updated",        "modified",   "aktualisiert", "geändert",   "bearbeitet", "mis à jour",
     "mise à jour",    "modifié",    "actualizado",  "atualizado", "aggiornato", "bijgewerkt",
     "gewijzigd",      "uppdaterad", "opdateret",    "oppdatert",  "päivitetty", "aktualizacja",
     "zaktualizowano", "обновлено",  "copyright",    "©"});

/// Languages and countries that write the month first.
NumberOrder order_of(const PageMetadata& metadata) {
  return metadata.language == "en" && !metadata.is_day_first ? NumberOrder::month_first
                                                             : NumberOrder::day_first;
}

class DateFinder {
 public:
  DateFinder(const PageMetadata& metadata, const PageOutline& page, const StoryBody& story,
             std::chrono::sys_seconds latest)
      : metadata_(metadata), page_(page), story_(story), latest_(latest) {
    const auto kept = std::find(story.fates.begin(), story.fates.end(), Fate::kept);
    first_ = static_cast<std::size_t>(kept - story.fates.begin());
    last_ = first_;
    for (std::size_t i = first_; i < story.fates.size(); ++i) {
      if (story.fates[i] == Fate::kept) last_ = i;
    }
    find_others();
    prose_ = first_;
    while (prose_ < last_ &&
           (story.fates[prose_] != Fate::kept || page.blocks[prose_].bytes < least_prose_bytes)) {
      ++prose_;
    }
    headline_ = first_;
    for (std::size_t i = 0; i < first_; ++i) {
      const Block& block = page.blocks[i];
      if (block.kind != BlockKind::heading || block.level != 1) continue;
      headline_ = i;
      has_headline_ = true;
    }
  }

  std::optional<PageDate> find(std::string_view address) const {
    std::optional<PageDate> date = find_stated(address);
    if (date) date->time = in_local_time(date->time);
    return date;
  }

 private:
  static constexpr std::size_t least_prose_bytes = 120;

  enum class Belongs { to_story, named_beside, beside };

  std::optional<PageDate> find_stated(std::string_view address) const {
    if (const auto time = known(metadata_.linked.published)) {
      return PageDate{*time, DateOrigin::linked_data};
    }
    if (const auto time = stated(contents_of(metadata_, published_names))) {
      return PageDate{*time, DateOrigin::meta};
    }
    if (const auto time = marked(TimeMark::Of::publication)) {
      return PageDate{*time, DateOrigin::marked};
    }
    if (const auto time = marked(TimeMark::Of::unknown)) return PageDate{*time, DateOrigin::marked};
    constexpr std::size_t most_before = 12;
    constexpr std::size_t most_behind = 12;
    const std::size_t begin = headline_ - std::min(headline_, most_before);
    if (const auto time = in_lines(begin, prose_ + 2)) {
      return PageDate{*time, DateOrigin::near_headline};
    }
    if (const auto time = known(day_in_address(address))) {
      return PageDate{*time, DateOrigin::address};
    }
    if (const auto time = in_lines(last_, last_ + most_behind)) {
      return PageDate{*time, DateOrigin::after_story};
    }
    if (const auto time = modified()) return PageDate{*time, DateOrigin::modified};
    return std::nullopt;
  }

  /// A date of the future is that of an event.
  std::optional<Timestamp> known(const std::optional<Timestamp>& time) const {
    constexpr std::chrono::sys_days earliest = std::chrono::year(1990) / 1 / 1;
    return time && time->utc <= latest_ && time->utc >= earliest ? time : std::nullopt;
  }

  std::optional<Timestamp> read(std::string_view text) const {
    if (const auto time = known(parse_date(text))) return time;
    const auto day = find_day(text, metadata_.language, order_of(metadata_));
    return day ? known(day->time) : std::nullopt;
  }

  std::optional<Timestamp> stated(const std::vector<std::string>& texts) const {
    for (const std::string& text : texts) {
      if (const auto time = read(text)) return time;
    }
    return std::nullopt;
  }

  /// A time in UTC with the offset of the place, where the page says the same moment in its own
  /// time: with an offset in another tag, or as a reader sees it.
  Timestamp in_local_time(Timestamp time) const {
    if (time.offset.value_or(std::chrono::minutes(0)) != std::chrono::minutes(0)) return time;
    for (const TimeMark& mark : page_.times) {
      if (const auto offset = offset_of(time, parse_date(mark.value))) {
        return {time.utc, offset};
      }
      const auto seen = find_day(mark.text, metadata_.language, order_of(metadata_));
      if (seen && seen->time.utc != time.utc) {
        if (const auto offset = offset_by(time, seen->time)) return {time.utc, offset};
      }
    }
    for (const std::string& text : contents_of(metadata_, published_names)) {
      if (const auto offset = offset_of(time, parse_date(text))) return {time.utc, offset};
    }
    const std::size_t begin = headline_ - std::min<std::size_t>(headline_, 12);
    for (std::size_t i = begin; i < std::min(prose_ + 2, page_.blocks.size()); ++i) {
      if (!is_line(i)) continue;
      const auto seen = find_day(page_.blocks[i].text, metadata_.language, order_of(metadata_));
      if (!seen) continue;
      if (const auto offset = offset_by(time, seen->time)) return {time.utc, offset};
    }
    return time;
  }

  /// That of `other` when it is the same moment.
  static std::optional<std::chrono::minutes> offset_of(const Timestamp& time,
                                                       const std::optional<Timestamp>& other) {
    const bool is_same = other && other->utc == time.utc && other->offset;
    return is_same && *other->offset != std::chrono::minutes(0) ? other->offset : std::nullopt;
  }

  /// The offset by which a clock shows `seen` at `time`: whole half hours, as zones have them.
  static std::optional<std::chrono::minutes> offset_by(const Timestamp& time,
                                                       const Timestamp& seen) {
    using std::chrono::days, std::chrono::floor, std::chrono::hours, std::chrono::minutes;
    const auto ahead = floor<minutes>(seen.utc) - floor<minutes>(time.utc);
    const bool is_clock = floor<days>(seen.utc) != seen.utc && floor<days>(time.utc) != time.utc;
    const bool is_zone = ahead % minutes(30) == minutes(0) && ahead >= hours(-12) &&
                         ahead <= hours(14) && ahead != minutes(0);
    return is_clock && is_zone ? std::optional(ahead) : std::nullopt;
  }

  /// Whether a block is in a part of the page that is about something else. The words
  /// of classes do not count between the headline and the story, and right after it.
  bool is_of_others(std::size_t region, std::size_t block) const {
    constexpr std::size_t most_behind = 3;
    const bool is_next = (block >= headline_ && block <= prose_ + most_behind) ||
                         (block > last_ && block <= last_ + most_behind);
    const Belongs belongs = belongs_[region];
    return belongs == Belongs::beside || (belongs == Belongs::named_beside && !is_next);
  }

  /// Goes through the elements from the outside in.
  void find_others() {
    belongs_.assign(page_.regions.size(), Belongs::to_story);
    for (std::size_t i = 1; i < page_.regions.size(); ++i) {
      const Region& region = page_.regions[i];
      if (i == story_.region || (region.begin <= first_ && first_ < region.end)) continue;
      Belongs belongs = Belongs::to_story;
      if (region.role == Role::surrounding) belongs = Belongs::named_beside;
      if (region.role == Role::comments || region.is_beside) belongs = Belongs::beside;
      belongs_[i] = std::max(belongs, belongs_[region.parent]);
    }
  }

  /// In the element of the story, else anywhere but in parts about something else.
  std::optional<Timestamp> marked(TimeMark::Of of) const {
    const Region& story = page_.regions[story_.region];
    std::optional<Timestamp> first;
    for (const TimeMark& mark : page_.times) {
      constexpr std::size_t most_behind = 20;
      if (mark.of != of || is_of_others(mark.region, mark.block)) continue;
      if (mark.block > last_ + most_behind) break;
      if (of == TimeMark::Of::unknown && is_later(mark)) continue;
      const std::optional<Timestamp> time = time_of(mark);
      if (!time) continue;
      const bool is_above = has_headline_ && mark.block >= headline_ && mark.block <= prose_;
      if (is_above ||
          (mark.region >= story_.region && mark.block >= story.begin && mark.block <= story.end)) {
        return time;
      }
      if (!first) first = time;
    }
    return first;
  }

  std::optional<Timestamp> time_of(const TimeMark& mark) const {
    if (const auto time = known(parse_date(mark.value))) return time;
    if (const auto time = read(mark.text)) return time;
    return read(mark.value);
  }

  /// A time after words for a change, in its own block.
  bool is_later(const TimeMark& mark) const {
    return says_later(mark.text) ||
           (mark.block < page_.blocks.size() && page_.blocks[mark.block].bytes < 100 &&
            says_later(page_.blocks[mark.block].text));
  }

  static bool says_later(std::string_view text) {
    const std::string folded = fold_case(text);
    return std::any_of(later_words.begin(), later_words.end(), [&](std::string_view words) {
      return folded.find(words) != std::string::npos;
    });
  }

  bool is_line(std::size_t block) const {
    constexpr std::size_t longest_line = 160;
    const Block& each = page_.blocks[block];
    return each.text.size() <= longest_line && story_.fates[block] != Fate::comments &&
           !is_of_others(each.region, block);
  }

  std::optional<Timestamp> in_lines(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < std::min(end, page_.blocks.size()); ++i) {
      if (!is_line(i)) continue;
      const std::string& text = page_.blocks[i].text;
      const auto day = find_day(text, metadata_.language, order_of(metadata_));
      if (!day || says_later(std::string_view(text).substr(0, day->begin))) continue;
      if (const auto time = known(day->time)) return time;
    }
    return std::nullopt;
  }

  std::optional<Timestamp> modified() const {
    if (const auto time = stated(contents_of(metadata_, modified_names))) return time;
    if (const auto time = known(metadata_.linked.modified)) return time;
    return marked(TimeMark::Of::modification);
  }

  const PageMetadata& metadata_;
  const PageOutline& page_;
  const StoryBody& story_;
  std::chrono::sys_seconds latest_;
  std::vector<Belongs> belongs_;  ///< for each region
  std::size_t headline_ = 0;
  bool has_headline_ = false;
  std::size_t first_ = 0;  ///< kept block
  std::size_t prose_ = 0;  ///< the first kept block of prose
  std::size_t last_ = 0;
};

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::optional<Timestamp> day_in_address(std::string_view address) {
  const std::size_t scheme = address.find("://");
  const std::size_t path = address.find('/', scheme == std::string_view::npos ? 0 : scheme + 3);
  if (path == std::string_view::npos) return std::nullopt;
  const std::string_view text = address.substr(path, 300);
  for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
    if (!is_ascii_digit(text[at]) || (at > 0 && is_ascii_digit(text[at - 1]))) continue;
    std::size_t end = at;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end - at == 8) {
      if (const auto time = parse_date(text.substr(at, 8))) return time;
    }
    if (end - at == 4) {
      const auto day = find_day(text.substr(at, 10), {}, NumberOrder::day_first);
      if (day && day->begin == 0) return day->time;
    }
  }
  return std::nullopt;
}

std::string_view name_of(DateOrigin origin) {
  constexpr auto names = std::to_array<std::string_view>({"json-ld", "meta tags", "time element",
                                                          "line near the headline", "address",
                                                          "line after the story", "modification"});
  return names.at(static_cast<std::size_t>(origin));
}

std::optional<PageDate> find_date(const PageMetadata& metadata, const PageOutline& page,
                                  const StoryBody& story, std::string_view address,
                                  std::chrono::sys_seconds latest) {
  return DateFinder(metadata, page, story, latest).find(address);
}

}  // namespace gazette
