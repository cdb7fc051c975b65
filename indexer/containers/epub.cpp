// SPDX-License-Identifier: GPL-3.0-or-later
// A zip, of which META-INF/container.xml names the package, which names the chapters (EPUB 3.3,
// 4.2.6.3.1 and 5). The order of chapters is known only when the whole was read.
#include "indexer/containers/epub.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/dates/date.hpp"
#include "core/text/percent_encoding.hpp"
#include "core/text/text.hpp"
#include "indexer/containers/archive.hpp"
#include "indexer/reading/html_text.hpp"

namespace gazette {
namespace {

/// Of all chapters together; pictures do not count.
constexpr std::size_t most_book_bytes = std::size_t{64} * 1024 * 1024;

/// Covers, title pages and imprints have less text.
constexpr std::size_t least_chapter_bytes = 200;

constexpr std::string_view container_path = "META-INF/container.xml";

using Files = std::map<std::string, std::string>;  ///< path to bytes

struct XmlTag {
  std::map<std::string, std::string, std::less<>> attributes;
  std::string text;  ///< up to the next tag

  std::string value(std::string_view name) const {
    const auto found = attributes.find(name);
    return found == attributes.end() ? std::string() : found->second;
  }
};

XmlTag parse_tag(std::string_view inner) {
  constexpr std::string_view blanks = " \t\r\n";
  XmlTag tag;
  while (!inner.empty()) {
    const std::size_t equals = inner.find('=');
    if (equals == std::string_view::npos) break;
    std::string_view name = inner.substr(0, equals);
    name = name.substr(0, name.find_last_not_of(blanks) + 1);
    name = name.substr(name.find_last_of(blanks) + 1);
    inner.remove_prefix(equals + 1);
    const std::size_t quote = inner.find_first_of("\"'");
    if (quote == std::string_view::npos) break;
    const std::size_t end = inner.find(inner[quote], quote + 1);
    if (end == std::string_view::npos) break;
    tag.attributes.emplace(name, without_references(inner.substr(quote + 1, end - quote - 1)));
    inner.remove_prefix(end + 1);
  }
  return tag;
}

/// The elements of that name, whatever their prefix.
std::vector<XmlTag> tags_named(std::string_view xml, std::string_view wanted) {
  std::vector<XmlTag> tags;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find_first_of("<>", at + 1);
    if (end == std::string_view::npos) break;
    if (xml[end] == '<') continue;  // so that each byte is looked at once
    const std::string_view inner = xml.substr(at + 1, end - at - 1);
    const std::size_t name_end = std::min(inner.find_first_of(" \t\r\n/"), inner.size());
    std::string_view name = inner.substr(0, name_end);
    name = name.substr(name.find(':') + 1);
    if (name != wanted) continue;
    tags.push_back(parse_tag(inner.substr(name_end)));
    const std::size_t next = std::min(xml.find('<', end), xml.size());
    tags.back().text =
        one_line(without_references(repair_utf8(xml.substr(end + 1, next - end - 1))));
  }
  return tags;
}

bool is_wanted(const std::string& path) {
  constexpr auto suffixes =
      std::to_array<std::string_view>({".opf", ".xhtml", ".html", ".htm", ".xml"});
  return std::any_of(suffixes.begin(), suffixes.end(),
                     [&](std::string_view suffix) { return fold_case(path).ends_with(suffix); });
}

std::string bytes_of(ByteSource& source, std::size_t most) {
  std::string bytes;
  std::array<char, 16 * 1024> block{};
  for (;;) {
    const std::size_t count = source.read(block.data(), block.size());
    bytes.append(block.data(), count);
    if (count == 0 || bytes.size() > most) return bytes;
  }
}

/// `href`, as a link in the file at `base`, as a path in the book.
std::string path_of_link(const std::string& base, std::string_view href) {
  const std::string_view file = href.substr(0, href.find('#'));
  const std::string decoded = decode_percent(file).value_or(std::string(file));
  return (std::filesystem::path(base).parent_path() / decoded).lexically_normal().generic_string();
}

/// Paths of the chapters, in order.
std::vector<std::string> chapters_of(const std::string& package, const std::string& path) {
  std::map<std::string, XmlTag> items;
  for (XmlTag& item : tags_named(package, "item")) {
    std::string id = item.value("id");
    items.emplace(std::move(id), std::move(item));
  }
  std::vector<std::string> chapters;
  std::set<std::string> seen;
  for (const XmlTag& reference : tags_named(package, "itemref")) {
    const auto item = items.find(reference.value("idref"));
    if (item == items.end() || reference.value("linear") == "no") continue;
    if (item->second.value("properties").find("nav") != std::string::npos) continue;
    std::string chapter = path_of_link(path, item->second.value("href"));
    if (seen.insert(chapter).second) chapters.push_back(std::move(chapter));
  }
  return chapters;
}

}  // namespace

bool is_epub(std::string_view head, std::string_view name) {
  // The type is to stand first and as it is; not all exporters care.
  constexpr std::size_t examined_bytes = 200;
  constexpr std::size_t name_at = 30;
  if (!head.starts_with("PK\x03\x04") || head.size() < name_at) return false;
  if (name.ends_with(".epub")) return true;
  return head.substr(name_at).starts_with("mimetype") &&
         head.substr(0, examined_bytes).find("application/epub+zip") != std::string_view::npos;
}

void open_epub(ReaderInput input, Budget& budget, const InnerSink& sink) {
  Files files;
  std::size_t bytes = 0;
  bool is_whole = true;
  open_archive(input, budget, [&](Inner inner) {
    InnerInput* const file = std::get_if<InnerInput>(&inner);
    if (file == nullptr) return sink(std::move(inner));
    if (!is_wanted(file->path) || !is_whole) return;
    std::string content = bytes_of(*file->bytes, most_book_bytes - bytes);
    if (const std::string failure = file->bytes->failure(); !failure.empty()) {
      return sink(Skipped{input.name, '!' + file->path, failure});
    }
    bytes += content.size();
    is_whole = bytes <= most_book_bytes;
    files.insert_or_assign(file->path, std::move(content));
  });
  const auto skip = [&](std::string why) { sink(Skipped{input.name, {}, std::move(why)}); };
  if (!is_whole) {
    return skip(
        fmt::format("the texts of the book are larger than {} MiB", most_book_bytes / 1024 / 1024));
  }
  const std::vector<XmlTag> roots = tags_named(files[std::string(container_path)], "rootfile");
  const std::string path = roots.empty() ? std::string() : roots.front().value("full-path");
  const auto package = files.find(path);
  const std::vector<std::string> chapters =
      package == files.end() ? std::vector<std::string>() : chapters_of(package->second, path);
  if (chapters.empty()) return skip("it has no list of its chapters");
  const std::vector<XmlTag> dates = tags_named(package->second, "date");
  InputContext context;
  context.content_type = "text/html";
  if (!dates.empty()) context.captured = parse_date(dates.front().text);
  for (const std::string& chapter : chapters) {
    const auto file = files.find(chapter);
    if (file == files.end()) {
      sink(Skipped{input.name, '!' + chapter, "the chapter is missing"});
    } else if (text_of_html(repair_utf8(file->second)).size() < least_chapter_bytes) {
      sink(PassedOver{chapter, "a page with hardly any text"});
    } else {
      sink(InnerInput{chapter, std::make_unique<StringBytes>(std::move(file->second)), context});
      file->second.clear();
    }
  }
}

}  // namespace gazette
