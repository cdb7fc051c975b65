// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/views/wording.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/text/text.hpp"
#include "web/views/condition_links.hpp"

namespace gazette {
namespace {

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

}  // namespace

std::string number_text(const Visitor& visitor, std::size_t count) {
  static const ReaderLocale english("en");
  const bool has_locale = !visitor.locale.language_code().empty();
  return (has_locale ? visitor.locale : english).number(count);
}

std::string counted(const Visitor& visitor, std::size_t count, std::string_view one,
                    std::string_view many) {
  return fmt::format("{} {}", number_text(visitor, count), count == 1 ? one : many);
}

bool is_front_page(const Parameters& parameters, const Page& page) {
  return selects_everything(parameters) && parameters.request.sort == SortOrder::automatic &&
         page.offset == 0 && !page.hits.empty();
}

std::string heading(const PageContext& context, const Page& page) {
  const Parameters& parameters = context.parameters;
  if (page.total == 0) return selects_everything(parameters) ? "No articles yet" : "Nothing found";
  std::string found = counted(context.visitor, page.total, "article", "articles");
  if (!parameters.request.similar_to.empty())
    found = counted(context.visitor, page.total, "similar article", "similar articles");
  if (is_front_page(parameters, page) && page.total > 1) return "The newest of " + found;
  return page.total_is_exact ? found : "About " + found;
}

std::string summary(const PageContext& context, const Page& page) {
  const Parameters& parameters = context.parameters;
  if (is_front_page(parameters, page)) return {};
  const std::string time = context.visitor.locale.decimal(page.took_ms) + " ms";
  return page.total == 0 ? time : fmt::format("{}, {}", order_of(parameters.request), time);
}

namespace {

std::string word_total(const PageContext& context, const WordTotal& total, std::string_view words) {
  return fmt::format("{}{} with {}", total.is_exact ? "" : "at least ",
                     number_text(context.visitor, total.count), words);
}

}  // namespace

std::string total_with_all(const PageContext& context, const Page& page) {
  return word_total(context, page.word_totals->all, "all words");
}

std::string total_with_any(const PageContext& context, const Page& page) {
  return word_total(context, page.word_totals->any, "any");
}

std::string unknown_words(const Page& page) {
  return one_line(fmt::format("{}", fmt::join(page.words_without_articles, ", ")));
}

LinkedText suggestion(const PageContext& context, const Page& page) {
  if (page.suggestion.empty()) return {};
  return {
      "Did you mean", short_line(page.suggestion),
      search_url(context.site, with_relaxation(context.parameters, {{}, page.suggestion, {}, 0}))};
}

std::vector<LinkedText> advice(const PageContext& context, const Page& page) {
  const Parameters& parameters = context.parameters;
  if (page.limit == 0) return {{"The limit is 0, so no article is shown.", {}, {}}};
  if (page.are_hits_of_a_part) {
    return {{"Time ran out before the hits of this page were found. Try rarer words.", {}, {}}};
  }
  if (page.total > 0) return {{"There is no such page: the results end before it.", {}, {}}};
  if (selects_everything(parameters)) return {{"Add articles with gazette-index.", {}, {}}};
  std::vector<LinkedText> list;
  for (const Relaxation& relaxation : page.relaxations) {
    // The page shows the suggestion already.
    if (relaxation.query == page.suggestion && relaxation.left_out.empty()) continue;
    list.push_back({counted(context.visitor, relaxation.count, "article", "articles"),
                    one_line(relaxation.what),
                    search_url(context.site, with_relaxation(parameters, relaxation))});
  }
  if (list.empty() && page.suggestion.empty() && !parameters.request.query.empty()) {
    list.push_back(
        {"Try other or more general words: word~ also finds similar spellings, and word* words "
         "that "
         "begin with it.",
         {},
         {}});
  }
  list.push_back({"Or start again:", "the newest articles", home_url(context.site)});
  return list;
}

}  // namespace gazette
