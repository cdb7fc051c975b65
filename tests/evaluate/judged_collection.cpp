// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/evaluate/judged_collection.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string_view>

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

constexpr std::string_view judgements_begin = "qrels.";
constexpr std::string_view judgements_end = ".trec";

/// `links` of qrels.links.trec, empty of qrels.trec; nothing for any other file.
std::optional<std::string> judgement_name_of(const fs::path& path) {
  const std::string file = path.filename().string();
  if (file == "qrels.trec") return "";
  const std::size_t around = judgements_begin.size() + judgements_end.size();
  const bool is_named =
      file.size() > around && file.starts_with(judgements_begin) && file.ends_with(judgements_end);
  if (!is_named) return std::nullopt;
  return file.substr(judgements_begin.size(), file.size() - around);
}

/// The judgements of the collection in `folder` by name; none where it is no collection.
std::map<std::string, fs::path> judgements_in(const fs::path& folder) {
  std::map<std::string, fs::path> found;
  if (!fs::exists(folder / "docs.jsonl") || !fs::exists(folder / "queries.tsv")) return found;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::optional<std::string> name = judgement_name_of(entry.path());
    if (name) found.emplace(*name, entry.path());
  }
  return found;
}

void read_collection(const fs::path& folder, const fs::path& below,
                     std::vector<JudgedCollection>& collections) {
  for (const auto& [judgement_name, path] : judgements_in(folder)) {
    JudgedCollection& collection = collections.emplace_back();
    const fs::path name = folder.lexically_relative(below);
    collection.name = (name == "." ? fs::canonical(folder).filename() : name).generic_string();
    collection.judgement_name = judgement_name;
    collection.folder = folder;
    collection.queries = read_queries(folder / "queries.tsv");
    std::ifstream file = open(path);
    collection.judgements = read_judgements(file, path.string());
  }
}

}  // namespace

std::vector<JudgedCollection> find_collections(const fs::path& folder) {
  std::vector<fs::path> folders = {folder};
  if (fs::is_directory(folder)) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_directory()) folders.push_back(entry.path());
    }
  }
  std::sort(folders.begin(), folders.end());
  std::vector<JudgedCollection> collections;
  for (const fs::path& each : folders) read_collection(each, folder, collections);
  if (collections.empty()) {
    throw Error("there is no judged collection below " + folder.string(),
                "one is a folder with docs.jsonl, queries.tsv and qrels.trec");
  }
  return collections;
}

std::string label_of(const JudgedCollection& collection) {
  const std::string& judgement = collection.judgement_name;
  return judgement.empty() ? collection.name : collection.name + ' ' + judgement;
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
