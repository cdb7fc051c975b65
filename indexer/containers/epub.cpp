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
#include "indexer/xml/xml_encoding.hpp"
#include "indexer/xml/xml_node.hpp"
#include "indexer/xml/xml_tree.hpp"

namespace gazette {
namespace {

/// Of all chapters together; pictures do not count.
constexpr std::size_t most_book_bytes = std::size_t{64} * 1024 * 1024;

/// Covers, title pages and imprints have less text.
constexpr std::size_t least_chapter_bytes = 200;

constexpr std::string_view container_path = "META-INF/container.xml";

using Files = std::map<std::string, std::string>;  ///< path to bytes

constexpr auto namespaces =
    std::to_array<XmlNamespace>({{"http://purl.org/dc/elements/1.1/", "dc"}});

/// The root element of the file at `path`; an empty text when there is no such file.
XmlNode parsed(const Files& files, const std::string& path) {
  const auto file = files.find(path);
  if (file == files.end()) return {};
  return parse_xml(xml_in_utf8(file->second, declared_xml_encoding(file->second)), namespaces);
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

/// Paths of the chapters, in order. `package` is the package document, which is at `path`.
std::vector<std::string> chapters_of(const XmlNode& package, const std::string& path) {
  std::map<std::string_view, const XmlNode*> items;
  for (const XmlNode* item : descendants(package, "item")) {
    items.emplace(attribute(*item, "id"), item);
  }
  std::vector<std::string> chapters;
  std::set<std::string> seen;
  for (const XmlNode* reference : descendants(package, "itemref")) {
    const auto found = items.find(attribute(*reference, "idref"));
    if (found == items.end() || attribute(*reference, "linear") == "no") continue;
    const XmlNode& item = *found->second;
    if (attribute(item, "properties").find("nav") != std::string_view::npos) continue;
    std::string chapter = path_of_link(path, attribute(item, "href"));
    if (seen.insert(chapter).second) chapters.push_back(std::move(chapter));
  }
  return chapters;
}

}  // namespace

bool is_epub(std::string_view head, std::string_view name) {
  // The type is to be first and as it is; not all exporters care.
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
  const std::string path(
      attribute_below(parsed(files, std::string(container_path)), "rootfile", "full-path"));
  const XmlNode package = parsed(files, path);
  const std::vector<std::string> chapters = chapters_of(package, path);
  if (chapters.empty()) return skip("it has no list of its chapters");
  InputContext context;
  context.content_type = "text/html";
  context.captured = parse_date(text_below(package, "dc:date"));
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
