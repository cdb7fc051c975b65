// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/program/manual.hpp"

#include <fmt/format.h>

#include "core/schema/schema.hpp"
#include "core/schema/topic.hpp"
#include "searcher/matches/facets.hpp"
#include "searcher/output/renderers.hpp"
#include "searcher/values/request.hpp"

namespace gazette {
namespace {

constexpr std::string_view description =
    R"(gazette-search finds articles in an index that
gazette-index made, best first. A query is words: every article that has one of them is a hit; the
more of them it has, and the more telling they are, the higher it ranks. Without a query every
article that the filters leave is a hit, newest first.

Results go to standard output and everything else to standard error. On a terminal, results that
are longer than the screen are shown by a pager.)";

constexpr std::string_view query_before =
    R"(phone call	articles with either word, those with both first
"phone call"	the words side by side, in this order
+bridge toll	articles that have the word bridge; toll only moves them up
bridge -toll	articles with bridge and without toll
bridge AND toll	both words; OR, NOT and brackets as well
strike NEAR/5 grain	at most five words apart, in any order
"bridge toll"~3	at most three words between, in this order
harb*	words that begin so, of three letters and more
harbor~, harbor~2	words that are spelt nearly so

Words are compared by their stems; case and accents do not matter. Punctuation never makes a query
fail: what cannot be understood is searched as words, with a warning. Put -- before a query that
begins with a minus sign. The conditions on fields are

)";

constexpr std::string_view exit_status =
    R"(0	there are hits
1	there are none
2	an error: no index, or an option that asks for what there is not

A pager does not change it.)";

constexpr std::string_view environment =
    R"(GAZETTE_DB	the index when --db is not given
XDG_DATA_HOME	where the user's own index is found when GAZETTE_DB is not set
GAZETTE_PAGER, PAGER	the pager, the first that is set; less when neither is; cat or nothing for none
LESS	options of less; FRX when not set
NO_COLOR	when not empty, no colour unless --color asks for it
COLUMNS	the width of the text; else that of the terminal, else 80
LC_ALL, LC_TIME, LANG	the language of dates in text, the first that is set; see --locale)";

constexpr std::string_view files =
    R"($XDG_DATA_HOME/gazette/default	the user's own index; XDG_DATA_HOME is ~/.local/share when not set

A file for --config has options without their dashes, one a line; gazette-index may read the same:

    db = "/srv/news"
    limit = 20)";

constexpr std::string_view examples =
    R"(Articles on trade of this year that have the phrase, and not the word bank:

    gazette-search --topic economy/trade --since 2026 '"interest rate" -bank'

How many articles there are a month on a topic, for a program:

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
                     {"Files", std::string(files)},
                     {"Examples", std::string(examples)},
                     {"See also", std::string(see_also)}};
  manual.values = {{"--format", split_names(renderer_names())},
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
