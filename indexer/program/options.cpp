// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/options.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>
#include <functional>
#include <iterator>
#include <string_view>
#include <utility>

#include "core/analysis/language_code.hpp"
#include "core/command_line/option_parser.hpp"
#include "core/error.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/program/manual.hpp"
#include "indexer/reading/field_map.hpp"

namespace gazette {
namespace {

/// Options that every command accepts.
constexpr std::array<std::string_view, 8> common_names = {
    "--db", "--help", "--version", "--config", "--quiet", "--color", "--format", "--generate"};

bool is_accepted(const std::string& option, const CommandRow& command) {
  return std::find(common_names.begin(), common_names.end(), option) != common_names.end() ||
         std::find(command.options.begin(), command.options.end(), option) != command.options.end();
}

/// The command that `words` begin with; nullptr when they begin with none.
const CommandRow* command_of(const std::vector<std::string>& words,
                             const std::vector<CommandRow>& commands) {
  const auto named = [&](const std::string& name) -> const CommandRow* {
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const CommandRow& row) { return row.name == name; });
    return found == commands.end() ? nullptr : &*found;
  };
  if (words.empty()) return nullptr;
  if (words[0].find(' ') != std::string::npos) return nullptr;  // a source, not two words
  const CommandRow* two = words.size() > 1 ? named(words[0] + ' ' + words[1]) : nullptr;
  return two != nullptr ? two : named(words[0]);
}

/// Throws Error when an option of the command line is not one of `command`. The configuration file
/// may set options of other commands, but whoever sets dry-run there expects that nothing is
/// written, whatever the command.
void require_accepted(std::vector<std::string> given, const IndexOptions& options,
                      const CommandRow& command) {
  if (options.dry_run) given.emplace_back("--dry-run");
  for (const std::string& option : given) {
    if (is_accepted(option, command)) continue;
    throw Error(fmt::format("{} does not accept {}", command.name, option),
                fmt::format("gazette-index {} --help lists its options", command.name));
  }
}

/// The commands of two words that begin with `command`.
std::vector<CommandRow> commands_below(const CommandRow& command,
                                       const std::vector<CommandRow>& commands) {
  std::vector<CommandRow> below;
  std::copy_if(commands.begin(), commands.end(), std::back_inserter(below),
               [&](const CommandRow& row) { return row.name.starts_with(command.name + ' '); });
  return below;
}

std::string list_of_commands(const std::vector<CommandRow>& commands) {
  std::string text;
  for (const CommandRow& command : commands) {
    const std::string name =
        command.words.empty() ? command.name : command.name + ' ' + command.words;
    text += fmt::format("  {:<17} {}\n", name, command.help);
  }
  return text;
}

std::string list_of_formats() {
  std::string text = "Input formats (recognised by content):\n";
  for (const Format& format : formats())
    text += fmt::format("  {:<10} {}\n", format.name, format.help);
  return text;
}

constexpr std::string_view exit_codes_of_add =
    "\nExit codes: 0 done, 2 an error, 3 done but articles were skipped, or with --strict files\n"
    "of unknown formats were found.\n"
    "Example: gazette-index --db news corpus/\n";

std::string footer(const std::vector<CommandRow>& commands) {
  return "Commands (before the sources; --help after one shows its options):\n" +
         list_of_commands(commands) + "\nTo index a file named like a command, write ./NAME.\n\n" +
         list_of_formats() + std::string(exit_codes_of_add);
}

bool asks_for_help(std::span<const std::string> arguments) {
  return std::any_of(arguments.begin(), arguments.end(),
                     [](const std::string& each) { return each == "-h" || each == "--help"; });
}

/// The help of `command`: what it accepts and nothing else. CLI11 has no names for the options that
/// this hides when it reports a fault of one.
void narrow_help(CLI::App& app, const CommandRow& command,
                 const std::vector<CommandRow>& commands) {
  const bool is_add = &command == &commands.front();
  std::string what = command.help;
  what.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(what.front())));
  app.description(what + '.');
  set_usage(app, fmt::format("gazette-index {} [--db DIR] [OPTIONS]{}{}", command.name,
                             command.words.empty() ? "" : " ", command.words));
  for (CLI::Option* option : app.get_options()) {
    if (!is_accepted(option->get_name(), command)) option->group("");
  }
  const std::vector<CommandRow> below = commands_below(command, commands);
  if (is_add) {
    app.footer(list_of_formats() + std::string(exit_codes_of_add));
  } else {
    app.footer(below.empty() ? "" : "Commands:\n" + list_of_commands(below));
  }
}

/// A check for the value of an option that takes a whole number from `least` to `most`.
std::function<std::string(const std::string&)> whole_number_check(unsigned least, unsigned most) {
  return [=](const std::string& value) -> std::string {
    unsigned number = 0;
    const char* const end = value.data() + value.size();
    const auto [stop, code] = std::from_chars(value.data(), end, number);
    if (code == std::errc() && stop == end && number >= least && number <= most) return {};
    return value_fault(value, fmt::format("must be a whole number from {} to {}", least, most));
  };
}

std::string report_format_fault(const std::string& value) {
  const bool is_known = value == "text" || value == "json" || value == "jsonl";
  return is_known ? "" : value_fault(value, "must be text, json or jsonl");
}

/// Declares the options that say what is read, and how.
void declare_reading(CLI::App& app, IndexOptions& options) {
  const std::string group = "Reading";
  app.add_option("--input-format", options.input_format, "Read sources as this format [detected]")
      ->option_text("NAME")
      ->group(group);
  app.add_option("--map", options.map, "Map fields to JSON paths or table columns")
      ->option_text("FIELD=PATH,...")
      ->group(group);
  app.add_option("--columns", options.columns, "Name the field of each column, - to skip")
      ->option_text("NAMES")
      ->group(group);
  app.add_flag("--follow", options.follow, "Follow symbolic links found in folders")->group(group);
  app.add_option("--id-prefix", options.defaults.id_prefix, "Put this before every id")
      ->option_text("TEXT")
      ->group(group);
  app.add_option("--language", options.defaults.language,
                 "Language of articles that do not state one [detected]")
      ->option_text("CODE")
      ->group(group);
  app.add_option("--topics-file", options.topics_file,
                 "Use the topic tree of this file, or \"default\"")
      ->option_text("FILE")
      ->group(group);
  app.add_flag("--topic-from-folder", options.topic_from_folder,
               "Also use each article's folder as a topic")
      ->group(group);
  app.add_flag("--no-model", options.no_model, "Do not assign topics by the trained model")
      ->group(group);
  app.add_flag("--no-rules", options.no_rules, "Do not assign topics by rules")->group(group);
  app.add_flag("--add-topics", options.add_topics, "Assign topics even to articles that state some")
      ->group(group);
}

/// Declares the options that say how a command runs.
void declare_running(CLI::App& app, IndexOptions& options) {
  const std::string group = "Running";
  app.add_option("--jobs", options.tuning.threads,
                 "Threads to read and analyze [one per processor]")
      ->check(whole_number_check(1, 256))
      ->option_text("N")
      ->group(group);
  app.add_option("--wait", options.wait_seconds, "Wait this long for another writer [0]")
      ->check(whole_number_check(0, 1'000'000))
      ->option_text("SECONDS")
      ->group(group);
  app.add_flag("--prune", options.prune, "Remove articles that are gone from the sources")
      ->group(group);
  app.add_flag("--yes", options.yes, "Allow pruning more than a fifth of the articles")
      ->group(group);
  app.add_flag("--rebuild", options.rebuild, "Rebuild the index from sources or its own records")
      ->group(group);
  app.add_option("--memory", options.memory_mb, "Memory limit in megabytes [600]")
      ->check(whole_number_check(100, 1'000'000))
      ->option_text("MB")
      ->group(group);
  app.add_flag("--deep", options.deep, "Compare every article with the tables, not a sample")
      ->group(group);
  app.add_flag("--repair", options.repair, "Repair the index from its undamaged parts")
      ->group(group);
  app.add_option("--by", options.by, "Rows: source, topic or language [source]")
      ->option_text("NAME")
      ->group(group);
  app.add_option("--unit", options.unit, "Shortest silence to report: day, week or month [week]")
      ->option_text("NAME")
      ->group(group);
  app.add_flag("--dry-run", options.dry_run, "Read everything, write nothing")->group(group);
  app.add_flag("--strict", options.strict, "Exit with 3 if files of unknown formats are found")
      ->group(group);
  app.add_flag("--explain-plan", options.explain_plan, "Say how the index was written, and why")
      ->group(group);
  app.add_option("--report", options.report, "List skipped articles and ignored files in this file")
      ->option_text("FILE")
      ->group(group);
}

}  // namespace

Parsed parse_index_options(std::span<const std::string> arguments,
                           const std::vector<CommandRow>& commands, IndexOptions& options) {
  CLI::App app("Add news articles to a Gazette index.", "gazette-index");
  options.common.words_are = "source";
  options.common.manual = [&] { return index_manual(commands); };
  declare_database(app, options.db);
  declare_common(app, "gazette-index [--db DIR] [OPTIONS] [COMMAND] SOURCE...", options.common);
  app.add_option("--format", options.format, "Print results and errors as text or json [text]")
      ->check(report_format_fault)
      ->option_text("NAME");
  declare_reading(app, options);
  declare_running(app, options);
  app.footer(footer(commands));
  const CommandRow* named = command_of(words_of(app, options.common, arguments), commands);
  if (named != nullptr && asks_for_help(arguments)) narrow_help(app, *named, commands);
  Parsed parsed = parse_options(app, options.common, arguments);
  if (parsed.exit_code) return parsed;
  const CommandRow& command = named == nullptr ? commands.front() : *named;
  // Where a second word is missing or unknown, the command says so.
  if (commands_below(command, commands).empty()) {
    require_accepted(parsed.options, options, command);
  }
  options.command = command.name;
  if (named != nullptr) parsed.words.erase(parsed.words.begin());  // `topics` has its own table
  if (options.format == "jsonl") options.format = "json";          // each result is one line
  if (options.db.empty()) options.db = default_database();
  if (options.add_topics) options.tuning.filed = TopicFiling::Of::all;
  options.tuning.memory_bytes = options.memory_mb * 1'000'000;
  options.tuning.wait = std::chrono::seconds{options.wait_seconds};
  return parsed;
}

AddOptions make_add_options(const IndexOptions& options, const std::vector<std::string>& sources) {
  if (sources.empty()) {
    throw Error("no source is given",
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
      throw Error(fmt::format("--input-format \"{}\": unknown format", options.input_format),
                  "formats are " + format_names());
    }
  }
  if (!options.map.empty()) add.reading.map = parse_field_map(options.map);
  if (!options.columns.empty()) add.reading.columns = parse_columns(options.columns);
  if (!add.defaults.language.empty()) {
    const std::string code = language_code(add.defaults.language);
    if (!is_language(code)) {
      throw Error(fmt::format("--language \"{}\": not a language code", add.defaults.language),
                  "write a code of two letters, such as en, de or ja");
    }
    add.defaults.language = code;
  }
  if (!options.topics_file.empty()) {
    add.tuning.topics = index_topics_named(options.topics_file);
  }
  if (options.follow) add.links = Links::followed;
  if (options.topic_from_folder) add.topics = AddOptions::Topics::from_folder_too;
  if (!options.no_model) add.tuning.model = WriterTuning::Model::used;
  if (!options.no_rules) add.tuning.rules = WriterTuning::Rules::used;
  if (options.dry_run) add.run = AddOptions::Run::dry;
  if (options.rebuild) {
    if (options.prune) {
      throw Error("--rebuild and --prune cannot be combined",
                  "leave out --prune: --rebuild keeps only articles of these sources");
    }
    add.tuning.mode = WriteMode::rebuild;
  }
  if (options.prune) {
    add.prune = options.yes ? AddOptions::Prune::all : AddOptions::Prune::careful;
  }
  return add;
}

AddOptions make_rebuild_options(const IndexOptions& options) {
  struct Unused {
    std::string_view name;
    bool is_given;
  };
  for (const Unused& unused :
       {Unused{"--input-format", !options.input_format.empty()},
        Unused{"--map", !options.map.empty()}, Unused{"--columns", !options.columns.empty()},
        Unused{"--follow", options.follow},
        Unused{"--id-prefix", !options.defaults.id_prefix.empty()},
        Unused{"--language", !options.defaults.language.empty()},
        Unused{"--topic-from-folder", options.topic_from_folder}, Unused{"--prune", options.prune},
        Unused{"--report", !options.report.empty()}, Unused{"--dry-run", options.dry_run}}) {
    if (!unused.is_given) continue;
    throw Error(fmt::format("{} needs sources: without them --rebuild reads none", unused.name),
                "name the sources, or leave it out");
  }
  if (options.topics_file.empty()) {
    for (const Unused& unused :
         {Unused{"--add-topics", options.add_topics}, Unused{"--no-rules", options.no_rules},
          Unused{"--no-model", options.no_model}}) {
      if (!unused.is_given) continue;
      throw Error(
          fmt::format("{} needs sources or --topics-file: without them --rebuild assigns no "
                      "topics",
                      unused.name),
          "name the sources or a topics file, or leave it out");
    }
  }
  AddOptions rebuild;
  rebuild.db = options.db;
  rebuild.tuning = options.tuning;
  if (!options.topics_file.empty()) {
    rebuild.tuning.topics = index_topics_named(options.topics_file);
    if (!options.no_rules) rebuild.tuning.rules = WriterTuning::Rules::used;
  }
  return rebuild;
}

}  // namespace gazette
