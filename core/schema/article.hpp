// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader yields and the index keeps: one news article. Names follow
// https://schema.org/NewsArticle where it has one.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/dates/timestamp.hpp"

namespace gazette {

/// Who filed an article under a topic.
enum class TopicOrigin {
  source,  ///< whoever published it, or the folder that it is in
  rule,    ///< a rule of the topics file
  model,   ///< what was learned from other articles
};

/// A topic of an article; by default one that the source states.
struct FiledTopic {
  std::string path;  ///< as `normalize_topic` leaves it
  TopicOrigin origin = TopicOrigin::source;
  double confidence = 1;  ///< 0 to 1 in whole hundredths; 1 when the source states it

  friend bool operator==(const FiledTopic&, const FiledTopic&) = default;
};

/// Whether rules and the model may file an article. An article that was exported says how it was
/// filed.
enum class TopicState { open, settled };

/// What this program makes where a source gives none, as records and JSON name it.
inline constexpr std::array<std::string_view, 3> makeable_fields = {"id", "language", "title"};

/// Every text is valid UTF-8 without NUL bytes. Everything may be absent (empty) except `id` and
/// one of `title` and `body`.
struct Article {
  std::string id;
  std::string url;
  std::string title;
  std::string summary;
  std::string body;  ///< paragraphs, a newline after each
  std::vector<std::string> authors;
  std::string source;    ///< who published it
  std::string language;  ///< ISO 639-1 code; "und" when unknown
  std::optional<Timestamp> published;
  std::optional<Timestamp> modified;
  std::vector<FiledTopic> topics;  ///< those of the source first
  std::vector<std::string> places;
  std::vector<std::string> people;
  std::vector<std::string> keywords;
  /// Those of `makeable_fields` that this program made, because the source gave none. What is not
  /// named here was given, or it is not known.
  std::vector<std::string> made;
  /// Which of the versions that its source sent it is, by the source's own count; 0 where the
  /// source counts none.
  std::uint32_t version = 0;
  /// Canonical path of the file it was read from, of any bytes; empty for standard input. The index
  /// stores it with the article, not in it.
  std::string origin;
  TopicState topic_state = TopicState::open;  ///< not stored

  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace gazette
