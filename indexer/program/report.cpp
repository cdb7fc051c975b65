// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/report.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// More are only counted; the report file names them all.
constexpr std::size_t named_at_most = 10;

template <typename Item, typename Describe>
std::string named(const std::vector<Item>& items, const std::string& what, Describe describe) {
  if (items.empty()) return {};
  std::string lines = fmt::format("{}:\n", what);
  for (std::size_t i = 0; i < std::min(items.size(), named_at_most); ++i) {
    lines += "  " + one_line(describe(items[i])) + '\n';
  }
  if (items.size() > named_at_most) {
    lines += fmt::format("  and {} more\n", items.size() - named_at_most);
  }
  return lines;
}

/// What an interrupted run did not read; empty when that is unknown.
std::string left(const AddResult& result) {
  if (result.files_left == 0) return {};
  std::string text = fmt::format("; files left: {} of {}", result.files_left, result.files);
  if (result.bytes_left > 0) {
    text += fmt::format(" ({:.1f} MB)", static_cast<double>(result.bytes_left) / 1e6);
  }
  return text;
}

}  // namespace

std::string closing_lines(const AddResult& result, const AddOptions& options) {
  std::string lines;
  lines += named(result.skipped, fmt::format("{} skipped", result.skipped.size()),
                 [](const Skipped& s) { return s.path + s.place + ": " + s.why; });
  lines +=
      named(result.repeated,
            counted(result.repeated.size(), "id") + " came more than once; the last one counts",
            [](const std::string& id) { return id; });
  lines += named(
      result.moved, counted(result.moved.size(), "id") + " came from another file than before",
      [](const Moved& m) {
        return fmt::format("{}: {}, before {}", m.id, repair_utf8(m.to), repair_utf8(m.from));
      });
  if (result.renamed.file_moved > 0) {
    lines += fmt::format("{} moved with {}\n", counted(result.renamed.file_moved, "article"),
                         result.renamed.file_moved == 1 ? "its file" : "their files");
  }
  if (result.renamed.other_rules > 0) {
    lines += counted(result.renamed.other_rules, "article") +
             " got another id than an earlier version gave\n";
  }
  if (!result.ignored.empty()) {
    lines += counted(result.ignored.size(), "file") + " ignored\n";
  }
  if (!result.links.empty()) {
    lines +=
        fmt::format("{} not followed (--follow follows {})\n", counted(result.links.size(), "link"),
                    result.links.size() == 1 ? "it" : "them");
  }
  if (result.was_interrupted) {
    lines += options.tuning.mode == WriteMode::rebuild
                 ? "interrupted: the index is unchanged\n"
                 : "interrupted: what was read is in the index" + left(result) +
                       "; run the command again to finish\n";
  }
  if (options.run == AddOptions::Run::dry) {
    return lines + fmt::format("dry run: {} read, {} skipped, nothing written\n",
                               counted(result.read, "article"), result.skipped.size());
  }
  const WriteCounts& counts = result.counts;
  return lines + fmt::format("{} added, {} updated, {} unchanged, {} removed, {} skipped\n",
                             counts.added, counts.updated, counts.unchanged, counts.removed,
                             result.skipped.size());
}

Error failed_folders_error(const AddResult& result, const AddOptions& options) {
  const UnreadFolder& first = result.failed_folders.front();
  const std::size_t more = result.failed_folders.size() - 1;
  std::string what =
      fmt::format("the folder {} could not be read to its end: {}", first.path, first.why);
  if (more > 0) what += fmt::format("; nor could {}", counted(more, "other folder"));
  std::string outcome = "the files that were found are in the index, and nothing below was removed";
  if (options.tuning.mode == WriteMode::rebuild) outcome = "the index is unchanged";
  if (options.run == AddOptions::Run::dry) outcome = "nothing was written";
  return Error(what, outcome + "; run the command again when all names can be read");
}

void write_report(const AddResult& result, const std::string& path) {
  std::ofstream file(path, std::ios::trunc);
  const auto write = [&](const char* kind, const std::string& file_path, const std::string& where,
                         const std::string& why) {
    const nlohmann::ordered_json line = {
        {"kind", kind}, {"path", file_path}, {"where", where}, {"why", why}};
    file << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  };
  for (const Skipped& each : result.skipped) {
    write("skipped", each.path, each.path + each.place, each.why);
  }
  for (const Ignored& each : result.ignored) write("ignored", each.path, each.path, each.why);
  for (const std::string& link : result.links) {
    write("ignored", link, link, "a link; --follow follows it");
  }
  file.flush();
  if (!file) {
    throw Error(fmt::format("--report \"{}\": cannot be written: {}", path, std::strerror(errno)),
                "check that its folder exists, and its permissions");
  }
}

}  // namespace gazette
