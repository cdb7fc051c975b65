// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of gazette-index as plain values: every option is declared once, and help,
// parsing and the configuration file follow from that.
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
  std::string format = "text";
  std::string report;
  std::string topics_file;
  unsigned wait_seconds = 0;
  std::size_t memory_mb = WriterTuning{}.memory_bytes / 1'000'000;
  bool topic_from_folder = false;
  bool add_topics = false;
  bool no_model = false;
  bool no_rules = false;
  bool dry_run = false;
  bool explain_plan = false;
  bool prune = false;
  bool rebuild = false;
  bool yes = false;
  std::vector<std::string> given;  ///< names of options, but for those of all commands
};

/// Parses `arguments` (without the program's name) into `options`; the help names `commands`.
/// Throws Error for what it does not know.
Parsed parse_index_options(std::span<const std::string> arguments,
                           const std::vector<Meaning>& commands, IndexOptions& options);

/// What `options` ask for where `sources` are to be added. Throws Error for what they ask wrongly.
AddOptions make_add_options(const IndexOptions& options, const std::vector<std::string>& sources);

}  // namespace gazette
