// SPDX-License-Identifier: GPL-3.0-or-later
// Reads one input: unpacks it, recognises formats, reads and completes articles. Independent of the
// index, so that any thread can read ahead; the run then processes the results in order.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "core/error.hpp"
#include "core/hash.hpp"
#include "indexer/commands/add_options.hpp"
#include "indexer/commands/defaults.hpp"
#include "indexer/reading/reader.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/sources/input.hpp"
#include "indexer/writing/findings.hpp"

namespace gazette {

/// What is known of a file as soon as it is open.
struct OpenedFile {
  std::string name;    ///< the path as given
  std::string origin;  ///< canonical; empty for standard input
  std::optional<FileStamp> stamp;
};

/// The events that follow come from this leaf.
struct LeafBegun {
  std::string name;    ///< `news.zip!2026/a.xml`
  std::string origin;  ///< of the file
  bool is_file;        ///< the file itself, not an entry of a container
};

struct ReadArticle {
  enum class Kind { article, revision, teaser } kind = Kind::article;
  CompleteArticle whole;
  /// Of a revision or a teaser: the id, without prefix, by which it is compared with others. May be
  /// empty.
  std::string compared_id;
  bool lacks_id = false;  ///< a sole article whose source gives none
};

/// A file of no known format.
struct UnknownFile {
  std::string path;
  std::string kind;  ///< ".jpg"
};

/// The input was read as far as it could be.
struct FileEnd {
  std::optional<Hash> content;  ///< as Input::content()
};

/// In the order in which one input yields them: OpenedFile, unless it cannot be opened, which is a
/// Skipped, and FileEnd at last, unless it cannot be opened.
using FileEvent = std::variant<OpenedFile, LeafBegun, ReadArticle, Withdrawn, Skipped, Omitted,
                               Ignored, UnknownFile, FileEnd>;
using FileSink = std::function<void(FileEvent)>;

/// How one input of a run is read.
struct FileReading {
  Named named = Named::by_user;
  std::string topic;  ///< of its folder; may be empty
};

OpenedFile opened_file(const Input& input);

/// Reads all of `input` and sends its events after OpenedFile. Throws what `sink` throws.
/// Thread-safe for different inputs. A child process of the reader ends soon when `stop` is
/// requested.
void read_input(Input& input, const FileReading& reading, const AddOptions& options,
                const std::stop_token& stop, const FileSink& sink);

/// In bytes, including everything that it owns.
std::size_t footprint(const FileEvent& event);

}  // namespace gazette
