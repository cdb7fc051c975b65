// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/formats/binary_kind.hpp"

#include <algorithm>
#include <array>

#include "core/text/text.hpp"

namespace gazette {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
};
/// From the specifications of each. No text begins so.
constexpr auto signatures = std::to_array<Signature>({
    {"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    {"\xFF\xD8\xFF"sv, "a JPEG image"},
    {"GIF87a"sv, "a GIF image"},
    {"GIF89a"sv, "a GIF image"},
    {"II*\0"sv, "a TIFF image"},
    {"MM\0*"sv, "a TIFF image"},
    {"\x1A\x45\xDF\xA3"sv, "a Matroska video"},
    {"OggS"sv, "an Ogg recording"},
    {"fLaC"sv, "a FLAC recording"},
    {"%PDF-"sv, "a PDF document"},
    {"%!PS"sv, "a PostScript document"},
    {"{\\rtf"sv, "an RTF document"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an Office document"},
    {"PK\x03\x04"sv, "a zip archive"},
    {"Rar!\x1A\x07"sv, "a RAR archive"},
    {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {"\x1F\x8B\x08"sv, "a gzip file"},
    {"BZh"sv, "a bzip2 file"},
    {"\xFD\x37zXZ\0"sv, "an xz file"},
    {"\x28\xB5\x2F\xFD"sv, "a Zstandard file"},
    {"SQLite format 3\0"sv, "an SQLite database"},
    {"\x7F"
     "ELF"sv,
     "a program"},
});

}  // namespace

std::string_view binary_kind(std::string_view head) {
  const auto found = std::find_if(signatures.begin(), signatures.end(), [&](const Signature& each) {
    return head.starts_with(each.bytes);
  });
  return found == signatures.end() ? std::string_view() : found->kind;
}

std::string file_kind(std::string_view head, std::string_view name) {
  constexpr std::size_t longest_ending = 12;
  const std::string_view file = name.substr(name.rfind('/') + 1);
  const std::size_t stop = file.rfind('.');
  if (stop != std::string_view::npos && stop > 0 && file.size() - stop > 1 &&
      file.size() - stop <= longest_ending) {
    return one_line(fold_case(repair_utf8(file.substr(stop))));
  }
  const std::string_view kind = binary_kind(head);
  return kind.empty() ? "without an ending" : std::string(kind);
}

}  // namespace gazette
