// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/output/render_json.hpp"

#include <nlohmann/json.hpp>

#include "core/analysis/analyzer.hpp"
#include "core/dates/date.hpp"
#include "core/schema/filings_json.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/matches/timeline.hpp"
#include "searcher/values/request.hpp"

namespace gazette {
namespace {

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

/// In a batch every object begins with the id of its query.
Json tagged(const Page& page) {
  return page.query_id.empty() ? Json::object() : Json{{"query_id", page.query_id}};
}

Json to_json(const std::vector<ScorePart>& parts) {
  Json list = Json::array();
  for (const ScorePart& part : parts) {
    list.push_back({{"word", part.word}, {"terms", part.terms}, {"score", part.score}});
  }
  return list;
}

struct ToJson {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const std::vector<CodePointRange>& ranges) const {
    Json list = Json::array();
    for (const CodePointRange& range : ranges) list.push_back({range.start, range.end});
    return list;
  }
  Json operator()(const std::vector<FiledTopic>& topics) const {
    return filings_json<Json>(topics);
  }
  template <typename Value>
  Json operator()(const Value& value) const {
    return value;
  }
};

void add_fields(Json& object, const Page& page, const Hit& hit, const HitFields& chosen) {
  for (const HitField* field : chosen.empty() ? standard_hit_fields() : chosen) {
    object[std::string(field->name)] = std::visit(ToJson(), field->value(hit));
  }
  if (page.explanation) object["explain"] = to_json(hit.score_parts);
}

Json to_json(const std::optional<Timeline>& timeline) {
  if (!timeline) return nullptr;
  Json periods = Json::array();
  for (const PeriodCount& period : timeline->periods) {
    periods.push_back({{"start", to_rfc3339(period.start).substr(0, 10)}, {"count", period.count}});
  }
  return {{"unit", name_of(timeline->unit)},
          {"periods", std::move(periods)},
          {"undated", timeline->undated}};
}

/// `2026-02-26`
std::string date_of(std::chrono::sys_days day) { return to_rfc3339(day).substr(0, 10); }

Json date_or_null(const std::optional<std::chrono::sys_days>& day) {
  return day ? Json(date_of(*day)) : Json(nullptr);
}

Json to_json(const std::vector<TriedForm>& tried) {
  Json list = Json::array();
  for (const TriedForm& each : tried) {
    list.push_back(
        {{"word", text_or_null(each.word)}, {"form", each.form}, {"articles", each.articles}});
  }
  return list;
}

Json to_json(const std::optional<std::vector<SilentSource>>& silent) {
  if (!silent) return nullptr;
  Json list = Json::array();
  for (const SilentSource& each : *silent) {
    list.push_back({{"source", each.source.empty() ? Json(nullptr) : Json(each.source)},
                    {"from", date_of(each.silence.first)},
                    {"to", date_of(each.silence.last)},
                    {"articles", each.silence.articles}});
  }
  return list;
}

Json to_json(const std::optional<WordTotals>& totals) {
  if (!totals) return nullptr;
  return {{"all", totals->all.count},
          {"any", totals->any.count},
          {"all_is_exact", totals->all.is_exact},
          {"any_is_exact", totals->any.is_exact}};
}

Json like_of(const std::vector<WeightedTerm>& terms) {
  Json list = Json::array();
  for (const WeightedTerm& term : terms) {
    list.push_back({{"term", term.term}, {"weight", term.weight}});
  }
  return list;
}

std::string line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace

std::string render_json(const Page& page, const HitFields& chosen) {
  Json hits = Json::array();
  for (const Hit& hit : page.hits) {
    Json object = Json::object();
    add_fields(object, page, hit, chosen);
    hits.push_back(std::move(object));
  }
  Json facets = Json::object();
  Json facets_left_out = Json::object();
  for (const Facet& facet : page.facets) {
    const bool has_labels = has_topics(facet);
    const FacetKind* const second = second_kind_of(facet);
    Json values = Json::array();
    for (const FacetValue& value : facet.values) {
      Json row = {{"value", value.value}, {"count", value.count}};
      if (has_labels) row["label"] = label_in(page.topic_labels, value.value);
      if (second != nullptr) {
        row["with"] = value.with;
        if (second->values == FacetKind::Values::topics) {
          row["with_label"] = label_in(page.topic_labels, value.with);
        }
      }
      values.push_back(std::move(row));
    }
    facets[facet.name] = std::move(values);
    if (facet.left_out > 0) facets_left_out[facet.name] = facet.left_out;
  }
  Json relaxations = Json::array();
  for (const Relaxation& each : page.relaxations) {
    relaxations.push_back({{"what", each.what},
                           {"query", each.query},
                           {"left_out", each.left_out},
                           {"count", each.count}});
  }
  Json object = {{"schema", "gazette.search/1"}};
  object.update(tagged(page));
  // One by one: a list of pairs would copy the hits.
  object["query"] = page.query;
  object["parsed"] = page.parsed;
  object["total"] = page.total;
  object["total_is_exact"] = page.total_is_exact;
  object["totals"] = to_json(page.word_totals);
  object["words_without_articles"] = page.words_without_articles;
  object["took_ms"] = page.took_ms;
  object["offset"] = page.offset;
  object["limit"] = page.limit;
  object["suggestion"] = text_or_null(page.suggestion);
  object["warnings"] = page.warnings;
  object["hits"] = std::move(hits);
  object["facets"] = std::move(facets);
  if (!facets_left_out.empty()) object["facets_left_out"] = std::move(facets_left_out);
  object["timeline"] = to_json(page.timeline);
  object["silent"] = to_json(page.silent);
  object["relaxations"] = std::move(relaxations);
  object["similar_to"] = text_or_null(page.similar_to);
  if (page.explanation) {
    object["explain"] = {{"tree", page.explanation->tree},
                         {"xapian", page.explanation->xapian_query},
                         {"notes", page.explanation->notes}};
    if (page.explanation->covered) {
      const Covered& covered = *page.explanation->covered;
      object["explain"]["tried"] = to_json(page.explanation->tried);
      object["explain"]["covered"] = {{"articles", covered.articles},
                                      {"first", date_or_null(covered.days.first)},
                                      {"last", date_or_null(covered.days.last)}};
    }
    if (!page.similar_to.empty())
      object["explain"]["like"] = like_of(page.explanation->similar_terms);
  }
  return line(object);
}

std::string render_jsonl(const Page& page, const HitFields& chosen) {
  std::string lines;
  for (const Hit& hit : page.hits) {
    Json object = tagged(page);
    add_fields(object, page, hit, chosen);
    lines += line(object);
  }
  return lines;
}

std::string render_json(const Error& error, const BatchPlace& place) {
  return line({{"schema", "gazette.error/1"},
               {"query_id", place.query_id ? Json(*place.query_id) : Json(nullptr)},
               {"line", place.line},
               {"error", error.what()},
               {"hint", text_or_null(error.hint())}});
}

}  // namespace gazette
