// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/format_writers.hpp"

#include <algorithm>
#include <array>

#include "web/formats/feed_formats.hpp"
#include "web/formats/html_format.hpp"
#include "web/formats/json_format.hpp"
#include "web/formats/suggest_format.hpp"

namespace gazette {
namespace {

constexpr std::array writers = {
    FormatWriter{"html", html_search, html_article, "text/html", html_error},
    FormatWriter{"json", json_search, json_article, "application/json", json_error},
    FormatWriter{"atom", atom_search, nullptr, "text/html", html_error},
    FormatWriter{"suggest", suggest_search, nullptr, "application/json", json_error},
    FormatWriter{"rss", rss_search, nullptr, "text/html", html_error},
    FormatWriter{"health", nullptr, nullptr, "application/json", json_error},
};

constexpr bool has_row_for_every_format() {
  return std::equal(writers.begin(), writers.end(), response_formats.begin(),
                    response_formats.end(),
                    [](const FormatWriter& writer, const ResponseFormat& format) {
                      return writer.format == format.name;
                    });
}
static_assert(has_row_for_every_format(), "both tables need a row for each format, in one order");

}  // namespace

const FormatWriter& format_writer(const ResponseFormat& format) {
  return writers[static_cast<std::size_t>(&format - response_formats.data())];
}

}  // namespace gazette
