// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/commands.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>

#include "core/command_line/error_report.hpp"
#include "core/error.hpp"
#include "core/text/text.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/commands/coverage.hpp"
#include "indexer/commands/explain_stories.hpp"
#include "indexer/commands/export.hpp"
#include "indexer/commands/rebuild.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/backup.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/integrity/repair.hpp"
#include "indexer/program/progress.hpp"
#include "indexer/program/reading_line.hpp"
#include "indexer/program/report.hpp"
#include "indexer/topics/command.hpp"
#include "indexer/writing/index_writer.hpp"

namespace gazette {
namespace {

void print(std::FILE* to, const std::string& text) { std::fputs(text.c_str(), to); }

std::atomic<bool> interrupted{false};

/// The first signal ends the run after the current article, a second one at once.
void interrupt(int number) {
  if (interrupted.exchange(true)) std::_Exit(128 + number);
}

/// Without SA_RESTART, so that a call that waits for input ends with EINTR.
void catch_signals() {
  struct sigaction action = {};
  action.sa_handler = interrupt;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGCHLD, SIG_DFL);  // ignored, as by some daemons, it would hide how pdftotext ended
}

/// Builds the index from its own records.
ExitCode run_rebuild(const IndexOptions& options) {
  AddOptions rebuild_options = make_rebuild_options(options);
  catch_signals();
  AddResult result;
  {
    using Mode = ProgressDisplay::Mode;
    ProgressDisplay display(options.common.quiet ? Mode::quiet : Mode::shown);
    rebuild_options.on_notice = [&](const std::string& line) {
      display.clear();
      if (!options.common.quiet) print(stderr, line + '\n');
    };
    result = rebuild(
        rebuild_options, [&](const AddProgress& progress) { display.show(progress); }, interrupted);
  }
  if (options.explain_plan) print(stderr, result.plan);
  if (result.was_interrupted) throw Error("interrupted: the index is unchanged");
  if (!options.common.quiet) print(stderr, closing_lines(result, rebuild_options));
  return ExitCode::ok;
}

ExitCode run_add(const IndexOptions& options, const std::vector<std::string>& words) {
  if (options.rebuild && words.empty()) return run_rebuild(options);
  AddOptions add_options = make_add_options(options, words);
  // A report that cannot be written stops the run before it begins.
  std::optional<ReportFile> report;
  if (!options.report.empty()) {
    report.emplace(options.report);
    add_options.tuning.on_finding = [&](const Finding& finding) { report->write(finding); };
  }
  catch_signals();
  AddResult result;
  {
    using Mode = ProgressDisplay::Mode;
    ProgressDisplay display(options.common.quiet ? Mode::quiet : Mode::shown);
    add_options.on_notice = [&](const std::string& line) {
      display.clear();
      if (!options.common.quiet) print(stderr, line + '\n');
    };
    if (options.dry_run && options.format == "json") {
      add_options.on_article = [&](const CompleteArticle& article, const ArticlePlace& place) {
        display.clear();
        print(stdout, reading_line(article, place));
      };
    }
    result = add(
        add_options, [&](const AddProgress& progress) { display.show(progress); }, interrupted);
  }
  if (options.explain_plan) print(stderr, result.plan);
  if (!options.common.quiet) print(stderr, closing_lines(result, add_options));
  if (report) report->close();
  if (result.was_interrupted) return ExitCode::error;
  if (!result.failed_folders.empty()) throw failed_folders_error(result, add_options);
  const bool is_complete = result.skipped.empty() && !(options.strict && !result.unread.empty());
  return is_complete ? ExitCode::ok : ExitCode::skipped;
}

ExitCode run_status(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty())
    throw Error("status takes no arguments", "write gazette-index status --db DIR");
  const Status status = status_of(options.db);
  print(stdout, options.format == "json" ? render_json(status) : render_text(status));
  return ExitCode::ok;
}

ExitCode run_remove(const IndexOptions& options, const std::vector<std::string>& words) {
  if (words.empty()) throw Error("no id is given", "write gazette-index remove --db DIR ID...");
  existing_generation(options.db);  // throws when there is no index, rather than make one
  IndexWriter writer(options.db, options.tuning);
  std::string missing;
  for (const std::string& id : words) {
    if (!writer.remove(id))
      missing += fmt::format("gazette-index: there is no article \"{}\"\n", one_line(id));
  }
  writer.commit();
  print(stderr, missing);
  if (!options.common.quiet)
    print(stderr, fmt::format("0 added, 0 updated, 0 unchanged, {} removed, 0 skipped\n",
                              writer.counts().removed));
  return missing.empty() ? ExitCode::ok : ExitCode::error;
}

ExitCode run_compact(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty())
    throw Error("compact takes no arguments", "write gazette-index compact --db DIR");
  const std::uintmax_t before = size_of(existing_generation(options.db));
  IndexWriter(options.db, options.tuning).compact();
  const std::uintmax_t after = size_of(existing_generation(options.db));
  if (!options.common.quiet) {
    print(stderr,
          fmt::format("{:.1f} MB, was {:.1f} MB; the previous state stays on disk until the next "
                      "change, for searchers that still read it\n",
                      static_cast<double>(after) / 1e6, static_cast<double>(before) / 1e6));
  }
  return ExitCode::ok;
}

/// Exit code 3, as for skipped articles, when some are lost.
ExitCode run_repair(const IndexOptions& options) {
  const Repair repair = repair_index(options.db, options.tuning);
  print(stdout,
        options.format == "json" ? render_json(repair.after) : render_text(repair, options.db));
  if (!repair.after.faults.empty()) return ExitCode::error;
  const bool is_complete =
      repair.lost.empty() && !repair.is_older && !repair.is_laid_over && !repair.has_lost_settings;
  return is_complete ? ExitCode::ok : ExitCode::skipped;
}

ExitCode run_check(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!words.empty()) throw Error("check takes no arguments", "write gazette-index check --db DIR");
  const bool as_json = options.format == "json";
  if (options.repair) return run_repair(options);
  const CheckResult result = check_index(options.db, options.tuning.wait,
                                         options.deep ? CheckDepth::all : CheckDepth::sample);
  print(stdout, as_json ? render_json(result) : render_text(result));
  if (result.faults.empty()) return ExitCode::ok;
  if (as_json) return ExitCode::error;
  throw Error(fmt::format("the index {} is damaged", options.db),
              "the faults above say how to repair it");
}

/// Before there was a command of this name, the word indexed the folder or file.
void note_source(std::string_view command) {
  std::error_code ignored;
  if (!std::filesystem::exists(command, ignored)) return;
  const bool is_folder = std::filesystem::is_directory(command, ignored);
  print(stderr, fmt::format("gazette-index: {0} is a command; to index the {1} {0}, write "
                            "gazette-index ./{0}\n",
                            command, is_folder ? "folder" : "file"));
}

ExitCode run_coverage(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!options.common.quiet) note_source("coverage");
  if (!words.empty()) {
    throw Error("coverage takes no arguments", "write gazette-index coverage --db DIR");
  }
  const auto by = coverage_by_named(options.by);
  if (!by) {
    throw Error(
        fmt::format("--by \"{}\": must be source, topic or language", one_line(options.by)));
  }
  const auto unit = shortest_silence_named(options.unit);
  if (!unit) {
    throw Error(fmt::format("--unit \"{}\": must be day, week or month", one_line(options.unit)));
  }
  const Coverage coverage = coverage_of(options.db, *by, *unit);
  print(stdout, options.format == "json" ? render_json(coverage) : render_text(coverage));
  return ExitCode::ok;
}

ExitCode run_export(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!options.common.quiet) note_source("export");
  if (!words.empty()) {
    throw Error("export takes no arguments", "write gazette-index export --db DIR >FILE");
  }
  std::signal(SIGPIPE, SIG_DFL);  // whoever closes the pipe has seen what they wanted
  catch_signals();
  const ExportSinks sinks{
      .on_line =
          [](const std::string& line) {
            if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size()) flush_results();
          },
      .on_removed =
          [](const std::string& id) {
            print(stderr,
                  fmt::format("gazette-index: \"{}\" was removed while the index was read\n",
                              one_line(id)));
          }};
  const ExportResult result = export_articles(options.db, sinks, interrupted);
  flush_results();
  if (!options.common.quiet) {
    print(stderr, fmt::format("{} exported{}\n", counted(result.articles, "article"),
                              result.was_interrupted ? ", interrupted" : ""));
  }
  return result.removed > 0 || result.was_interrupted ? ExitCode::error : ExitCode::ok;
}

void report_copy(const IndexOptions& options, const Copied& copied, const std::string& what) {
  if (options.common.quiet) return;
  print(stderr, fmt::format("{} {}, {:.1f} MB\n", counted(copied.articles, "article"), what,
                            static_cast<double>(copied.bytes) / 1e6));
}

ExitCode run_backup(const IndexOptions& options, const std::vector<std::string>& words) {
  if (words.size() != 1) {
    throw Error("backup takes one folder", "write gazette-index backup --db DIR TARGET");
  }
  report_copy(options, copy_index(options.db, words.front(), options.tuning.wait), "backed up");
  return ExitCode::ok;
}

ExitCode run_restore(const IndexOptions& options, const std::vector<std::string>& words) {
  if (words.size() != 1) {
    throw Error("restore takes one folder", "write gazette-index restore --db DIR BACKUP");
  }
  report_copy(options, restore_index(words.front(), options.db, options.tuning.wait), "restored");
  return ExitCode::ok;
}

ExitCode run_topics_command(const IndexOptions& options, const std::vector<std::string>& words) {
  using Form = TopicsRequest::Form;
  catch_signals();
  WriterTuning tuning = options.tuning;
  if (!options.no_rules) tuning.rules = WriterTuning::Rules::used;
  const TopicsAnswer answer =
      run_topics({options.db, tuning, words, is_json(options.format) ? Form::json : Form::text,
                  options.topics_file, options.dry_run ? RefileRun::dry : RefileRun::real},
                 interrupted);
  print(stdout, answer.results);
  if (!options.common.quiet) print(stderr, answer.notes);
  return answer.exit_code;
}

ExitCode run_stories(const IndexOptions& options, const std::vector<std::string>& words) {
  if (!options.common.quiet) note_source("stories");
  constexpr std::string_view hint = "write gazette-index stories explain --db DIR ID ID";
  if (words.empty()) throw Error("stories needs a command", std::string(hint));
  if (words.front() != "explain") {
    throw Error(fmt::format("unknown command \"stories {}\"", one_line(words.front())),
                std::string(hint));
  }
  if (words.size() != 3) throw Error("stories explain takes two ids", std::string(hint));
  const StoryExplanation explanation = explain_stories(options.db, words[1], words[2]);
  print(stdout, options.format == "json" ? render_json(explanation) : render_text(explanation));
  return ExitCode::ok;
}

/// A row of the table; `options` are separated by blanks.
struct Row {
  std::string_view name;
  std::string_view words;
  std::string_view help;
  std::string_view options;
  ExitCode (*run)(const IndexOptions&, const std::vector<std::string>& words);
};
constexpr std::array rows = {
    Row{"add", "SOURCE...", "add or update articles (the default)",
        "--input-format --map --columns --follow --id-prefix --language --topics-file "
        "--topic-from-folder "
        "--no-model --no-rules --add-topics --jobs --wait --prune --yes --rebuild --memory "
        "--dry-run --explain-plan --report --strict",
        run_add},
    Row{"backup", "TARGET", "copy the index into a new folder", "--wait", run_backup},
    Row{"check", "", "check the whole index for damage", "--wait --deep --repair", run_check},
    Row{"compact", "", "rewrite the index as small as possible", "--wait", run_compact},
    Row{"coverage", "", "show what the index holds, and when sources were silent", "--by --unit",
        run_coverage},
    Row{"export", "", "print every article as JSON Lines", "", run_export},
    Row{"remove", "ID...", "remove articles by id", "--wait", run_remove},
    Row{"restore", "BACKUP", "restore a backup into a new folder", "--wait", run_restore},
    Row{"status", "", "show what the index holds", "", run_status},
    Row{"stories", "COMMAND", "compare articles that may be copies", "", run_stories},
    Row{"stories explain", "ID ID", "show whether two articles are copies, and why", "",
        run_stories},
    Row{"topics", "COMMAND", "work with topics", "", run_topics_command},
};

CommandRow row_of(std::string name, std::string_view words, std::string_view help,
                  std::string_view options) {
  CommandRow row{std::move(name), std::string(words), std::string(help), {}};
  while (!options.empty()) {
    const std::size_t end = std::min(options.find(' '), options.size());
    row.options.emplace_back(options.substr(0, end));
    options.remove_prefix(std::min(end + 1, options.size()));
  }
  return row;
}

std::vector<IndexCommand> make_commands() {
  std::vector<IndexCommand> commands;
  commands.reserve(rows.size());
  for (const Row& row : rows) {
    commands.push_back({row_of(std::string(row.name), row.words, row.help, row.options), row.run});
  }
  for (const TopicsCommand& each : topics_commands()) {
    commands.push_back(
        {row_of(fmt::format("topics {}", each.name), each.words, each.help, each.options),
         run_topics_command});
  }
  return commands;
}

}  // namespace

const std::vector<IndexCommand>& index_commands() {
  static const std::vector<IndexCommand> commands = make_commands();
  return commands;
}

std::vector<CommandRow> command_rows() {
  std::vector<CommandRow> all;
  for (const IndexCommand& command : index_commands()) all.push_back(command.row);
  return all;
}

}  // namespace gazette
