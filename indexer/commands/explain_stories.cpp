// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/explain_stories.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/error.hpp"
#include "core/schema/article.hpp"
#include "core/text/text.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/stories/copy_window.hpp"
#include "indexer/stories/sketch.hpp"
#include "indexer/writing/stored_articles.hpp"

namespace gazette {
namespace {

Article article_of(const Xapian::Database& db, const std::string& id) {
  if (const std::optional<unsigned> docid = find_document(db, id))
    return stored_article(db, *docid);
  throw Error(fmt::format("there is no article \"{}\"", one_line(id)),
              "gazette-search --format ids lists the ids of the articles that it finds");
}

int percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<int>(100 * part / whole);
}

std::string line_of(const std::string& id, const TextCoverage& text) {
  return fmt::format(
      "{}\n"
      "  {}, of which the other has {} ({}%); of the first {} it has {}\n"
      "  {}, {} with other figures or names: {}, {}; {} replaced\n",
      one_line(id), counted(text.words, "word"), text.covered, percent(text.covered, text.words),
      text.lead, text.covered_lead, counted(text.gaps, "short gap"), text.slots,
      counted(text.figures, "figure"), counted(text.names, "name"), counted(text.replaced, "word"));
}

nlohmann::ordered_json json_of(const std::string& id, const TextCoverage& text,
                               std::size_t sketch_hashes) {
  return {{"id", id},
          {"words", text.words},
          {"covered", text.covered},
          {"lead", text.lead},
          {"covered_lead", text.covered_lead},
          {"gaps", text.gaps},
          {"slots", text.slots},
          {"figures", text.figures},
          {"names", text.names},
          {"replaced", text.replaced},
          {"sketch_hashes", sketch_hashes}};
}

}  // namespace

StoryExplanation explain_stories(const std::string& folder, const std::string& first_id,
                                 const std::string& second_id) {
  std::vector<Article> articles;
  read_index(folder, [&](const Xapian::Database& db) {
    articles = {article_of(db, first_id), article_of(db, second_id)};
  });
  const Article& first = articles.front();
  const Article& second = articles.back();
  const ComparedText first_text = compared_text(story_words(first.title, first.body));
  const ComparedText second_text = compared_text(story_words(second.title, second.body));
  const Sketch first_sketch = sketch_of(first_text.words);
  const Sketch second_sketch = sketch_of(second_text.words);
  StoryExplanation explanation;
  explanation.ids = {first.id, second.id};
  explanation.verdict = compare_texts(first_text, second_text);
  explanation.verdict.reason =
      reason_in_time(explanation.verdict, first.published, second.published);
  explanation.sketch_hashes = {first_sketch.size(), second_sketch.size()};
  explanation.shared_hashes = shared_hashes(first_sketch, second_sketch);
  explanation.are_candidates = are_candidates(first_sketch, second_sketch);
  if (first.published && second.published) {
    const auto& [earlier, later] = std::minmax(first.published->utc, second.published->utc);
    explanation.apart = later - earlier;
  }
  return explanation;
}

std::string render_text(const StoryExplanation& explanation) {
  const CopyVerdict& verdict = explanation.verdict;
  const std::string_view conclusion = explanation.are_copies() ? "copies"
                                      : verdict.is_copy()      ? "not found to be copies"
                                                               : "no copies";
  const std::string apart =
      explanation.apart ? fmt::format("{:.1f} hours apart",
                                      static_cast<double>(explanation.apart->count()) / 3600)
                        : "at unknown times";
  return fmt::format("{}: {}\n{}{}sketches: {} of {} and {} hashes are in both{}\npublished {}\n",
                     conclusion, text_of(verdict.reason),
                     line_of(explanation.ids[0], verdict.first),
                     line_of(explanation.ids[1], verdict.second), explanation.shared_hashes,
                     explanation.sketch_hashes[0], explanation.sketch_hashes[1],
                     explanation.are_candidates ? "" : ", too few to be compared", apart);
}

std::string render_json(const StoryExplanation& explanation) {
  const CopyVerdict& verdict = explanation.verdict;
  nlohmann::ordered_json apart;
  if (explanation.apart) apart = explanation.apart->count();
  const nlohmann::ordered_json json = {
      {"schema", "gazette.story-explanation/1"},
      {"copies", explanation.are_copies()},
      {"reason", text_of(verdict.reason)},
      {"shared_hashes", explanation.shared_hashes},
      {"candidates", explanation.are_candidates},
      {"seconds_apart", apart},
      {"articles",
       {json_of(explanation.ids[0], verdict.first, explanation.sketch_hashes[0]),
        json_of(explanation.ids[1], verdict.second, explanation.sketch_hashes[1])}}};
  return json.dump() + '\n';
}

}  // namespace gazette
