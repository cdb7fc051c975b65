// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>

#include "core/error.hpp"
#include "core/error_report.hpp"
#include "core/language_code.hpp"
#include "core/option_parser.hpp"
#include "indexer/add_command.hpp"
#include "indexer/check_command.hpp"
#include "indexer/database_folder.hpp"
#include "indexer/index_topics.hpp"
#include "indexer/index_writer.hpp"
#include "indexer/manual.hpp"
#include "indexer/progress.hpp"
#include "indexer/report.hpp"
#include "indexer/status_command.hpp"
#include "indexer/topics_command.hpp"
#include "indexer/xapian_termination.hpp"

namespace gazette {
namespace {

struct Options {
  CommonOptions common;
  AddOptions add;
  std::string db;
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

ExitCode run_add(Options& options, const std::vector<std::string>& words) {
  if (words.empty()) {
    throw Error("no source is named",
                "name files or folders, or - for standard input: gazette-index --db DIR SOURCE...");
  }
  options.add.sources = words;
  if (!options.input_format.empty()) {
    options.add.format = find_format(options.input_format);
    if (options.add.format == nullptr) {
      throw Error(fmt::format("there is no input format {}", options.input_format),
                  "formats are " + format_names());
    }
  }
  if (!options.add.defaults.language.empty()) {
    const std::string code = normalize_language(options.add.defaults.language);
    if (code.empty()) {
      throw Error(fmt::format("{} is no language code", options.add.defaults.language),
                  "write a code of two letters, such as en, de or ja");
    }
    options.add.defaults.language = code;
  }
  if (!options.topics_file.empty()) {
    options.add.tuning.topics = index_topics_named(options.topics_file);
  }
  if (options.topic_from_folder) options.add.topics = AddOptions::Topics::from_folder_too;
  if (!options.no_model) options.add.tuning.model = WriterTuning::Model::used;
  if (!options.no_rules) options.add.tuning.rules = WriterTuning::Rules::used;
  if (options.dry_run) options.add.run = AddOptions::Run::dry;
  if (options.rebuild) {
    if (options.prune) {
      throw Error("--rebuild and --prune exclude each other",
                  "--rebuild keeps only what the sources have");
    }
    options.add.tuning.mode = WriteMode::rebuild;
  }
  if (options.prune) {
    options.add.prune = options.yes ? AddOptions::Prune::all : AddOptions::Prune::careful;
  }
  // A report that cannot be written is known before the run.
  if (!options.report.empty()) write_report({}, options.report);
  catch_signals();
  AddResult result;
  {
    using Mode = ProgressDisplay::Mode;
    ProgressDisplay display(options.common.quiet ? Mode::quiet : Mode::shown);
    options.add.on_notice = [&](const std::string& line) {
      display.clear();
      if (!options.common.quiet) print(stderr, line + '\n');
    };
    result = add(
        options.add, [&](const AddProgress& progress) { display.show(progress); }, interrupted);
  }
  if (options.explain_plan) print(stderr, result.plan);
  if (!options.common.quiet) print(stderr, closing_lines(result, options.add));
  if (!options.report.empty()) write_report(result, options.report);
  if (result.was_interrupted) return ExitCode::error;
  return result.skipped.empty() ? ExitCode::ok : ExitCode::skipped;
}

ExitCode run_status(Options& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("status takes no arguments", "gazette-index status --db DIR");
  const Status status = status_of(options.add.db);
  print(stdout, options.format == "json" ? render_json(status) : render_text(status));
  return ExitCode::ok;
}

ExitCode run_remove(Options& options, const std::vector<std::string>& words) {
  if (words.empty()) throw Error("no id is named", "gazette-index remove --db DIR ID...");
  existing_generation(options.add.db);  // removing from an index that is not there makes none
  IndexWriter writer(options.add.db, options.add.tuning);
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

ExitCode run_compact(Options& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("compact takes no arguments", "gazette-index compact --db DIR");
  const std::uintmax_t before = size_of(existing_generation(options.add.db));
  IndexWriter(options.add.db, options.add.tuning).compact();
  const std::uintmax_t after = size_of(existing_generation(options.add.db));
  if (!options.common.quiet) {
    print(stderr, fmt::format("{:.1f} MB, before {:.1f} MB; the former state stays on disk until "
                              "the next one, for searchers that read it\n",
                              static_cast<double>(after) / 1e6, static_cast<double>(before) / 1e6));
  }
  return ExitCode::ok;
}

ExitCode run_check(Options& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("check takes no arguments", "gazette-index check --db DIR");
  const CheckResult result = check_index(options.add.db, options.add.tuning.wait);
  const bool as_json = options.format == "json";
  print(stdout, as_json ? render_json(result) : render_text(result));
  if (result.faults.empty()) return ExitCode::ok;
  if (as_json) return ExitCode::error;
  throw Error(fmt::format("the index {} is damaged", options.add.db),
              "each fault stands above with its cure");
}

ExitCode run_topics_command(Options& options, const std::vector<std::string>& words) {
  using Form = TopicsRequest::Form;
  catch_signals();
  if (!options.no_rules) options.add.tuning.rules = WriterTuning::Rules::used;
  const TopicsAnswer answer = run_topics(
      {options.add.db, options.add.tuning, words, is_json(options.format) ? Form::json : Form::text,
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
  ExitCode (*run)(Options&, const std::vector<std::string>& words);
};
constexpr std::array commands = {
    Command{"add", "add or update articles (what is done without a command)", {}, run_add},
    Command{"check", "read all of the index and name what is broken", "--wait", run_check},
    Command{"compact", "write the index anew, as small as it can be", "--wait", run_compact},
    Command{"remove", "remove the articles of the ids that follow", "--wait", run_remove},
    Command{"status", "say what the index holds", "", run_status},
    Command{"topics", "work on the topics of the index; see below", {}, run_topics_command},
};

constexpr std::array<std::string_view, 8> options_of_all = {
    "--db", "--help", "--version", "--config", "--quiet", "--color", "--format", "--generate"};

/// The options that only some commands heed. Whoever has --dry-run in the configuration file
/// expects that nothing is written, whatever the command.
std::vector<std::string> own_options(std::vector<std::string> given, const Options& options) {
  std::erase_if(given, [](const std::string& name) {
    return std::find(options_of_all.begin(), options_of_all.end(), name) != options_of_all.end();
  });
  const bool is_named = std::find(given.begin(), given.end(), "--dry-run") != given.end();
  if (options.dry_run && !is_named) given.emplace_back("--dry-run");
  return given;
}

std::string footer() {
  std::string text = "Commands, before the sources:\n";
  for (const Command& command : commands) {
    text += fmt::format("  {:<8} {}\n", command.name, command.help);
  }
  text += "\nCommands of topics:\n";
  for (const TopicsCommand& command : topics_commands()) {
    const std::string name = command.words.empty()
                                 ? std::string(command.name)
                                 : fmt::format("{} {}", command.name, command.words);
    text += fmt::format("  {:<11} {}\n", name, command.help);
  }
  text +=
      "\nA file that is called like a command is named ./NAME.\n\nInput formats, told by "
      "content:\n";
  for (const Format& format : formats())
    text += fmt::format("  {:<8} {}\n", format.name, format.help);
  text +=
      "\nExit codes: 0 done, 2 an error, 3 done but articles were skipped.\n"
      "Example: gazette-index --db news corpus/\n";
  return text;
}

/// Declares every option once; help, parsing and the configuration file follow from it.
void declare(CLI::App& app, Options& options) {
  declare_database(app, options.db);
  declare_common(app, "gazette-index [--db DIR] [OPTIONS] [COMMAND] SOURCE...", options.common);
  app.add_option("--format", options.format, "Form of the output of commands: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("NAME");
  const std::string reading = "Reading";
  app.add_option("--input-format", options.input_format, "Read sources as this format")
      ->option_text("NAME")
      ->group(reading);
  app.add_option("--id-prefix", options.add.defaults.id_prefix, "Put before every id")
      ->option_text("TEXT")
      ->group(reading);
  app.add_option("--language", options.add.defaults.language,
                 "Of articles that name none (detected when not given)")
      ->option_text("CODE")
      ->group(reading);
  app.add_option("--topics-file", options.topics_file,
                 "File articles by this tree of topics, or \"default\" (docs/topics.md)")
      ->option_text("FILE")
      ->group(reading);
  app.add_flag("--topic-from-folder", options.topic_from_folder,
               "File articles under the folders that they lie in")
      ->group(reading);
  app.add_flag("--no-model", options.no_model, "File nothing by what topics train learned")
      ->group(reading);
  app.add_flag("--no-rules", options.no_rules, "File nothing by rules of the topics file")
      ->group(reading);
  app.add_flag("--add-topics", options.add_topics,
               "Let rules and model add to the topics that a source states, too")
      ->group(reading);
  const std::string running = "Running";
  app.add_option("--jobs", options.add.tuning.threads, "Threads that analyse [one a processor]")
      ->check(CLI::Range(1, 256))
      ->option_text("N")
      ->group(running);
  app.add_option("--wait", options.wait_seconds, "Wait so long for another writer to end [0]")
      ->check(CLI::Range(0, 1'000'000))
      ->option_text("SECONDS")
      ->group(running);
  app.add_flag("--prune", options.prune, "Remove articles that are gone from the sources")
      ->group(running);
  app.add_flag("--yes", options.yes, "Prune more than a fifth, too")->group(running);
  app.add_flag("--rebuild", options.rebuild,
               "Make the index anew from these sources alone, beside the one at hand, and swap")
      ->group(running);
  app.add_option("--memory", options.memory_mb, "Megabytes to take at most [600]")
      ->check(CLI::Range(100, 1'000'000))
      ->option_text("MB")
      ->group(running);
  app.add_flag("--dry-run", options.dry_run, "Read everything, write nothing")->group(running);
  app.add_flag("--explain-plan", options.explain_plan, "Say how the index was written, and why so")
      ->group(running);
  app.add_option("--report", options.report,
                 "Write a JSON line for each article skipped and file ignored")
      ->option_text("FILE")
      ->group(running);
  app.footer(footer());
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
  tell_error(program_name, *error, form_at_hand);
  std::fflush(stdout);
  std::_Exit(static_cast<int>(ExitCode::error));
}

ExitCode run(std::span<const std::string> arguments, Options& options) {
  CLI::App app("Add news articles to a Gazette index.", "gazette-index");
  options.common.words_are = "source";
  options.common.manual = [] {
    std::vector<Meaning> meanings;
    meanings.reserve(commands.size());
    for (const Command& command : commands) {
      meanings.push_back({std::string(command.name), std::string(command.help)});
    }
    return index_manual(std::move(meanings));
  };
  declare(app, options);
  Parsed parsed = parse_options(app, options.common, arguments);
  if (parsed.exit_code) return *parsed.exit_code;
  form_at_hand = error_form(options.format, arguments);
  std::set_terminate(terminate);
  options.add.db = options.db.empty() ? default_database() : options.db;
  if (options.add_topics) options.add.tuning.filed = TopicFiling::Of::all;
  options.add.tuning.memory_bytes = options.memory_mb * 1'000'000;
  options.add.tuning.wait = std::chrono::seconds{options.wait_seconds};
  const Command* chosen = &commands.front();
  for (const Command& command : commands) {
    if (!parsed.words.empty() && parsed.words.front() == command.name) {
      chosen = &command;
      parsed.words.erase(parsed.words.begin());
      break;
    }
  }
  options.given = own_options(std::move(parsed.options), options);
  if (chosen->options) refuse_unheeded(chosen->name, *chosen->options, options.given);
  return chosen->run(options, parsed.words);
}

}  // namespace

ExitCode run_indexer(std::span<const std::string> arguments) {
  Options options;
  return exit_code_of(
      program_name, [&] { return error_form(options.format, arguments); },
      [&] { return run(arguments, options); });
}

}  // namespace gazette
