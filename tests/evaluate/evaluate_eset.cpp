// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate_eset DATABASE QUERIES: what a plain program on Xapian finds similar to the articles
// whose ids begin the lines of QUERIES, as a run of ten a query: the 40 words of Xapian's own
// expand set of the one article, under its own BM25. For comparison with --similar.
#include <xapian.h>

#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "core/schema/record.hpp"
#include "core/schema/schema.hpp"

namespace gazette {
namespace {

constexpr Xapian::termcount terms = 40;
constexpr int hits = 10;

/// Terms of fields begin with a capital.
std::vector<std::string> words_of(Xapian::Enquire& enquire, Xapian::docid docid) {
  Xapian::RSet one;
  one.add_document(docid);
  const Xapian::ESet set = enquire.get_eset(20 * terms, one);
  std::vector<std::string> words;
  for (auto term = set.begin(); term != set.end() && words.size() < terms; ++term) {
    const char first = (*term).front();
    if (first < 'A' || first > 'Z') words.push_back(*term);
  }
  return words;
}

void run(const std::string& path, const std::string& queries) {
  const Xapian::Database db(path);
  std::ifstream file(queries);
  for (std::string line; std::getline(file, line);) {
    const std::string id = line.substr(0, line.find('\t'));
    const auto posting = db.postlist_begin(whole_term(field("id"), id));
    Xapian::Enquire enquire(db);
    enquire.set_query(Xapian::Query::MatchAll);
    const std::vector<std::string> words = words_of(enquire, *posting);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, words.begin(), words.end()));
    int rank = 0;
    const Xapian::MSet found = enquire.get_mset(0, hits + 1);
    for (auto match = found.begin(); match != found.end() && rank < hits; ++match) {
      if (*match == *posting) continue;
      std::cout << id << " Q0 " << id_of_record(match.get_document().get_data()) << ' ' << ++rank
                << ' ' << match.get_weight() << " eset\n";
    }
  }
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: evaluate_eset DATABASE QUERIES\n";
    return 2;
  }
  try {
    gazette::run(argv[1], argv[2]);
    return 0;
  } catch (const Xapian::Error& error) {
    std::cerr << "evaluate_eset: " << error.get_description() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "evaluate_eset: " << error.what() << '\n';
  }
  return 2;
}
