// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/formats/answer_writers.hpp"

#include <algorithm>
#include <array>

#include "web/formats/feed_formats.hpp"
#include "web/formats/html_format.hpp"
#include "web/formats/json_format.hpp"
#include "web/formats/suggest_format.hpp"

namespace gazette {
namespace {

constexpr std::array writers = {
    AnswerWriter{"html", html_search, html_article, "text/html", html_notice},
    AnswerWriter{"json", json_search, json_article, "application/json", json_notice},
    AnswerWriter{"atom", atom_search, nullptr, "text/html", html_notice},
    AnswerWriter{"suggest", suggest_search, nullptr, "application/json", json_notice},
    AnswerWriter{"rss", rss_search, nullptr, "text/html", html_notice},
    AnswerWriter{"health", nullptr, nullptr, "application/json", json_notice},
};

/// Whether every format has its writer, at the same place.
constexpr bool all_are_written() {
  return std::equal(writers.begin(), writers.end(), answer_formats.begin(), answer_formats.end(),
                    [](const AnswerWriter& writer, const AnswerFormat& format) {
                      return writer.format == format.name &&
                             (writer.search != nullptr) ==
                                 (format.subject == AnswerFormat::Subject::search);
                    });
}
static_assert(all_are_written(), "a row in both tables for each format");

}  // namespace

const AnswerWriter& writer_of(const AnswerFormat& format) {
  return writers[static_cast<std::size_t>(&format - answer_formats.data())];
}

}  // namespace gazette
