// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/unchanged_file.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <ios>
#include <istream>
#include <limits>
#include <string_view>
#include <system_error>

#include "core/analysis/analyzer.hpp"
#include "core/command_line/command_line.hpp"
#include "core/schema/schema.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {
namespace {

bool has_content(const std::string& path, const Hash& content) {
  Input whole(path);
  whole.stream().ignore(std::numeric_limits<std::streamsize>::max());
  return whole.content() == content;
}

}  // namespace

Hash settings_hash(const AddOptions& options, const IndexTopics& topics, Named named,
                   const std::string& topic) {
  std::string all;
  for (const std::string_view part :
       {version(), schema_version, analysis_name, id_rules,
        options.format == nullptr ? std::string_view() : options.format->name,
        std::string_view(options.defaults.id_prefix), std::string_view(options.defaults.language),
        std::string_view(options.defaults.topic), std::string_view(topics.digest),
        std::string_view(topic), std::string_view(named == Named::by_user ? "user" : "folder")}) {
    all.append(part).push_back('\0');
  }
  for (const auto& [field, path] : options.reading.map) {
    all.append(fmt::format("{}={}", static_cast<int>(field), path)).push_back('\0');
  }
  for (const std::optional<ArticleField> column : options.reading.columns) {
    all.append(fmt::format("{},", column ? static_cast<int>(*column) : -1));
  }
  return hash_of(all);
}

std::optional<FileEntry> unchanged_entry(const IndexWriter& writer, const OpenedFile& file,
                                         const Hash& settings, AddOptions::Prune prune) {
  const std::optional<FileStamp> stamp = file.stamp;
  const std::optional<FileEntry> entry = writer.file(file.origin);
  if (!stamp || !entry || entry->settings != settings || entry->stamp.bytes != stamp->bytes) {
    return std::nullopt;
  }
  const std::size_t articles = writer.articles_of(file.origin);
  if (articles < entry->articles) return std::nullopt;  // a damaged index: see check
  if (prune != AddOptions::Prune::none && articles != entry->articles) {
    return std::nullopt;  // some are gone from the file: reading it shows which
  }
  const bool is_touched = stamp->modified_ns == 0 || entry->stamp != *stamp;
  if (is_touched && !has_content(file.name, entry->content)) return std::nullopt;
  return entry;
}

bool may_be_unchanged(const IndexWriter& writer, const std::string& path, std::uint64_t bytes) {
  if (writer.articles_before() == 0) return false;
  std::error_code code;
  const std::filesystem::path canonical = std::filesystem::canonical(path, code);
  const std::optional<FileEntry> entry = code ? std::nullopt : writer.file(canonical.string());
  return entry && entry->stamp.bytes == bytes;
}

}  // namespace gazette
