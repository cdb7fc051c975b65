// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/text/text.hpp"

namespace gazette {
namespace {

/// More are only counted; the report file names them all.
template <typename Item, typename Describe>
std::string named(const FirstFew<Item>& items, const std::string& what, Describe describe) {
  if (items.empty()) return {};
  std::string lines = fmt::format("{}:\n", what);
  for (const Item& item : items.first()) lines += "  " + one_line(describe(item)) + '\n';
  if (items.count() > items.first().size()) {
    lines += fmt::format("  and {} more\n", items.count() - items.first().size());
  }
  return lines;
}

struct ReportLine {
  std::string_view kind;
  std::string path;
  std::string where;
  std::string why;
};

/// What the report says of each finding.
struct LineOf {
  ReportLine operator()(const Skipped& skipped) const {
    return {"skipped", skipped.path, skipped.path + skipped.place, skipped.why};
  }
  ReportLine operator()(const Omitted& omitted) const {
    return {"omitted", omitted.path, omitted.path + omitted.place, omitted.what};
  }
  ReportLine operator()(const Ignored& ignored) const {
    return {"ignored", ignored.path, ignored.path, ignored.why};
  }
  ReportLine operator()(const UnfollowedLink& link) const {
    return {"ignored", link.path, link.path, "a link; --follow follows it"};
  }
  ReportLine operator()(const Repeated& repeated) const {
    const std::string path = repeated.origin.empty() ? "standard input" : repeated.origin;
    return {"repeated", path, path + ": " + repeated.id,
            "the id occurred more than once; only the last article is kept"};
  }
  ReportLine operator()(const Moved& moved) const {
    return {"moved", moved.to, moved.to + ": " + moved.id,
            "the id came from another file before: " + moved.from};
  }
};

/// What an interrupted run did not read; empty when that is unknown.
std::string left(const AddResult& result) {
  if (result.files_left == 0) return {};
  std::string text = fmt::format("; files left: {} of {}", result.files_left, result.files);
  if (result.bytes_left > 0) {
    text += fmt::format(" ({:.1f} MB)", static_cast<double>(result.bytes_left) / 1e6);
  }
  return text;
}

/// "214 files not read: 200 .jpg, 14 .docx", the most frequent kinds first.
std::string unread_line(const std::map<std::string, std::size_t>& unread) {
  constexpr std::size_t most_kinds = 8;
  std::vector<std::pair<std::string, std::size_t>> kinds(unread.begin(), unread.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  std::string list;
  std::size_t total = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto& [kind, count] = kinds[i];
    total += count;
    if (i < most_kinds) list += fmt::format("{}{} {}", i == 0 ? "" : ", ", count, kind);
    if (i >= most_kinds) others += count;
  }
  if (others > 0) list += fmt::format(", {} others", others);
  return fmt::format("{} not read: {}\n", counted(total, "file"), list);
}

}  // namespace

std::size_t unread_files(const AddResult& result) {
  std::size_t total = 0;
  for (const auto& [kind, count] : result.unread) total += count;
  return total;
}

std::string closing_lines(const AddResult& result, const AddOptions& options) {
  std::string lines;
  lines += named(result.skipped, fmt::format("{} skipped", result.skipped.count()),
                 [](const Skipped& s) { return s.path + s.place + ": " + s.why; });
  lines += named(result.omitted, counted(result.omitted.count(), "file") + " read in part",
                 [](const Omitted& each) { return each.path + each.place + ": " + each.what; });
  lines += named(result.repeated,
                 counted(result.repeated.count(), "id") +
                     " occurred more than once; only the last article is kept",
                 [](const Repeated& repeated) { return repeated.id; });
  lines += named(result.moved,
                 counted(result.moved.count(), "id") + " came from a different file than before",
                 [](const Moved& m) {
                   return fmt::format("{}: now {}, previously {}", m.id, repair_utf8(m.to),
                                      repair_utf8(m.from));
                 });
  if (result.renamed.file_moved > 0) {
    lines += fmt::format("{} moved with {}\n", counted(result.renamed.file_moved, "article"),
                         result.renamed.file_moved == 1 ? "its file" : "their files");
  }
  if (result.renamed.other_rules > 0) {
    lines += counted(result.renamed.other_rules, "article") +
             " got a new id because the id rules have changed\n";
  }
  if (!result.unread.empty()) lines += unread_line(result.unread);
  if (const std::size_t others = result.ignored.count() - unread_files(result); others > 0) {
    lines += counted(others, "file") + " ignored\n";
  }
  if (!result.links.empty()) {
    lines += fmt::format("{} not followed (--follow follows {})\n",
                         counted(result.links.count(), "link"),
                         result.links.count() == 1 ? "it" : "them");
  }
  if (result.was_interrupted) {
    lines += options.tuning.mode == WriteMode::rebuild
                 ? "interrupted: the index is unchanged\n"
                 : "interrupted: what was read is in the index" + left(result) +
                       "; run the command again to finish\n";
  }
  if (options.run == AddOptions::Run::dry) {
    return lines + fmt::format("dry run: {} read, {} skipped, nothing written\n",
                               counted(result.read, "article"), result.skipped.count());
  }
  const WriteCounts& counts = result.counts;
  return lines + fmt::format("{} added, {} updated, {} unchanged, {} removed, {} skipped\n",
                             counts.added, counts.updated, counts.unchanged, counts.removed,
                             result.skipped.count());
}

Error failed_folders_error(const AddResult& result, const AddOptions& options) {
  const UnreadFolder& first = result.failed_folders.first().front();
  const std::size_t more = result.failed_folders.count() - 1;
  std::string what =
      fmt::format("the folder {} could not be read to its end: {}", first.path, first.why);
  if (more > 0) what += fmt::format("; nor could {}", counted(more, "other folder"));
  std::string outcome = "the files that were found are in the index, and nothing below was removed";
  if (options.tuning.mode == WriteMode::rebuild) outcome = "the index is unchanged";
  if (options.run == AddOptions::Run::dry) outcome = "nothing was written";
  return Error(what, outcome + "; run the command again when all names can be read");
}

ReportFile::ReportFile(std::string path) : path_(std::move(path)), file_(path_, std::ios::trunc) {
  check();
}

void ReportFile::write(const Finding& finding) {
  if (error_number_ != 0) return;
  const ReportLine of = std::visit(LineOf{}, finding);
  const nlohmann::ordered_json line = {
      {"kind", of.kind}, {"path", of.path}, {"where", of.where}, {"why", of.why}};
  file_ << line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
  if (!file_) error_number_ = errno;
}

void ReportFile::close() {
  file_.flush();
  check();
}

void ReportFile::check() {
  if (file_) return;
  if (error_number_ == 0) error_number_ = errno;
  throw Error(
      fmt::format("--report \"{}\": cannot be written: {}", path_, std::strerror(error_number_)),
      "check that its folder exists, and its permissions");
}

}  // namespace gazette
