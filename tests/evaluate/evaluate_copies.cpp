// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate_copies DATA SEED: how well copies of a story are told from reports of one form. DATA is
// the folder of the test data; edits and forms are made by chance from SEED. For
// scripts/evaluate-copies. Dates play no part: the sets have none.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/stories/candidates.hpp"
#include "indexer/stories/copy_verdict.hpp"
#include "indexer/stories/groups.hpp"
#include "indexer/stories/sketch.hpp"
#include "tests/chance.hpp"
#include "tests/evaluate/copy_edits.hpp"
#include "tests/evaluate/news_sets.hpp"
#include "tests/evaluate/story_forms.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// An article of the set, and the story that it tells.
struct Sample {
  std::string body;
  std::string kind;  ///< "original", "other", the name of an edit or of a form
  std::size_t story = 0;
  bool is_form = false;
};

std::size_t word_count(std::string_view text) { return pieces_of(text).size(); }

/// The texts without those that share over half of their runs of words with another one: they may
/// be real copies, and nobody has judged them.
std::vector<std::string> distinct_texts(std::vector<std::string> texts) {
  constexpr std::size_t common = 50;
  std::vector<std::vector<std::uint32_t>> runs;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_run;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    runs.push_back(run_hashes(story_words(texts[i])));
    std::sort(runs[i].begin(), runs[i].end());
    runs[i].erase(std::unique(runs[i].begin(), runs[i].end()), runs[i].end());
    for (const std::uint32_t run : runs[i]) by_run[run].push_back(i);
  }
  std::vector<std::string> distinct;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::unordered_map<std::size_t, std::size_t> shared;
    for (const std::uint32_t run : runs[i]) {
      const std::vector<std::size_t>& others = by_run[run];
      if (others.size() > common) continue;
      for (const std::size_t other : others) ++shared[other];
    }
    shared.erase(i);
    const bool is_distinct = std::none_of(shared.begin(), shared.end(), [&](const auto& each) {
      return 2 * each.second > std::min(runs[i].size(), runs[each.first].size());
    });
    if (is_distinct) distinct.push_back(std::move(texts[i]));
  }
  return distinct;
}

std::vector<std::string> bodies_of(const std::vector<NewsStory>& stories,
                                   std::size_t fewest_words) {
  std::vector<std::string> bodies;
  for (const NewsStory& story : stories) {
    if (word_count(story.body) >= fewest_words) bodies.push_back(story.body);
  }
  return bodies;
}

/// 10kGNAD: a topic, a semicolon and a text on each line, quoted by '.
std::vector<std::string> read_german(const fs::path& path) {
  std::ifstream file(path);
  std::vector<std::string> bodies;
  for (std::string line; std::getline(file, line);) {
    std::string body = line.substr(std::min(line.find(';'), line.size() - 1) + 1);
    if (body.starts_with('\'')) body = body.substr(1, body.size() - 2);
    if (word_count(body) >= 60) bodies.push_back(std::move(body));
  }
  return bodies;
}

/// livedoor: address, time and title on lines of their own, then the text.
std::vector<std::string> read_japanese(const fs::path& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> bodies;
  for (const fs::path& path : paths) {
    std::ifstream file(path);
    std::string line;
    for (int i = 0; i < 3; ++i) std::getline(file, line);
    std::string body(std::istreambuf_iterator<char>(file), {});
    if (word_count(body) >= 100) bodies.push_back(std::move(body));
  }
  return bodies;
}

/// `elsewhere` are texts that are not in the set.
EditSources sources_from(const std::vector<std::string>& elsewhere, std::string_view language) {
  EditSources sources;
  for (const std::string& text : elsewhere) {
    TextPieces pieces = pieces_of(text);
    for (const TextPiece& piece : pieces) {
      if (!piece.word.empty()) sources.words.push_back(piece.word);
    }
    sources.passages.push_back(std::move(pieces));
  }
  if (language == "ja") {
    sources.prefixes = {"【東京共同】", "（時事通信）", "【港北時事】"};
    sources.before = {"この記事は会員の方だけがお読みいただけます。", "写真を拡大して見る"};
    sources.after = {"無断転載を禁じます。ご意見は編集部までお寄せください。",
                     "関連する記事を読む。メールマガジンの登録はこちらから。"};
  } else if (language == "de") {
    sources.prefixes = {"Kolmbach (dpa) - ", "Rabenau (APA) - ", "(Reuters) - "};
    sources.before = {"Lesen Sie diesen Artikel ohne Werbung mit unserem Abonnement.",
                      "Dieser Beitrag wurde aktualisiert."};
    sources.after = {
        "Mehr zum Thema finden Sie auf unserer Seite. Folgen Sie uns auch in den "
        "sozialen Netzen.",
        "Alle Rechte vorbehalten. Nachdruck nur mit Genehmigung der Redaktion."};
  } else {
    sources.prefixes = {"WENDALE (AP) - ", "KELLING, March 3 (Coast Press) - ", "(Reuters) - "};
    sources.before = {"Sign up to our newsletter to get the best stories of the day by email.",
                      "By Staff Reporter. Listen to this article. Share."};
    sources.after = {
        "Copyright of this newspaper. All rights reserved. This material may not be "
        "published, broadcast, rewritten or redistributed without permission.",
        "Read more about this story on our website. Follow us for the latest news "
        "and tell us what you think in the comments below."};
  }
  return sources;
}

/// What a set is made of.
struct Texts {
  std::string_view language;
  std::vector<std::string> originals;  ///< distinct stories
  std::vector<std::string> others;     ///< more of them, which are left as they are
  std::vector<std::string> elsewhere;  ///< not in the set: edits take words and passages from them
};

void add_copies(const Texts& texts, std::size_t edits_each, Chance& chance,
                std::vector<Sample>& samples, std::size_t& stories) {
  const EditSources sources = sources_from(texts.elsewhere, texts.language);
  for (const std::string& body : texts.originals) {
    const std::size_t story = stories++;
    samples.push_back({body, "original", story});
    const TextPieces pieces = pieces_of(body);
    for (std::size_t i = 0; i < edits_each; ++i) {
      const CopyEdit& edit = chance.of(copy_edits());
      std::string edited = edit.make(pieces, sources, chance);
      if (!edited.empty()) samples.push_back({std::move(edited), std::string(edit.name), story});
    }
  }
  for (const std::string& body : texts.others) samples.push_back({body, "other", stories++});
}

void add_forms(std::string_view language, std::size_t each, Chance& chance,
               std::vector<Sample>& samples, std::size_t& stories) {
  for (const StoryForm& form : story_forms()) {
    if (form.language != language) continue;
    for (std::size_t i = 0; i < each; ++i) {
      samples.push_back({form.make(chance), std::string(form.name), stories++, true});
    }
  }
}

/// Company reports with a table of figures.
bool is_earnings_report(std::string_view body) {
  std::size_t comparisons = 0;
  for (std::size_t at = 0; (at = body.find(" vs ", at)) != std::string_view::npos; ++at) {
    ++comparisons;
  }
  return comparisons >= 3;
}

std::vector<std::string> capitalised_words(const std::vector<std::string>& texts) {
  std::vector<std::string> words;
  for (const std::string& text : texts) {
    for (const TextPiece& piece : pieces_of(text)) {
      if (piece.word.size() > 3 && piece.word[0] >= 'A' && piece.word[0] <= 'Z') {
        words.push_back(piece.word);
      }
    }
  }
  return words;
}

/// What was found: the groups of all samples, and its cost.
struct Found {
  std::vector<std::uint32_t> group;
  double seconds = 0;
  std::size_t comparisons = 0;
};

Found find_groups(const std::vector<Sample>& samples) {
  Found found;
  Groups groups;
  Candidates table;
  std::vector<ComparedText> texts;
  const std::clock_t begin = std::clock();
  for (std::uint32_t i = 0; i < samples.size(); ++i) {
    std::vector<StoryWord> words = story_words(samples[i].body);
    const Sketch sketch = sketch_of(words);
    texts.push_back(compared_text(std::move(words)));
    groups.add();
    for (const std::uint32_t other : table.of(sketch)) {
      ++found.comparisons;
      if (compare_texts(texts[i], texts[other]).is_copy()) groups.join(i, other);
    }
    table.add(i, sketch);
  }
  found.seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  for (std::uint32_t i = 0; i < samples.size(); ++i) found.group.push_back(groups.first_of(i));
  return found;
}

double share(double part, double whole) { return whole == 0 ? 1 : part / whole; }

struct Measures {
  double pairs_precision;
  double pairs_recall;
  double bcubed_precision;
  double bcubed_recall;
};

Measures measures_of(const std::vector<Sample>& samples, const Found& found) {
  std::map<std::uint32_t, double> groups;
  std::map<std::size_t, double> stories;
  std::map<std::pair<std::uint32_t, std::size_t>, double> both;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    ++groups[found.group[i]];
    ++stories[samples[i].story];
    ++both[{found.group[i], samples[i].story}];
  }
  const auto pairs = [](const auto& sizes) {
    double count = 0;
    for (const auto& [key, size] : sizes) count += size * (size - 1) / 2;
    return count;
  };
  double precision = 0;
  double recall = 0;
  for (const auto& [key, size] : both) {
    precision += size * size / groups[key.first];
    recall += size * size / stories[key.second];
  }
  const auto count = static_cast<double>(samples.size());
  return {share(pairs(both), pairs(groups)), share(pairs(both), pairs(stories)), precision / count,
          recall / count};
}

void print_recall(const std::vector<Sample>& samples, const Found& found) {
  std::map<std::size_t, std::uint32_t> original;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (samples[i].kind == "original") original[samples[i].story] = found.group[i];
  }
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_edit;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const auto story = original.find(samples[i].story);
    if (story == original.end() || samples[i].kind == "original") continue;
    auto& [all, right] = by_edit[samples[i].kind];
    ++all;
    if (story->second == found.group[i]) ++right;
  }
  for (const auto& [edit, counts] : by_edit) {
    fmt::print("  edit {:<14} {:.3f} of {}\n", edit,
               share(static_cast<double>(counts.second), static_cast<double>(counts.first)),
               counts.first);
  }
}

/// Prints by kind of form how many articles are in a group with another story, and returns the
/// sums.
std::pair<std::size_t, std::size_t> print_merged(const std::vector<Sample>& samples,
                                                 const Found& found) {
  std::map<std::uint32_t, std::size_t> sizes;
  for (const std::uint32_t group : found.group) ++sizes[group];
  std::map<std::string, std::pair<std::size_t, std::size_t>> by_form;
  std::pair<std::size_t, std::size_t> sums;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (!samples[i].is_form) continue;
    auto& [all, merged] = by_form[samples[i].kind];
    const std::size_t is_merged = sizes[found.group[i]] > 1 ? 1 : 0;
    ++all;
    merged += is_merged;
    ++sums.first;
    sums.second += is_merged;
  }
  for (const auto& [form, counts] : by_form) {
    fmt::print("  form {:<14} {} of {} merged\n", form, counts.second, counts.first);
  }
  return sums;
}

/// Whether the set reaches `goal`.
bool print_set(std::string_view name, const std::vector<Sample>& samples, double goal,
               bool is_main) {
  const Found found = find_groups(samples);
  const Measures measures = measures_of(samples, found);
  std::map<std::size_t, std::size_t> stories;
  std::size_t sketch_bytes = 0;
  for (const Sample& sample : samples) {
    ++stories[sample.story];
    sketch_bytes += to_value(sketch_of(story_words(sample.body))).size();
  }
  fmt::print("== {}: {} articles of {} stories\n", name, samples.size(), stories.size());
  print_recall(samples, found);
  const auto [forms, merged] = print_merged(samples, found);
  const auto count = static_cast<double>(samples.size());
  fmt::print("  forms merged: {} of {}\n", merged, forms);
  fmt::print("  B-cubed precision {:.4f}, recall {:.4f}\n", measures.bcubed_precision,
             measures.bcubed_recall);
  fmt::print("  {:.1f} us, {:.1f} comparisons and {:.1f} bytes an article\n",
             found.seconds * 1e6 / count, static_cast<double>(found.comparisons) / count,
             static_cast<double>(sketch_bytes) / count);
  fmt::print("{}pairs precision {:.3f}\n{}pairs recall {:.3f}\n", is_main ? "" : "  ",
             measures.pairs_precision, is_main ? "" : "  ", measures.pairs_recall);
  const double worst = std::min({measures.pairs_precision, measures.pairs_recall,
                                 measures.bcubed_precision, measures.bcubed_recall});
  return worst >= goal && 1000 * merged <= forms;
}

template <typename List>
void shuffle(List& list, Chance& chance) {
  for (std::size_t i = list.size(); i > 1; --i) std::swap(list[i - 1], list[chance.below(i)]);
}

/// The texts divided by chance: a hundred are not in the set, `count` are originals.
Texts divided(std::string_view language, std::vector<std::string> texts, std::size_t count,
              Chance& chance) {
  constexpr std::size_t elsewhere = 100;
  texts = distinct_texts(std::move(texts));
  shuffle(texts, chance);
  const auto at = [&](std::size_t number) {
    return texts.begin() + static_cast<std::ptrdiff_t>(std::min(number, texts.size()));
  };
  return {language,
          {at(elsewhere), at(elsewhere + count)},
          {at(elsewhere + count), texts.end()},
          {texts.begin(), at(elsewhere)}};
}

/// So many English reports of each form.
constexpr std::size_t forms_each = 1000;

bool evaluate(const fs::path& data, std::uint64_t seed) {
  Chance chance(seed);
  bool is_good = true;

  std::vector<std::string> english = bodies_of(read_reuters_set(data / "reuters21578"), 60);
  std::vector<std::string> earnings;
  for (const NewsStory& story : read_reuters_set(data / "reuters21578")) {
    if (is_earnings_report(story.body)) earnings.push_back(story.body);
  }
  std::erase_if(english, is_earnings_report);
  shuffle(english, chance);
  english.resize(std::min<std::size_t>(english.size(), 7000));
  for (std::string& body : bodies_of(read_bbc_set(data / "formats/bbc"), 60)) {
    english.push_back(std::move(body));
  }
  Texts texts = divided("en", std::move(english), 3500, chance);
  for (std::string& body : bodies_of(read_ag_news_set(data / "formats/csv/ag_news_test.csv"), 30)) {
    if (body.find("&lt;") != std::string::npos) continue;  // remains of a page
    texts.others.push_back(std::move(body));
  }
  texts.others = distinct_texts(std::move(texts.others));
  // The middles of columns are no articles of their own.
  std::vector<std::string> middles;
  while (middles.size() < forms_each && !texts.others.empty()) {
    if (word_count(texts.others.back()) >= 60) middles.push_back(texts.others.back());
    texts.others.pop_back();
  }

  std::vector<Sample> samples;
  std::size_t stories = 0;
  add_copies(texts, 4, chance, samples, stories);
  add_forms("en", forms_each, chance, samples, stories);
  for (std::size_t i = 0; i < forms_each && i < middles.size(); ++i) {
    samples.push_back({column_around(middles[i]), "column", stories++, true});
  }
  const std::vector<std::string> names = capitalised_words(texts.originals);
  for (std::size_t i = 0; i < 3 * forms_each && !earnings.empty(); ++i) {
    samples.push_back({refilled(chance.of(earnings), names, chance), "earnings", stories++, true});
  }
  shuffle(samples, chance);
  is_good &= print_set("English", samples, .97, true);

  samples.clear();
  add_copies(divided("de", read_german(data / "formats/csv/10kgnad_test.csv"), 500, chance), 6,
             chance, samples, stories);
  add_forms("de", 500, chance, samples, stories);
  shuffle(samples, chance);
  is_good &= print_set("German", samples, .95, false);

  samples.clear();
  add_copies(divided("ja", read_japanese(data / "formats/livedoor"), 300, chance), 6, chance,
             samples, stories);
  add_forms("ja", 500, chance, samples, stories);
  shuffle(samples, chance);
  is_good &= print_set("Japanese", samples, .95, false);
  return is_good;
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  if (argc != 3) {
    std::cerr << "usage: evaluate_copies DATA SEED\n";
    return 2;
  }
  return gazette::evaluate(argv[1], std::stoull(argv[2])) ? 0 : 1;
}
