// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/judged_collection.hpp"

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "core/error.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

std::ifstream open(const fs::path& path) {
  std::ifstream file(path);
  if (!file) throw Error(path.string() + " cannot be read");
  return file;
}

Error bad_line(const std::string& where, std::size_t line, const std::string& fault) {
  return Error(where + ":" + std::to_string(line) + ": " + fault);
}

std::vector<std::pair<std::string, std::string>> read_queries(const fs::path& path) {
  std::ifstream file = open(path);
  std::vector<std::pair<std::string, std::string>> queries;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty()) continue;
    if (tab == std::string::npos) {
      throw bad_line(path.string(), queries.size() + 1, "no tab between id and query");
    }
    queries.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return queries;
}

bool is_collection(const fs::path& folder) {
  return fs::exists(folder / "docs.jsonl") && fs::exists(folder / "queries.tsv") &&
         fs::exists(folder / "qrels.trec");
}

JudgedCollection read_collection(const fs::path& folder, const fs::path& below) {
  JudgedCollection collection;
  const fs::path name = folder.lexically_relative(below);
  collection.name = (name == "." ? fs::canonical(folder).filename() : name).generic_string();
  collection.folder = folder;
  collection.queries = read_queries(folder / "queries.tsv");
  const fs::path judgements = folder / "qrels.trec";
  std::ifstream file = open(judgements);
  collection.judgements = read_judgements(file, judgements.string());
  return collection;
}

}  // namespace

std::vector<JudgedCollection> find_collections(const fs::path& folder) {
  std::vector<fs::path> folders;
  if (is_collection(folder)) folders.push_back(folder);
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_directory() && is_collection(entry.path())) folders.push_back(entry.path());
    }
  }
  if (folders.empty()) {
    throw Error("there is no judged collection below " + folder.string(),
                "one is a folder with docs.jsonl, queries.tsv and qrels.trec");
  }
  std::sort(folders.begin(), folders.end());
  std::vector<JudgedCollection> collections;
  for (const fs::path& each : folders) collections.push_back(read_collection(each, folder));
  return collections;
}

Judgements read_judgements(std::istream& lines, const std::string& where) {
  Judgements judgements;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream words(line);
    std::string query;
    std::string iteration;
    std::string document;
    int grade = 0;
    if (!(words >> query)) continue;
    if (!(words >> iteration >> document >> grade)) {
      throw bad_line(where, number, "expected QUERY ITERATION DOCUMENT GRADE");
    }
    if (!judgements[query].emplace(document, grade).second) {
      throw bad_line(where, number, document + " is judged twice for query " + query);
    }
  }
  return judgements;
}

Rankings read_run(std::istream& lines, const std::string& where) {
  using Scored = std::pair<double, std::string>;
  std::map<std::string, std::vector<Scored>> found;
  std::map<std::string, std::set<std::string>> seen;
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    std::istringstream words(line);
    std::string query;
    std::string unused;
    std::string document;
    std::string rank;
    double score = 0;
    if (!(words >> query)) continue;
    if (!(words >> unused >> document >> rank >> score)) {
      throw bad_line(where, number, "expected QUERY Q0 DOCUMENT RANK SCORE NAME");
    }
    if (!seen[query].insert(document).second) {
      throw bad_line(where, number, document + " comes twice for query " + query);
    }
    found[query].emplace_back(score, document);
  }
  Rankings rankings;
  for (auto& [query, documents] : found) {
    std::sort(documents.rbegin(), documents.rend());
    for (Scored& each : documents) rankings[query].push_back(std::move(each.second));
  }
  return rankings;
}

}  // namespace gazette
