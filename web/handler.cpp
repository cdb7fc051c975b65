// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "core/error_report.hpp"
#include "core/topic.hpp"
#include "searcher/render_json.hpp"
#include "searcher/searcher.hpp"
#include "web/accepted_languages.hpp"
#include "web/links.hpp"
#include "web/query_string.hpp"
#include "web/views.hpp"

namespace gazette {
namespace {

Response html(int status, std::string body, Keeping keeping) {
  return make_response(status, "text/html", std::move(body), keeping);
}

Response json(int status, std::string body, Keeping keeping) {
  return make_response(status, "application/json", std::move(body), keeping);
}

/// A page, or gazette.error/1 for scripts, that says `notice`.
Response refusal(int status, const Site& site, const Parameters& parameters, const Notice& notice) {
  if (parameters.form == OutputForm::json) {
    return json(status, to_json(Error(notice.text, notice.hint)), Keeping::never);
  }
  return html(status, render_notice(site, parameters, notice), Keeping::never);
}

/// Details name folders of the server, which are its owner's business alone.
Response unavailable(const Site& site, const Parameters& parameters, const Error& error) {
  Response response = refusal(503, site, parameters,
                              {"The index cannot be read", "the search index cannot be read now",
                               "try again later; the server's log says what is wrong with it"});
  response.log = to_line(error);
  return response;
}

/// Labels depend on who reads.
Response for_reader(Response response) {
  response.headers.push_back({"Vary", "Accept-Language"});
  return response;
}

Response article(const Site& site, const Parameters& parameters,
                 const std::vector<std::string>& languages, const std::string& db) {
  Searcher searcher(db);
  const std::optional<Article> found = searcher.article(parameters.id);
  if (!found) {
    return refusal(
        404, site, parameters,
        {"No such article", fmt::format("id: there is no article {}", shown(parameters.id)),
         "it may have been removed; search for its title"});
  }
  if (parameters.form == OutputForm::json) return json(200, render_json(*found), Keeping::a_minute);
  const TopicLabels labels = searcher.topic_labels(topic_paths(found->topics), languages);
  return for_reader(html(200, render_article(site, *found, labels), Keeping::a_minute));
}

/// The paths of the topics that are asked for by other names, so that what they stand for is shown
/// as chosen.
void name_topics_by_paths(Searcher& searcher, Request& request) {
  for (Filter& filter : request.filters) {
    if (filter.field->kind == FieldKind::topic) filter.value = searcher.topic_meant(filter.value);
  }
}

Response search(const Site& site, Parameters parameters, const std::vector<std::string>& languages,
                const std::string& db) {
  Searcher searcher(db);
  name_topics_by_paths(searcher, parameters.request);
  Request request = parameters.request;
  request.languages_read = languages;
  if (parameters.answer == Answer::count) {
    request.counting = Counting::exact;
    request.offset = 0;
    request.limit = 0;
  }
  if (parameters.form == OutputForm::json) {
    return for_reader(json(200, render_json(searcher.search(request)), Keeping::a_minute));
  }
  request.labelling = Labelling::facets_and_hits;
  if (request.facets.empty()) request.facets = {"topic", "source"};
  request.advising = Advising::no;  // the page has advice of its own
  const Page page = searcher.search(request);
  return for_reader(html(200, render_search(site, parameters, page), Keeping::a_minute));
}

Response answer_query(const CgiRequest& request, const std::string& db) {
  const Site site = site_at(request.script_name);
  const auto [parameters, faults] = read_parameters(request.query_string);
  try {
    if (!faults.empty()) throw QueryError(faults.front().message, faults.front().hint, 0);
    const std::vector<std::string> languages = accepted_languages(request.accept_language);
    return parameters.id.empty() ? search(site, parameters, languages, db)
                                 : article(site, parameters, languages, db);
  } catch (const QueryError& error) {
    return refusal(400, site, parameters,
                   {"The search cannot be made", error.what(), error.hint()});
  } catch (const Error& error) {
    return unavailable(site, parameters, error);
  }
}

Response answer_style(const CgiRequest&, const std::string&) {
  return make_response(200, "text/css", std::string(style_sheet()), Keeping::an_hour);
}

/// What lies at which path below the program's own.
struct Route {
  std::string_view path;
  Response (*answer)(const CgiRequest&, const std::string& db);
};

constexpr std::array routes = {
    Route{"", answer_query},
    Route{"/", answer_query},
    Route{"/style.css", answer_style},
};

constexpr std::array<std::string_view, 2> methods = {"GET", "HEAD"};

/// Parameters that say no more than whether JSON is wanted, for what is no search.
Parameters asked_form(const CgiRequest& request) {
  Parameters parameters;
  parameters.form = read_parameters(request.query_string).parameters.form;
  return parameters;
}

Response no_such_page(const CgiRequest& request) {
  return refusal(404, site_at(request.script_name), asked_form(request),
                 {"No such page", "nothing is found at this address", "search instead"});
}

Response no_such_method(const CgiRequest& request) {
  Response response = refusal(405, site_at(request.script_name), asked_form(request),
                              {"No such method", "this page can only be read", "use GET or HEAD"});
  response.headers.push_back({"Allow", fmt::format("{}", fmt::join(methods, ", "))});
  return response;
}

Response answer(const CgiRequest& request, const std::string& db) {
  if (std::find(methods.begin(), methods.end(), request.method) == methods.end()) {
    return no_such_method(request);
  }
  const auto route = std::find_if(routes.begin(), routes.end(),
                                  [&](const Route& row) { return row.path == request.path_info; });
  return route == routes.end() ? no_such_page(request) : route->answer(request, db);
}

}  // namespace

Response handle(const CgiRequest& request, const std::string& db) {
  Response response = answer(request, db);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace gazette
