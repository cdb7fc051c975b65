// SPDX-License-Identifier: GPL-3.0-or-later
// write_queries COUNT SEED SOURCE...: COUNT queries made of the titles in Reuters SGML files, each
// one to four words that are side by side in a title, of letters alone and none of them a stop
// word, so that every engine reads them alike: id, tab, words.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "core/analysis/stop_words.hpp"
#include "core/text/text.hpp"
#include "indexer/formats/formats.hpp"

namespace gazette {
namespace {

using Words = std::vector<std::string>;

constexpr std::size_t most_words = 4;
constexpr std::size_t shortest_word = 3;

bool is_plain(const std::string& word) {
  if (word.size() < shortest_word || stop_words("en")->contains(word)) return false;
  for (const char c : word) {
    if (c < 'a' || c > 'z') return false;
  }
  return true;
}

/// The runs of plain words in `title`.
std::vector<Words> runs(const std::string& title) {
  std::vector<Words> found(1);
  const std::string text = fold_case(one_line(title)) + ' ';
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find(' ', begin);
    const std::string word = text.substr(begin, end - begin);
    begin = end + 1;
    if (is_plain(word)) {
      found.back().push_back(word);
    } else if (!found.back().empty()) {
      found.emplace_back();
    }
  }
  if (found.back().empty()) found.pop_back();
  return found;
}

/// Below `bound`, alike on every machine, as std::uniform_int_distribution is not.
std::size_t below(std::size_t bound, std::mt19937_64& random) { return random() % bound; }

std::vector<Words> all_runs(int count, char** sources) {
  std::vector<Words> found;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(sources[i], std::ios::binary);
    find_format("reuters")->read({file, sources[i]}, [&](Story story) {
      if (const auto* article = std::get_if<Article>(&story)) {
        for (Words& words : runs(article->title)) found.push_back(std::move(words));
      }
    });
  }
  return found;
}

/// Each length is as frequent as the others.
void write_query(std::size_t id, const std::vector<Words>& found, std::mt19937_64& random) {
  const std::size_t size = 1 + below(most_words, random);
  const Words* run = &found[below(found.size(), random)];
  while (run->size() < size) run = &found[below(found.size(), random)];
  const std::size_t first = below(run->size() - size + 1, random);
  std::cout << id << '\t';
  for (std::size_t i = 0; i < size; ++i) std::cout << (i > 0 ? " " : "") << (*run)[first + i];
  std::cout << '\n';
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 4) {
    std::cerr << "usage: write_queries COUNT SEED SOURCE...\n";
    return 2;
  }
  try {
    std::mt19937_64 random(std::stoull(argv[2]));
    const std::vector<gazette::Words> runs = gazette::all_runs(argc - 3, argv + 3);
    const auto is_long = [](const gazette::Words& run) {
      return run.size() >= gazette::most_words;
    };
    if (std::none_of(runs.begin(), runs.end(), is_long)) {
      throw std::runtime_error("the sources have no title of four plain words");
    }
    for (std::size_t id = 1; id <= std::stoull(argv[1]); ++id) {
      gazette::write_query(id, runs, random);
    }
  } catch (const std::exception& error) {
    std::cerr << "write_queries: " << error.what() << '\n';
    return 2;
  }
}
