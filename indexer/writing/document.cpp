// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/document.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "core/analysis/letter_pairs.hpp"
#include "core/analysis/term_marks.hpp"
#include "core/analysis/vietnamese.hpp"
#include "core/hash.hpp"
#include "core/schema/day.hpp"
#include "core/schema/filing_terms.hpp"
#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/filing/article_tokens.hpp"
#include "indexer/glass/database_writer.hpp"

namespace gazette {
namespace {

Xapian::valueno slot_number(Slot slot) { return static_cast<Xapian::valueno>(slot); }

/// `words`, sorted and without repetitions.
std::string joined_list(std::vector<std::string> values) {
  for (std::string& value : values) value = one_line(value);
  std::erase(values, std::string());
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::string list;
  for (const std::string& value : values) {
    if (!list.empty()) list += list_separator;
    list += value;
  }
  return list;
}

/// Adds the words and fields of an article to a document: one of Xapian's, or the current one of a
/// database that is written directly.
template <class Document>
class Builder {
 public:
  Builder(Document& document, const Article& article, Analyzer& analyzer,
          const RankingWeights& weights, TopicFiler& filer)
      : document_(document),
        article_(article),
        topics_(article.topics),
        analyzer_(analyzer),
        weights_(weights),
        filer_(filer) {}

  void build() {
    const ArticleTokens words = tokens_of(article_, analyzer_);
    std::uint32_t position = 0;
    position = add_text(article_.title, words.title, {weights_.title_count}, position);
    position = add_text(article_.body, words.body, body_counts(words.body.size()), position);
    // The summary is searchable but does not count: it mostly repeats the story.
    add_text(article_.summary, words.summary, {weights_.summary_count}, position);
    if (article_.topic_state == TopicState::open && filer_.is_to_be_filed(article_)) {
      topics_ = filer_.topics(article_, words.words());
    }
    for (const Field& field : fields) add_terms(field);
    add_day_terms();
    for (const std::string& term : filing_terms(topics_)) document_.add_term(term, 0);
    if (!article_.origin.empty()) {
      document_.add_term(origin_term(origin_key(article_.origin)), 0);
    }
    const std::string record = to_record(article_, topics_);
    for (const auto& [slot, value] : values(record)) document_.add_value(slot, value);
    document_.set_data(record);
  }

 private:
  /// How much each word of a text adds to its wdf.
  struct WordCounts {
    std::uint32_t each;
    std::size_t lead_words = 0;      ///< so many first words of the text
    std::uint32_t more_of_lead = 0;  ///< add so much more
  };

  WordCounts body_counts(std::size_t words) const {
    if (words <= weights_.max_short_body_words) return {weights_.body_count};
    return {weights_.body_count, weights_.lead_words, weights_.lead_count};
  }

  /// Adds words without a prefix, each as its stem and in its own form. Stop words keep their
  /// positions for phrases, but have wdf 0, as own forms do.
  /// Returns the position at which the next text may begin.
  std::uint32_t add_text(std::string_view text, const std::vector<Token>& tokens,
                         const WordCounts& counts, std::uint32_t after) {
    if (tokens.empty()) return after;
    const bool capitals_tell = !are_in_capitals(tokens);
    std::size_t words = 0;
    for (const Token& token : tokens) {
      const Word& word = *token.word;
      const bool is_in_lead = words++ < counts.lead_words;
      const std::uint32_t count = counts.each + (is_in_lead ? counts.more_of_lead : 0);
      const std::uint32_t wdf = word.stop ? count * weights_.stop_word_factor : count;
      document_.add_posting(word.term, after + token.position, wdf);
      if (!word.variant.empty()) document_.add_posting(word.variant, after + token.position, 0);
      for (const std::string& each : word.spellings) document_.add_term(spelling_form(each), 0);
      for (const std::string& each : word.parts) document_.add_term(spelling_form(each), 0);
      if (is_listed(word)) {
        own_form_.assign(word.folded).push_back(own_form_mark);
        document_.add_term(own_form_, 0);
        if (word.in_capitals && capitals_tell) {
          own_form_.back() = capitals_mark;
          document_.add_term(own_form_, 0);
        }
      }
    }
    for (const std::string& each : joined_words(text, tokens)) {
      document_.add_term(spelling_form(each), 0);
    }
    for (const std::string& each : joined_names(text, tokens, article_.language)) {
      document_.add_term(spelling_form(each), 0);
    }
    const std::uint32_t pair_count = std::min(counts.each, weights_.body_count);
    for (const std::string& each : pairs_of(tokens)) {
      document_.add_term(pair_term(each), pair_count);
    }
    return after + tokens.back().position + position_gap;
  }

  /// Adds words with the prefix of a field; they select articles and have wdf 0. A single word is
  /// not part of a phrase and needs no position, which would take about 20 bytes.
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
    return after + (tokens.empty() ? 0 : tokens.back().position) + position_gap;
  }

  std::vector<std::string> values_of(const Field& field) const {
    return field.kind == FieldKind::topic ? topic_paths(topics_) : field.values(article_);
  }

  void add_terms(const Field& field) {
    std::uint32_t position = 0;
    for (const std::string& value : values_of(field)) {
      if (value.empty()) continue;
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
  }

  void add_day_terms() {
    if (!article_.published) return;
    for (const std::string& term : day_terms(local_day(*article_.published))) {
      document_.add_term(term, 0);
    }
  }

  void add_whole(const Field& field, const std::string& value) {
    const std::string term = whole_term(field, value);
    if (!term.empty()) document_.add_term(term, 0);
  }

  /// Values in order of slot.
  std::map<Xapian::valueno, std::string> values(const std::string& record) const {
    std::map<Xapian::valueno, std::string> result;
    for (const Field& field : fields) {
      if (field.slot == Slot::none || field.kind == FieldKind::date) continue;
      std::string list = joined_list(values_of(field));
      if (!list.empty()) result.emplace(slot_number(field.slot), std::move(list));
    }
    if (article_.published) {
      const auto seconds = static_cast<double>(article_.published->utc.time_since_epoch().count());
      result.emplace(slot_number(Slot::published), Xapian::sortable_serialise(seconds));
      result.emplace(slot_number(Slot::day), day_value(local_day(*article_.published)));
    }
    result.emplace(slot_number(Slot::digest),
                   digest_value(digest_of(source_part(record), article_.origin)));
    return result;
  }

  Document& document_;
  const Article& article_;
  std::vector<FiledTopic> topics_;
  Analyzer& analyzer_;
  const RankingWeights& weights_;
  TopicFiler& filer_;
  std::string own_form_;  ///< kept, so that its memory is
};

}  // namespace

void refile(Xapian::Document& document, std::span<const FiledTopic> topics) {
  const Article article = from_record(document.get_data());
  for (const std::string_view prefix : {field("topic").prefix, filing_prefix}) {
    std::vector<std::string> former;
    auto term = document.termlist_begin();
    for (term.skip_to(std::string(prefix));
         term != document.termlist_end() && (*term).starts_with(prefix); ++term) {
      former.push_back(*term);
    }
    for (const std::string& each : former) document.remove_term(each);
  }
  std::vector<std::string> paths;
  for (const FiledTopic& topic : topics) {
    for (const std::string& path : with_ancestors(topic.path)) {
      document.add_boolean_term(whole_term(field("topic"), path));
    }
    paths.push_back(topic.path);
  }
  for (const std::string& term : filing_terms(topics)) document.add_boolean_term(term);
  document.add_value(slot_number(Slot::topic), joined_list(std::move(paths)));
  document.set_data(to_record(article, topics));
}

Digest digest_of(std::string_view record, std::string_view origin) {
  // NUL separates them: a record has none.
  return short_hash_of(std::string(record).append(1, '\0').append(origin));
}

Digest digest_of(const Article& article) {
  const std::string record = to_record(article);
  return digest_of(source_part(record), article.origin);
}

std::string digest_value(Digest digest) {
  std::string value(sizeof digest, '\0');
  for (auto byte = value.rbegin(); byte != value.rend(); ++byte, digest >>= 8U) {
    *byte = static_cast<char>(digest & 0xFFU);
  }
  return value;
}

struct DocumentMaker::State {
  explicit State(std::size_t cache_bytes) : analyzer(cache_bytes) {}

  Analyzer analyzer;
  RankingWeights weights;
  TopicFiler filer;
};

DocumentMaker::DocumentMaker(const RankingWeights& weights, std::size_t cache_bytes)
    : state_(std::make_unique<State>(cache_bytes)) {
  state_->weights = weights;
}
DocumentMaker::~DocumentMaker() = default;
DocumentMaker::DocumentMaker(DocumentMaker&&) noexcept = default;
DocumentMaker& DocumentMaker::operator=(DocumentMaker&&) noexcept = default;

void DocumentMaker::file_by(const TopicFiling& filing) { state_->filer = TopicFiler(filing); }

Xapian::Document DocumentMaker::make(const Article& article) {
  Xapian::Document document;
  Builder(document, article, state_->analyzer, state_->weights, state_->filer).build();
  return document;
}

void DocumentMaker::add(const Article& article, glass::DatabaseWriter& to) {
  Builder(to, article, state_->analyzer, state_->weights, state_->filer).build();
  to.end_document();
}

}  // namespace gazette
