// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader of a format is given, and what it yields.
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

/// An article that is all its input can hold, as the text of a text file is. Only such an article
/// may take its id from its file: in a format of many, another one may stand beside it tomorrow.
struct SoleArticle {
  Article article;
  Provenance from = {};
};

/// An article that its source sends again when it changes. Of those of one id the latest version
/// counts, in whatever order they come. REQUIRES: it has an id, and `version` or `modified`.
struct Revision {
  Article article;
};

/// An article of which its source gives the summary alone, as many feeds do. It does not replace an
/// article of its id with a longer text.
struct Teaser {
  Article article;
};

/// An article that gazette-index exported: whole, cleaned and filed already. REQUIRES: its
/// `topic_state` is settled.
struct Exported {
  Article article;
};

/// The source takes the article of that id back.
struct Withdrawn {
  std::string id;
  std::optional<Timestamp> when;  ///< of the version that says so
  std::uint32_t version = 0;      ///< its number; 0: none
};

/// What a reader makes of one story: an article of a format of many or a sole one (without an id
/// when the source gave none), a version or a summary of one, one that was exported, one that is
/// withdrawn, or the reason why it was skipped; or a part of the input that is in no story.
using Story =
    std::variant<Article, SoleArticle, Skipped, Revision, Teaser, Exported, Withdrawn, Omitted>;
using StorySink = std::function<void(Story)>;

/// What the container of an input says of it (the record of a web archive, the part of a mail); all
/// of it may be unknown.
struct InputContext {
  std::string address;                ///< from which it was fetched
  std::string content_type;           ///< "text/html", in lower case, without parameters
  std::string charset;                ///< a label of an encoding
  std::optional<Timestamp> captured;  ///< when it was fetched
};

/// What the user says of the sources, for formats that leave it open.
struct ReaderSettings {
  FieldMap map;     ///< names that come before those that JSON and tables are known to have
  Columns columns;  ///< of tables; empty: by their first rows
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

/// No article has more authors, or topics, places, people or keywords. A reader that looks for
/// repeated ones may stop at one more.
inline constexpr std::size_t most_names = 1'000;

/// All texts of an article together have no more bytes.
inline constexpr std::size_t most_article_bytes = std::size_t{64} * 1024 * 1024;

/// Why `article` is skipped although it has content: "it has more than 1000 authors", "it is longer
/// than 64 MiB". Empty when it is not.
std::string excess_of(const Article& article);

/// Largest input, in bytes, of a format that must be read whole (JSON, plain text).
inline constexpr std::size_t max_whole_bytes = std::size_t{256} * 1024 * 1024;

/// Sends a Skipped: the input is larger than `max_whole_bytes`.
void skip_too_large(const ReaderInput& input, const StorySink& sink);

}  // namespace gazette
