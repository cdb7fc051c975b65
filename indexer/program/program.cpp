// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/program.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <optional>
#include <string_view>
#include <vector>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/commands/check.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/commands/topics_command.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/program/options.hpp"
#include "indexer/program/progress.hpp"
#include "indexer/program/report.hpp"
#include "indexer/program/xapian_termination.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {
namespace {

void print(std::FILE* to, const std::string& text) { std::fputs(text.c_str(), to); }

std::atomic<bool> interrupted{false};

/// The first signal ends the run after the article at hand, a second one at once.
void interrupt(int number) {
  if (interrupted.exchange(true)) std::_Exit(128 + number);
}

/// Calls that wait for input end with EINTR: std::signal would have them go on.
void catch_signals() {
  struct sigaction action = {};
  action.sa_handler = interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

ExitCode run_add(const IndexOptions& options, const std::vector<std::string>& words) {
  AddOptions add_options = make_add_options(options, words);
  // A report that cannot be written is known before the run.
  if (!options.report.empty()) write_report({}, options.report);
  catch_signals();
  AddResult result;
  {
    using Mode = ProgressDisplay::Mode;
    ProgressDisplay display(options.common.quiet ? Mode::quiet : Mode::shown);
    add_options.on_notice = [&](const std::string& line) {
      display.clear();
      if (!options.common.quiet) print(stderr, line + '\n');
    };
    result = add(
        add_options, [&](const AddProgress& progress) { display.show(progress); }, interrupted);
  }
  if (options.explain_plan) print(stderr, result.plan);
  if (!options.common.quiet) print(stderr, closing_lines(result, add_options));
  if (!options.report.empty()) write_report(result, options.report);
  if (result.was_interrupted) return ExitCode::error;
  return result.skipped.empty() ? ExitCode::ok : ExitCode::skipped;
}

ExitCode run_status(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("status takes no arguments", "gazette-index status --db DIR");
  const Status status = status_of(options.db);
  print(stdout, options.format == "json" ? render_json(status) : render_text(status));
  return ExitCode::ok;
}

ExitCode run_remove(const IndexOptions& options, const std::vector<std::string>& words) {
  if (words.empty()) throw Error("no id is named", "gazette-index remove --db DIR ID...");
  existing_generation(options.db);  // removing from an index that is not there makes none
  IndexWriter writer(options.db, options.tuning);
  std::string missing;
  for (const std::string& id : words) {
    if (!writer.remove(id)) missing += fmt::format("gazette-index: there is no article {}\n", id);
  }
  writer.commit();
  print(stderr, missing);
  if (!options.common.quiet)
    print(stderr, fmt::format("0 added, 0 updated, 0 unchanged, {} removed, 0 skipped\n",
                              writer.counts().removed));
  return missing.empty() ? ExitCode::ok : ExitCode::error;
}

ExitCode run_compact(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("compact takes no arguments", "gazette-index compact --db DIR");
  const std::uintmax_t before = size_of(existing_generation(options.db));
  IndexWriter(options.db, options.tuning).compact();
  const std::uintmax_t after = size_of(existing_generation(options.db));
  if (!options.common.quiet) {
    print(stderr, fmt::format("{:.1f} MB, before {:.1f} MB; the former state stays on disk until "
                              "the next one, for searchers that read it\n",
                              static_cast<double>(after) / 1e6, static_cast<double>(before) / 1e6));
  }
  return ExitCode::ok;
}

ExitCode run_check(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("check takes no arguments", "gazette-index check --db DIR");
  const CheckResult result = check_index(options.db, options.tuning.wait);
  const bool as_json = options.format == "json";
  print(stdout, as_json ? render_json(result) : render_text(result));
  if (result.faults.empty()) return ExitCode::ok;
  if (as_json) return ExitCode::error;
  throw Error(fmt::format("the index {} is damaged", options.db),
              "each fault stands above with its cure");
}

ExitCode run_topics_command(const IndexOptions& options, const std::vector<std::string>& words) {
  using Form = TopicsRequest::Form;
  catch_signals();
  WriterTuning tuning = options.tuning;
  if (!options.no_rules) tuning.rules = WriterTuning::Rules::used;
  const TopicsAnswer answer = run_topics(
      {options.db, tuning, words, is_json(options.format) ? Form::json : Form::text,
       options.topics_file, options.dry_run ? RefileRun::dry : RefileRun::real, options.given},
      interrupted);
  print(stdout, answer.results);
  if (!options.common.quiet) print(stderr, answer.notes);
  return answer.exit_code;
}

struct Command {
  std::string_view name;
  std::string_view help;
  /// That it heeds, beside those of all commands, with blanks between; nothing: see `run`.
  std::optional<std::string_view> options;
  ExitCode (*run)(const IndexOptions&, const std::vector<std::string>& words);
};
constexpr std::array commands = {
    Command{"add", "add or update articles (what is done without a command)", {}, run_add},
    Command{"check", "read all of the index and name what is broken", "--wait", run_check},
    Command{"compact", "write the index anew, as small as it can be", "--wait", run_compact},
    Command{"remove", "remove the articles of the ids that follow", "--wait", run_remove},
    Command{"status", "say what the index holds", "", run_status},
    Command{"topics", "work on the topics of the index; see below", {}, run_topics_command},
};

std::vector<Meaning> meanings_of_commands() {
  std::vector<Meaning> meanings;
  meanings.reserve(commands.size());
  for (const Command& command : commands) {
    meanings.push_back({std::string(command.name), std::string(command.help)});
  }
  return meanings;
}

constexpr std::string_view program_name = "gazette-index";

std::atomic<ErrorForm> form_at_hand{ErrorForm::line};

/// Tells Xapian's error where Xapian cannot throw it; anything else that comes here is a fault of
/// ours. Of threads that fail together one tells it.
[[noreturn]] void terminate() {
  static std::atomic_flag is_told;
  while (is_told.test_and_set()) ::pause();
  const std::optional<Error> error = xapian_error_at_hand();
  if (!error) std::abort();
  report_error(program_name, *error, form_at_hand);
  std::fflush(stdout);
  std::_Exit(static_cast<int>(ExitCode::error));
}

ExitCode run(std::span<const std::string> arguments, IndexOptions& options) {
  Parsed parsed = parse_index_options(arguments, meanings_of_commands(), options);
  if (parsed.exit_code) return *parsed.exit_code;
  form_at_hand = error_form(options.format, arguments);
  std::set_terminate(terminate);
  const Command* chosen = &commands.front();
  for (const Command& command : commands) {
    if (!parsed.words.empty() && parsed.words.front() == command.name) {
      chosen = &command;
      parsed.words.erase(parsed.words.begin());
      break;
    }
  }
  if (chosen->options) refuse_unheeded(chosen->name, *chosen->options, options.given);
  return chosen->run(options, parsed.words);
}

}  // namespace

ExitCode run_indexer(std::span<const std::string> arguments, std::string_view configurable) {
  IndexOptions options;
  options.common.configurable = configurable;
  return exit_code_of(
      program_name, [&] { return error_form(options.format, arguments); },
      [&] { return run(arguments, options); });
}

}  // namespace gazette
