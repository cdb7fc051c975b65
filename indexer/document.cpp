// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/document.hpp"

#include <xapian.h>

#include <algorithm>

#include "core/record.hpp"
#include "core/schema.hpp"
#include "core/text.hpp"
#include "core/topic.hpp"

namespace gazette {
namespace {

Xapian::valueno slot_number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

/// Adds an article's words and fields to one document.
class Builder {
 public:
  Builder(const Article& article, Analyzer& analyzer) : article_(article), analyzer_(analyzer) {}

  Xapian::Document build() {
    std::uint32_t position = 0;
    position = add_text(article_.title, title_wdf, position);
    position = add_text(article_.body, 1, position);
    // The summary is found but does not count: it mostly says again what the story says.
    add_text(article_.summary, 0, position);
    for (const Field& field : fields) add_field(field);
    if (article_.published) {
      const auto seconds = static_cast<double>(article_.published->utc.time_since_epoch().count());
      document_.add_value(slot_number(Slot::published), Xapian::sortable_serialise(seconds));
    }
    if (!article_.origin.empty()) document_.add_boolean_term(origin_term(article_.origin));
    const std::string record = to_record(article_);
    const Hash digest = hash_of(record);
    document_.add_value(slot_number(Slot::digest), std::string(digest.begin(), digest.end()));
    document_.set_data(record);
    return std::move(document_);
  }

 private:
  /// Words without prefix. Stop words keep their positions for phrases, but weigh nothing. Returns
  /// where the next text may begin.
  std::uint32_t add_text(const std::string& text, std::uint32_t wdf, std::uint32_t after) {
    if (text.empty()) return after;
    const std::vector<Token> tokens = analyzer_.analyze(text, article_.language);
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      document_.add_posting(word.term, after + token.position, word.stop ? 0 : wdf);
      if (!word.variant.empty()) document_.add_posting(word.variant, after + token.position, 0);
    }
    return after + static_cast<std::uint32_t>(tokens.size()) + position_gap;
  }

  /// Words behind a field's prefix; they select articles and weigh nothing. One that stands alone
  /// needs no position (some 20 bytes of the index), being part of no phrase.
  std::uint32_t add_words(const Field& field, const std::string& text, std::string_view language,
                          std::uint32_t after) {
    const std::vector<Token> tokens = analyzer_.analyze(text, language);
    const auto add = [&](const std::string& word, std::uint32_t position) {
      if (word.empty()) return;
      const std::string term = word_term(field, word);
      if (tokens.size() == 1) {
        document_.add_term(term, 0);
      } else {
        document_.add_posting(term, after + position, 0);
      }
    };
    for (const Token& token : tokens) {
      add(token.word->term, token.position);
      add(token.word->variant, token.position);
    }
    return after + static_cast<std::uint32_t>(tokens.size()) + position_gap;
  }

  void add_field(const Field& field) {
    std::uint32_t position = 0;
    std::vector<std::string> slot_values;
    for (const std::string& value : field.values(article_)) {
      if (value.empty()) continue;
      slot_values.push_back(one_line(value));
      switch (field.kind) {
        case FieldKind::text:
          position = add_words(field, value, article_.language, position);
          break;
        case FieldKind::name:
          position = add_words(field, value, unknown_language, position);
          add_whole(field, value);
          break;
        case FieldKind::exact:
          add_whole(field, value);
          break;
        case FieldKind::topic:
          for (const std::string& path : with_ancestors(normalize_topic(value))) {
            add_whole(field, path);
          }
          break;
        case FieldKind::date:
          break;
      }
    }
    if (field.slot != Slot::none) add_list(field.slot, std::move(slot_values));
  }

  void add_whole(const Field& field, const std::string& value) {
    const std::string term = whole_term(field, value);
    if (!term.empty()) document_.add_boolean_term(term);
  }

  void add_list(Slot slot, std::vector<std::string> values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    std::string list;
    for (const std::string& value : values) {
      if (!list.empty()) list += list_separator;
      list += value;
    }
    if (!list.empty()) document_.add_value(slot_number(slot), list);
  }

  const Article& article_;
  Analyzer& analyzer_;
  Xapian::Document document_;
};

}  // namespace

Hash digest_of(const Article& article) { return hash_of(to_record(article)); }

Xapian::Document make_document(const Article& article, Analyzer& analyzer) {
  return Builder(article, analyzer).build();
}

}  // namespace gazette
