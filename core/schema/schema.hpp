// SPDX-License-Identifier: GPL-3.0-or-later
// How articles are stored in a Xapian database: the one table of fields, the value slots, and the
// stamp that says which version of schema and analysis built it. Indexer and searcher share nothing
// else. docs/index-format.md says the same in prose.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/analysis/analyzer.hpp"
#include "core/analysis/language_code.hpp"
#include "core/schema/article.hpp"
#include "core/schema/topic.hpp"
#include "core/text/host_name.hpp"

namespace gazette {

/// Stored in every index. Raised when terms, slots or records change their meaning.
inline constexpr std::string_view schema_version = "5";

/// Metadata keys of a database. Stored in every index: do not rename.
inline constexpr std::string_view schema_key = "gazette.schema";
inline constexpr std::string_view analysis_key = "gazette.analysis";
inline constexpr std::string_view revision_key = "gazette.revision";
inline constexpr std::string_view committed_key = "gazette.committed";  ///< RFC 3339
inline constexpr std::string_view topics_key =
    "gazette.topics";  ///< lines of core/topics/topic_tree.hpp
inline constexpr std::string_view topics_digest_key = "gazette.topics.digest";

/// Before an `OriginKey`: the metadata with the file's path and what shows whether it has changed.
inline constexpr std::string_view file_key_prefix = "gazette.file.";

/// Before the key that `origin_key` gives a folder: the metadata with its path, which may be any
/// bytes. The folder was a source of some run.
inline constexpr std::string_view root_key_prefix = "gazette.root.";

/// Before the hash of an id, 32 hexadecimal digits: the metadata of an article that its source took
/// back.
inline constexpr std::string_view withdrawal_key_prefix = "gazette.withdrawn.";

/// The rules by which articles without an id of their own got one. An index without this key was
/// written by the first ones.
inline constexpr std::string_view id_rules_key = "gazette.ids";

/// Raised when articles without an id of their own get another one.
inline constexpr std::string_view id_rules = "3";

/// How often an index has changed, from the metadata of `revision_key`; 0 if that is empty.
std::uint64_t parse_revision(std::string_view metadata);

/// Value slots. Lists are sorted and joined by `list_separator`. Stored in every index: do not
/// renumber.
enum class Slot : std::uint32_t {
  published = 0,  ///< seconds since 1970 UTC, Xapian::sortable_serialise
  topic = 1,      ///< list of paths, without their ancestors
  source = 2,
  author = 3,  ///< list
  language = 4,
  place = 5,   ///< list
  digest = 6,  ///< 8 bytes: hash of what the source gave, to detect changed articles
  day = 7,     ///< 3 bytes: the day of publication (core/schema/day.hpp)
  site = 8,    ///< list of hosts, those above among them
  none = 0xFFFFFFFF,
};
inline constexpr char list_separator = '\x1f';

/// How a field's values become terms and how its conditions are read.
enum class FieldKind {
  text,   ///< words of the article's language, stemmed, with positions
  name,   ///< words without stemming, with positions, and the whole name as one term
  exact,  ///< the whole value as one term
  topic,  ///< the path and each of its ancestors as a term
  date,   ///< the day, its month and its year as terms (core/schema/day.hpp)
};

/// A standard list of codes, or a standard way to write names, for a field whose values come from
/// it.
struct CodeList {
  std::string_view name;    ///< of one code, in messages: `language code`
  std::string_view advice;  ///< how to write one, for messages
  /// The code for what somebody typed: `en` for `en-GB`. What is not a code comes back in lower
  /// case.
  std::string (*canonical)(std::string_view typed);
  bool (*has)(std::string_view canonical);  ///< whether the list has this code
};

inline constexpr CodeList language_codes = {"language code",
                                            "write a code of two letters, such as en, de or ja",
                                            language_code, is_language};

/// The host of what somebody typed, an address or a host; `*.` before it means nothing, since hosts
/// below count anyway. Anything else is returned in lower case.
std::string site_name(std::string_view typed);

inline constexpr CodeList host_names = {
    "host name", "write one such as example.com", site_name,
    [](std::string_view host) { return host.find('.') != std::string_view::npos; }};

struct Field {
  std::string_view name;    ///< in queries: `name:value`
  std::string_view alias;   ///< may be empty
  std::string_view prefix;  ///< of its terms, Omega's where Omega has one; of a date those of days
  FieldKind kind;
  Slot slot;  ///< Slot::none if it has none
  std::string_view help;
  std::string_view example;                            ///< a query
  std::vector<std::string> (*values)(const Article&);  ///< what is indexed; empty for dates
  const CodeList* codes = nullptr;  ///< of kind exact: where values come from; nullptr if free
};

/// Positions left free between title, body and summary, and between the values of a field, so that
/// no phrase runs from one into the next.
inline constexpr std::uint32_t position_gap = 100;

/// Marks the term of a whole name, after the field's prefix.
inline constexpr std::string_view name_mark = "=";

/// Prefix of the terms that say which file an article came from.
inline constexpr std::string_view origin_prefix = "XF";

/// Prefixes of the terms of months and years, Omega's.
inline constexpr std::string_view month_prefix = "M";
inline constexpr std::string_view year_prefix = "Y";

/// Prefix of the terms that say who filed an article under a topic (core/schema/filing_terms.hpp).
inline constexpr std::string_view filing_prefix = "XO";

inline constexpr std::array fields = {
    Field{"title", "", "S", FieldKind::text, Slot::none, "words of the title", "title:bridge",
          [](const Article& a) { return std::vector{a.title}; }},
    Field{"author", "by", "A", FieldKind::name, Slot::author, "who wrote it",
          "author:\"Bryony Latchford\"", [](const Article& a) { return a.authors; }},
    Field{"topic", "t", "XT", FieldKind::topic, Slot::topic, "a topic and all below it",
          "topic:economy/trade", [](const Article& a) { return topic_paths(a.topics); }},
    Field{"source", "", "XS", FieldKind::name, Slot::source, "who published it",
          "source:\"Northern Wire\"", [](const Article& a) { return std::vector{a.source}; }},
    Field{"place", "", "XP", FieldKind::name, Slot::place, "where it happened", "place:Wendale",
          [](const Article& a) { return a.places; }},
    Field{"person", "", "XN", FieldKind::name, Slot::none, "who it is about", "person:Valdosk",
          [](const Article& a) { return a.people; }},
    Field{"keyword", "", "K", FieldKind::name, Slot::none, "keywords that the source gave",
          "keyword:ferry", [](const Article& a) { return a.keywords; }},
    Field{"language", "lang", "L", FieldKind::exact, Slot::language, "ISO 639-1 code",
          "language:es", [](const Article& a) { return std::vector{a.language}; }, &language_codes},
    Field{"url", "", "U", FieldKind::exact, Slot::none, "the whole address",
          "url:https://example.net/mps/61877", [](const Article& a) { return std::vector{a.url}; }},
    Field{"site", "", "H", FieldKind::exact, Slot::site, "a host and its subdomains",
          "site:example.org",
          [](const Article& a) { return hosts_of_registrant(host_name(a.url)); }, &host_names},
    Field{"id", "", "Q", FieldKind::exact, Slot::none, "the article's id", "id:hg-2026-01-15-006",
          [](const Article& a) { return std::vector{a.id}; }},
    Field{"date", "", "D", FieldKind::date, Slot::day, "day, month, year or range of publication",
          "date:2026-01-05..2026-02-10", [](const Article&) { return std::vector<std::string>(); }},
};

/// The row with that name or alias, in any case; nullptr if there is none.
const Field* find_field(std::string_view name);

/// The row with that name, for names known at compile time.
consteval const Field& field(std::string_view name) {
  for (const Field& row : fields) {
    if (row.name == name) return row;
  }
  throw "no such field";
}

/// The field that says in which language an article's words were analysed.
inline constexpr const Field& language_field = field("language");

/// The term of a value as a whole, for fields of kind exact, name and topic: codes in their
/// canonical form, ids and urls as they are, all else folded and without diacritics; a name is
/// marked by `=` so that the paper "Times" is not the word of "Harbour Times". Empty for an empty
/// value.
std::string whole_term(const Field& field, std::string_view value);

/// The id that a term of the field `id` stands for; nothing where it may be cut, and for any other
/// term. Points into `term`.
std::optional<std::string_view> id_of_term(std::string_view term);

/// The term of one word of a field of kind text or name, from `Word::term`. Names are not stemmed,
/// and their words bear no mark.
std::string word_term(const Field& field, std::string_view word);

/// `term` for people: `rate (en)`, `rates (as written)`, `1987`; terms of fields as they are, but
/// for the mark of a title's.
std::string shown_term(std::string_view term);

/// Stands for a file in terms and metadata, where its path would take too much room: the first 64
/// bits of the hash of the path.
using OriginKey = std::uint64_t;
OriginKey origin_key(std::string_view path);

/// The term of all articles of that file.
std::string origin_term(OriginKey key);

/// The key of a term made by `origin_term`; nothing for any other term.
std::optional<OriginKey> parse_origin_term(std::string_view term);

/// The metadata key of that file.
std::string file_metadata_key(OriginKey key);

/// The metadata key of that folder.
std::string root_metadata_key(OriginKey key);

/// The metadata key of the withdrawal of the article of that id.
std::string withdrawal_metadata_key(std::string_view id);

/// Throws Error, whose hint is the cure, if the database at `path` was built with another schema or
/// analysis. Empty strings stand for missing metadata.
void check_stamp(std::string_view path, std::string_view schema, std::string_view analysis);

}  // namespace gazette
