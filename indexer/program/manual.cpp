// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/program/manual.hpp"

#include <fmt/format.h>

#include <utility>

#include "indexer/formats/formats.hpp"

namespace gazette {
namespace {

constexpr std::string_view description =
    R"(gazette-index reads news articles from files, from folders with all that is
in them, and from standard input (-), and puts them into an index for gazette-search. What a file
is, is told by its content. An article whose id the index has is updated; running the same command
again changes nothing but what has changed.

An article that cannot be read is skipped, counted and named, and stops nothing. A run that is
killed leaves the index as it was committed last; run it again to finish.

A walk through a folder passes over hidden files, README*, LICENSE* and files that no reader knows.
A file named on the command line is always read. One that is called like a command is named
./NAME.)";

constexpr std::string_view exit_status =
    R"(0	done
2	an error; what was committed before it stays
3	done, but articles were skipped)";

constexpr std::string_view environment =
    R"(GAZETTE_DB	the index when --db is not given
XDG_DATA_HOME	where the user's own index lies when GAZETTE_DB is not set
NO_COLOR	when not empty, no colour unless --color asks for it)";

constexpr std::string_view files =
    R"($XDG_DATA_HOME/gazette/default	the user's own index; XDG_DATA_HOME is ~/.local/share when not set

An index is a folder with a file XAPIANDB, a Xapian stub that names the current generation, and a
folder for each generation. A file for --config has options without their dashes, one a line;
gazette-search may read the same:

    db = "/srv/news"
    jobs = 4)";

constexpr std::string_view examples =
    R"(Add a folder of articles, filed under the folders that they lie in:

    gazette-index --db news --topic-from-folder articles/

Add what another program writes, one JSON object a line:

    fetch-news | gazette-index --db news -

Say what the index holds, for a program:

    gazette-index --db news --format json status)";

constexpr std::string_view see_also = "gazette-search(1)";

}  // namespace

Manual index_manual(std::vector<Meaning> commands) {
  Manual manual;
  manual.program = "gazette-index";
  manual.purpose = "make an index of news";
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
  manual.values = {{"--input-format", std::move(names)}, {"--format", {"text", "json"}}};
  manual.commands = std::move(commands);
  manual.words = Manual::Words::files;
  return manual;
}

}  // namespace gazette
