// SPDX-License-Identifier: GPL-3.0-or-later
// The options of gazette-index add, resolved.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/commands/defaults.hpp"
#include "indexer/formats/formats.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/walk.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace gazette {

/// Where an article came from.
struct ArticlePlace {
  std::string_view input;  ///< the path as the user named it, or "standard input"
  std::size_t number = 0;  ///< of the article among those of the input, from 1
};

struct AddOptions {
  std::string db;
  std::vector<std::string> sources;  ///< files, folders, `-` for standard input
  Links links = Links::not_followed;
  const Format* format = nullptr;  ///< nullptr: by content
  ReaderSettings reading;
  ArticleDefaults defaults;
  WriterTuning tuning;
  /// Sources of fewer files and fewer bytes are read by the calling thread alone; from then on, by
  /// `tuning.threads` threads besides, if these are more than one.
  std::size_t few_files = 100;
  std::uint64_t few_source_bytes = 4'000'000;
  enum class Topics { from_source, from_folder_too } topics = Topics::from_source;
  enum class Run { real, dry } run = Run::real;
  /// Whether articles that are gone from the sources, or from folders that were sources of earlier
  /// runs, are removed. `careful` refuses to remove more than a fifth of the articles of the
  /// sources, or of these and the folders.
  enum class Prune { none, careful, all } prune = Prune::none;
  /// Gets each article as it was read and completed.
  std::function<void(const CompleteArticle&, const ArticlePlace&)> on_article =
      [](const CompleteArticle&, const ArticlePlace&) {};
  std::function<void(const std::string&)> on_notice = [](const std::string&) {};  ///< gets one line
};

}  // namespace gazette
