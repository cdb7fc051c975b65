// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/word_counts.hpp"

#include <xapian.h>

namespace gazette {

void add_counts(WordCounts& counts, const WordCounts& more) {
  for (const auto& [word, count] : more) counts[word] += count;
}

void write_counts(const WordCounts& counts, Xapian::WritableDatabase& db) {
  for (const auto& [word, count] : counts) {
    if (count > 0) db.add_spelling(word, static_cast<Xapian::termcount>(count));
    if (count < 0) db.remove_spelling(word, static_cast<Xapian::termcount>(-count));
  }
}

WordCounts read_counts(const Xapian::Database& db) {
  WordCounts counts;
  for (auto word = db.spellings_begin(); word != db.spellings_end(); ++word) {
    counts.emplace(*word, word.get_termfreq());
  }
  return counts;
}

}  // namespace gazette
