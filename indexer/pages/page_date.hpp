// SPDX-License-Identifier: GPL-3.0-or-later
// When a page was first published. Pure functions, thread-safe; text is UTF-8.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/dates/timestamp.hpp"
#include "indexer/pages/page_metadata.hpp"
#include "indexer/pages/page_outline.hpp"
#include "indexer/pages/story_body.hpp"

namespace gazette {

/// Where a date was found, surest first.
enum class DateOrigin { linked_data, meta, marked, near_headline, address, after_story, modified };

/// As reports name it: "json-ld", "line near the headline".
std::string_view name_of(DateOrigin origin);

struct PageDate {
  Timestamp time;
  DateOrigin origin = DateOrigin::linked_data;
};

/// The first date, not later than `latest`, in this order: JSON-LD; a meta tag for the date of
/// publication; an element marked as such; a short line next to the headline; the page's own
/// `address`; a short line after the story; a date of modification. Dates of comments and of other
/// stories do not count.
std::optional<PageDate> find_date(const PageMetadata& metadata, const PageOutline& page,
                                  const StoryBody& story, std::string_view address,
                                  std::chrono::sys_seconds latest);

/// The day in the path of an address: `/2024/03/05/`, `/2024-03-05-`, `-20240305.`.
std::optional<Timestamp> day_in_address(std::string_view address);

}  // namespace gazette
