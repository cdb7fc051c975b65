// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/error.hpp"
#include "indexer/commands/topics_command.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/program/manual.hpp"

namespace gazette {
namespace {

constexpr std::array<std::string_view, 8> options_of_all = {
    "--db", "--help", "--version", "--config", "--quiet", "--color", "--format", "--generate"};

/// The options that only some commands heed. Whoever has --dry-run in the configuration file
/// expects that nothing is written, whatever the command.
std::vector<std::string> own_options(std::vector<std::string> given, const IndexOptions& options) {
  std::erase_if(given, [](const std::string& name) {
    return std::find(options_of_all.begin(), options_of_all.end(), name) != options_of_all.end();
  });
  const bool is_named = std::find(given.begin(), given.end(), "--dry-run") != given.end();
  if (options.dry_run && !is_named) given.emplace_back("--dry-run");
  return given;
}

std::string footer(const std::vector<Meaning>& commands) {
  std::string text = "Commands, before the sources:\n";
  for (const Meaning& command : commands) {
    text += fmt::format("  {:<8} {}\n", command.word, command.help);
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
void declare(CLI::App& app, const std::vector<Meaning>& commands, IndexOptions& options) {
  declare_database(app, options.db);
  declare_common(app, "gazette-index [--db DIR] [OPTIONS] [COMMAND] SOURCE...", options.common);
  app.add_option("--format", options.format, "Form of the output of commands: text or json")
      ->check(CLI::IsMember({"text", "json"}))
      ->option_text("NAME");
  const std::string reading = "Reading";
  app.add_option("--input-format", options.input_format, "Read sources as this format")
      ->option_text("NAME")
      ->group(reading);
  app.add_option("--id-prefix", options.defaults.id_prefix, "Put before every id")
      ->option_text("TEXT")
      ->group(reading);
  app.add_option("--language", options.defaults.language,
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
  app.add_option("--jobs", options.tuning.threads, "Threads that analyse [one a processor]")
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
  app.footer(footer(commands));
}

}  // namespace

Parsed parse_index_options(std::span<const std::string> arguments,
                           const std::vector<Meaning>& commands, IndexOptions& options) {
  CLI::App app("Add news articles to a Gazette index.", "gazette-index");
  options.common.words_are = "source";
  options.common.manual = [commands] { return index_manual(commands); };
  declare(app, commands, options);
  Parsed parsed = parse_options(app, options.common, arguments);
  if (parsed.exit_code) return parsed;
  if (options.db.empty()) options.db = default_database();
  if (options.add_topics) options.tuning.filed = TopicFiling::Of::all;
  options.tuning.memory_bytes = options.memory_mb * 1'000'000;
  options.tuning.wait = std::chrono::seconds{options.wait_seconds};
  options.given = own_options(std::move(parsed.options), options);
  return parsed;
}

AddOptions make_add_options(const IndexOptions& options, const std::vector<std::string>& sources) {
  if (sources.empty()) {
    throw Error("no source is named",
                "name files or folders, or - for standard input: gazette-index --db DIR SOURCE...");
  }
  AddOptions add;
  add.db = options.db;
  add.sources = sources;
  add.tuning = options.tuning;
  add.defaults = options.defaults;
  if (!options.input_format.empty()) {
    add.format = find_format(options.input_format);
    if (add.format == nullptr) {
      throw Error(fmt::format("there is no input format {}", options.input_format),
                  "formats are " + format_names());
    }
  }
  if (!add.defaults.language.empty()) {
    const std::string code = normalize_language(add.defaults.language);
    if (code.empty()) {
      throw Error(fmt::format("{} is no language code", add.defaults.language),
                  "write a code of two letters, such as en, de or ja");
    }
    add.defaults.language = code;
  }
  if (!options.topics_file.empty()) {
    add.tuning.topics = index_topics_named(options.topics_file);
  }
  if (options.topic_from_folder) add.topics = AddOptions::Topics::from_folder_too;
  if (!options.no_model) add.tuning.model = WriterTuning::Model::used;
  if (!options.no_rules) add.tuning.rules = WriterTuning::Rules::used;
  if (options.dry_run) add.run = AddOptions::Run::dry;
  if (options.rebuild) {
    if (options.prune) {
      throw Error("--rebuild and --prune exclude each other",
                  "--rebuild keeps only what the sources have");
    }
    add.tuning.mode = WriteMode::rebuild;
  }
  if (options.prune) {
    add.prune = options.yes ? AddOptions::Prune::all : AddOptions::Prune::careful;
  }
  return add;
}

}  // namespace gazette
