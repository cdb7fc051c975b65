// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of gazette-index as plain values. Every option is declared once in options.cpp;
// parsing, help, manual page and completions follow from that and from the table of commands.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/command_line/option_parser.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

struct IndexOptions {
  CommonOptions common;
  std::string db;  ///< after parsing not empty
  WriterTuning tuning;
  ArticleDefaults defaults;
  std::string input_format;
  std::string map;
  std::string columns;
  std::string format = "text";
  std::string report;
  std::string topics_file;
  unsigned wait_seconds = 0;
  std::size_t memory_mb = WriterTuning{}.memory_bytes / 1'000'000;
  bool follow = false;
  bool topic_from_folder = false;
  bool add_topics = false;
  bool no_model = false;
  bool no_rules = false;
  bool dry_run = false;
  bool strict = false;
  bool explain_plan = false;
  bool prune = false;
  bool rebuild = false;
  bool yes = false;
  bool deep = false;
  bool repair = false;
  std::string by = "source";
  std::string unit = "week";
  std::string command;  ///< name of a row of the commands; after parsing not empty
};

/// Parses `arguments`, which are without the program's name, into `options`. The first of
/// `commands` is the default. The words that are returned follow the first word of the command: of
/// `topics explain ID`, `explain` and `ID`. Throws Error for an unknown option, for a bad value,
/// and for an option that the command does not accept.
Parsed parse_index_options(std::span<const std::string> arguments,
                           const std::vector<CommandRow>& commands, IndexOptions& options);

/// `options` as those of the command `add`. Reads the topics file. Throws Error for values that do
/// not fit, and when `sources` is empty.
AddOptions make_add_options(const IndexOptions& options, const std::vector<std::string>& sources);

/// `options` as those of a rebuild without sources. Reads the topics file. Throws Error for options
/// that only say how sources are read.
AddOptions make_rebuild_options(const IndexOptions& options);

}  // namespace gazette
