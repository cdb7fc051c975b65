// SPDX-License-Identifier: GPL-3.0-or-later
// However many threads read, a run is that of one: ids, findings in their order, counts and tables.
#include "indexer/commands/read_ahead.hpp"

#include <archive.h>
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "core/schema/record.hpp"
#include "indexer/commands/add.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::read_ahead_test {
namespace {

namespace fs = std::filesystem;

std::string line(unsigned id, unsigned text) {
  return fmt::format(R"({{"id": "wire-{}", "title": "Ferry {}", "body": "It left {} times."}})", id,
                     text, text) +
         '\n';
}

std::string newsml(unsigned id, unsigned version, bool is_canceled) {
  return fmt::format(
      R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:{}" version="{}"><itemMeta>)"
      R"(<itemClass qcode="ninat:text"/><provider literal="desk"/>)"
      R"(<versionCreated>2026-01-{:02}T00:00:00Z</versionCreated><pubStatus qcode="stat:{}"/>)"
      R"(</itemMeta><contentMeta><headline>Port {}</headline></contentMeta><contentSet><inlineXML )"
      R"(contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body>)"
      R"(<p>The port has {} ships.</p></body></html></inlineXML></contentSet></newsItem>)",
      id, version, version, is_canceled ? "canceled" : "usable", id, version);
}

std::string feed(unsigned id) {
  return fmt::format(
      R"(<rss version="2.0"><channel><title>Desk</title><item><title>Tide {}</title>)"
      R"(<link>http://a.example/{}</link><description>Short.</description></item></channel></rss>)",
      id, id);
}

/// A file of any kind, whose ids come again in others.
void write_any(const fs::path& folder, unsigned number, std::mt19937& random) {
  const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
  const auto name = [&](const char* ending) {
    return folder / fmt::format("{:03}{}", number, ending);
  };
  switch (below(9)) {
    case 0:
      return write_file(name(".txt"), fmt::format("Harbour {}\n\nIt is calm.\n", number));
    case 1: {
      std::string lines;
      for (unsigned i = below(20); i > 0; --i) lines += line(below(40), below(3));
      return write_file(name(".jsonl"), lines);
    }
    case 2:
      return write_file(name(".jsonl"), line(below(40), 7) + "{broken\n" + line(below(40), 8));
    case 3:
      return write_file(name(".xml"), newsml(below(6), 1 + below(9), below(3) == 0));
    case 4:
      return write_file(name(".xml"), feed(below(10)));
    case 5:
      return write_file(name(".tar"), packed(tar, {{"a.jsonl", line(below(40), 1)},
                                                   {"b.txt", "Quay\n\nIt is long.\n"},
                                                   {"c.jpg", "\xFF\xD8\xFF\xE0"}}));
    case 6:
      return write_file(
          name(".gz"),
          packed_by(ARCHIVE_FILTER_GZIP, line(below(40), 2)).substr(0, 30 + below(60)));
    case 7:
      return write_file(name(".txt"), "");
    default:
      return write_file(name(".jpg"), "\xFF\xD8\xFF\xE0 a picture");
  }
}

struct Reader {
  unsigned threads;
  std::size_t memory_bytes;
};

/// All that a run tells and leaves, as one text.
std::string told_by_run(const fs::path& news, const fs::path& index, const Reader& reader) {
  std::string told;
  AddOptions options;
  options.db = index.string();
  options.sources = {news.string()};
  options.few_files = 0;
  options.tuning.threads = reader.threads;
  options.tuning.memory_bytes = reader.memory_bytes;
  options.prune = AddOptions::Prune::all;
  options.on_notice = [&](const std::string& text) { told += text + '\n'; };
  options.on_article = [&](const CompleteArticle& article, const ArticlePlace& place) {
    told += fmt::format("{} {} {}\n", article.article.id, place.input, place.number);
  };
  options.tuning.on_finding = [&](const Finding& finding) {
    told += fmt::format("{} ", finding.index());
    if (const Skipped* skipped = std::get_if<Skipped>(&finding)) {
      told += skipped->path + skipped->place + skipped->why;
    } else if (const Ignored* ignored = std::get_if<Ignored>(&finding)) {
      told += ignored->path + ignored->why;
    } else if (const Repeated* repeated = std::get_if<Repeated>(&finding)) {
      told += repeated->id + repeated->origin;
    }
    told += '\n';
  };
  const std::atomic<bool> interrupted{false};
  const AddResult result = add(
      options, [](const AddProgress&) {}, interrupted);
  const WriteCounts& counts = result.counts;
  told += fmt::format("{} {} {} {} {} {} {}\n", counts.added, counts.updated, counts.unchanged,
                      counts.removed, result.read, result.skipped.count(), result.files);
  for (const auto& [kind, count] : result.unread) told += fmt::format("{} {}\n", kind, count);
  const Xapian::Database db(index.string());
  for (auto document = db.postlist_begin(""); document != db.postlist_end(""); ++document) {
    told += fmt::format("{} {}\n", *document, db.get_document(*document).get_data());
  }
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    told += fmt::format("{} {}\n", *term, term.get_termfreq());
  }
  for (const std::string& file : known_files_in(index)) told += file + '\n';
  return told;
}

TEST_CASE("a run of any number of threads has the results of one thread") {
  constexpr std::size_t ample = 600'000'000;
  constexpr std::size_t scarce = 20'000;  // each file waits for its turn
  for (const unsigned seed : {1U, 2U, 3U}) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const TemporaryFolder folder;
    fs::create_directories(folder / "news");
    for (unsigned i = 0; i < 120; ++i) write_any(folder / "news", i, random);
    const auto both_runs = [&](const Reader& reader, const std::string& name) {
      const std::string first = told_by_run(folder / "news", folder / name, reader);
      return std::pair(first, told_by_run(folder / "news", folder / name, reader));
    };
    const auto alone = both_runs({1, ample}, "alone");
    REQUIRE(alone.first.find("wire-1") != std::string::npos);
    for (const unsigned threads : {2U, 8U}) {
      const auto several = both_runs({threads, ample}, fmt::format("by-{}", threads));
      CHECK(several.first == alone.first);
      CHECK(several.second == alone.second);
    }
    const auto alone_scarce = both_runs({1, scarce}, "scarce-alone");
    CHECK(both_runs({3, scarce}, "scarce") == alone_scarce);
  }
}

TEST_CASE("what was read before its turn takes a bounded memory, and comes in order") {
  const TemporaryFolder folder;
  constexpr std::size_t bytes = 40'000;
  constexpr unsigned files = 20;
  AddOptions options;
  const std::atomic<bool> interrupted{false};
  ReadAhead ahead(4, bytes, options, interrupted);
  for (unsigned i = 0; i < files; ++i) {
    std::string lines;
    for (unsigned k = 0; k < 40 + i % 3 * 200; ++k) lines += line(i, k);
    write_file(folder / std::to_string(i), lines);
    ahead.add((folder / std::to_string(i)).string(), {}, lines.size());
  }
  for (unsigned i = 0; i < files; ++i) {
    INFO(i);
    std::size_t articles = 0;
    for (EventBatch batch = ahead.next(); !batch.events.empty(); batch = ahead.next()) {
      for (const FileEvent& event : batch.events) {
        const ReadArticle* read = std::get_if<ReadArticle>(&event);
        if (read == nullptr) continue;
        CHECK(read->whole.article.id == fmt::format("wire-{}", i));
        ++articles;
      }
      if (i % 4 == 3) break;  // kept as it is: the rest is not wanted
    }
    if (i % 4 != 3) CHECK(articles == 40 + i % 3 * 200);
    ahead.end_first();
  }
  CHECK(ahead.most_waiting_bytes() > 0);
  CHECK(ahead.most_waiting_bytes() <= 2 * bytes);  // an event more than fits
}

/// What a reader of files that hold their number alone sees of the thread that takes.
struct Turns {
  static constexpr unsigned archives = 8;  // and a plain file after them

  std::mutex mutex;
  std::condition_variable is_last_read;
  unsigned taken = 0;               ///< files
  std::vector<unsigned> read = {};  ///< in this order
  std::vector<unsigned> early = {};
  std::set<std::thread::id> readers_of_archives = {};
} turns;

void read_number(ReaderInput input, const StorySink& sink) {
  Article article;
  article.title = read_rest(input.stream, max_whole_bytes).text;
  const auto number = static_cast<unsigned>(std::stoul(article.title));
  {
    const std::scoped_lock lock(turns.mutex);
    turns.read.push_back(number);
    if (number < Turns::archives) {
      if (turns.taken < number) turns.early.push_back(number);
      turns.readers_of_archives.insert(std::this_thread::get_id());
    }
  }
  turns.is_last_read.notify_all();
  sink(article);
}

TEST_CASE("an archive is opened when all files before it are taken, but a plain file before that") {
  const TemporaryFolder folder;
  const Format numbers{"numbers", "", [](std::string_view, std::string_view) { return true; },
                       read_number};
  AddOptions options;
  options.format = &numbers;
  const std::atomic<bool> interrupted{false};
  ReadAhead ahead(Turns::archives + 2, 1'000'000, options, interrupted);
  for (unsigned i = 0; i <= Turns::archives; ++i) {
    const fs::path file = folder / std::to_string(i);
    write_file(file, i < Turns::archives ? packed_by(ARCHIVE_FILTER_GZIP, std::to_string(i))
                                         : std::to_string(i));
    ahead.add(file.string(), {}, fs::file_size(file));
  }
  {
    std::unique_lock lock(turns.mutex);
    turns.is_last_read.wait(lock,
                            [] { return std::ranges::count(turns.read, Turns::archives) > 0; });
  }
  for (unsigned i = 0; i <= Turns::archives; ++i) {
    while (!ahead.next().events.empty()) continue;
    {
      const std::scoped_lock lock(turns.mutex);
      ++turns.taken;
    }
    ahead.end_first();
  }
  CHECK(turns.read.size() == Turns::archives + 1);
  CHECK(turns.early.empty());
  // Each thread keeps the memory that its largest file took.
  CHECK(turns.readers_of_archives.size() == 1);
}

TEST_CASE(
    "a file that cannot be opened is told in its turn, and an interrupted run waits for none") {
  const TemporaryFolder folder;
  AddOptions options;
  std::atomic<bool> interrupted{false};
  write_file(folder / "b", line(1, 1));
  ReadAhead ahead(2, 100'000, options, interrupted);
  ahead.add((folder / "a").string(), {}, 0);
  ahead.add((folder / "b").string(), {}, 1);
  const EventBatch first = ahead.next();
  REQUIRE(first.events.size() == 1);
  CHECK(std::holds_alternative<Skipped>(first.events[0]));
  ahead.end_first();
  interrupted = true;
  CHECK(ahead.next().events.empty());
}

}  // namespace
}  // namespace gazette::read_ahead_test
