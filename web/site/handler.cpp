// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "web/formats/answer_writers.hpp"
#include "web/parameters/answer_format.hpp"
#include "web/parameters/query_string.hpp"
#include "web/protocol/entity_tag.hpp"
#include "web/protocol/origin.hpp"
#include "web/site/health.hpp"
#include "web/site/opensearch.hpp"
#include "web/site/page_files.hpp"
#include "web/site/robots.hpp"

namespace gazette {
namespace {

/// The format that is asked for, else the page.
const AnswerFormat& format_of(const Asking& asking) {
  return answer_format(asking.parameters.format);
}

const AnswerWriter& writer_of(const Asking& asking) { return writer_of(format_of(asking)); }

/// What says `notice` in the format that is asked for.
Response refusal(int status, const Asking& asking, const Notice& notice) {
  const AnswerWriter& writer = writer_of(asking);
  return make_response(status, writer.notice_type, writer.notice(asking, notice), Keeping::never);
}

/// Details name folders of the server, which are its owner's business alone.
Response unavailable(const Asking& asking, const Error& error) {
  Response response = refusal(503, asking,
                              {"The index cannot be read", "the search index cannot be read now",
                               "try again later; the server's log says what is wrong with it"});
  response.log = to_line(error);
  return response;
}

std::string article(const Asking& asking, Searcher& searcher, const Article& article) {
  const AnswerWriter& writer = writer_of(asking);
  if (writer.article == nullptr) {
    throw QueryError(fmt::format("format: there is no {} of one article", writer.format),
                     "leave out id, or ask for html or json", 0);
  }
  return writer.article(asking, searcher, article);
}

Response no_such_article(const Asking& asking) {
  return refusal(
      404, asking,
      {"No such article", fmt::format("id: there is no article {}", shown(asking.parameters.id)),
       "it may have been removed; search for its title"});
}

/// What is asked for, or nothing when no article has its id.
std::optional<Representation> represent(const Asking& asking, Searcher& searcher) {
  const std::string& similar_to = asking.parameters.request.similar_to;
  if (!similar_to.empty() && !searcher.article(similar_to)) {
    throw QueryError(fmt::format("similar: there is no article {}", shown(similar_to)),
                     "it may have been removed; search for its title", 0);
  }
  if (asking.parameters.id.empty()) return writer_of(asking).search(asking, searcher);
  const std::optional<Article> found = searcher.article(asking.parameters.id);
  if (!found) return std::nullopt;
  return Representation{article(asking, searcher, *found)};
}

/// Labels and dates depend on who reads.
Response for_reader(Response response, const std::string& tag) {
  response.headers.push_back({"Vary", "Accept-Language"});
  response.headers.push_back({"ETag", tag});
  return response;
}

Response answer_asking(const CgiRequest& request, const Asking& asking, Archive& archive) {
  Searcher& searcher = archive.searcher();
  const std::string key = entity_key(request, searcher.revision());
  const std::string tag = entity_tag(key);
  const std::string_view type = format_of(asking).content_type;
  if (has_entity(request, tag)) {
    return for_reader(not_modified(Keeping::a_minute), tag);
  }
  if (const std::string* kept = archive.answers().find(key)) {
    return for_reader(make_response(200, type, *kept, Keeping::a_minute), tag);
  }
  std::optional<Representation> answer = represent(asking, searcher);
  if (!answer) return no_such_article(asking);
  if (answer->keeping == Keeping::never) {
    return make_response(200, type, std::move(answer->body), Keeping::never);
  }
  archive.answers().keep(key, answer->body);
  return for_reader(make_response(200, type, std::move(answer->body), answer->keeping), tag);
}

Asking asking_of(const CgiRequest& request, Parameters parameters, Archive& archive) {
  return {site_at(request.script_name), origin_of(request), std::move(parameters),
          archive.readers().of(request.accept_language)};
}

Response answer_query(const CgiRequest& request, Archive& archive) {
  auto [parameters, faults] = read_parameters(request.query_string);
  const Asking asking = asking_of(request, std::move(parameters), archive);
  try {
    if (!faults.empty()) throw QueryError(faults.front().message, faults.front().hint, 0);
    return format_of(asking).subject == AnswerFormat::Subject::archive
               ? health(archive)
               : answer_asking(request, asking, archive);
  } catch (const QueryError& error) {
    return refusal(400, asking, {"The search cannot be made", error.what(), error.hint()});
  } catch (const Error& error) {
    return unavailable(asking, error);
  }
}

Response answer_opensearch(const CgiRequest& request, Archive&) {
  return make_response(200, "application/opensearchdescription+xml",
                       opensearch_description(site_at(request.script_name), origin_of(request)),
                       Keeping::an_hour);
}

Response answer_health(const CgiRequest&, Archive& archive) { return health(archive); }

Response answer_robots(const CgiRequest& request, Archive&) {
  return make_response(200, "text/plain", robots_txt(site_at(request.script_name)),
                       Keeping::an_hour);
}

/// What lies at which path below the program's own.
struct Route {
  std::string_view path;
  Response (*answer)(const CgiRequest&, Archive&);
};

constexpr std::array routes = {
    Route{"", answer_query},
    Route{"/", answer_query},
    Route{"/health", answer_health},
    Route{"/robots.txt", answer_robots},
    Route{"/opensearch.xml", answer_opensearch},
};

constexpr std::array<std::string_view, 2> methods = {"GET", "HEAD"};

/// Asks for no more than a format, for what is no search.
Asking asked_format(const CgiRequest& request, Archive& archive) {
  Parameters parameters;
  parameters.format = read_parameters(request.query_string).parameters.format;
  return asking_of(request, std::move(parameters), archive);
}

Response no_such_page(const CgiRequest& request, Archive& archive) {
  return refusal(404, asked_format(request, archive),
                 {"No such page", "nothing is found at this address", "search instead"});
}

Response no_such_method(const CgiRequest& request, Archive& archive) {
  Response response = refusal(405, asked_format(request, archive),
                              {"No such method", "this page can only be read", "use GET or HEAD"});
  response.headers.push_back({"Allow", fmt::format("{}", fmt::join(methods, ", "))});
  return response;
}

Response answer(const CgiRequest& request, Archive& archive) {
  if (std::find(methods.begin(), methods.end(), request.method) == methods.end()) {
    return no_such_method(request, archive);
  }
  for (const PageFile& file : page_files()) {
    if (file.path != request.path_info) continue;
    return make_response(200, file.content_type, std::string(file.text), Keeping::an_hour);
  }
  const auto route = std::find_if(routes.begin(), routes.end(),
                                  [&](const Route& row) { return row.path == request.path_info; });
  return route == routes.end() ? no_such_page(request, archive) : route->answer(request, archive);
}

}  // namespace

Response handle(const CgiRequest& request, Archive& archive) {
  Response response = with_robots_header(answer(request, archive), request);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace gazette
