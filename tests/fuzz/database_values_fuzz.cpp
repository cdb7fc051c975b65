// SPDX-License-Identifier: GPL-3.0-or-later
// An index whose tables are whole, but whose content is not ours: records, values, terms, words and
// metadata that the input names replace those of a small index. Whoever reads it finishes, or says
// that it cannot be read; so does a writer that adds to it.
//
// The input is a list of changes, each ended by the byte 0xFF: a letter that says what is changed,
// a digit that says where, and the new content.
#include <xapian.h>

#include <array>
#include <filesystem>
#include <string>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "indexer/database/database_folder.hpp"
#include "tests/fuzz/fuzz_target.hpp"
#include "tests/fuzz/index_use.hpp"
#include "tests/fuzz/small_index.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr char end_of_change = '\xFF';

/// Xapian ends the program when it commits a longer term of NUL bytes, which it stores as two each.
constexpr std::size_t most_term_bytes = 100;

const std::array metadata_keys = {
    std::string(topics_key),
    std::string(topics_digest_key),
    std::string(revision_key),
    std::string(committed_key),
    file_metadata_key(origin_key("/news/wire")),
    std::string(file_key_prefix),
    std::string(analysis_key),
    root_metadata_key(origin_key("/news")),
    std::string(id_rules_key),
};

void replace_record(Xapian::WritableDatabase& db, unsigned docid, const std::string& record) {
  Xapian::Document document = db.get_document(docid);
  document.set_data(record);
  db.replace_document(docid, document);
}

/// Of the first document, so that both ends of a timeline can be chosen.
void replace_value(Xapian::WritableDatabase& db, unsigned slot, const std::string& value) {
  Xapian::Document document = db.get_document(1);
  document.add_value(slot, value);
  db.replace_document(1, document);
}

void add_term(Xapian::WritableDatabase& db, unsigned docid, const std::string& term) {
  Xapian::Document document = db.get_document(docid);
  document.add_posting(term.substr(0, most_term_bytes), 1);
  db.replace_document(docid, document);
}

void change(Xapian::WritableDatabase& db, std::string_view input) {
  const unsigned kind = take_byte(input);
  const unsigned place = take_byte(input) - '0';
  const std::string content(input);
  switch (kind) {
    case 'r':
      return replace_record(db, 1 + place % 5, content);
    case 'v':
      return replace_value(db, place % 7, content);
    case 't':
      return add_term(db, 1 + place % 5, content);
    case 'm':
      return db.set_metadata(metadata_keys.at(place % metadata_keys.size()), content);
    case 'd':
      return db.delete_document(1 + place % 5);
    default:
      return;
  }
}

/// Changes that Xapian refuses (a term that is too long, a document that is gone) are left out.
void change_all(const fs::path& index, std::string_view input) {
  Xapian::WritableDatabase db(existing_generation(index).string(),
                              Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
  while (!input.empty()) {
    try {
      change(db, take_part(input, end_of_change));
    } catch (const Xapian::Error&) {
    }
  }
  db.commit();
}

/// A run that looks at what earlier ones stored, and changes, keeps and removes articles.
void write(const fs::path& index) {
  try {
    WriterTuning tuning;
    tuning.threads = 1;
    tuning.rules = WriterTuning::Rules::used;
    IndexWriter writer(index.string(), tuning);
    writer.begin_run({"/news"});
    writer.has_former_ids();
    writer.articles_of("/news/wire");
    if (writer.file("/news/wire")) writer.keep_file("/news/wire");
    writer.put(make_article("1", "Harbour bridge open", "The harbour bridge is open again."));
    writer.put(small_index_articles()[1]);
    writer.remove("3");
    writer.stored("4");
    writer.commit();
  } catch (const Error&) {
  }
}

}  // namespace
}  // namespace gazette

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fs = std::filesystem;
  static const gazette::SmallIndex whole;
  static const gazette::TemporaryFolder folder;
  const fs::path index = folder / "index";
  fs::remove_all(index);
  fs::copy(whole.path(), index, fs::copy_options::recursive);
  gazette::change_all(index, gazette::input_text(data, size));
  gazette::use_index(index.string());
  gazette::write(index);
  return 0;
}
