// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/wording.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "searcher/query/filing_filter.hpp"
#include "web/parameters/query_string.hpp"

namespace gazette {
namespace {

/// Whether nothing was asked for.
bool is_start(const Parameters& parameters) {
  const Request& request = parameters.request;
  return request.query.empty() && request.similar_to.empty() && request.filters.empty() &&
         request.since.empty() && request.until.empty() && !is_set(request.filings);
}

std::string_view order_of(const Request& request) {
  switch (request.sort) {
    case SortOrder::newest:
      return "newest first";
    case SortOrder::oldest:
      return "oldest first";
    case SortOrder::relevance:
      return "best match first";
    case SortOrder::automatic:
      break;
  }
  if (!request.similar_to.empty()) return "most similar first";
  return request.query.empty() ? "newest first" : "best match first";
}

LinkedText without_since(const Site& site, Parameters parameters) {
  const std::string label = "since " + shown(parameters.request.since);
  parameters.request.since.clear();
  return {{}, label, search_url(site, at_offset(parameters, 0))};
}

LinkedText without_until(const Site& site, Parameters parameters) {
  const std::string label = "until " + shown(parameters.request.until);
  parameters.request.until.clear();
  return {{}, label, search_url(site, at_offset(parameters, 0))};
}

LinkedText without_origins(const Site& site, Parameters parameters) {
  std::string names;
  for (const TopicOrigin origin : parameters.request.filings.origins) {
    names.append(names.empty() ? "" : " or ").append(name_of(origin));
  }
  parameters.request.filings.origins.clear();
  return {{}, "filed by " + names, search_url(site, at_offset(parameters, 0))};
}

LinkedText without_confidence(const Site& site, Parameters parameters) {
  const int hundredths = std::exchange(parameters.request.filings.min_confidence_percent, 0);
  return {{},
          fmt::format("confidence {:.2f} or more", hundredths / 100.0),
          search_url(site, at_offset(parameters, 0))};
}

LinkedText without_similar(const Site& site, Parameters parameters, const std::string& title) {
  const std::string label =
      "similar to " + shown(title.empty() ? parameters.request.similar_to : title);
  parameters.request.similar_to.clear();
  return {{}, label, search_url(site, at_offset(parameters, 0))};
}

LinkedText without_plain(const Site& site, Parameters parameters) {
  parameters.request.syntax = Syntax::full;
  return {{}, "words only", search_url(site, at_offset(parameters, 0))};
}

/// The value of a condition; a topic by its label, where that is known.
std::string called(const Filter& filter, const TopicLabels& labels) {
  const bool is_topic = filter.field->kind == FieldKind::topic;
  const auto known = is_topic ? labels.find(filter.value) : labels.end();
  return shown(known == labels.end() ? filter.value : known->second);
}

}  // namespace

std::string with_separators(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", with_separators(number), number == 1 ? one : many);
}

bool is_front(const Parameters& parameters, const Page& page) {
  return is_start(parameters) && parameters.request.sort == SortOrder::automatic &&
         page.offset == 0 && !page.hits.empty();
}

std::string heading(const Parameters& parameters, const Page& page) {
  if (page.total == 0) return is_start(parameters) ? "No articles yet" : "Nothing found";
  std::string found = counted(page.total, "article", "articles");
  if (!parameters.request.similar_to.empty())
    found = counted(page.total, "similar article", "similar articles");
  if (is_front(parameters, page)) return "The newest of " + found;
  return page.total_is_exact ? found : "About " + found;
}

std::string summary(const Parameters& parameters, const Page& page) {
  if (is_front(parameters, page)) return {};
  if (page.total == 0) return fmt::format("{:.1f} ms", page.took_ms);
  return fmt::format("{}, {:.1f} ms", order_of(parameters.request), page.took_ms);
}

std::vector<LinkedText> conditions(const Site& site, const Parameters& parameters,
                                   const TopicLabels& labels, const std::string& similar_title) {
  std::vector<LinkedText> list;
  const Request& request = parameters.request;
  if (!request.similar_to.empty()) list.push_back(without_similar(site, parameters, similar_title));
  for (const Filter& filter : request.filters) {
    list.push_back({{},
                    fmt::format("{}: {}", filter.field->name, called(filter, labels)),
                    search_url(site, widened(parameters, filter))});
  }
  if (!request.filings.origins.empty()) list.push_back(without_origins(site, parameters));
  if (request.filings.min_confidence_percent > 0)
    list.push_back(without_confidence(site, parameters));
  if (!request.since.empty()) list.push_back(without_since(site, parameters));
  if (!request.until.empty()) list.push_back(without_until(site, parameters));
  if (request.syntax == Syntax::words) list.push_back(without_plain(site, parameters));
  return list;
}

LinkedText suggestion(const Site& site, const Parameters& parameters, const Page& page) {
  if (page.suggestion.empty()) return {};
  return {"Did you mean", shown(page.suggestion),
          search_url(site, relaxed(parameters, {{}, page.suggestion, {}, 0}))};
}

std::vector<LinkedText> advice(const Site& site, const Parameters& parameters, const Page& page) {
  if (page.limit == 0) return {{"The limit is 0, so no article is shown.", {}, {}}};
  if (page.total > 0) return {{"There is no such page: the results end before it.", {}, {}}};
  if (is_start(parameters)) return {{"Articles are added with gazette-index.", {}, {}}};
  std::vector<LinkedText> list;
  for (const Relaxation& relaxation : page.relaxations) {
    // The suggestion stands above.
    if (relaxation.query == page.suggestion && relaxation.left_out.empty()) continue;
    list.push_back({counted(relaxation.count, "article", "articles"), one_line(relaxation.what),
                    search_url(site, relaxed(parameters, relaxation))});
  }
  if (list.empty() && page.suggestion.empty() && !parameters.request.query.empty()) {
    list.push_back(
        {"Try other or more general words: word~ also finds similar words, word* its endings.",
         {},
         {}});
  }
  list.push_back({"Or begin anew:", "the newest articles", home_url(site)});
  return list;
}

}  // namespace gazette
