// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/output/render_timeline.hpp"
#include "searcher/output/text_layout.hpp"

namespace gazette {
namespace {

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string text;
  for (const std::string& value : values) text.append(text.empty() ? "" : separator).append(value);
  return text;
}

/// `title`, cut where it is longer than nearly any headline.
Snippet shortened(const Snippet& title) {
  constexpr std::size_t most = 240;  // three lines of 80 columns
  std::size_t bytes = 0;
  std::size_t points = 0;
  std::size_t last_blank = 0;
  std::size_t points_before_blank = 0;
  for (; bytes < title.text.size(); ++bytes) {
    if ((static_cast<unsigned char>(title.text[bytes]) & 0xC0U) == 0x80U) continue;
    if (points == most) break;
    if (title.text[bytes] == ' ') {
      last_blank = bytes;
      points_before_blank = points;
    }
    ++points;
  }
  if (bytes == title.text.size()) return title;
  // A text without blanks is cut anywhere.
  const bool has_blank = points_before_blank > most / 2;
  const std::size_t end = has_blank ? points_before_blank : most;
  Snippet result{title.text.substr(0, has_blank ? last_blank : bytes) + "…", {}};
  for (const CodePointRange& range : title.highlights) {
    if (range.end <= end) result.highlights.push_back(range);
  }
  return result;
}

/// Source, day and topics, separated by dots.
std::string details(const Article& article, const ReaderLocale& locale) {
  std::vector<std::string> parts;
  if (!article.source.empty()) parts.push_back(one_line(article.source));
  if (article.published) parts.push_back(locale.day(*article.published));
  if (!article.topics.empty()) parts.push_back(joined(topic_paths(article.topics), ", "));
  return joined(parts, " · ");
}

/// The parts of the score of a hit, one per line: `7.1  bridges (bridg)`.
std::string score_table(const Hit& hit, std::size_t indent, const TextStyle& style) {
  if (hit.score_parts.empty()) return {};
  std::string text = fmt::format("{:{}}{:7.3f}  score\n", "", indent, hit.score);
  for (const ScorePart& part : hit.score_parts) {
    const std::string terms = joined(part.terms, " ");
    const bool says_more = !terms.empty() && terms != part.word;
    text += fmt::format("{:{}}{:7.3f}  {}", "", indent, part.score, one_line(part.word));
    if (says_more) text += styled(fmt::format(" ({})", one_line(terms)), faint_style, style);
    text += '\n';
  }
  return text;
}

/// A line of a facet.
struct FacetRow {
  std::string name;
  std::size_t count = 0;
  std::string remark;  ///< printed after the count
};

std::string facet_rows(const std::vector<FacetRow>& rows, const TextStyle& style) {
  std::size_t widest = 0;
  for (const FacetRow& row : rows) widest = std::max(widest, display_width(row.name));
  std::string text;
  for (const FacetRow& row : rows) {
    text += row.name + std::string(widest + 2 - display_width(row.name), ' ');
    text += styled(fmt::format("{:>7}", style.locale.number(row.count)), faint_style, style);
    if (!row.remark.empty()) text += "  " + styled(one_line(row.remark), faint_style, style);
    text += '\n';
  }
  return text;
}

/// `name` of a value on one line, topics indented by their depth.
std::string indented(const Facet& facet, const FacetValue& value, const std::string& name) {
  const bool is_tree = has_topics(facet);
  const auto depth = static_cast<std::size_t>(
      is_tree ? std::count(value.value.begin(), value.value.end(), '/') : 0);
  return std::string(2 + 2 * depth, ' ') + one_line(name);
}

std::string plural(std::size_t count, std::string_view one, std::string_view many,
                   const ReaderLocale& locale) {
  return fmt::format("{} {}", locale.number(count), count == 1 ? one : many);
}

std::string closing_line(const Page& page, const ReaderLocale& locale) {
  std::string total = page.total_is_exact
                          ? plural(page.total, "article", "articles", locale)
                          : fmt::format("about {} articles", locale.number(page.total));
  if (page.hits.empty() || page.hits.size() == page.total) return total;
  if (page.hits.size() == 1) return fmt::format("{} of {}", locale.number(page.offset + 1), total);
  return fmt::format("{} to {} of {}", locale.number(page.offset + 1),
                     locale.number(page.offset + page.hits.size()), total);
}

std::size_t width_of_number(const Hit& hit) { return fmt::format("{:>3}  ", hit.rank).size(); }

/// Title, details, snippet and id.
std::string hit_lines(const Hit& hit, const TextStyle& style) {
  const Article& article = hit.article;
  const std::size_t indent = width_of_number(hit);
  std::string text = hit.title.text.empty()
                         ? wrapped("(without a title)", indent, faint_style, style)
                         : wrapped(shortened(hit.title), indent, title_style, style);
  if (const std::string line = details(article, style.locale); !line.empty()) {
    text += wrapped(line, indent, detail_style, style);
  }
  if (!hit.snippet.text.empty()) text += wrapped(hit.snippet, indent, "", style);
  text += std::string(indent, ' ') + styled(one_line(article.id), faint_style, style);
  return text + '\n';
}

/// The fields that have a value, each with its name.
std::string field_lines(const Hit& hit, const HitFields& chosen, const TextStyle& style) {
  const std::size_t indent = width_of_number(hit);
  std::string text;
  for (const HitField* field : chosen) {
    const std::string value = to_text(field->value(hit));
    if (value.empty()) continue;
    text += wrapped(fmt::format("{}: {}", field->name, value), indent, "", style);
  }
  if (text.empty()) text = std::string(indent, ' ') + '\n';
  return text;
}

/// Which words no article has, and how many articles have all of the others.
std::string word_lines(const Page& page, const TextStyle& style) {
  std::string text;
  const auto counted = [&](const WordTotal& total) {
    return (total.is_exact ? "" : "at least ") + style.locale.number(total.count);
  };
  if (page.word_totals && page.word_totals->any.count > 0) {
    text += wrapped(fmt::format("{} with all words, {} with any", counted(page.word_totals->all),
                                counted(page.word_totals->any)),
                    0, faint_style, style);
  }
  if (!page.words_without_articles.empty()) {
    text += wrapped("No article has: " + one_line(joined(page.words_without_articles, ", ")), 0, "",
                    style);
  }
  return text;
}

/// Suggestions: for each relaxed query a line with its count.
std::string advice_lines(const Page& page, const TextStyle& style) {
  std::string text = page.relaxations.empty() ? "" : "These would find something:\n";
  for (const Relaxation& each : page.relaxations) {
    const std::string count = fmt::format("{:>7} {:<8}  ", style.locale.number(each.count),
                                          each.count == 1 ? "article" : "articles");
    std::string lines = wrapped(each.what, count.size(), "", style);
    text += lines.replace(0, count.size(), count);
  }
  if (!page.suggestion.empty()) {
    text += wrapped("Did you mean: " + page.suggestion, 0, "", style);
  }
  return text;
}

/// Topics, each with its origin and confidence unless the source states it.
std::string topics_and_origins(const std::vector<FiledTopic>& topics) {
  std::vector<std::string> texts;
  for (const FiledTopic& topic : topics) {
    texts.push_back(topic.path);
    if (topic.origin == TopicOrigin::source) continue;
    texts.back() += fmt::format(" ({}, {:.2f})", name_of(topic.origin), topic.confidence);
  }
  return joined(texts, ", ");
}

/// `Harbour Gazette: no articles from 3 Jul 2021 to 19 Jul 2021`, a line for each silent source.
std::string silent_lines(const Page& page, const TextStyle& style) {
  if (!page.silent) return {};
  const auto date = [&](std::chrono::sys_days day) {
    return style.locale.date(to_rfc3339(day).substr(0, 10));
  };
  std::string text;
  for (std::size_t i = 0; i < std::min(named_silences, page.silent->size()); ++i) {
    const SilentSource& each = (*page.silent)[i];
    text +=
        fmt::format("  {}: {}\n", one_line(source_label(each.source)),
                    silence_text(each.silence, date(each.silence.first), date(each.silence.last)));
  }
  if (page.silent->size() > named_silences) {
    text += fmt::format("  and {} more silences\n", page.silent->size() - named_silences);
  }
  return text;
}

/// What was looked for, and what the archive has of the period, where nothing was found.
std::string nothing_lines(const Explanation& explanation, const Page& page) {
  if (!explanation.covered) return {};
  std::string text;
  for (const TriedForm& each : explanation.tried) {
    const std::string word = each.word.empty() ? "" : one_line(each.word) + ": ";
    text += fmt::format("tried:  {}{}, {}\n", word, one_line(each.form),
                        counted(each.articles, "article"));
  }
  const Covered& covered = *explanation.covered;
  text += fmt::format("archive: {} to search", counted(covered.articles, "article"));
  if (covered.days.first && covered.days.last) {
    text += fmt::format(", from {} to {}", to_rfc3339(*covered.days.first).substr(0, 10),
                        to_rfc3339(*covered.days.last).substr(0, 10));
  }
  text += '\n';
  return page.timeline ? text : text + silent_lines(page, {});
}

}  // namespace

std::string render_heading(std::string_view query_id, std::string_view query,
                           const TextStyle& style) {
  const std::string words = one_line(query);
  const std::string heading =
      words.empty() ? fmt::format("== {}", query_id) : fmt::format("== {}: {}", query_id, words);
  return wrapped(heading, 0, title_style, style) + '\n';
}

std::string render_explanation(const Page& page) {
  if (!page.explanation) return {};
  std::string text = fmt::format("tree:   {}\nxapian: {}\n", page.explanation->tree,
                                 one_line(page.explanation->xapian_query));
  for (const std::string& note : page.explanation->notes) text += one_line(note) + '\n';
  std::string like;
  for (const WeightedTerm& term : page.explanation->similar_terms) {
    like += fmt::format("{} {} {:.2f}", like.empty() ? "like:  " : ",", term.term, term.weight);
  }
  if (!like.empty()) text += like + '\n';
  return text + nothing_lines(*page.explanation, page) + '\n';
}

std::string render_text(const Page& page, const TextStyle& style, const HitFields& chosen) {
  const bool is_in_batch = !page.query_id.empty();
  std::string text;
  if (is_in_batch) text = render_heading(page.query_id, page.query, style);
  text += render_explanation(page);
  for (const Hit& hit : page.hits) {
    std::string lines = chosen.empty() ? hit_lines(hit, style) : field_lines(hit, chosen, style);
    text += lines.replace(0, width_of_number(hit), fmt::format("{:>3}  ", hit.rank));
    text += score_table(hit, width_of_number(hit), style) + '\n';
  }
  for (const Facet& facet : page.facets) {
    text += styled(facet.name, title_style, style) + '\n';
    text += render_facet(facet, page.topic_labels, style) + '\n';
  }
  if (page.timeline) {
    text += styled(fmt::format("by {}", name_of(page.timeline->unit)), title_style, style) + '\n';
    text += render_timeline(*page.timeline, style) + silent_lines(page, style) + '\n';
  }
  text += styled(closing_line(page, style.locale), faint_style, style) + '\n';
  text += word_lines(page, style);
  text += advice_lines(page, style);
  return is_in_batch ? text + '\n' : text;
}

std::string render_text(const Article& article, const TextStyle& style) {
  std::string text;
  if (!article.title.empty()) {
    text += wrapped(article.title, 0, title_style, style);
  }
  const auto row = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    const std::string label = fmt::format("{}: ", name);
    const std::string lines = wrapped(value, label.size(), "", style);
    text += styled(label, faint_style, style) + lines.substr(label.size());
  };
  row("id", article.id);
  row("url", article.url);
  row("source", article.source);
  row("authors", joined(article.authors, ", "));
  row("published", article.published ? style.locale.time(*article.published) : std::string());
  row("modified", article.modified ? style.locale.time(*article.modified) : std::string());
  row("language", style.locale.language(article.language));
  row("topics", topics_and_origins(article.topics));
  row("places", joined(article.places, ", "));
  row("people", joined(article.people, ", "));
  row("keywords", joined(article.keywords, ", "));
  if (!article.summary.empty()) text += '\n' + wrapped(article.summary, 0, "", style);
  std::string_view body = article.body;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    const std::string paragraph = one_line(body.substr(0, end));
    if (!paragraph.empty()) text += '\n' + wrapped(paragraph, 0, "", style);
    body.remove_prefix(std::min(end + 1, body.size()));
  }
  return text;
}

std::string render_facet(const Facet& facet, const TopicLabels& labels, const TextStyle& style) {
  std::vector<FacetRow> rows;
  if (const FacetKind* const second = second_kind_of(facet)) {
    for (const FacetValue& value : facet.values) {
      const std::string first = kind_of(facet).label(value.value, labels, style.locale);
      const std::string with = second->label(value.with, labels, style.locale);
      rows.push_back({"  " + one_line(first + " * " + with), value.count, {}});
    }
    return facet_rows(rows, style);
  }
  for (const FacetValue& value : has_topics(facet) ? tree_by_count(facet.values) : facet.values) {
    const std::string name = kind_of(facet).label(value.value, labels, style.locale);
    rows.push_back({indented(facet, value, name), value.count, {}});
  }
  return facet_rows(rows, style);
}

std::string render_topic_tree(const Facet& topics, const TopicLabels& labels,
                              const TextStyle& style) {
  std::vector<FacetValue> values = topics.values;
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return comes_first_in_tree(a.value, b.value);
  });
  std::vector<FacetRow> rows;
  for (const FacetValue& value : values) {
    const std::string step = value.value.substr(value.value.rfind('/') + 1);
    std::string name = label_in(labels, value.value);
    if (normalize_topic(name) == step) name.clear();  // it says no more than the path
    rows.push_back({indented(topics, value, step), value.count, std::move(name)});
  }
  return facet_rows(rows, style);
}

}  // namespace gazette
