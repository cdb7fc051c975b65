// SPDX-License-Identifier: GPL-3.0-or-later
#include "web/site/handler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "web/formats/format_writers.hpp"
#include "web/parameters/query_string.hpp"
#include "web/parameters/response_format.hpp"
#include "web/protocol/entity_tag.hpp"
#include "web/protocol/origin.hpp"
#include "web/site/health.hpp"
#include "web/site/opensearch.hpp"
#include "web/site/robots.hpp"
#include "web/site/static_files.hpp"

namespace gazette {
namespace {

const ResponseFormat& format_of(const PageContext& context) {
  return response_format(context.parameters.format);
}

/// An error in the requested format.
Response error_response(int status, const PageContext& context, const ErrorMessage& message) {
  const FormatWriter& writer = format_writer(format_of(context));
  return make_response(status, writer.error_content_type, writer.error(context, message),
                       CacheControl::no_store);
}

/// The details go to the log only: they name folders of the server.
Response index_unavailable(const PageContext& context, const Error& error) {
  Response response =
      error_response(503, context,
                     {"The index cannot be read", "the search index cannot be read at the moment",
                      "try again later; the server's log has the details"});
  response.log = to_line(error);
  return response;
}

Response no_such_article(const PageContext& context) {
  return error_response(
      404, context,
      {"No such article",
       fmt::format("no article has the id \"{}\"", short_line(context.parameters.id)),
       "it may have been removed; search for its title"});
}

std::string write_article(const PageContext& context, Searcher& searcher, const Article& article) {
  const FormatWriter& writer = format_writer(format_of(context));
  if (writer.article == nullptr) {
    throw QueryError(fmt::format("format: a single article is not available as {}", writer.format),
                     "leave out id, or use the format html or json", 0);
  }
  return writer.article(context, searcher, article);
}

/// Nothing when no article has the requested id.
std::optional<Representation> find_representation(const PageContext& context, Searcher& searcher) {
  const std::string& similar_to = context.parameters.request.similar_to;
  if (!similar_to.empty() && !searcher.article(similar_to)) {
    throw QueryError(fmt::format("similar: no article has the id \"{}\"", short_line(similar_to)),
                     "it may have been removed; search for its title", 0);
  }
  if (context.parameters.id.empty()) {
    return format_writer(format_of(context)).search(context, searcher);
  }
  const std::optional<Article> found = searcher.article(context.parameters.id);
  if (!found) return std::nullopt;
  return Representation{write_article(context, searcher, *found)};
}

/// Labels, dates and numbers depend on Accept-Language, so caches must compare it.
Response with_entity_tag(Response response, const std::string& tag) {
  response.headers.push_back({"Vary", "Accept-Language"});
  response.headers.push_back({"ETag", tag});
  return response;
}

Response respond_from_index(const CgiRequest& request, const PageContext& context,
                            Archive& archive) {
  Searcher& searcher = archive.searcher();
  const std::string key = cache_key(context, searcher.revision());
  const std::string tag = entity_tag(key);
  const std::string_view type = format_of(context).content_type;
  if (is_not_modified(request, tag)) {
    return with_entity_tag(make_not_modified(CacheControl::private_minute), tag);
  }
  if (const std::string* stored = archive.responses().find(key)) {
    return with_entity_tag(make_response(200, type, *stored, CacheControl::private_minute), tag);
  }
  std::optional<Representation> found = find_representation(context, searcher);
  if (!found) return no_such_article(context);
  if (found->cache_control == CacheControl::no_store) {
    return make_response(200, type, std::move(found->body), CacheControl::no_store);
  }
  archive.responses().store(key, found->body);
  return with_entity_tag(make_response(200, type, std::move(found->body), found->cache_control),
                         tag);
}

PageContext make_context(const CgiRequest& request, ParsedQueryString parsed, Archive& archive) {
  return {site_at(request.script_name), origin_of(request), std::move(parsed.parameters),
          archive.locales().visitor(request.accept_language), std::move(parsed.ignored)};
}

Response respond_to_query(const CgiRequest& request, Archive& archive) {
  ParsedQueryString parsed = parse_query_string(request.query_string);
  const std::vector<ParameterError> errors = std::move(parsed.errors);
  const PageContext context = make_context(request, std::move(parsed), archive);
  try {
    if (!errors.empty()) throw QueryError(errors.front().message, errors.front().hint, 0);
    return format_of(context).subject == ResponseFormat::Subject::archive
               ? health(archive)
               : respond_from_index(request, context, archive);
  } catch (const QueryError& error) {
    return error_response(400, context,
                          {"This search cannot be run", error.what(), error.hint(), error.meant()});
  } catch (const Error& error) {
    return index_unavailable(context, error);
  }
}

Response respond_opensearch(const CgiRequest& request, Archive&) {
  return make_response(
      200, "application/opensearchdescription+xml",
      opensearch_description(site_at(request.script_name), configured_origin(request).value_or("")),
      CacheControl::public_hour);
}

Response respond_health(const CgiRequest&, Archive& archive) { return health(archive); }

Response respond_robots(const CgiRequest& request, Archive&) {
  return make_response(200, "text/plain", robots_txt(site_at(request.script_name)),
                       CacheControl::public_hour);
}

struct Route {
  std::string_view path;  ///< below the program's own
  Response (*respond)(const CgiRequest&, Archive&);
};

constexpr std::array routes = {
    Route{"", respond_to_query},
    Route{"/", respond_to_query},
    Route{"/health", respond_health},
    Route{"/robots.txt", respond_robots},
    Route{"/opensearch.xml", respond_opensearch},
};

constexpr std::array<std::string_view, 2> methods = {"GET", "HEAD"};

/// The context of an error that has nothing to do with a search: only the format counts.
PageContext error_context(const CgiRequest& request, Archive& archive) {
  ParsedQueryString only_format;
  only_format.parameters.format = parse_query_string(request.query_string).parameters.format;
  return make_context(request, std::move(only_format), archive);
}

Response no_such_page(const CgiRequest& request, Archive& archive) {
  return error_response(404, error_context(request, archive),
                        {"No such page", "there is no page at this address", "search instead"});
}

Response method_not_allowed(const CgiRequest& request, Archive& archive) {
  Response response =
      error_response(405, error_context(request, archive),
                     {"Method not allowed", "this page can only be read", "use GET or HEAD"});
  response.headers.push_back({"Allow", fmt::format("{}", fmt::join(methods, ", "))});
  return response;
}

Response dispatch(const CgiRequest& request, Archive& archive) {
  if (std::find(methods.begin(), methods.end(), request.method) == methods.end()) {
    return method_not_allowed(request, archive);
  }
  for (const StaticFile& file : static_files()) {
    if (file.path != request.path_info) continue;
    return make_response(200, file.content_type, std::string(file.text), CacheControl::public_hour);
  }
  const auto route = std::find_if(routes.begin(), routes.end(),
                                  [&](const Route& row) { return row.path == request.path_info; });
  return route == routes.end() ? no_such_page(request, archive) : route->respond(request, archive);
}

bool is_storable(const Response& response) {
  return std::none_of(response.headers.begin(), response.headers.end(), [](const Header& header) {
    return header.name == "Cache-Control" && header.value == "no-store";
  });
}

/// `If-None-Match: *` asks for nothing that exists (RFC 9110, 13.1.2). Whether it does is known
/// only when it is made. What may not be stored is sent again.
Response unless_any_matches(Response response, const CgiRequest& request) {
  if (response.status != 200 || !excludes_all(request) || !is_storable(response)) return response;
  response.status = 304;
  response.body.clear();
  std::erase_if(response.headers, [](const Header& header) {
    return header.name == "Content-Type" || header.name == "Content-Length";
  });
  return response;
}

}  // namespace

Response handle(const CgiRequest& request, Archive& archive) {
  Response response =
      with_robots_header(unless_any_matches(dispatch(request, archive), request), request);
  if (request.method == "HEAD") response.body.clear();
  return response;
}

}  // namespace gazette
