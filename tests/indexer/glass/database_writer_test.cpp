// SPDX-License-Identifier: GPL-3.0-or-later
// A database that is written directly is compared with what Xapian itself makes of the same
// documents, through everything that Xapian says of both.
#include "indexer/glass/database_writer.hpp"

#include <xapian.h>

#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/random_text.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette::database_writer_test {
namespace {

/// What a document is told to have.
struct Posting {
  std::string term;
  std::uint32_t position;  ///< 0: without one
  std::uint32_t wdf;
};
struct Sample {
  std::vector<Posting> postings;
  std::map<std::uint32_t, std::string> values;
  std::string data;
};

void write_directly(const std::filesystem::path& folder, const std::vector<Sample>& samples) {
  glass::DatabaseWriter db(folder);
  for (const Sample& sample : samples) {
    for (const Posting& posting : sample.postings) {
      if (posting.position == 0) db.add_term(posting.term, posting.wdf);
      if (posting.position != 0) db.add_posting(posting.term, posting.position, posting.wdf);
    }
    for (const auto& [slot, value] : sample.values) db.add_value(slot, value);
    db.set_data(sample.data);
    db.end_document();
  }
  db.finish();
}

void write_by_xapian(const std::filesystem::path& folder, const std::vector<Sample>& samples) {
  Xapian::WritableDatabase db(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (const Sample& sample : samples) {
    Xapian::Document document;
    for (const Posting& posting : sample.postings) {
      if (posting.position == 0) document.add_term(posting.term, posting.wdf);
      if (posting.position != 0) {
        document.add_posting(posting.term, posting.position, posting.wdf);
      }
    }
    for (const auto& [slot, value] : sample.values) document.add_value(slot, value);
    document.set_data(sample.data);
    db.add_document(document);
  }
  db.commit();
}

/// By term: frequencies, bounds, and each posting with its positions.
std::string terms_of(const Xapian::Database& db) {
  std::ostringstream text;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term) {
    text << *term << ' ' << term.get_termfreq() << ' ' << db.get_collection_freq(*term) << ' '
         << db.get_wdf_upper_bound(*term) << '\n';
    for (auto posting = db.postlist_begin(*term); posting != db.postlist_end(*term); ++posting) {
      text << *posting << ' ' << posting.get_wdf() << ' ' << posting.get_doclength() << ':';
      for (auto at = posting.positionlist_begin(); at != posting.positionlist_end(); ++at) {
        text << ' ' << *at;
      }
      text << '\n';
    }
  }
  return text.str();
}

/// By document: its terms, values and data.
std::string documents_of(const Xapian::Database& db) {
  std::ostringstream text;
  for (auto posting = db.postlist_begin(""); posting != db.postlist_end(""); ++posting) {
    text << *posting << ' ' << db.get_doclength(*posting) << '\n';
    const Xapian::Document document = db.get_document(*posting);
    text << document.termlist_count() << ' ' << document.values_count() << '\n';
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
      text << *term << ' ' << term.get_wdf() << '\n';
    }
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      text << value.get_valueno() << ' ' << *value << '\n';
    }
    text << document.get_data() << '\n';
  }
  return text.str();
}

/// What holds for all documents, and the values by slot.
std::string summary_of(const Xapian::Database& db) {
  std::ostringstream text;
  text << db.get_doccount() << ' ' << db.get_lastdocid() << ' ' << db.get_total_length() << ' '
       << db.get_avlength() << ' ' << db.get_doclength_lower_bound() << ' '
       << db.get_doclength_upper_bound() << ' ' << db.has_positions() << '\n';
  for (Xapian::valueno slot = 0; slot < 128; ++slot) {
    if (db.get_value_freq(slot) == 0) continue;
    text << slot << ' ' << db.get_value_freq(slot) << ' ' << db.get_value_lower_bound(slot) << ' '
         << db.get_value_upper_bound(slot) << '\n';
    for (auto value = db.valuestream_begin(slot); value != db.valuestream_end(slot); ++value) {
      text << value.get_docid() << ' ' << *value << '\n';
    }
  }
  return text.str();
}

void check_same(const std::filesystem::path& one, const std::filesystem::path& other) {
  const Xapian::Database a(one.string());
  const Xapian::Database b(other.string());
  // Not CHECK(a == b): a failure would print megabytes.
  CHECK((terms_of(a) == terms_of(b)));
  CHECK((documents_of(a) == documents_of(b)));
  CHECK((summary_of(a) == summary_of(b)));
}

/// What Xapian finds wrong.
std::string faults_in(const std::filesystem::path& folder) {
  std::ostringstream report;
  const std::size_t faults = Xapian::Database::check(folder.string(), 0, &report);
  return faults == 0 ? std::string() : report.str();
}

void check_written(const std::vector<Sample>& samples) {
  const TemporaryFolder folder;
  write_directly(folder / "direct", samples);
  write_by_xapian(folder / "xapian", samples);
  // Xapian finds fault with documents of length 0 that have positions, its own as well.
  CHECK(faults_in(folder / "direct") == faults_in(folder / "xapian"));
  check_same(folder / "direct", folder / "xapian");
}

std::vector<Sample> news(std::size_t count, std::uint32_t seed) {
  RandomText random(seed);
  std::vector<Sample> samples(count);
  for (Sample& sample : samples) {
    const std::size_t words = random.below(120);
    for (std::uint32_t at = 1; at <= words; ++at) {
      // Some words are everywhere, most are rare.
      const std::size_t word = random.below(std::size_t{1} << random.below(14));
      const auto wdf = static_cast<std::uint32_t>(random.below(3));
      sample.postings.push_back({"w" + std::to_string(word), at, wdf});
      if (word % 7 == 0) sample.postings.push_back({"v" + std::to_string(word), at, 0});
    }
    sample.postings.push_back({"Q" + std::to_string(random.below(1'000'000'000)), 0, 0});
    for (std::uint32_t slot = 0; slot < 9; ++slot) {
      if (random.below(3) == 0) sample.values[slot] = std::to_string(random.below(100'000));
    }
    sample.data = std::string(random.below(3000), static_cast<char>('a' + random.below(26)));
    sample.data += std::to_string(random.below(1'000'000'000));
  }
  return samples;
}

TEST_CASE("a database that is written directly is the one that Xapian makes") {
  for (const std::size_t count : {1U, 2U, 50U, 3000U}) {
    CAPTURE(count);
    check_written(news(count, 20261125 + static_cast<std::uint32_t>(count)));
  }
}

TEST_CASE("documents beyond number 32,768 have longer keys") {
  std::vector<Sample> samples(33'500);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    samples[i].postings = {{"everywhere", 3, 1}, {"t" + std::to_string(i / 10), 4, 2}};
    samples[i].values = {{5, std::to_string(i % 97)}};
    samples[i].data = std::to_string(i);
  }
  check_written(samples);
}

TEST_CASE("odd documents are written as Xapian writes them") {
  std::string noise;
  RandomText random(7);
  for (int i = 0; i < 1'000'000; ++i) noise += static_cast<char>(random.below(256));
  struct Case {
    const char* what;
    std::vector<Sample> samples;
  };
  std::vector<Posting> dense;
  for (std::uint32_t at = 1; at <= 20'000; ++at) dense.push_back({"dense", at, 1});
  const std::vector<Case> cases = {
      {"no document", {}},
      {"an empty document", {{}}},
      {"empty documents between others",
       {{}, {{{"a", 1, 1}}, {}, ""}, {}, {{{"a", 2, 1}}, {}, ""}}},
      {"data alone", {{{}, {}, "data"}}},
      {"values alone", {{{}, {{0, "x"}, {127, "y"}}, ""}}},
      {"an empty value", {{{{"a", 1, 1}}, {{3, ""}, {4, "x"}}, ""}}},
      {"long data that deflates badly", {{{{"a", 1, 1}}, {}, noise}}},
      {"long data that deflates well", {{{{"a", 1, 1}}, {}, std::string(3'000'000, 'x')}}},
      {"data around the least deflated length",
       {{{}, {}, std::string(18, 'x')}, {{}, {}, std::string(19, 'x')}, {{}, {}, "x"}}},
      {"a term of 245 bytes", {{{{std::string(245, 't'), 1, 1}}, {}, ""}}},
      {"terms with zero bytes",
       {{{{std::string("a\0", 2), 1, 1}, {std::string("a\0b", 3), 2, 1}, {"a", 3, 1}}, {}, ""},
        {{{std::string("a\0b", 3), 2, 1}}, {}, ""}}},
      {"bytes above 127", {{{{"\xC3\xBC", 1, 1}, {"\xFF", 2, 1}, {"z", 3, 1}}, {}, ""}}},
      {"a first term of 48 bytes", {{{{std::string(48, 'a'), 1, 1}, {"b", 2, 1}}, {}, ""}}},
      {"high counts",
       {{{{"a", 1, 3'000'000}, {"b", 2, 126}, {"c", 3, 127}, {"d", 4, 128}}, {}, ""}}},
      {"the same posting twice", {{{{"a", 5, 1}, {"a", 5, 1}, {"a", 0, 2}}, {}, ""}}},
      {"positions out of order", {{{{"a", 9, 1}, {"b", 1, 1}, {"a", 3, 1}, {"a", 6, 1}}, {}, ""}}},
      {"one word, densely", {{dense, {}, ""}}},
      {"positions far apart", {{{{"a", 1, 1}, {"a", 4'000'000'000U, 1}, {"a", 5, 1}}, {}, ""}}},
      {"values longer than a chunk",
       {{{}, {{1, std::string(5000, 'v')}}, ""},
        {{}, {{1, std::string(1999, 'w')}}, ""},
        {{}, {{1, "z"}}, ""}}},
  };
  for (const Case& odd : cases) {
    CAPTURE(odd.what);
    check_written(odd.samples);
  }
}

TEST_CASE("databases that were written directly are merged, and changed, by Xapian") {
  const TemporaryFolder folder;
  std::vector<Sample> all;
  Xapian::Database parts;
  for (const std::uint32_t seed : {1U, 2U, 3U}) {
    const std::vector<Sample> samples = news(400, seed);
    all.insert(all.end(), samples.begin(), samples.end());
    const std::string part = (folder / ("part-" + std::to_string(seed))).string();
    write_directly(part, samples);
    parts.add_database(Xapian::Database(part));
  }
  parts.compact((folder / "merged").string());
  write_by_xapian(folder / "xapian", all);
  check_same(folder / "merged", folder / "xapian");
  for (const char* name : {"merged", "xapian"}) {
    Xapian::WritableDatabase db((folder / name).string(), Xapian::DB_OPEN);
    for (Xapian::docid docid = 1; docid < 1200; docid += 5) db.delete_document(docid);
    for (Xapian::docid docid = 3; docid < 1200; docid += 10) {
      Xapian::Document document = db.get_document(docid);
      document.add_posting("changed", docid, 2);
      document.add_value(2, "changed");
      db.replace_document(docid, document);
    }
    db.commit();
  }
  CHECK(faults_in(folder / "merged") == faults_in(folder / "xapian"));
  check_same(folder / "merged", folder / "xapian");
}

TEST_CASE("a folder is a database only when everything is written") {
  const TemporaryFolder folder;
  {
    glass::DatabaseWriter db(folder / "cut");
    db.add_posting("a", 1, 1);
    db.set_data("data");
    db.end_document();
  }
  CHECK_THROWS_AS(Xapian::Database((folder / "cut").string()), Xapian::DatabaseError);
}

TEST_CASE("what the format does not take is refused") {
  const TemporaryFolder folder;
  glass::DatabaseWriter db(folder / "db");
  CHECK_THROWS_AS(db.add_value(128, "x"), std::logic_error);
  db.add_value(5, "x");
  CHECK_THROWS_AS(db.add_value(5, "y"), std::logic_error);
  db.add_term(std::string(300, 't'), 1);
  db.end_document();
  CHECK_THROWS_AS(db.finish(), std::length_error);
  CHECK_THROWS_AS(glass::DatabaseWriter(folder / "no" / "such"), std::filesystem::filesystem_error);
}

}  // namespace
}  // namespace gazette::database_writer_test
