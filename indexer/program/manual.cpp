// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/manual.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/formats/formats.hpp"

namespace gazette {
namespace {

constexpr std::string_view description =
    R"(gazette-index reads news articles from files, from folders and
from standard input (-), and puts them into an index for gazette-search. It recognises each format by
content. An article whose id is in the index is updated. Run it again and only new or changed
articles are updated.

An article that cannot be read is skipped, counted and named; the run goes on. A run that is killed
leaves the index as of its last commit; run it again to finish.

In a folder it ignores hidden files, README*, LICENSE* and files of unknown format. Symbolic
links in a folder are not followed without --follow. A file or link that is named on the command
line is always read. To index a file named like a command, write ./NAME.)";

constexpr std::string_view exit_status =
    R"(0	done
2	an error, such as a folder that could not be read to its end; earlier commits are safe
3	done, but articles were skipped)";

constexpr std::string_view environment =
    R"(GAZETTE_DB	the index to use when --db is not given
XDG_DATA_HOME	the folder of the user's own index when GAZETTE_DB is not set either
NO_COLOR	if not empty, no colour unless --color asks for it)";

constexpr std::string_view files =
    R"($XDG_DATA_HOME/gazette/default	the user's own index; XDG_DATA_HOME is ~/.local/share when not set

An index is a folder with a file XAPIANDB, a Xapian stub that names the current generation, and a
folder for each generation. A file for --config has one option per line, without its dashes;
gazette-search can read the same file:

    db = "/srv/news"
    jobs = 4)";

constexpr std::string_view examples =
    R"(Add a folder of articles, and use the names of its folders as topics:

    gazette-index --db news --topic-from-folder articles/

Add what another program writes, one JSON object per line:

    fetch-news | gazette-index --db news -

Show what the index holds, as JSON:

    gazette-index --db news --format json status)";

constexpr std::string_view see_also = "gazette-search(1)";

}  // namespace

Manual index_manual(std::vector<CommandRow> commands) {
  Manual manual;
  manual.program = "gazette-index";
  manual.purpose = "index news articles";
  manual.synopsis = {"[--db DIR] [OPTIONS] SOURCE...",
                     "[--db DIR] [OPTIONS] COMMAND [ARGUMENT...]"};
  manual.description = description;
  std::string input_formats;
  std::vector<std::string> names;
  for (const Format& format : formats()) {
    input_formats += fmt::format("{}\t{}\n", format.name, format.help);
    names.emplace_back(format.name);
  }
  manual.sections = {
      {"Input formats", std::move(input_formats)}, {"Exit status", std::string(exit_status)},
      {"Environment", std::string(environment)},   {"Files", std::string(files)},
      {"Examples", std::string(examples)},         {"See also", std::string(see_also)}};
  manual.values = {{"--input-format", std::move(names)}, {"--format", {"text", "json", "jsonl"}}};
  manual.commands = std::move(commands);
  manual.words = Manual::Words::files;
  return manual;
}

}  // namespace gazette
