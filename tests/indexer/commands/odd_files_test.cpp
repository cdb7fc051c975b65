// SPDX-License-Identifier: GPL-3.0-or-later
// Files that vanish, change or may not be read, and contents that would break an index: each costs
// itself alone, and is named.
#include <sys/stat.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "core/error.hpp"
#include "indexer/commands/add.hpp"
#include "indexer/commands/status.hpp"
#include "indexer/integrity/check.hpp"
#include "indexer/writing/index_writer.hpp"
#include "tests/catch.hpp"
#include "tests/indexer/index_folder.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"
#include "tests/unprivileged_user.hpp"

namespace gazette::odd_files_test {
namespace {

namespace fs = std::filesystem;
using fs::perms;

std::string line(const std::string& id, const std::string& body = "The ferry sails.") {
  return R"({"id":")" + id + R"(","title":"Ferry","body":")" + body + "\"}\n";
}

/// News in a folder of its own, beside the index; all may enter it.
class Desk {
 public:
  Desk() {
    fs::permissions(folder_.path(), perms::all);
    fs::create_directories(news());
  }

  fs::path news() const { return folder_ / "news"; }
  fs::path beside() const { return folder_ / "beside"; }
  std::string index() const { return (folder_ / "index").string(); }

  AddOptions options() const {
    AddOptions options;
    options.db = index();
    options.sources = {news().string()};
    return options;
  }

  /// One run; `on_first` is called when the first article was read.
  AddResult add(const std::function<void()>& on_first = [] {}) const {
    return add(options(), on_first);
  }

  static AddResult add(const AddOptions& options, const std::function<void()>& on_first) {
    const std::atomic<bool> interrupted{false};
    bool is_told = false;
    return gazette::add(
        options,
        [&](const AddProgress& progress) {
          if (progress.articles == 0 || std::exchange(is_told, true)) return;
          on_first();
        },
        interrupted);
  }

  bool holds(const std::string& id) const { return articles_in(index()).contains(id); }

 private:
  TemporaryFolder folder_;
};

/// The only thing that was skipped.
std::string skipped_in(const AddResult& result) {
  REQUIRE(result.skipped.count() == 1);
  return fs::path(result.skipped.first()[0].path).filename().string() + ": " +
         result.skipped.first()[0].why;
}

TEST_CASE("a file that vanishes before it is read costs itself alone") {
  const Desk desk;
  for (const std::string name : {"a", "b", "c"}) write_file(desk.news() / name, line(name));
  const AddResult result = desk.add([&] { fs::remove(desk.news() / "b"); });
  CHECK(result.counts.added == 2);
  CHECK(skipped_in(result) == "b: it disappeared before it could be read");
  CHECK(desk.holds("c"));
}

TEST_CASE("a source that vanishes while another is read costs itself alone") {
  const Desk desk;
  for (const std::string name : {"a", "b", "c"}) write_file(desk.news() / name, line(name));
  AddOptions options = desk.options();
  options.prune = AddOptions::Prune::careful;
  options.sources.clear();
  for (const std::string name : {"a", "b", "c"}) {
    options.sources.push_back((desk.news() / name).string());
  }
  const AddResult result = Desk::add(options, [&] { fs::remove(desk.news() / "b"); });
  CHECK(result.counts.added == 2);
  CHECK(skipped_in(result) == "b: it disappeared before it could be read");
  CHECK(desk.holds("c"));
}

TEST_CASE("a file that changes while it is read is read again by the next run") {
  struct Case {
    std::string name;
    std::function<void(const fs::path&)> change;
    std::size_t read_again;
  };
  // More than is read at once, so that the change comes before the end.
  const std::string old(1'000'000, ' ');
  const std::vector<Case> cases = {
      {"longer", [](const fs::path& file) { std::ofstream(file, std::ios::app) << line("2"); }, 2},
      {"cut", [](const fs::path& file) { fs::resize_file(file, 300'000); }, 1},
      {"replaced",
       [](const fs::path& file) {
         fs::remove(file);
         write_file(file, line("3"));
       },
       1},
      {"gone", [](const fs::path& file) { fs::remove(file); }, 0}};
  for (const Case& each : cases) {
    CAPTURE(each.name);
    const Desk desk;
    const fs::path file = desk.news() / "wire.jsonl";
    write_file(file, line("1") + "{}\n" + old + "\n");
    const AddResult first = desk.add([&] { each.change(file); });
    CHECK(first.counts.added >= 1);
    CHECK(desk.holds("1"));
    const AddResult again = desk.add();
    CHECK(again.read == each.read_again);
    CHECK(check_index(desk.index()).faults.empty());
  }
}

TEST_CASE("what may not be read is skipped with the reason, and the rest is indexed") {
  const Desk desk;
  for (const std::string name : {"a", "b", "c/d", "e"}) write_file(desk.news() / name, line(name));
  fs::permissions(desk.news() / "b", perms::none);
  fs::permissions(desk.news() / "c", perms::none);
  AddResult result;
  {
    const UnprivilegedUser user;
    result = desk.add();
  }
  fs::permissions(desk.news() / "c", perms::owner_all);
  CHECK(result.counts.added == 2);
  REQUIRE(result.skipped.count() == 2);
  CHECK(result.skipped.first()[0].path.ends_with("/b"));
  CHECK(result.skipped.first()[0].why == "cannot be opened: Permission denied");
  CHECK(result.skipped.first()[1].path.ends_with("/c"));
  CHECK(result.skipped.first()[1].why == "Permission denied");
}

TEST_CASE("what may not be read for once is not pruned") {
  const Desk desk;
  for (const std::string name : {"a", "b", "c/d", "e"}) write_file(desk.news() / name, line(name));
  AddOptions options = desk.options();
  AddResult result;
  {
    const UnprivilegedUser user;
    CHECK(desk.add().counts.added == 4);
  }
  fs::permissions(desk.news() / "b", perms::none);
  fs::permissions(desk.news() / "c", perms::none);
  options.prune = AddOptions::Prune::all;
  {
    const UnprivilegedUser user;
    result = Desk::add(options, [] {});
  }
  fs::permissions(desk.news() / "c", perms::owner_all);
  CHECK(result.counts.removed == 0);
  CHECK(desk.holds("b"));
  CHECK(desk.holds("c/d"));
}

TEST_CASE("an index that may not be written is an error that names it, and can still be read") {
  const Desk desk;
  write_file(desk.news() / "a", line("a"));
  desk.add();
  write_file(desk.news() / "b", line("b"));
  const auto revision = revision_of(desk.index());
  const UnprivilegedUser user;
  try {
    desk.add();
    FAIL("written");
  } catch (const Error& error) {
    CHECK(std::string(error.what()).find(desk.index()) != std::string::npos);
    CHECK(std::string(error.what()).find("Permission denied") != std::string::npos);
    CHECK_FALSE(error.hint().empty());
  }
  CHECK(revision_of(desk.index()) == revision);
  CHECK(status_of(desk.index()).articles == 1);
  const CheckResult checked = check_index(desk.index());
  CHECK(checked.faults.empty());
  CHECK(checked.notes.size() == 1);  // Xapian's check opens the tables for writing
}

TEST_CASE("a folder in which no index can be made is an error that names it") {
  const Desk desk;
  write_file(desk.news() / "a", line("a"));
  AddOptions options = desk.options();
  options.db = (desk.news() / "index").string();
  const UnprivilegedUser user;
  try {
    Desk::add(options, [] {});
    FAIL("made");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "cannot make the folder " + options.db + ": Permission denied");
  }
}

TEST_CASE("pipes and loops of links in a folder hold nothing up") {
  const Desk desk;
  write_file(desk.news() / "a", line("a"));
  REQUIRE(mkfifo((desk.news() / "pipe").c_str(), 0600) == 0);
  fs::create_directory_symlink(".", desk.news() / "here");
  fs::create_symlink("self", desk.news() / "self");
  AddOptions options = desk.options();
  options.links = Links::followed;
  const AddResult result = Desk::add(options, [] {});
  CHECK(result.counts.added == 1);
  CHECK(result.ignored.count() == 2);
  CHECK(skipped_in(result).starts_with("self: "));
}

TEST_CASE("what a link in a source leads to is indexed only where links are followed") {
  const Desk desk;
  write_file(desk.news() / "a", line("a"));
  write_file(desk.beside() / "b", line("b"));
  fs::create_directory_symlink(desk.beside(), desk.news() / "folder");
  fs::create_symlink(desk.beside() / "b", desk.news() / "file");
  const AddResult result = desk.add();
  CHECK(result.counts.added == 1);
  CHECK(result.files == 1);
  CHECK(result.skipped.empty());
  REQUIRE(result.links.count() == 2);
  CHECK(result.links.first()[0].path == (desk.news() / "file").string());
  CHECK(result.links.first()[1].path == (desk.news() / "folder").string());
  AddOptions options = desk.options();
  options.links = Links::followed;
  CHECK(Desk::add(options, [] {}).counts.added == 1);
  CHECK(desk.holds("b"));
  // Its file exists and was not read: it stays.
  options.links = Links::not_followed;
  options.prune = AddOptions::Prune::all;
  CHECK(Desk::add(options, [] {}).counts.removed == 0);
  options.sources = {(desk.news() / "file").string()};
  CHECK(Desk::add(options, [] {}).counts.unchanged == 1);
}

TEST_CASE("pruning looks nowhere when the sources cannot be found") {
  const Desk desk;
  for (const std::string name : {"a", "b"}) write_file(desk.news() / name, line(name));
  write_file(desk.beside() / "locked" / "c", line("c"));
  AddOptions options = desk.options();
  options.sources = {(desk.news() / "a").string(), (desk.news() / "b").string()};
  AddResult result;
  {
    const UnprivilegedUser user;
    CHECK(Desk::add(options, [] {}).counts.added == 2);
  }
  options.prune = AddOptions::Prune::all;
  options.sources = {(desk.beside() / "locked").string()};
  fs::remove(desk.news() / "b");
  fs::permissions(desk.beside(), perms::none);
  {
    const UnprivilegedUser user;
    result = Desk::add(options, [] {});
  }
  fs::permissions(desk.beside(), perms::all);
  CHECK(result.counts.removed == 0);
  CHECK(desk.holds("b"));
}

TEST_CASE("nothing below a folder that may not be opened is pruned") {
  const Desk desk;
  for (const std::string name : {"a", "b", "c/d", "c/e"}) {
    write_file(desk.news() / name, line(name));
  }
  AddOptions options = desk.options();
  options.prune = AddOptions::Prune::all;
  AddResult result;
  {
    const UnprivilegedUser user;
    CHECK(desk.add().counts.added == 4);
  }
  for (const std::string name : {"b", "c/e"}) fs::remove(desk.news() / name);
  fs::permissions(desk.news() / "c", perms::owner_exec | perms::others_exec);
  {
    const UnprivilegedUser user;
    result = Desk::add(options, [] {});
  }
  fs::permissions(desk.news() / "c", perms::all);
  CHECK(skipped_in(result) == "c: Permission denied");
  CHECK(result.counts.removed == 1);
  CHECK_FALSE(desk.holds("b"));
  CHECK(desk.holds("c/d"));
  CHECK(desk.holds("c/e"));
}

TEST_CASE("zero bytes, words of 10 kB and deep brackets do no harm to the articles beside them") {
  const Desk desk;
  const std::string long_word(10'000, 'w');
  const std::string nul = "\\u0000";
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += '[';
  write_file(desk.news() / "wire.jsonl",
             line("first") + line("nul" + nul + "id", "a" + nul + "b " + nul) +
                 line(long_word, long_word + " " + long_word + nul) + R"({"id":"deep","title":)" +
                 deep + "\n" + line("last") + std::string(1, '\0') + "\n" +
                 R"({"id":"topics","title":"Ferry","topics":[")" + long_word + nul +
                 R"("],"authors":[")" + long_word + R"("],"source":")" + nul + "\"}\n");
  const AddResult result = desk.add();
  CHECK(result.counts.added == 5);
  CHECK(result.skipped.count() == 2);
  CHECK(desk.holds("first"));
  CHECK(desk.holds("last"));
  CHECK(desk.holds("topics"));
  CHECK(check_index(desk.index()).faults.empty());
  CHECK(desk.add().counts.unchanged == 5);
}

}  // namespace
}  // namespace gazette::odd_files_test
