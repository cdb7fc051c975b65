// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/container.hpp"

#include <array>

#include "indexer/containers/arc.hpp"
#include "indexer/containers/archive.hpp"
#include "indexer/containers/epub.hpp"
#include "indexer/containers/warc.hpp"

namespace gazette {
namespace {

constexpr std::array all_containers = {
    Container{"epub", "an EPUB book of articles", Container::Holds::files, is_epub, open_epub},
    Container{"archive", "zip and tar archives; files compressed by gzip, bzip2, xz or zstd",
              Container::Holds::files, is_archive, open_archive},
    Container{"warc", "a WARC web archive", Container::Holds::records, is_warc, open_warc},
    Container{"arc", "an ARC web archive", Container::Holds::records, is_arc, open_arc},
};

}  // namespace

std::span<const Container> containers() { return all_containers; }

const Container* recognise_container(std::string_view head, std::string_view name) {
  for (const Container& container : all_containers) {
    if (container.recognises(head, name)) return &container;
  }
  return nullptr;
}

}  // namespace gazette
