// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/feed_item.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/dates/date.hpp"
#include "core/dates/day_in_text.hpp"
#include "core/text/host_name.hpp"
#include "core/text/text.hpp"
#include "indexer/feeds/feed_names.hpp"
#include "indexer/pages/page_address.hpp"

namespace gazette {
namespace {

using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 2> piece_names = {"item", "entry"};

/// In small letters. Feeds without a namespace, and with that of their root, need none.
constexpr auto namespaces = std::to_array<XmlNamespace>({
    {"http://my.netscape.com/rdf/simple/0.9/", ""},
    {"http://channel.netscape.com/rdf/simple/0.9/", ""},
    {"http://purl.org/rss/1.0/", ""},
    {"http://purl.org/net/rss1.1#", ""},
    {"http://backend.userland.com/rss", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"http://www.w3.org/2005/atom", "atom"},
    {"http://purl.org/atom/ns#", "atom"},
    {"http://purl.org/dc/elements/1.0/", "dc"},
    {"http://purl.org/dc/elements/1.1/", "dc"},
    {"http://purl.org/dc/terms/", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content/", "content"},
    {"http://www.w3.org/1999/xhtml", "xhtml"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://search.yahoo.com/mrss/", "media"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://example.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"http://wordpress.org/export/1.0/", "wp"},
    {"http://wordpress.org/export/1.1/", "wp"},
    {"http://wordpress.org/export/1.2/", "wp"},
    {"http://wordpress.org/export/1.0/excerpt/", "excerpt"},
    {"http://wordpress.org/export/1.1/excerpt/", "excerpt"},
    {"http://wordpress.org/export/1.2/excerpt/", "excerpt"},
});

constexpr auto title_names =
    std::to_array<std::string_view>({"title", "atom:title", "dc:title", "media:title"});
constexpr auto id_names = std::to_array<std::string_view>({"guid", "id", "atom:id"});
constexpr auto body_names = std::to_array<std::string_view>(
    {"content:encoded", "xhtml:body", "body", "fullitem", "content", "atom:content"});
constexpr auto summary_names = std::to_array<std::string_view>(
    {"excerpt:encoded", "description", "summary", "atom:summary", "abstract", "dc:description",
     "itunes:summary", "media:description"});
constexpr auto author_names = std::to_array<std::string_view>(
    {"dc:creator", "author", "atom:author", "dc:author", "itunes:author"});
constexpr auto published_names = std::to_array<std::string_view>(
    {"pubdate", "published", "atom:published", "issued", "dcterms:issued", "dc:date",
     "wp:post_date_gmt", "wp:post_date", "created", "dcterms:created"});
constexpr auto modified_names =
    std::to_array<std::string_view>({"updated", "atom:updated", "modified", "dcterms:modified"});
constexpr auto tag_names =
    std::to_array<std::string_view>({"tags", "category", "atom:category", "dc:subject", "keywords",
                                     "itunes:keywords", "itunes:category", "media:category"});

FeedDialect dialect_of(const XmlNode& root, std::string_view name) {
  return root.name == "feed" || name.starts_with("atom:") ? FeedDialect::atom : FeedDialect::rss;
}

/// The paragraphs of the first of `names` that has some.
std::string paragraphs_at(const XmlPiece& item, Names names) {
  for (const std::string_view name : names) {
    const XmlNode* found = child(item.element(), name);
    const XmlNode* group = child(item.element(), "media:group");
    if (found == nullptr && group != nullptr) found = child(*group, name);
    if (found == nullptr) continue;
    const bool is_stored_post = child(item.element(), "wp:post_type") != nullptr;
    std::string text = is_stored_post ? paragraphs_of_html(without_shortcodes(inner_text(*found)))
                                      : paragraphs_of(*found, dialect_of(*item.path.front(), name));
    if (!one_line(text).empty()) return text;
  }
  return {};
}

/// Whether `summary` is the text and `body` is not: some feeds have the text in their description,
/// and a caption or "Read more" in the content.
bool is_rather_the_text(std::string_view summary, std::string_view body) {
  constexpr std::size_t least_bytes = 200;  // more
  return summary.size() > 2 * body.size() + least_bytes;
}

/// The text of an item without content: its summary, or another that is much longer.
void take_summary_as_text(const XmlPiece& item, Article& article) {
  article.body = std::exchange(article.summary, {});
  for (const std::string_view& name : summary_names) {
    std::string other = paragraphs_at(item, {&name, 1});
    if (!is_rather_the_text(other, article.body)) continue;
    article.summary = std::exchange(article.body, std::move(other));
  }
}

std::string text_at(const XmlNode& node, Names names) {
  for (const std::string_view name : names) {
    if (std::string text = text_at(node, name); !text.empty()) return text;
  }
  return {};
}

/// The date of a feed. A zone that is not known is left out: the day is still right, mostly. What
/// WordPress writes for no date ("Wed, 30 Nov -0001 00:00:00 +0000") is none.
std::optional<Timestamp> feed_date(std::string_view text) {
  constexpr std::chrono::sys_days earliest{std::chrono::year{1000} / 1 / 1};
  std::optional<Timestamp> date = parse_date(text);
  const std::size_t zone = text.rfind(' ');
  if (!date && zone != std::string_view::npos &&
      text.find_first_of("0123456789", zone) == std::string_view::npos) {
    date = parse_date(text.substr(0, zone));
  }
  if (!date) date = stated_date(text);
  return date && date->utc >= earliest ? date : std::nullopt;
}

/// The last date of the first of `names` that has one.
std::optional<Timestamp> date_at(const XmlNode& node, Names names) {
  for (const std::string_view name : names) {
    std::optional<Timestamp> last;
    for (const XmlNode* each : children(node, name)) {
      if (const auto date = feed_date(one_line(inner_text(*each)))) last = date;
    }
    if (last) return last;
  }
  return std::nullopt;
}

/// The address that those in `node` are relative to: by xml:base of the elements around it, each of
/// which may be relative to the one around it.
std::string base_of(const XmlPiece& item, const XmlNode* node, const std::string& channel_url) {
  std::string base = channel_url;
  const auto enter = [&](const XmlNode& each) {
    const std::string stated = one_line(attribute(each, "xml:base"));
    if (std::string next = resolved_address(stated, base); !next.empty()) base = std::move(next);
  };
  for (const XmlNode* each : item.path) enter(*each);
  if (node != nullptr) enter(*node);
  return base;
}

bool is_of_web(std::string_view text) { return is_web_address(fold_case(text.substr(0, 8))); }

/// `stated` as an address by itself, and as it is when it cannot be made one.
std::string address(std::string_view stated, const XmlPiece& item, const XmlNode* node,
                    const FeedChannel& channel) {
  if (stated.empty() || is_of_web(stated)) return std::string(stated);
  std::string whole = resolved_address(stated, base_of(item, node, channel.url));
  return whole.empty() ? std::string(stated) : whole;
}

/// Of Atom's links the alternate one, which is also one without a relation.
bool is_alternate(const XmlNode& link) {
  const std::string_view relation = attribute(link, "rel");
  return relation.empty() || relation == "alternate";
}

std::string url_of(const XmlPiece& item, const FeedChannel& channel) {
  const XmlNode& element = item.element();
  // FeedBurner's own link counts who follows it.
  if (std::string url = text_at(element, "feedburner:origlink"); is_of_web(url)) return url;
  for (const std::string_view name : {"link", "atom:link"}) {
    for (const XmlNode* each : children(element, name)) {
      if (!is_alternate(*each)) continue;
      std::string link = one_line(attribute(*each, "href"));
      if (link.empty()) link = one_line(inner_text(*each));
      if (!link.empty()) return address(link, item, each, channel);
    }
  }
  if (std::string href = one_line(attribute(element, "href")); !href.empty()) return href;
  const XmlNode* guid = child(element, "guid");
  if (guid != nullptr && fold_case(attribute(*guid, "ispermalink")) != "false") {
    if (std::string url = one_line(inner_text(*guid)); is_of_web(url)) return url;
  }
  for (const std::string_view name : {"rdf:about", "about"}) {
    if (std::string url = one_line(attribute(element, name)); is_of_web(url)) return url;
  }
  return {};
}

std::string id_of(const XmlNode& element) {
  if (std::string id = text_at(element, Names(id_names)); !id.empty()) return id;
  // In RDF the root's namespace is that of `about`.
  const std::string_view about = attribute(element, "about");
  return one_line(about.empty() ? attribute(element, "rdf:about") : about);
}

void add_once(std::vector<std::string>& list, std::string text) {
  constexpr std::size_t most = 1'001;
  if (text.empty() || list.size() >= most) return;
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

/// An author is a text, or an element with a name and an address.
void add_authors(const XmlNode& parent, std::vector<std::string>& authors) {
  for (const std::string_view name : author_names) {
    for (const XmlNode* each : children(parent, name)) {
      std::string text = text_at(*each, "name");
      if (text.empty()) text = text_at(*each, "atom:name");
      if (text.empty() && !has_elements(*each)) text = inner_text(*each);
      for (std::string& author : feed_authors(text)) add_once(authors, std::move(author));
    }
    if (!authors.empty()) return;
  }
}

std::vector<std::string> authors_of(const XmlNode& element, const FeedChannel& channel) {
  std::vector<std::string> authors;
  add_authors(element, authors);
  const XmlNode* source = child(element, "source");
  if (authors.empty() && source != nullptr) add_authors(*source, authors);
  for (std::string& author : authors) {
    const auto name = channel.account_names.find(author);
    if (name != channel.account_names.end()) author = name->second;
  }
  return authors.empty() ? channel.authors : authors;
}

/// The feed that an item was taken from, else the feed itself.
std::string source_of(const XmlNode& element, const FeedChannel& channel) {
  if (const XmlNode* source = child(element, "source")) {
    std::string title = text_at(*source, "title");
    if (title.empty() && !has_elements(*source)) title = one_line(inner_text(*source));
    if (!title.empty()) return title;
  }
  return channel.title;
}

/// The attributes that name a category: of Atom the name for programs and that for readers, of
/// podcasts the text, also of the categories within it.
void add_category(const XmlNode& category, std::vector<std::string>& keywords) {
  for (const std::string_view name : {"term", "label"}) {
    add_once(keywords, one_line(attribute(category, name)));
  }
  if (category.name != "itunes:category") return;
  add_once(keywords, one_line(attribute(category, "text")));
  for (const XmlNode* each : children(category, category.name)) add_category(*each, keywords);
}

std::vector<std::string> keywords_of(const XmlNode& element) {
  std::vector<std::string> keywords;
  for (const std::string_view name : tag_names) {
    const bool is_list = name.ends_with("keywords") || name == "tags";
    for (const XmlNode* each : children(element, name)) {
      // WordPress names the form of a post in this way.
      if (attribute(*each, "domain") == "post_format") continue;
      const std::string text = one_line(inner_text(*each));
      std::size_t begin = 0;
      while (begin < text.size()) {
        const std::size_t end =
            is_list ? std::min(text.find(',', begin), text.size()) : text.size();
        add_once(keywords, one_line(text.substr(begin, end - begin)));
        begin = end + 1;
      }
      add_category(*each, keywords);
    }
  }
  return keywords;
}

std::string language_of(const XmlPiece& item, const FeedChannel& channel) {
  std::string language = text_at(item.element(), "dc:language");
  for (auto each = item.path.rbegin(); each != item.path.rend() && language.empty(); ++each) {
    language = one_line(attribute(**each, "xml:lang"));
  }
  if (language.empty()) language = channel.language;
  return language.empty() ? std::string() : normalize_language(language);
}

}  // namespace

const XmlPieceRules& feed_rules() {
  static constexpr XmlPieceRules rules{piece_names, namespaces};
  return rules;
}

FeedChannel channel_of(const XmlNode& root) {
  FeedChannel channel;
  const XmlNode* inner = child(root, "channel");
  const XmlNode& node = inner == nullptr ? root : *inner;
  if (const XmlNode* title = child(node, "title")) {
    channel.title = one_line(paragraphs_of(*title, dialect_of(root, "title")));
  }
  for (const std::string_view name : {"link", "atom:link"}) {
    for (const XmlNode* each : children(node, name)) {
      std::string url = one_line(inner_text(*each));
      if (url.empty() && is_alternate(*each)) url = one_line(attribute(*each, "href"));
      if (channel.url.empty() && is_of_web(url)) channel.url = std::move(url);
    }
  }
  channel.language = text_at(node, "language");
  if (channel.language.empty()) channel.language = text_at(node, "dc:language");
  if (root.name == "feed") add_authors(node, channel.authors);
  for (const XmlNode* each : children(node, "wp:author")) {
    std::string name = text_at(*each, "wp:author_display_name");
    if (name.empty()) continue;
    channel.account_names.emplace(text_at(*each, "wp:author_login"), std::move(name));
  }
  return channel;
}

FeedArticle article_of_item(const XmlPiece& item, const FeedChannel& channel) {
  const XmlNode& element = item.element();
  FeedArticle result;
  Article& article = result.article;
  article.title = one_line(paragraphs_at(item, title_names));
  article.id = id_of(element);
  article.url = url_of(item, channel);
  article.summary = paragraphs_at(item, summary_names);
  article.body = paragraphs_at(item, body_names);
  result.is_summary = article.body.empty();
  if (result.is_summary) {
    take_summary_as_text(item, article);
  } else if (is_rather_the_text(article.summary, article.body)) {
    std::swap(article.summary, article.body);
  }
  if (article.summary == article.body) article.summary.clear();
  article.summary = one_line(article.summary);
  article.authors = authors_of(element, channel);
  article.source = source_of(element, channel);
  article.language = language_of(item, channel);
  article.published = date_at(element, published_names);
  article.modified = date_at(element, modified_names);
  if (!article.modified) article.modified = feed_date(attribute(element, "lastmod"));
  if (!article.published) article.published = article.modified;
  article.keywords = keywords_of(element);
  return result;
}

std::string reason_to_skip(const XmlNode& item) {
  constexpr auto other_types = std::to_array<std::string_view>(
      {"attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset",
       "oembed_cache", "user_request", "wp_block", "wp_global_styles", "wp_navigation",
       "wp_template", "wp_template_part"});
  const std::string type = text_at(item, "wp:post_type");
  if (std::find(other_types.begin(), other_types.end(), type) != other_types.end())
    return "of type " + type + ", not an article";
  const std::string status = text_at(item, "wp:status");
  if (status.empty() || status == "publish") return {};
  constexpr std::size_t longest_status = 20;
  return status.size() > longest_status ? "not published" : "not published (" + status + ")";
}

}  // namespace gazette
