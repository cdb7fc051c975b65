// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/schema.hpp"

#include <fmt/format.h>

#include <charconv>

#include "core/analysis/term_marks.hpp"
#include "core/error.hpp"
#include "core/hash.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"

namespace gazette {
namespace {

constexpr bool names_are_unique() {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (std::size_t j = i + 1; j < fields.size(); ++j) {
      const Field& a = fields[i];
      const Field& b = fields[j];
      if (a.name == b.name || a.name == b.alias) return false;
      if (!a.alias.empty() && (a.alias == b.name || a.alias == b.alias)) return false;
      if (a.prefix == b.prefix) return false;
      if (a.slot != Slot::none && a.slot == b.slot) return false;
    }
  }
  return true;
}

/// Xapian's convention: one capital letter, or X and more capital letters.
constexpr bool prefixes_are_legal() {
  for (const Field& row : fields) {
    if (row.prefix.empty()) return false;
    for (const char c : row.prefix) {
      if (c < 'A' || c > 'Z') return false;
    }
    if (row.prefix.size() > 1 && row.prefix.front() != 'X') return false;
    if (row.prefix == "X") return false;
  }
  return true;
}

static_assert(names_are_unique(), "two fields share a name, alias, prefix or slot");
static_assert(prefixes_are_legal(), "a field's prefix breaks Xapian's convention");

std::string prefixed(std::string_view prefix, std::string_view rest) {
  return std::string(prefix) + clamp_term(rest);
}

}  // namespace

std::uint64_t parse_revision(std::string_view metadata) {
  std::uint64_t revision = 0;
  std::from_chars(metadata.data(), metadata.data() + metadata.size(), revision);
  return revision;
}

const Field* find_field(std::string_view name) {
  const std::string folded = fold_case(name);
  for (const Field& row : fields) {
    if (row.name == folded || (!row.alias.empty() && row.alias == folded)) return &row;
  }
  return nullptr;
}

std::string site_name(std::string_view typed) {
  if (typed.starts_with("*.")) typed.remove_prefix(2);
  std::string host = host_name(typed);
  return host.empty() ? fold_case(one_line(typed)) : host;
}

std::string whole_term(const Field& field, std::string_view value) {
  switch (field.kind) {
    case FieldKind::exact: {
      if (value.empty()) return {};
      if (field.codes == nullptr) return prefixed(field.prefix, value);
      return prefixed(field.prefix, field.codes->canonical(value));
    }
    case FieldKind::topic: {
      const std::string path = normalize_topic(value);
      return path.empty() ? std::string() : prefixed(field.prefix, path);
    }
    case FieldKind::text:
    case FieldKind::name: {
      const std::string name = strip_diacritics(fold_case(one_line(value)));
      return name.empty() ? std::string() : prefixed(field.prefix, std::string(name_mark) + name);
    }
    case FieldKind::date:
      break;
  }
  return {};
}

std::optional<std::string_view> id_of_term(std::string_view term) {
  constexpr std::string_view prefix = field("id").prefix;
  const bool is_whole =
      term.size() > prefix.size() && term.size() < prefix.size() + max_term_bytes - sizeof(Hash);
  if (!term.starts_with(prefix) || !is_whole) return std::nullopt;
  return term.substr(prefix.size());
}

std::string word_term(const Field& field, std::string_view word) {
  std::string term = prefixed(field.prefix, without_mark(word));
  if (field.kind != FieldKind::name && mark_of(word) != '\0') term += mark_of(word);
  return term;
}

std::string shown_term(std::string_view term) {
  const std::string_view title = field("title").prefix;
  const bool has_prefix = !term.empty() && term.front() >= 'A' && term.front() <= 'Z';
  const bool is_of_text =
      !has_prefix || (term.size() > title.size() && term.starts_with(title) &&
                      !(term[title.size()] >= 'A' && term[title.size()] <= 'Z'));
  return std::string(without_mark(term)) + (is_of_text ? shown_mark(mark_of(term)) : "");
}

OriginKey origin_key(std::string_view path) { return short_hash_of(path); }

std::string origin_term(OriginKey key) {
  return prefixed(origin_prefix, fmt::format("{:016x}", key));
}

std::optional<OriginKey> parse_origin_term(std::string_view term) {
  if (!term.starts_with(origin_prefix)) return std::nullopt;
  const char* const begin = term.data() + origin_prefix.size();
  const char* const end = term.data() + term.size();
  OriginKey key = 0;
  const auto [rest, error] = std::from_chars(begin, end, key, 16);
  if (error != std::errc() || rest != end) return std::nullopt;
  return key;
}

std::string file_metadata_key(OriginKey key) {
  return fmt::format("{}{:016x}", file_key_prefix, key);
}

std::string root_metadata_key(OriginKey key) {
  return fmt::format("{}{:016x}", root_key_prefix, key);
}

std::string withdrawal_metadata_key(std::string_view id) {
  return std::string(withdrawal_key_prefix) + to_hex(hash_of(id));
}

void check_stamp(std::string_view path, std::string_view schema, std::string_view analysis) {
  if (schema.empty()) {
    throw Error(fmt::format("{} is a Xapian database, but not one of Gazette's", path),
                "name the folder that gazette-index wrote with --db");
  }
  const std::string cure = fmt::format(
      "rebuild it from its own records: gazette-index --db {} --rebuild, or use the version "
      "of Gazette that built it",
      path);
  if (schema != schema_version) {
    throw Error(fmt::format("the index {} has schema {}, this program reads schema {}", path,
                            schema, schema_version),
                cure);
  }
  if (analysis != analysis_name) {
    throw Error(fmt::format("the index {} was built with analysis {}, this program has {}", path,
                            analysis, analysis_name),
                cure);
  }
}

}  // namespace gazette
