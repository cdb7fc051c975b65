// SPDX-License-Identifier: GPL-3.0-or-later
// Archives of files (zip, tar) and compressed files (gzip, bzip2, xz, zstd), by libarchive.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/containers/container.hpp"

namespace gazette {

/// Decided by the first bytes alone, because names are unreliable. Office documents, which are zip
/// files too, are not taken for archives.
bool is_archive(std::string_view head, std::string_view name);
void open_archive(ReaderInput input, Budget& budget, const InnerSink& sink);

/// The content of a gzip file, as far as it can be decompressed. Nothing when no byte can be, or
/// when there are more than `most_bytes`. Thread-safe.
std::optional<std::string> unpacked(std::string_view packed, std::size_t most_bytes);

}  // namespace gazette
