// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/manual.hpp"

#include <fmt/format.h>

#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/output/output_formats.hpp"
#include "searcher/values/request.hpp"

namespace gazette {
namespace {

constexpr std::string_view description =
    R"(gazette-search finds articles in an index that
gazette-index made, best first. A query is words: every article that has one of them is a hit. An
article ranks higher the more of the words it has, and the rarer these are. Without a query, every
article that passes the filters is a hit, newest first.

Results go to standard output and everything else to standard error. On a terminal, results that
are longer than the screen are shown in a pager.)";

constexpr std::string_view query_before =
    R"(phone call	articles with either word, those with both first
"phone call"	the words next to each other, in this order
="organ"	the word as it is typed, not organs or organization
+bridge toll	articles that have the word bridge; toll only moves them up
bridge -toll	articles with bridge and without toll
bridge AND toll	both words; OR, NOT and brackets work as well
strike NEAR/5 grain	at most five words apart, in any order
"bridge toll"~3	at most three words between, in this order
harb*	words that begin with these letters, at least three
harbor~, harbor~2	words of similar spelling, up to one or two typing errors away

Words are compared by their stems; case and accents do not matter. Punctuation never makes a query
fail: what cannot be understood is searched as words, with a warning. Put -- before a query that
begins with a minus sign. Conditions on fields:

)";

constexpr std::string_view exit_status =
    R"(0	there are hits
1	there are no hits
2	an error: no index, or an invalid option value

A pager does not change the exit status.)";

constexpr std::string_view environment =
    R"(GAZETTE_DB	the index when --db is not given
XDG_DATA_HOME	where the user's own index is found when GAZETTE_DB is not set
GAZETTE_PAGER, PAGER	the pager, the first that is set, else less; cat or an empty value for no pager
LESS	options of less; FRX when not set
NO_COLOR	when not empty, no colour unless --color asks for it
COLUMNS	the width of the text; when not set, that of the terminal, else 80
LC_ALL, LC_TIME, LANG	the language of dates in text, the first that is set; see --locale)";

constexpr std::string_view files_section =
    R"($XDG_DATA_HOME/gazette/default	the user's own index; XDG_DATA_HOME is ~/.local/share when not set

A file for --config holds options without their dashes, one per line; gazette-index can read the
same file:

    db = "/srv/news"
    limit = 20)";

constexpr std::string_view examples =
    R"(Articles on trade since 2026 that have the phrase but not the word bank:

    gazette-search --topic economy/trade --since 2026 '"interest rate" -bank'

How many articles there are per month on a topic, for a program:

    gazette-search --topic sport --facets month --count --format json

Two indexes as one:

    gazette-search --db news-2025 --db news-2026 'harbour bridge')";

constexpr std::string_view see_also = "gazette-index(1), less(1), xapian-tcpsrv(1)";

/// Names that a function of ours joined by commas.
std::vector<std::string> split_names(const std::string& names) {
  std::vector<std::string> list;
  for (std::size_t begin = 0; begin < names.size();) {
    const std::size_t end = std::min(names.find(", ", begin), names.size());
    list.push_back(names.substr(begin, end - begin));
    begin = end + 2;
  }
  return list;
}

std::string query_section() {
  std::string text(query_before);
  for (const Field& field : fields) text += fmt::format("{}\t{}\n", field.example, field.help);
  return text;
}

}  // namespace

Manual search_manual() {
  Manual manual;
  manual.program = "gazette-search";
  manual.purpose = "search an index of news";
  manual.synopsis = {"[--db DIR] [OPTIONS] [QUERY...]"};
  manual.description = description;
  manual.sections = {{"Query", query_section()},
                     {"Exit status", std::string(exit_status)},
                     {"Environment", std::string(environment)},
                     {"Files", std::string(files_section)},
                     {"Examples", std::string(examples)},
                     {"See also", std::string(see_also)}};
  manual.values = {{"--format", split_names(output_format_names())},
                   {"--facets", split_names(facet_names())},
                   {"--sort", split_names(sort_order_names())},
                   {"--topic-origin", split_names(topic_origin_names())},
                   {"--topic", {top_topics.begin(), top_topics.end()}}};
  for (const Field& field : fields) {
    manual.beginnings.push_back({std::string(field.name) + ":", std::string(field.help)});
  }
  return manual;
}

}  // namespace gazette
