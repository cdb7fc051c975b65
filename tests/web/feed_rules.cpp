// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/web/feed_rules.hpp"

#include <algorithm>
#include <cstdlib>
#include <pugixml.hpp>
#include <regex>
#include <set>
#include <string_view>

#include "core/dates/date.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {
namespace {

using Faults = std::vector<std::string>;

std::size_t count(const pugi::xml_node& node, const char* name) {
  const auto children = node.children(name);
  return static_cast<std::size_t>(std::distance(children.begin(), children.end()));
}

/// `node` must have at least `least` and at most `most` children of that name.
void want(Faults& faults, const pugi::xml_node& node, const char* name, std::size_t least,
          std::size_t most) {
  const std::size_t found = count(node, name);
  if (found < least || found > most) {
    faults.push_back(std::string(node.name()) + " has " + std::to_string(found) + " " + name);
  }
}

void want_form(Faults& faults, std::string_view what, const std::string& text,
               const std::regex& form) {
  if (!std::regex_match(text, form)) faults.push_back(std::string(what) + ": " + text);
}

const std::regex scheme("[a-z][a-z0-9+.-]*");
const std::regex uuid_8(
    R"(urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})");
const std::regex language_tag_form("|[a-z]{2,8}(-[A-Za-z0-9]{1,8})*");
const std::regex rfc3339(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d))");
const std::regex rfc822(
    "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    "\\d{4} \\d\\d:\\d\\d:\\d\\d (GMT|[+-]\\d{4})");

/// An absolute IRI, without characters that must be encoded (RFC 3987, 2.2). Not a regular
/// expression, because std::regex recurses for each character and URLs can be long.
bool is_absolute_iri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return false;
  return text.find_first_of(" \t\r\n\f\v<>\"{}|\\^`") == std::string_view::npos &&
         std::regex_match(std::string(text.substr(0, colon)), scheme);
}

/// An http or https URL with a host and a path.
bool is_web_iri(std::string_view text) {
  if (!is_absolute_iri(text)) return false;
  const std::size_t host = text.find("://") + 3;
  if (!text.starts_with("http://") && !text.starts_with("https://")) return false;
  const std::size_t path = text.find('/', host);
  return path != std::string_view::npos && path > host;
}

void want_iri(Faults& faults, std::string_view what, const std::string& text,
              bool (*is_iri)(std::string_view)) {
  if (!is_iri(text)) faults.push_back(std::string(what) + ": " + text);
}

/// A text of that form, and a date that exists.
void want_date(Faults& faults, const pugi::xml_node& node, const std::regex& form) {
  if (!node) return;
  const std::string text = node.text().get();
  want_form(faults, node.name(), text, form);
  if (!parse_date(text)) faults.push_back(std::string(node.name()) + " is no date: " + text);
}

/// There must be exactly one link with that relation.
void want_link(Faults& faults, const pugi::xml_node& node, const char* link, const char* relation) {
  std::size_t found = 0;
  for (const pugi::xml_node& each : node.children(link)) {
    want_iri(faults, "href", each.attribute("href").value(), is_web_iri);
    if (std::string_view(each.attribute("rel").value()) == relation) ++found;
  }
  if (found != 1) faults.push_back(std::string(node.name()) + ": " + relation + " not once");
}

void check_persons(Faults& faults, const pugi::xml_node& node) {
  for (const pugi::xml_node& author : node.children("author")) {
    want(faults, author, "name", 1, 1);
    if (author.child("name").text().empty()) faults.emplace_back("an author without a name");
  }
}

/// The rules for feeds and entries alike (RFC 4287, 4.1.1 and 4.1.2).
void check_atom_common(Faults& faults, const pugi::xml_node& node) {
  for (const char* name : {"id", "title", "updated"}) want(faults, node, name, 1, 1);
  want_iri(faults, "id", node.child("id").text().get(), is_absolute_iri);
  want_form(faults, "xml:lang", node.attribute("xml:lang").value(), language_tag_form);
  want_date(faults, node.child("updated"), rfc3339);
  want_link(faults, node, "link", "alternate");
  check_persons(faults, node);
}

void check_atom_entry(Faults& faults, const pugi::xml_node& entry) {
  check_atom_common(faults, entry);
  want_form(faults, "id", entry.child("id").text().get(), uuid_8);
  want(faults, entry, "published", 0, 1);
  want(faults, entry, "summary", 0, 1);
  want(faults, entry, "author", 0, 1);
  want_date(faults, entry.child("published"), rfc3339);
  for (const pugi::xml_node& category : entry.children("category")) {
    if (!*category.attribute("term").value()) faults.emplace_back("a category without a term");
  }
}

void check_rss_item(Faults& faults, const pugi::xml_node& item) {
  for (const char* name : {"title", "link", "guid"}) want(faults, item, name, 1, 1);
  for (const char* name : {"pubDate", "description", "dc:creator"}) want(faults, item, name, 0, 1);
  want_iri(faults, "link", item.child("link").text().get(), is_web_iri);
  want_date(faults, item.child("pubDate"), rfc822);
  const pugi::xml_node guid = item.child("guid");
  want_form(faults, "guid", guid.text().get(), uuid_8);
  if (std::string_view(guid.attribute("isPermaLink").value()) != "false") {
    faults.emplace_back("a guid that says to be an address");
  }
}

void want_unique(Faults& faults, const pugi::xml_node& parent, const char* child, const char* id) {
  std::set<std::string> seen;
  for (const pugi::xml_node& node : parent.children(child)) {
    if (!seen.insert(node.child(id).text().get()).second) {
      faults.push_back(std::string(id) + " twice: " + node.child(id).text().get());
    }
  }
}

}  // namespace

std::vector<std::string> atom_faults(const std::string& xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {"no XML"};
  Faults faults;
  const pugi::xml_node feed = document.document_element();
  if (std::string_view(feed.name()) != "feed") faults.emplace_back("no feed");
  if (std::string_view(feed.attribute("xmlns").value()) != "http://www.w3.org/2005/Atom") {
    faults.emplace_back("not the namespace of Atom");
  }
  check_atom_common(faults, feed);
  want_link(faults, feed, "link", "self");
  want(faults, feed, "author", 1, 1);
  std::string newest = count(feed, "entry") == 0 ? feed.child("updated").text().get() : "";
  for (const pugi::xml_node& entry : feed.children("entry")) {
    check_atom_entry(faults, entry);
    newest = std::max<std::string>(newest, entry.child("updated").text().get());
  }
  if (newest != feed.child("updated").text().get()) faults.push_back("newest is " + newest);
  want_unique(faults, feed, "entry", "id");
  return faults;
}

std::vector<std::string> rss_faults(const std::string& xml) {
  pugi::xml_document document;
  if (!document.load_buffer(xml.data(), xml.size())) return {"no XML"};
  Faults faults;
  const pugi::xml_node rss = document.document_element();
  if (std::string_view(rss.attribute("version").value()) != "2.0") faults.emplace_back("not 2.0");
  want(faults, rss, "channel", 1, 1);
  const pugi::xml_node channel = rss.child("channel");
  for (const char* name : {"title", "link", "description", "lastBuildDate"}) {
    want(faults, channel, name, 1, 1);
  }
  want_iri(faults, "link", channel.child("link").text().get(), is_web_iri);
  want_date(faults, channel.child("lastBuildDate"), rfc822);
  want_link(faults, channel, "atom:link", "self");
  for (const pugi::xml_node& item : channel.children("item")) check_rss_item(faults, item);
  want_unique(faults, channel, "item", "guid");
  return faults;
}

bool is_well_formed(const std::string& xml) {
  const TemporaryFolder folder;
  write_file(folder / "feed.xml", xml);
  const std::string command =
      "'" GAZETTE_XMLLINT "' --noout --nonet '" + (folder / "feed.xml").string() + "'";
  return std::system(command.c_str()) == 0;  // NOLINT(concurrency-mt-unsafe)
}

}  // namespace gazette
