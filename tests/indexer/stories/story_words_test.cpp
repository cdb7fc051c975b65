// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/story_words.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"

namespace gazette {
namespace {

/// The kinds of the words of `text`: a letter each.
std::string kinds_of(std::string_view text) {
  std::string kinds;
  for (const StoryWord& word : story_words(text)) {
    kinds += word.kind == WordKind::plain ? 'p' : word.kind == WordKind::figure ? 'f' : 'n';
  }
  return kinds;
}

}  // namespace

TEST_CASE("words of a story: figures, names and plain ones") {
  struct Row {
    std::string_view text;
    std::string_view kinds;
  };
  const std::vector<Row> rows = {
      {"", ""},
      {" .,- \n", ""},
      {"The ferry sank", "npp"},
      {"it cost 1,250.5 dlrs", "ppfp"},
      {"up 3-1/2, to 40", "pfpf"},
      {"at 10:30. Then", "pfn"},
      {"the well-known man", "pppp"},
      {"they don't and don\u2019t", "pppp"},
      {"on Monday seven men", "pffp"},
      {"am Montag siebzig", "pff"},
      {"Ärzte im Krankenhaus", "npn"},
      {"東京は２５日、晴れ", "ppfppp"},
      {"月曜日に二十五人、一般", "fpfp"},
      {"トヨタの車", "npp"},
      {"港北市の山田さんと市が佐藤氏に", "npnpppnp"},
      {"北京市今天", "ppppp"},
      {"\x80\xC3 a \xED\xA0\x80", "p"},
      {"5", "f"},
      {"-5-", "f"},
      {"サッカー", "n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(kinds_of(row.text) == row.kinds);
  }
}

TEST_CASE("words of a story are the same however they are written") {
  struct Row {
    std::string_view first;
    std::string_view second;
    bool is_same;
  };
  const std::vector<Row> rows = {
      {"THE FERRY", "the ferry", true}, {"don't", "don\u2019t", true},
      {"l\u2019été", "L'ÉTÉ", true},    {"STRASSE", "straße", true},
      {"２５日", "25日", true},         {"the ferry", "the, \"ferry\"!", true},
      {"1,250", "1.250", false},        {"été", "ete", false},
      {"ferry", "ferries", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.first, row.second);
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> second;
    for (const StoryWord& word : story_words(row.first)) first.push_back(word.hash);
    for (const StoryWord& word : story_words(row.second)) second.push_back(word.hash);
    CHECK((first == second) == row.is_same);
  }
}

TEST_CASE("a story is compared by its body, or by its title if the body has no words") {
  CHECK(story_words("Ferry sinks", "All saved.") == story_words("All saved."));
  CHECK(story_words("Ferry sinks", " -- \n") == story_words("Ferry sinks"));
  CHECK(story_words("", "").empty());
}

TEST_CASE("the words of a story are bounded, and any bytes are a text") {
  std::string long_text;
  for (std::size_t i = 0; i < max_story_words + 5; ++i) long_text += "word ";
  CHECK(story_words(long_text).size() == max_story_words);
  RandomText random(7);
  for (int i = 0; i < 300; ++i) {
    const std::string text = random.pieces(unicode_scraps, 40);
    CHECK(story_words(text).size() <= text.size());
  }
}

}  // namespace gazette
