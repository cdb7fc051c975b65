// SPDX-License-Identifier: GPL-3.0-or-later
// A binary property list: objects one after another, a table of where each begins, and a trailer
// that says where the table lies. Of its dictionary, WebMainResource is the page.
#include "indexer/formats/read_webarchive.hpp"

#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include "core/text/text.hpp"
#include "indexer/pages/read_html.hpp"
#include "indexer/sources/encoding.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

constexpr std::string_view plist_begin = "bplist00";

/// With its pictures.
constexpr std::size_t max_webarchive_bytes = std::size_t{64} * 1024 * 1024;

/// Big-endian; nothing when `bytes` ends before.
std::optional<std::uint64_t> number_at(std::string_view bytes, std::uint64_t at, unsigned size) {
  if (size > 8 || at > bytes.size() || bytes.size() - at < size) return std::nullopt;
  std::uint64_t number = 0;
  for (unsigned i = 0; i < size; ++i) {
    number = number << 8U | static_cast<unsigned char>(bytes[static_cast<std::size_t>(at) + i]);
  }
  return number;
}

class PropertyList {
 public:
  /// REQUIRES: `bytes` outlives it.
  explicit PropertyList(std::string_view bytes) : bytes_(bytes) {
    constexpr std::size_t trailer_bytes = 32;
    if (bytes.size() < trailer_bytes) return;
    const std::uint64_t trailer = bytes.size() - trailer_bytes;
    offset_size_ = static_cast<unsigned>(number_at(bytes, trailer + 6, 1).value_or(0));
    reference_size_ = static_cast<unsigned>(number_at(bytes, trailer + 7, 1).value_or(0));
    root_ = number_at(bytes, trailer + 16, 8).value_or(0);
    table_ = number_at(bytes, trailer + 24, 8).value_or(0);
  }

  std::uint64_t root() const { return root_; }

  /// The object that the dictionary `object` has under `key`.
  std::optional<std::uint64_t> value(std::uint64_t object, std::string_view key) const {
    const std::optional<Extent> dictionary = extent(object, 0xD);
    if (!dictionary) return std::nullopt;
    for (std::uint64_t i = 0; i < dictionary->count; ++i) {
      const auto name = number_at(bytes_, dictionary->begin + i * reference_size_, reference_size_);
      if (!name) return std::nullopt;
      if (text(*name) != key) continue;
      return number_at(bytes_, dictionary->begin + (dictionary->count + i) * reference_size_,
                       reference_size_);
    }
    return std::nullopt;
  }

  std::string_view data(std::uint64_t object) const { return part(extent(object, 0x4), 1); }

  std::string text(std::uint64_t object) const {
    if (const std::optional<Extent> ascii = extent(object, 0x5)) return std::string(part(ascii, 1));
    const std::string_view utf16 = part(extent(object, 0x6), 2);
    return utf16.empty() ? std::string() : to_utf8("\xFE\xFF" + std::string(utf16));
  }

 private:
  struct Extent {
    std::uint64_t begin;
    std::uint64_t count;
  };

  /// Where the content of `object` lies, if it is of the kind.
  std::optional<Extent> extent(std::uint64_t object, unsigned kind) const {
    constexpr unsigned long_count = 0xF;
    if (object >= bytes_.size() || table_ >= bytes_.size()) return std::nullopt;
    const auto begin = number_at(bytes_, table_ + object * offset_size_, offset_size_);
    const auto marker = begin ? number_at(bytes_, *begin, 1) : std::nullopt;
    if (!marker || *marker >> 4U != kind) return std::nullopt;
    const std::uint64_t count = *marker & 0xFU;
    if (count != long_count) return bounded({*begin + 1, count});
    const auto size = number_at(bytes_, *begin + 1, 1);
    if (!size || *size >> 4U != 1) return std::nullopt;
    const unsigned size_bytes = 1U << (*size & 0xFU);
    const auto long_value = number_at(bytes_, *begin + 2, size_bytes);
    if (!long_value) return std::nullopt;
    return bounded({*begin + 2 + size_bytes, *long_value});
  }

  /// Nothing when more is counted than there are bytes.
  std::optional<Extent> bounded(Extent extent) const {
    if (extent.begin > bytes_.size() || extent.count > bytes_.size() - extent.begin) {
      return std::nullopt;
    }
    return extent;
  }

  std::string_view part(const std::optional<Extent>& extent, std::uint64_t unit_bytes) const {
    if (!extent) return {};
    return bytes_.substr(static_cast<std::size_t>(extent->begin),
                         static_cast<std::size_t>(extent->count * unit_bytes));
  }

  std::string_view bytes_;
  unsigned offset_size_ = 0;
  unsigned reference_size_ = 0;
  std::uint64_t root_ = 0;
  std::uint64_t table_ = 0;
};

}  // namespace

bool is_webarchive(std::string_view head, std::string_view name) {
  if (!head.starts_with(plist_begin)) return false;
  return name.ends_with(".webarchive") || head.find("WebMainResource") != std::string_view::npos;
}

void read_webarchive(ReaderInput input, const StorySink& sink) {
  const Line bytes = read_rest(input.stream, max_webarchive_bytes);
  if (bytes.is_cut) {
    return sink(Skipped{input.name, {}, "the page and its pictures are larger than 64 MiB"});
  }
  const PropertyList list(bytes.text);
  const std::optional<std::uint64_t> page = list.value(list.root(), "WebMainResource");
  if (!page) return sink(Skipped{input.name, {}, "there is no page (WebMainResource) in it"});
  const auto text_of = [&](std::string_view key) {
    const std::optional<std::uint64_t> object = list.value(*page, key);
    return object ? one_line(repair_utf8(list.text(*object))) : std::string();
  };
  const std::optional<std::uint64_t> data = list.value(*page, "WebResourceData");
  std::istringstream html(data ? std::string(list.data(*data)) : std::string());
  InputContext context;
  context.address = text_of("WebResourceURL");
  context.charset = text_of("WebResourceTextEncodingName");
  read_html({html, input.name, std::move(context)}, sink);
}

}  // namespace gazette
