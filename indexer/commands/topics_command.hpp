// SPDX-License-Identifier: GPL-3.0-or-later
// gazette-index topics: the table of its sub-commands.
#pragma once

#include <atomic>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/command_line/command_line.hpp"
#include "indexer/commands/refile_rounds.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {

/// What the command line says to all sub-commands of `topics`.
struct TopicsRequest {
  std::string db;
  WriterTuning tuning;
  std::vector<std::string> words;  ///< behind the sub-command's name
  enum class Form { text, json } form = Form::text;
  std::string topics_file = {};  ///< of --topics-file, not in `tuning`; empty without one
  RefileRun run = RefileRun::real;
  std::vector<std::string> options = {};  ///< that were given, but for those of all commands
};

struct TopicsAnswer {
  std::string results;  ///< for standard output
  std::string notes;    ///< for people, on standard error
  ExitCode exit_code = ExitCode::ok;
};

struct TopicsCommand {
  std::string_view name;
  std::string_view words;  ///< what follows the name, as help shows it
  std::string_view help;
  std::string_view options;  ///< that it heeds, beside those of all commands; blanks between
  TopicsAnswer (*run)(const TopicsRequest&, const std::atomic<bool>& interrupted);
};

std::span<const TopicsCommand> topics_commands();

/// Throws Error when one of the `given` options is not among those that the command `name` `heeds`,
/// which have blanks between them.
void refuse_unheeded(std::string_view name, std::string_view heeded,
                     std::span<const std::string> given);

/// Runs the sub-command that the first of `request.words` names. Throws Error when it names none.
TopicsAnswer run_topics(TopicsRequest request, const std::atomic<bool>& interrupted);

}  // namespace gazette
