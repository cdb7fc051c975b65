// SPDX-License-Identifier: GPL-3.0-or-later
// The interface between the reader of a format and its caller: input and results.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <istream>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "core/dates/timestamp.hpp"
#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "indexer/reading/field_map.hpp"
#include "indexer/reading/provenance.hpp"

namespace gazette {

/// An article that is all its input can hold, such as that of a text file. Only such an article may
/// take its id from its file: a file in a format of several articles may hold more tomorrow.
struct SoleArticle {
  Article article;
  Provenance from = {};
};

/// One version of an article that its source sends again whenever it changes. Of the versions with
/// one id the latest counts, in whatever order they arrive. REQUIRES: it has an id, and `version`
/// or `modified`.
struct Revision {
  Article article;
};

/// An article of which the source gives only a summary, as many feeds do. It does not replace a
/// longer article with the same id.
struct Teaser {
  Article article;
};

/// An article exported by gazette-index, already cleaned and filed. REQUIRES: its `topic_state` is
/// settled.
struct Exported {
  Article article;
};

/// The source withdraws the article with this id.
struct Withdrawn {
  std::string id;
  std::optional<Timestamp> when;  ///< time of the version that says so
  std::uint32_t version = 0;      ///< its number; 0: none
};

/// What a reader yields for one story: an article (without an id if the source gave none), a
/// version or a summary of one, one that was exported or withdrawn, or the reason why it was
/// skipped; or a part of the input that belongs to no story.
using Story =
    std::variant<Article, SoleArticle, Skipped, Revision, Teaser, Exported, Withdrawn, Omitted>;
using StorySink = std::function<void(Story)>;

/// What the container of an input (a web archive, a message) states about it; any of it may be
/// unknown.
struct InputContext {
  std::string address;                ///< URL that it was fetched from
  std::string content_type;           ///< "text/html", in lower case, without parameters
  std::string charset;                ///< label of an encoding
  std::optional<Timestamp> captured;  ///< when it was fetched
};

/// What the user says about the sources, for formats that leave it open.
struct ReaderSettings {
  FieldMap map;     ///< names in JSON and tables, preferred to the known ones
  Columns columns;  ///< of tables; empty: read from the first row
};
inline const ReaderSettings no_settings;

/// `name` is the path as the user named it, or "standard input"; readers put it into Skipped::path.
/// Stream and settings are valid during the call only. A reader that waits for a program ends soon
/// when `stop` is requested.
struct ReaderInput {
  std::istream& stream;
  std::string name;
  InputContext context = {};
  const ReaderSettings& settings = no_settings;
  std::stop_token stop = {};
};

/// The article in `story`; nullptr when there is none.
Article* article_in(Story& story);

/// Whether `article` has a title or a body that is not blank.
bool has_content(const Article& article);

/// An article with more authors, topics, places, people or keywords is skipped, so a reader may
/// stop collecting at one more.
inline constexpr std::size_t most_names = 1'000;

/// The texts and names of one article have at most so many bytes together; control characters and
/// ends of lines count thrice. So its line of an export has no more than `max_whole_bytes`.
inline constexpr std::size_t most_article_bytes = std::size_t{64} * 1024 * 1024;

/// Why `article` is skipped although it has content: "it has more than 1000 authors", "it is longer
/// than 64 MiB". Empty if it is not skipped.
std::string excess_of(const Article& article);

/// Largest input, in bytes, of a format that must be read whole (JSON, plain text).
inline constexpr std::size_t max_whole_bytes = std::size_t{256} * 1024 * 1024;

/// Sends a Skipped: the input is larger than `max_whole_bytes`.
void skip_too_large(const ReaderInput& input, const StorySink& sink);

}  // namespace gazette
