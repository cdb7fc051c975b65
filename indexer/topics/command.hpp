// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics: the table of its commands.
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_line/command_line.hpp"
#include "indexer/topics/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// What the command line says to a command of `topics`.
struct TopicsRequest {
  std::string db;
  WriterTuning tuning;
  std::vector<std::string> words;  ///< the command's name and what follows it
  enum class Form { text, json } form = Form::text;
  std::string topics_file = {};  ///< of --topics-file; empty: the topic tree of the index
  RefileRun run = RefileRun::real;
};

struct TopicsAnswer {
  std::string results;  ///< for standard output
  std::string notes;    ///< for standard error, for people
  ExitCode exit_code = ExitCode::ok;
};

struct TopicsCommand {
  std::string_view name;
  std::string_view words;  ///< what follows the name, as help shows it
  std::string_view help;
  std::string_view options;  ///< that it accepts besides those of all commands, with blanks between
  TopicsAnswer (*run)(const TopicsRequest&, const std::atomic<bool>& interrupted);
};

/// Every command, by name.
std::span<const TopicsCommand> topics_commands();

/// Runs the command that the first of `request.words` names. `interrupted` may be set at any time
/// by a signal handler; a long command then ends early. Throws Error when there is no such command,
/// when the words after it do not fit, and for whatever stops the command.
TopicsAnswer run_topics(TopicsRequest request, const std::atomic<bool>& interrupted);

}  // namespace gazette
