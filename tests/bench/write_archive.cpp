// SPDX-License-Identifier: GPL-3.0-or-later
// write_archive COUNT SOURCE...: COUNT articles as JSON Lines, the same on every run, made of the
// Reuters SGML files SOURCE. Each has the title of one story and paragraphs of two, so that few are
// copies; an id of its own; a second of publication in the thirty years from 1990, in one of seven
// offsets or none; one of 40,000 authors and of 60 sources, the first ones more often.
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <vector>

#include "core/dates/date.hpp"
#include "core/schema/topic.hpp"
#include "core/text/text.hpp"
#include "indexer/formats/formats.hpp"
#include "tests/bench/json_text.hpp"

namespace gazette {
namespace {

using Random = std::mt19937_64;

constexpr std::size_t authors = 40'000;
constexpr std::size_t sources = 60;
constexpr std::array offsets = {-480, -300, -180, 0, 60, 330, 540};  // minutes east of UTC

/// Below `bound`, alike on every machine, as std::uniform_int_distribution is not.
std::size_t below(std::size_t bound, Random& random) { return random() % bound; }

/// The same, but small numbers are more frequent.
std::size_t mostly_small(std::size_t bound, Random& random) {
  const double share = static_cast<double>(below(1'000'000, random)) / 1e6;
  return static_cast<std::size_t>(share * share * static_cast<double>(bound));
}

std::vector<Article> read_stories(int count, char** paths) {
  std::vector<Article> stories;
  for (int i = 0; i < count; ++i) {
    std::ifstream file(paths[i], std::ios::binary);
    find_format("reuters")->read({file, paths[i]}, [&](Story story) {
      if (auto* article = std::get_if<Article>(&story)) stories.push_back(std::move(*article));
    });
  }
  return stories;
}

/// Every other paragraph of `body`, from the first or the second on.
std::string half_of(const std::string& body, std::size_t first) {
  std::string half;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < body.size(); ++number) {
    const std::size_t end = std::min(body.find('\n', begin), body.size() - 1) + 1;
    if (number % 2 == first) half += body.substr(begin, end - begin);
    begin = end;
  }
  return half;
}

std::string published(Random& random) {
  using std::chrono::sys_days;
  constexpr sys_days first = std::chrono::year{1990} / 1 / 1;
  const Timestamp time{
      first + std::chrono::seconds{below(std::size_t{30} * 365 * 24 * 60 * 60, random)}, {}};
  const std::size_t zone = below(offsets.size() + 1, random);
  if (zone == offsets.size()) return to_rfc3339(time);
  return to_rfc3339(Timestamp{time.utc, std::chrono::minutes{offsets.at(zone)}});
}

void write(std::size_t number, const Article& story, const Article& other, Random& random) {
  std::cout << R"({"id":"archive-)" << number << R"(","title":)" << json_text(one_line(story.title))
            << ",\"body\":" << json_text(half_of(story.body, 0) + half_of(other.body, 1))
            << ",\"published\":\"" << published(random) << R"(","source":"Wire )"
            << mostly_small(sources, random) << R"(","author":"Author )"
            << mostly_small(authors, random) << R"(","language":"en","topics":[)";
  const char* between = "";
  for (const std::string& topic : topic_paths(story.topics)) {
    std::cout << std::exchange(between, ",") << json_text(topic);
  }
  std::cout << "]}\n";
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: write_archive COUNT SOURCE...\n";
    return 2;
  }
  try {
    std::ios::sync_with_stdio(false);
    const std::size_t count = std::stoull(argv[1]);
    const std::vector<gazette::Article> stories = gazette::read_stories(argc - 2, argv + 2);
    gazette::Random random(21578);
    for (std::size_t i = 0; i < count; ++i) {
      const gazette::Article& story = stories.at(i % stories.size());
      gazette::write(i, story, stories[gazette::below(stories.size(), random)], random);
    }
    std::cout.flush();
    return std::cout ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "write_archive: " << error.what() << '\n';
    return 2;
  }
}
