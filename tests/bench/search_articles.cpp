// SPDX-License-Identifier: GPL-3.0-or-later
// search_articles DB QUERIES: this project's part in scripts/bench-search. Searches through
// Searcher as gazette-search does, the top ten with all their fields, and for comparison the same
// database by Xapian alone: the same stems under its own operators, the ten records unread.
#include <xapian.h>

#include <array>
#include <iostream>

#include "searcher/search/searcher.hpp"
#include "tests/bench/query_timing.hpp"

namespace gazette {
namespace {

constexpr std::size_t page_size = 10;

struct Kind {
  std::string_view name;
  std::string (*query)(const QueryWords&);
  Xapian::Query::op op;
};

constexpr std::array kinds = {
    Kind{"any", [](const QueryWords& words) { return joined(words, " "); }, Xapian::Query::OP_OR},
    Kind{"all", [](const QueryWords& words) { return joined(words, " AND "); },
         Xapian::Query::OP_AND},
    Kind{"phrase", [](const QueryWords& words) { return '"' + joined(words, " ") + '"'; },
         Xapian::Query::OP_PHRASE},
};

/// What the engine is called, and what of a page it makes.
struct Variant {
  std::string_view name;
  HitContent parts;
  Counting counting;
};

constexpr std::array variants = {
    Variant{"gazette", HitContent::article, Counting::none},
    Variant{"gazette, total to 10,000", HitContent::article, Counting::up_to_limit},
    Variant{"gazette, total and snippets", HitContent::with_snippet, Counting::up_to_limit},
};

void time_gazette(const std::string& db, const std::vector<QueryWords>& queries) {
  Searcher searcher({db});
  for (const Variant& variant : variants) {
    for (const Kind& kind : kinds) {
      time_queries(variant.name, kind.name, queries, [&](const QueryWords& words) {
        Request request;
        request.query = kind.query(words);
        request.limit = page_size;
        request.hit_content = variant.parts;
        request.counting = variant.counting;
        return searcher.search(request).hits.size();
      });
    }
  }
}

void time_xapian(const std::string& path, const std::vector<QueryWords>& queries) {
  const Xapian::Database db(path);
  const Xapian::Stem stem("english");
  for (const Kind& kind : kinds) {
    time_queries("xapian alone", kind.name, queries, [&](const QueryWords& words) {
      std::vector<std::string> stems;
      for (const std::string& word : words) stems.push_back(stem(word));
      Xapian::Enquire enquire(db);
      enquire.set_query(Xapian::Query(kind.op, stems.begin(), stems.end()));
      const Xapian::MSet hits = enquire.get_mset(0, page_size);
      std::size_t found = 0;
      for (auto hit = hits.begin(); hit != hits.end(); ++hit) {
        found += hit.get_document().get_data().empty() ? 0 : 1;
      }
      return found;
    });
  }
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: search_articles DB QUERIES\n";
    return 2;
  }
  try {
    const std::vector<gazette::QueryWords> queries = gazette::read_queries(argv[2]);
    gazette::time_gazette(argv[1], queries);
    gazette::time_xapian(argv[1], queries);
  } catch (const Xapian::Error& error) {
    std::cerr << "search_articles: " << error.get_description() << '\n';
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "search_articles: " << error.what() << '\n';
    return 2;
  }
}
