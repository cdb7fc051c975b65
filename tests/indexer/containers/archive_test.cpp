// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/containers/archive.hpp"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/indexer/containers/packing.hpp"

namespace gazette::archive_test {
namespace {

using Strings = std::vector<std::string>;

const std::string story = "The ferry left on Monday.\n";

std::string gzip(const std::string& bytes) { return packed_by(ARCHIVE_FILTER_GZIP, bytes); }

std::string blank_lines(std::size_t count) {
  std::string lines;
  return lines.append(count, '\n');
}

/// With the sum of its only header.
std::string with_sum(std::string bytes) {
  constexpr std::size_t sum_at = 148;
  std::size_t sum = 0;
  bytes.replace(sum_at, 8, 8, ' ');
  for (std::size_t i = 0; i < 512; ++i) sum += static_cast<unsigned char>(bytes[i]);
  return bytes.replace(sum_at, 7, fmt::format("{:06o}", sum) + '\0');
}

/// As programs wrote the only header of a tar before 1988: without the word ustar in it.
std::string without_magic(std::string bytes) {
  constexpr std::size_t magic_at = 257;
  constexpr std::size_t magic_bytes = 8;
  return with_sum(bytes.replace(magic_at, magic_bytes, magic_bytes, '\0'));
}

TEST_CASE("archives are recognised by their bytes, and their entries keep their paths") {
  const std::string other = "It came back on Tuesday.\n";
  const std::vector<PackedFile> two = {{"2026/", ""}, {"2026/a.txt", story}, {"b.txt", other}};
  const std::string both_tar = packed(tar, two);
  struct Row {
    std::string what;
    std::string bytes;
    Strings leaves;
  };
  const Strings inside = {"x!2026/a.txt=" + story, "x!b.txt=" + other};
  const std::vector<Row> rows = {
      {"plain text", story, {"x=" + story}},
      {"zip", packed(zip, two), inside},
      {"zip, not compressed", packed({.options = "zip:compression=store"}, two), inside},
      {"tar", both_tar, inside},
      {"tar without its magic",
       without_magic(packed(tar, {{"a.txt", story}})),
       {"x!a.txt=" + story}},
      {"tar of GNU", packed({ARCHIVE_FORMAT_TAR_GNUTAR}, two), inside},
      {"tar.gz", gzip(both_tar), inside},
      {"tar.bz2", packed_by(ARCHIVE_FILTER_BZIP2, both_tar), inside},
      {"tar.xz", packed_by(ARCHIVE_FILTER_XZ, both_tar), inside},
      {"tar.zst", packed_by(ARCHIVE_FILTER_ZSTD, both_tar), inside},
      {"gz of one text", gzip(story), {"x=" + story}},
      {"gz in gz", gzip(gzip(story)), {"x=" + story}},
      {"members of gzip", gzip(story) + gzip(other), {"x=" + story + other}},
      {"frames of zstd",
       packed_by(ARCHIVE_FILTER_ZSTD, story) + packed_by(ARCHIVE_FILTER_ZSTD, other),
       {"x=" + story + other}},
      {"junk behind tar", both_tar + "junk", inside},
      {"tar.gz in zip",
       packed(zip, {{"may.tar.gz", gzip(both_tar)}}),
       {"x!may.tar.gz!2026/a.txt=" + story, "x!may.tar.gz!b.txt=" + other}},
      {"zip in gz", gzip(packed(zip, two)), inside},
      {"zip.gz in zip",
       packed(zip, {{"may.zip.gz", gzip(packed(zip, two))}}),
       {"x!may.zip.gz!2026/a.txt=" + story, "x!may.zip.gz!b.txt=" + other}},
      {"gz in gz in gz", gzip(gzip(gzip(story))), {"x=" + story}},
      {"gz in tar", packed(tar, {{"a.txt.gz", gzip(story)}}), {"x!a.txt.gz=" + story}},
      {"dots before names", packed(tar, {{"./a.txt", story}}), {"x!a.txt=" + story}},
      {"two of one name",
       packed(tar, {{"a.txt", story}, {"a.txt", other}}),
       {"x!a.txt=" + story, "x!a.txt=" + other}},
      {"an old code page", packed(zip, {{"\x8f\x8e.txt", story}}), {"x!\x8f\x8e.txt=" + story}},
      {"UTF-8", packed(tar, {{"caf\u00e9.txt", story}}), {"x!caf\u00e9.txt=" + story}},
      {"lines like file names", gzip("a/b.txt\nc/d.txt\n"), {"x=a/b.txt\nc/d.txt\n"}},
      {"an office document",
       packed(zip, {{"[Content_Types].xml", "<Types/>"}}),
       {"x=" + packed(zip, {{"[Content_Types].xml", "<Types/>"}})}},
      {"BZh in a text", "BZh5 is a word", {"x=BZh5 is a word"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Contents contents = contents_of("x", row.bytes);
    CHECK(contents.leaves == row.leaves);
    CHECK(contents.faults.empty());
    CHECK(contents.passed.empty());
  }
}

TEST_CASE("the name of what is compressed loses the endings of all compressions") {
  const TemporaryFolder folder;
  const auto name_within = [&](const std::string& name, const std::string& bytes) {
    write_file(folder / name, bytes);
    Input file((folder / name).string());
    std::string within;
    unpack(file, {.on_leaf = [&](const Leaf& leaf) { within = leaf.name; },
                  .on_skipped = [](const Skipped&) {},
                  .on_pass = [](const std::string&, const std::string&) {}});
    return within.substr(within.rfind('/') + 1);
  };
  std::string mixed = story;
  for (const int filter :
       {ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD}) {
    mixed = packed_by(filter, mixed);
  }
  CHECK(name_within("a.txt.bz2.xz.gz.zst", mixed) == "a.txt");
  CHECK(name_within("A.CSV.GZ", gzip(story)) == "A.CSV");
  CHECK(name_within("gz", gzip(story)) == "gz");
  CHECK(name_within("a.txt", gzip(story)) == "a.txt");
}

TEST_CASE("the intact files of a broken archive are read, and the rest is reported") {
  const std::vector<PackedFile> two = {{"a.txt", story}, {"b.txt", std::string(4000, '.')}};
  const std::string stored = packed({.options = "zip:compression=store"}, two);
  // By its sum a tar of old; its numbers are none.
  std::string wrong_tar = without_magic(packed(tar, {{"a.txt", story}}));
  wrong_tar.replace(100, 8, "xxxxxxxx");
  wrong_tar = with_sum(wrong_tar);
  std::string lines;
  for (int i = 0; i < 1'000; ++i) lines += fmt::format("{}\n", i * 7919 % 10'007);
  const std::string deep = packed(zip, {{"1.zip", packed(zip, {{"2.zip", packed(zip, two)}})}});
  struct Row {
    std::string what;
    std::string bytes;
    Strings leaves;
    Strings faults;
  };
  const Strings first = {"x!a.txt=" + story};
  std::string wrong_member = gzip(story);
  wrong_member[1] ^= 1;
  const std::string other_than_gzip =
      "x: what follows a gzip member is damaged or not compressed by gzip";
  const std::vector<Row> rows = {
      {"junk behind gzip", gzip(story) + "junk", {"x=" + story}, {other_than_gzip}},
      {"zeros behind gzip", gzip(story) + std::string(5'000, '\0'), {"x=" + story}, {}},
      {"a bit in the second of three members",
       gzip(story) + wrong_member + gzip("Then.\n"),
       {"x=" + story + "\nThen.\n"},
       {fmt::format("{}; reading resumed at byte {}", other_than_gzip,
                    gzip(story).size() + wrong_member.size())}},
      {"a bit in the last member", gzip(story) + wrong_member, {"x=" + story}, {other_than_gzip}},
      {"a zip cut in its second file",
       stored.substr(0, 2000),
       first,
       {"x!b.txt: Truncated ZIP file data", "x: not read to its end: it is cut off or damaged"}},
      {"a tar cut in its second file",
       packed(tar, two).substr(0, 2000),
       first,
       {"x!b.txt: Truncated tar archive",
        "x: not read to its end: Truncated input file (needed 3632 bytes, only 0 available)"}},
      {"a gzip of a text, cut",
       gzip(std::string(300'000, 'x')).substr(0, 100),
       {},
       {"x: truncated gzip input"}},
      {"a gzip in a gzip, cut", gzip(gzip(lines)).substr(0, 500), {}, {"x: truncated gzip input"}},
      {"a gzip in a gzip that is cut",
       gzip(gzip(lines).substr(0, 500)),
       {},
       {"x: truncated gzip input"}},
      {"an encrypted zip",
       packed({.options = "zip:encryption=traditional", .password = "p"}, {{"a.txt", story}}),
       {},
       {"x!a.txt: it is encrypted"}},
      {"a tar whose only header is wrong",
       wrong_tar,
       {},
       {"x: its beginning is damaged: nothing can be decompressed"}},
      {"an empty zip", packed(zip, {}), {}, {"x: there is no file in the archive"}},
      {"an empty gzip", gzip(""), {}, {"x: there is no file in the archive"}},
      {"a gzip of zero bytes",
       gzip(std::string(2000, '\0')),
       {},
       {"x: there is no file in the archive"}},
      {"archives three deep", deep, {}, {"x!1.zip!2.zip: archives nest more than 2 deep"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Contents contents = contents_of("x", row.bytes);
    CHECK(contents.leaves == row.leaves);
    CHECK(contents.faults == row.faults);
  }
}

TEST_CASE("hidden files in archives, and files about them, are passed over") {
  const Contents contents = contents_of("x", packed(tar, {{"__MACOSX/._a.txt", "x"},
                                                          {".git/a.txt", "x"},
                                                          {"news/README.txt", "x"},
                                                          {"a.txt", story}}));
  CHECK(contents.leaves == Strings{"x!a.txt=" + story});
  CHECK(contents.passed == Strings{"x!__MACOSX/._a.txt: hidden", "x!.git/a.txt: hidden",
                                   "x!news/README.txt: about the folder, not news"});
}

TEST_CASE("a file that unpacks to far more than its size is left before it is unpacked") {
  const std::string zeros = gzip(blank_lines(40'000'000));
  const std::string why = "it unpacks to more than 200 times its size";
  CHECK(contents_of("x", zeros).faults == Strings{"x: " + why});
  CHECK(contents_of("x", gzip(zeros)).faults == Strings{"x: " + why});
  const Contents within = contents_of("x", packed(zip, {{"a.gz", zeros}, {"b.txt", story}}));
  CHECK(within.faults == Strings{"x!a.gz: " + why});
  CHECK(within.leaves.empty());
  // Nothing reads what is hidden, but it is unpacked to reach what follows.
  const std::string hidden = gzip(packed(tar, {{".a", blank_lines(40'000'000)}, {"b.txt", story}}));
  CHECK(contents_of("x", hidden).faults == Strings{"x: " + why});
}

TEST_CASE("a budget ends at the first of its limits") {
  std::uint64_t in = 10;
  const auto bytes_in = [&] { return in; };
  const BudgetLimits limits{.ratio = 2, .free_bytes = 5, .bytes = 100, .entries = 1};
  Budget ratio(bytes_in, limits);
  ratio.spend_bytes(21);
  CHECK(ratio.excess().empty());
  ratio.spend_bytes(1);
  CHECK(ratio.excess() == "it unpacks to more than 2 times its size");
  in = 1'000;
  Budget bytes(bytes_in, {.ratio = 2, .free_bytes = 5, .bytes = 1024 * 1024});
  bytes.spend_bytes(1'999);
  CHECK(bytes.excess().empty());
  in = 10'000'000;
  bytes.spend_bytes(1024 * 1024);
  CHECK(bytes.excess() == "it unpacks to more than 1 MiB");
  Budget entries(bytes_in, limits);
  entries.spend_entry();
  CHECK(entries.excess().empty());
  entries.spend_entry();
  CHECK(entries.excess() == "it holds more than 1 files");
}

}  // namespace
}  // namespace gazette::archive_test
