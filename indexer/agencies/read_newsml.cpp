// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/agencies/read_newsml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/agencies/agency_item.hpp"
#include "indexer/agencies/agency_text.hpp"
#include "indexer/xml/xml_pieces.hpp"

namespace gazette {
namespace {

std::chrono::sys_seconds now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

/// Whether an item is all that its input can hold.
enum class Place { alone, among_others };

void send(AgencyItem item, Place place, const Skipped& where, const StorySink& sink) {
  const auto skip = [&](std::string why, Skipped::Hides hides) {
    sink(Skipped{where.path, where.place, std::move(why), hides});
  };
  Article& article = item.article;
  if (item.no_article && item.no_article->is_withdrawn && !article.id.empty()) {
    return sink(Withdrawn{std::move(article.id), article.modified, article.version});
  }
  if (item.no_article) return skip(std::move(item.no_article->why), Skipped::Hides::nothing);
  if (!has_content(article)) return skip("no title and no text", Skipped::Hides::nothing);
  if (std::string excess = excess_of(article); !excess.empty()) {
    return skip(std::move(excess), Skipped::Hides::perhaps);
  }
  const bool is_version = article.modified || article.version > 0;
  if (!article.id.empty() && is_version) return sink(Revision{std::move(article)});
  if (place == Place::alone) return sink(SoleArticle{std::move(article)});
  sink(std::move(article));
}

bool is_item(std::string_view name) {
  const auto names = agency_rules().names;
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The service that sends a message of NewsML 1.
std::string service_of(const XmlNode& root) {
  const XmlNode* envelope = child(root, "newsenvelope");
  const XmlNode* service = envelope == nullptr ? nullptr : child(*envelope, "newsservice");
  return service == nullptr ? std::string() : one_line(attribute(*service, "formalname"));
}

}  // namespace

bool is_newsml(std::string_view head, std::string_view) {
  const XmlRoot root = root_of(head);
  if (root.name == "newsml" || root.name == "newsmessage") return true;
  // Others may call something an item, too.
  return is_item(root.name) && root.head.find("iptc.org/std/") != std::string::npos;
}

void read_newsml(ReaderInput input, const StorySink& sink) {
  std::string service;
  std::size_t items = 0;
  const auto read_item = [&](const XmlPiece& piece, Place place, std::string where) {
    ++items;
    const bool is_first_version = piece.path.front()->name == "newsml";
    AgencyItem item = is_first_version ? item_of_newsml_1(piece.element(), service)
                                       : item_of_newsml_g2(piece, now());
    send(std::move(item), place, {input.name, std::move(where), {}}, sink);
  };
  std::string fault = read_xml_pieces(
      input.stream, agency_rules(),
      {.on_frame =
           [&](const XmlNode& root) {
             service = service_of(root);
             if (is_item(root.name)) read_item({{&root}, 1}, Place::alone, {});
           },
       .on_piece =
           [&](const XmlPiece& piece) {
             read_item(piece, Place::among_others, fmt::format(": item {}", piece.number));
           },
       .on_fault =
           [&](std::size_t number, std::string why) {
             ++items;
             sink(Skipped{input.name, fmt::format(": item {}", number), std::move(why)});
           }},
      input.context.charset);
  if (fault.empty() && items == 0) fault = "there is no item in the message";
  if (!fault.empty()) sink(Skipped{input.name, {}, std::move(fault)});
}

bool is_nitf(std::string_view head, std::string_view) { return root_of(head).name == "nitf"; }

void read_nitf(ReaderInput input, const StorySink& sink) {
  const XmlPieceRules rules{{}, agency_rules().namespaces};
  const std::string fault = read_xml_pieces(
      input.stream, rules,
      {.on_frame =
           [&](const XmlNode& root) {
             const XmlNode* nitf = root.name == "nitf" ? &root : descendant(root, "nitf");
             AgencyItem item;
             if (nitf != nullptr) item = item_of_nitf(*nitf, now());
             send(std::move(item), Place::alone, {input.name, {}, {}}, sink);
           },
       .on_piece = [](const XmlPiece&) {},
       .on_fault = [](std::size_t, const std::string&) {}},
      input.context.charset);
  if (!fault.empty()) sink(Skipped{input.name, {}, fault});
}

}  // namespace gazette
