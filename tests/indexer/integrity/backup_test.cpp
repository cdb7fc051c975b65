// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/backup.hpp"

#include <atomic>
#include <filesystem>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "core/error.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/unprivileged_user.hpp"

namespace gazette::backup_test {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds no_wait{0};

Article story(int number, const std::string& body = "The ferry left.\n") {
  Article article;
  article.id = "story-" + std::to_string(number);
  article.title = "Ferry " + std::to_string(number);
  article.body = body;
  article.language = "en";
  return article;
}

/// A busy disk may take a minute to write what a holder of the lock waits for.
constexpr std::chrono::seconds long_wait{300};

void write_stories(const std::string& folder, int first, int end) {
  WriterTuning tuning;
  tuning.wait = long_wait;
  IndexWriter writer(folder, tuning);
  for (int i = first; i < end; ++i) writer.put(story(i));
  writer.commit();
}

TEST_CASE("a backup is an index of its own, which later changes do not touch") {
  const TemporaryFolder temporary;
  const std::string db = (temporary / "index").string();
  const std::string backup = (temporary / "backups" / "monday").string();
  write_stories(db, 0, 20);
  write_file(fs::path(db) / std::string(topic_model_name), "a model");
  const auto before = articles_in(db);
  const Copied copied = copy_index(db, backup, no_wait);
  CHECK(copied.articles == 20);
  CHECK(copied.bytes > 0);
  for (int run = 1; run < 8; ++run) write_stories(db, 20 * run, 20 * run + 20);
  CHECK(articles_in(backup) == before);
  CHECK(check_index(db, no_wait, CheckDepth::all).faults.size() == 1);  // the model
  CHECK(read_file(fs::path(backup) / std::string(topic_model_name)) == "a model");
  const std::string restored = (temporary / "restored").string();
  CHECK(restore_index(backup, restored, no_wait).articles == 20);
  CHECK(articles_in(restored) == before);
  write_stories(restored, 20, 21);
  CHECK(count_in(restored) == 21);
  CHECK(count_in(backup) == 20);
}

TEST_CASE("a backup beside a writer has one of its states, whole") {
  const TemporaryFolder temporary;
  const std::string db = (temporary / "index").string();
  write_stories(db, 0, 10);
  std::atomic<bool> is_done = false;
  std::jthread writer([&] {
    for (int run = 1; !is_done && run < 400; ++run) write_stories(db, 10 * run, 10 * run + 10);
  });
  std::vector<std::string> backups;
  for (int i = 0; i < 5; ++i) {
    backups.push_back((temporary / ("backup-" + std::to_string(i))).string());
    const Copied copied = copy_index(db, backups.back(), long_wait);
    CHECK(copied.articles % 10 == 0);
    CHECK(count_in(backups.back()) == copied.articles);
  }
  is_done = true;
  writer.join();
  // A check forks, which a process should not do while it has other threads: what they hold, such
  // as the lock of an index or of memory, stays held in the child.
  for (const std::string& backup : backups) {
    CHECK(check_index(backup, no_wait, CheckDepth::all).faults.empty());
  }
}

TEST_CASE("a target that holds anything is refused and stays as it is") {
  const TemporaryFolder temporary;
  const std::string db = (temporary / "index").string();
  write_stories(db, 0, 3);
  write_file(temporary / "full" / "letter.txt", "mine");
  write_stories((temporary / "other").string(), 0, 5);
  for (const std::string name : {"full", "other", "index"}) {
    CAPTURE(name);
    CHECK_THROWS_AS(copy_index(db, (temporary / name).string(), no_wait), Error);
  }
  CHECK(read_file(temporary / "full" / "letter.txt") == "mine");
  CHECK(count_in((temporary / "other").string()) == 5);
  try {
    restore_index((temporary / "none").string(), (temporary / "new").string(), no_wait);
    FAIL("nothing was restored");
  } catch (const Error& error) {
    CHECK(error.what() == "there is no backup at " + (temporary / "none").string());
  }
  CHECK_THROWS_AS(copy_index((temporary / "none").string(), (temporary / "new").string(), no_wait),
                  Error);
  CHECK_FALSE(fs::exists(temporary / "new"));
}

TEST_CASE("a damaged index is not backed up as if it were whole") {
  const TemporaryFolder temporary;
  const std::string db = (temporary / "index").string();
  write_stories(db, 0, 300);
  const fs::path table = current_generation(db) / "postlist.glass";
  std::string bytes = read_file(table);
  bytes.replace(8192, 4000, std::string(4000, '\x55'));
  write_file(table, bytes);
  const std::string backup = (temporary / "backup").string();
  CHECK_THROWS_AS(copy_index(db, backup, no_wait), Error);
  CHECK_THROWS_AS(existing_generation(backup), Error);
}

TEST_CASE("a backup that may not be written is checked all the same, and says what was left out") {
  const TemporaryFolder temporary;
  const std::string db = (temporary / "index").string();
  write_stories(db, 0, 20);
  using std::filesystem::perms;
  fs::permissions(temporary.path(), perms(0755));
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(db)) {
    fs::permissions(entry.path(), entry.is_directory() ? perms(0555) : perms(0444));
  }
  fs::permissions(db, perms(0555));
  CheckResult result;
  {
    const UnprivilegedUser user;
    result = check_index(db);
  }
  CHECK(result.articles == 20);
  CHECK(result.faults.empty());
  CHECK(result.notes.size() == 1);
}

}  // namespace
}  // namespace gazette::backup_test
