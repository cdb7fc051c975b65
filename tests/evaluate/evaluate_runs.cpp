// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate_runs list FOLDER: the names of the judged collections at or below FOLDER.
// evaluate_runs texts COLLECTION: the collection's documents as Lucene is given them, on a line of
// id, tab, title and text each.
// evaluate_runs shares FOLDER SEARCH=RUNS...: how many of the first and of the ten first documents
// are relevant, in percent, and of documents taken at random. evaluate_runs table FOLDER
// SEARCH=RUNS...: what each search made of each collection, from the files RUNS/NAME.run, where
// there is one; beside the first search, and beside those of others, whose names do not begin with
// gazette. Exit 1 when a search is below what is wanted of it.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "core/text/text.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/evaluate/comparison.hpp"
#include "tests/evaluate/judged_collection.hpp"

namespace gazette {
namespace {

using Strings = std::vector<std::string>;

int list(const Strings& arguments) {
  std::set<std::string> names;
  for (const JudgedCollection& each : find_collections(arguments.at(0))) names.insert(each.name);
  for (const std::string& name : names) std::cout << name << '\n';
  return 0;
}

int texts(const Strings& arguments) {
  const std::string path = arguments.at(0) + "/docs.jsonl";
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(path + " cannot be read");
  find_format("jsonl")->read({file, path}, [&](Story story) {
    if (const auto* article = std::get_if<Article>(&story)) {
      std::cout << article->id << '\t' << one_line(article->title + ' ' + article->body) << '\n';
    }
  });
  return 0;
}

Rankings read_run_file(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw Error(path + " cannot be read");
  return read_run(file, path);
}

/// Whether `result` is what is wanted; says where it is not.
bool is_enough(const Result& result, const Target& target) {
  const bool expanded = result.search.find("--expand") != std::string::npos;
  const double map = mean(result.queries, measures[0]);
  const double ndcg = mean(result.queries, measures[1]);
  const double wanted = expanded ? target.map_expanded : target.map;
  if (map >= wanted && (expanded || ndcg >= target.ndcg_10)) return true;
  std::cout << fmt::format("{}: {} is below what is wanted: MAP {:.3f}, nDCG@10 {:.3f}\n",
                           target.collection, result.search, wanted, target.ndcg_10);
  return false;
}

using Searches = std::vector<std::pair<std::string, std::string>>;

Searches read_searches(const Strings& arguments) {
  Searches searches;
  for (std::size_t i = 1; i < arguments.size(); ++i) {
    const std::size_t equals = arguments[i].find('=');
    if (equals == std::string::npos) throw Error("expected SEARCH=RUNS, found " + arguments[i]);
    searches.emplace_back(arguments[i].substr(0, equals), arguments[i].substr(equals + 1));
  }
  return searches;
}

std::size_t count_documents(const JudgedCollection& collection) {
  std::ifstream file(collection.folder / "docs.jsonl");
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) ++count;
  return count;
}

/// The chance that another document than the one asked for is relevant, mean over the queries.
double share_at_random(const JudgedCollection& collection) {
  const auto others = static_cast<double>(count_documents(collection) - 1);
  double sum = 0;
  for (const auto& [query, grades] : collection.judgements) {
    sum += static_cast<double>(grades.size()) / others;
  }
  return sum / static_cast<double>(collection.judgements.size());
}

/// In percent of the first hits, and of the ten first.
std::string share_line(std::string_view search, double of_first, double of_ten) {
  return fmt::format("{:24} {:8.1f} {:8.1f}\n", search, 100 * of_first, 100 * of_ten);
}

int shares(const Strings& arguments) {
  const Searches searches = read_searches(arguments);
  for (const JudgedCollection& collection : find_collections(arguments.at(0))) {
    std::cout << fmt::format(
        "{:24} {:>8} {:>8}\n",
        fmt::format("{} ({})", label_of(collection), collection.judgements.size()), "first", "ten");
    for (const auto& [search, runs] : searches) {
      const Rankings rankings = read_run_file(runs + "/" + collection.name + ".run");
      const std::vector<Measures> of_ten = measure_all(rankings, collection.judgements);
      const auto of_first =
          static_cast<double>(std::count_if(of_ten.begin(), of_ten.end(), [](const Measures& each) {
            return each.reciprocal_rank == 1;
          }));
      std::cout << share_line(search, of_first / static_cast<double>(of_ten.size()),
                              mean(of_ten, measures[2]));
    }
    const double random = share_at_random(collection);
    std::cout << share_line("at random", random, random) << '\n';
  }
  return 0;
}

/// Of the searches that there is a run of.
std::vector<Result> results_of(const JudgedCollection& collection, const Searches& searches) {
  std::vector<Result> results;
  for (const auto& [search, runs] : searches) {
    const std::string path = runs + "/" + collection.name + ".run";
    const bool is_base = results.empty() || !search.starts_with("gazette");
    if (!std::filesystem::exists(path)) continue;
    results.push_back({search, measure_all(read_run_file(path), collection.judgements), is_base});
  }
  if (results.empty()) throw Error("there is no run of " + collection.name);
  return results;
}

int table(const Strings& arguments) {
  const Searches searches = read_searches(arguments);
  std::vector<std::vector<Result>> of_collections;
  std::string wanted;
  bool enough = true;
  for (const JudgedCollection& collection : find_collections(arguments.at(0))) {
    const std::vector<Result> results = results_of(collection, searches);
    if (of_collections.empty()) std::cout << comparison_head(results);
    std::cout << comparison(label_of(collection), results);
    of_collections.push_back(results);
    const Target* target = find_target(collection.name);
    if (target == nullptr) continue;
    wanted += fmt::format(
        "{:<22} MAP {:.3f}, nDCG@10 {:.3f}, MAP with --expand {:.3f}; published "
        "of Lucene 8.7: {:.4f} {:.4f}\n",
        collection.name, target->map, target->ndcg_10, target->map_expanded, target->lucene_map,
        target->lucene_ndcg_10);
    for (const Result& result : results) {
      if (result.search.starts_with("gazette")) enough = is_enough(result, *target) && enough;
    }
  }
  if (of_collections.size() > 1) std::cout << comparison_of_means(of_collections);
  if (!wanted.empty()) std::cout << "\nWanted:\n" << wanted;
  return enough ? 0 : 1;
}

int run(const Strings& words) {
  const Strings arguments(words.begin() + (words.empty() ? 0 : 1), words.end());
  if (arguments.size() == 1 && words[0] == "list") return list(arguments);
  if (arguments.size() == 1 && words[0] == "texts") return texts(arguments);
  if (arguments.size() > 1 && words[0] == "shares") return shares(arguments);
  if (arguments.size() > 1 && words[0] == "table") return table(arguments);
  std::cerr
      << "usage: evaluate_runs list FOLDER | texts COLLECTION | shares FOLDER SEARCH=RUNS... |\n"
         "       table FOLDER SEARCH=RUNS...\n";
  return 2;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  try {
    return gazette::run({argv + 1, argv + argc});
  } catch (const gazette::Error& error) {
    std::cerr << "evaluate_runs: " << error.what() << (error.hint().empty() ? "" : "; ")
              << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "evaluate_runs: " << error.what() << '\n';
  }
  return 2;
}
