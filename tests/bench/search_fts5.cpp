// SPDX-License-Identifier: GPL-3.0-or-later
// search_fts5 DB QUERIES: SQLite's part in scripts/bench-search. The table is that of
// scripts/bench: FTS5 by `porter unicode61`; the top ten by its bm25 with title and body fetched.
#include <sqlite3.h>

#include <array>
#include <iostream>
#include <memory>

#include "tests/bench/query_timing.hpp"

namespace gazette {
namespace {

struct Kind {
  std::string_view name;
  std::string (*query)(const QueryWords&);
};

constexpr std::array kinds = {
    Kind{"any", [](const QueryWords& words) { return joined(words, " OR "); }},
    Kind{"all", [](const QueryWords& words) { return joined(words, " AND "); }},
    Kind{"phrase", [](const QueryWords& words) { return '"' + joined(words, " ") + '"'; }},
};

void time_fts5(sqlite3* db, const std::vector<QueryWords>& queries) {
  sqlite3_stmt* made = nullptr;
  if (sqlite3_prepare_v2(db,
                         "SELECT title, body FROM articles WHERE articles MATCH ? "
                         "ORDER BY rank LIMIT 10",
                         -1, &made, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(db));
  }
  const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> select(made, sqlite3_finalize);
  for (const Kind& kind : kinds) {
    time_queries("sqlite fts5", kind.name, queries, [&](const QueryWords& words) {
      const std::string query = kind.query(words);
      sqlite3_bind_text(select.get(), 1, query.data(), static_cast<int>(query.size()),
                        SQLITE_STATIC);
      std::size_t found = 0;
      int step = sqlite3_step(select.get());
      for (; step == SQLITE_ROW; step = sqlite3_step(select.get())) {
        found += sqlite3_column_bytes(select.get(), 0) + sqlite3_column_bytes(select.get(), 1) > 0;
      }
      if (step != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(db));
      sqlite3_reset(select.get());
      return found;
    });
  }
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: search_fts5 DB QUERIES\n";
    return 2;
  }
  sqlite3* opened = nullptr;
  const int status = sqlite3_open_v2(argv[1], &opened, SQLITE_OPEN_READONLY, nullptr);
  const std::unique_ptr<sqlite3, int (*)(sqlite3*)> db(opened, sqlite3_close);
  try {
    if (status != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(opened));
    gazette::time_fts5(opened, gazette::read_queries(argv[2]));
  } catch (const std::exception& error) {
    std::cerr << "search_fts5: " << error.what() << '\n';
    return 2;
  }
}
