// SPDX-License-Identifier: GPL-3.0-or-later
// Archives of files: zip and tar, and what gzip, bzip2, xz or zstd packed, by libarchive.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

/// By its first bytes alone: names lie. A document of an office program is a zip as well, but none
/// of news.
bool is_archive(std::string_view head, std::string_view name);
void open_archive(ReaderInput input, Budget& budget, const InnerSink& sink);

/// What gzip packed, as far as it can be unpacked. Nothing when that is none of it, or more than
/// `most_bytes`. Thread-safe.
std::optional<std::string> unpacked(std::string_view packed, std::size_t most_bytes);

}  // namespace gazette
