// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/feeds/feed_text.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"
#include "indexer/cleaning/paragraphs.hpp"
#include "indexer/reading/html_text.hpp"
#include "indexer/reading/transfer_encoding.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/xml/next_place.hpp"

namespace gazette {
namespace {

bool contains_tag(std::string_view html, std::string_view name) {
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view tag = html.substr(at + 1, name.size() + 1);
    if (tag.size() <= name.size()) continue;
    const char behind = tag.back();
    if ((behind == '>' || behind == ' ' || behind == '/' || behind == '\n') &&
        fold_case(tag.substr(0, name.size())) == name) {
      return true;
    }
  }
  return false;
}

/// Whether there is a tag and not only a character < ("if a <!-- b").
bool has_tag(std::string_view html) {
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::size_t name = html.substr(at).starts_with("</") ? at + 2 : at + 1;
    if (name < html.size() &&
        count_letters(html.substr(name, 1)).lower + count_letters(html.substr(name, 1)).upper > 0) {
      return true;
    }
  }
  return false;
}

/// A paragraph begins after each blank line.
std::string with_paragraphs(std::string_view html) {
  std::string result;
  std::size_t begin = 0;
  while (begin < html.size()) {
    const std::size_t end = std::min(html.find('\n', begin), html.size());
    const std::string_view line = html.substr(begin, end - begin);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      result += "<p>";
    } else {
      result.append(line).append("\n");
    }
    begin = end + 1;
  }
  return result;
}

enum class Writing { plain, html, other };

/// How the text of Atom is written, by its media type or, in Atom 1.0, its short name.
Writing writing_of(std::string_view type, FeedDialect dialect) {
  if (type.empty()) return dialect == FeedDialect::atom ? Writing::plain : Writing::html;
  if (type == "text" || type == "plain" || type == "text/plain") return Writing::plain;
  const bool is_text =
      type == "html" || type == "xhtml" || type.starts_with("text/") || type.ends_with("xml");
  return is_text ? Writing::html : Writing::other;
}

/// What is in base64 without saying so (Atom 1.0 has it for any type but text), if it is text.
std::string paragraphs_of_bytes(std::string_view base64, std::string_view type) {
  for (const std::string_view other : {"image/", "audio/", "video/"}) {
    if (type.starts_with(other)) return {};
  }
  const std::string bytes = decode_base64(base64);
  const bool is_text = is_valid_utf8(bytes) && std::none_of(bytes.begin(), bytes.end(), [](char c) {
                         return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r';
                       });
  return is_text ? paragraphs_of_html(bytes) : std::string();
}

}  // namespace

std::string without_shortcodes(std::string_view post) {
  constexpr auto names = std::to_array<std::string_view>(
      {"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"});
  NextPlace next_caption_end(post, "[/caption]");
  std::string text;
  std::size_t done = 0;
  for (std::size_t at = post.find('['); at != std::string_view::npos; at = post.find('[', at)) {
    const std::size_t name = post.substr(at).starts_with("[/") ? at + 2 : at + 1;
    const std::size_t name_end = std::min(post.find_first_of(" ]/[", name), post.size());
    const std::string_view own = post.substr(name, name_end - name);
    const std::size_t end = std::min(post.find_first_of("[]", name_end), post.size());
    if (std::find(names.begin(), names.end(), own) == names.end() || end == post.size() ||
        post[end] == '[') {
      at = std::max(at + 1, std::min(name_end, end));
      continue;
    }
    text += post.substr(done, at - done);
    done = end + 1;
    const std::size_t caption_end =
        own == "caption" && name == at + 1 ? next_caption_end.from(at) : std::string_view::npos;
    if (caption_end != std::string_view::npos) done = caption_end;
    at = done;
  }
  return text.append(post.substr(done));
}

std::string paragraphs_of_plain(std::string_view text) {
  return join_paragraphs(split_paragraphs(text));
}

std::string paragraphs_of_html(std::string_view html) {
  if (html.find('<') == std::string_view::npos)
    return paragraphs_of_plain(without_references(html));
  const bool has_paragraphs = contains_tag(html, "p") || contains_tag(html, "br");
  std::string text = text_of_html(has_paragraphs ? std::string(html) : with_paragraphs(html));
  return text.empty() && !has_tag(html) ? paragraphs_of_plain(html) : text;
}

std::string paragraphs_of(const XmlNode& node, FeedDialect dialect) {
  const std::string type = fold_case(one_line(attribute(node, "type")));
  const std::string_view mode = attribute(node, "mode");
  const Writing writing = writing_of(type, dialect);
  if (writing == Writing::other) return paragraphs_of_bytes(inner_text(node), type);
  if (has_elements(node)) return text_of_html(html_of(node));
  std::string text = inner_text(node);
  if (mode == "base64") text = to_utf8(decode_base64(text));
  const bool is_html = writing == Writing::html || (mode == "base64" && type.empty());
  return is_html ? paragraphs_of_html(text) : paragraphs_of_plain(text);
}

}  // namespace gazette
