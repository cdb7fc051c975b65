# SPDX-License-Identifier: GPL-3.0-or-later
# What the scripts/bench* share. They source it and set $root, the source tree, $data, the folder of
# Reuters-21578, $folder, a folder to write into, and $copies, how many times the articles are indexed.

# build_bench TARGET...: builds programs for timing into build/bench.
build_bench() {
  cmake -S "$root" -B "$root/build/bench" -G Ninja -DCMAKE_BUILD_TYPE=Release >/dev/null
  cmake --build "$root/build/bench" --target "$@" >/dev/null
}

# bench_program FOLDER/NAME: prints its path.
bench_program() { printf '%s/build/bench/%s' "$root" "$1"; }

# find_lucene CLASS...: compiles tests/bench/CLASS.java against Lucene 8 and sets $classes; fails with a
# message if Lucene is not installed.
find_lucene() {
  local jars
  shopt -s nullglob
  jars=(/usr/share/java/lucene-{core,analyzers-common}-8.*.jar)
  shopt -u nullglob
  if ((${#jars[@]} != 2)) || ! command -v javac >/dev/null; then
    echo "bench: Lucene is not installed and is left out; to include it: apt-get install liblucene8-java default-jdk-headless" >&2
    return 1
  fi
  classes="$folder/classes:${jars[0]}:${jars[1]}"
  javac -cp "$classes" -d "$folder/classes" "${@/#/$root/tests/bench/}"
}

# index_fts5 DB: indexes the articles in a table of SQLite FTS5.
index_fts5() {
  sqlite3 "$1" <<END
PRAGMA journal_mode=OFF;
PRAGMA synchronous=OFF;
CREATE VIRTUAL TABLE articles USING fts5(title, body, tokenize='porter unicode61');
BEGIN;
.mode csv
.import $folder/articles.csv articles
COMMIT;
INSERT INTO articles(articles) VALUES('optimize');
END
}

# index_gazette DB: indexes the articles with gazette-index.
index_gazette() {
  "$(bench_program indexer/gazette-index)" --quiet --language en --db "$1" "$folder/articles.jsonl"
}
