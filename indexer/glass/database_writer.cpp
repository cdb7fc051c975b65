// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/glass/database_writer.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "indexer/glass/inverter.hpp"
#include "indexer/glass/output_file.hpp"
#include "indexer/glass/packing.hpp"
#include "indexer/glass/table_writer.hpp"

namespace gazette::glass {
namespace {

namespace fs = std::filesystem;

/// A longer list continues under another key. The same number as in Xapian.
constexpr std::size_t chunk_bytes = 2000;

/// Prefixes of keys in the postlist table.
constexpr std::string_view value_statistics_mark("\x00\xD0", 2);
constexpr std::string_view value_chunk_mark("\x00\xD8", 2);
constexpr std::string_view lengths_mark("\x00\xE0", 2);

/// Keys of higher slots would not sort in numeric order.
constexpr std::uint32_t slots_end = 128;

/// "0f 0d Xapian Glass" and the format's date, 2016-03-14, in two bytes.
constexpr std::string_view magic("\x0F\x0DXapian Glass\x04\x6E", 16);

struct Value {
  std::uint32_t document;
  std::string bytes;
};

std::string document_key(std::uint32_t document) {
  std::string key;
  pack_document_number(key, document);
  return key;
}

/// Writes a list of documents, each with a number, as chunks of the postlist table.
class PostingList {
 public:
  /// The key of the first chunk is `first_key`; of the others, `chunk_key` and their first
  /// document.
  PostingList(TableWriter& table, std::string first_key, std::string chunk_key)
      : table_(table), key_(std::move(first_key)), chunk_key_(std::move(chunk_key)) {}

  /// The header of the list, in its first chunk.
  void begin(std::uint64_t documents, std::uint64_t all_wdf, std::uint32_t first) {
    pack_number(header_, documents);
    pack_number(header_, all_wdf);
    pack_number(header_, first - 1);
  }

  void add(std::uint32_t document, std::uint64_t wdf) {
    if (entries_.size() >= chunk_bytes) {
      write(Place::before_others);
      key_ = chunk_key_ + document_key(document);
    }
    if (entries_.empty()) first_ = document;
    if (!entries_.empty()) pack_number(entries_, document - last_ - 1);
    pack_number(entries_, wdf);
    last_ = document;
  }

  void end() { write(Place::last); }

 private:
  enum class Place { before_others, last };

  void write(Place place) {
    std::string tag = std::exchange(header_, {});
    tag += place == Place::last ? '1' : '0';
    pack_number(tag, last_ - first_);
    tag += std::exchange(entries_, {});
    table_.add(key_, tag);
  }

  TableWriter& table_;
  std::string key_;
  std::string chunk_key_;
  std::string header_;
  std::string entries_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

void write_value_statistics(TableWriter& table, std::uint32_t slot,
                            const std::vector<Value>& values) {
  const auto [lowest, highest] =
      std::minmax_element(values.begin(), values.end(),
                          [](const Value& a, const Value& b) { return a.bytes < b.bytes; });
  std::string key(value_statistics_mark);
  pack_last_number(key, slot);
  std::string tag;
  pack_number(tag, values.size());
  pack_string(tag, lowest->bytes);
  if (lowest->bytes != highest->bytes) tag += highest->bytes;
  table.add(key, tag);
}

void write_value_chunks(TableWriter& table, std::uint32_t slot, const std::vector<Value>& values) {
  std::string key;
  std::string tag;
  std::uint32_t last = 0;
  for (const Value& value : values) {
    if (tag.empty()) {
      key = value_chunk_mark;
      pack_number(key, slot);
      pack_document_number(key, value.document);
    } else {
      pack_number(tag, value.document - last - 1);
    }
    pack_string(tag, value.bytes);
    last = value.document;
    if (tag.size() >= chunk_bytes) table.add(key, std::exchange(tag, {}));
  }
  if (!tag.empty()) table.add(key, tag);
}

/// Appends a term to the term list of a document, without the leading bytes that it shares with the
/// previous term. A low wdf is packed into the byte with their number.
void append_term(std::string& list, std::string_view before, std::string_view term,
                 std::uint32_t wdf) {
  const auto end = std::mismatch(before.begin(), before.end(), term.begin(), term.end()).first;
  const auto shared = static_cast<std::size_t>(end - before.begin());
  const std::size_t joint = (std::size_t{wdf} + 1) * (before.size() + 1) + shared;
  const bool is_joint = wdf < 127 && joint < 256;
  list += static_cast<char>(is_joint ? joint : shared);
  list += static_cast<char>(term.size() - shared);
  list += term.substr(shared);
  if (!is_joint) pack_number(list, wdf);
}

std::string random_uuid() {
  std::random_device device;
  std::string uuid;
  for (int i = 0; i < 16; ++i) uuid += static_cast<char>(device() & 0xFFU);
  uuid[6] = static_cast<char>((uuid[6] & 0x0F) | 0x40);  // RFC 4122: version 4, random
  uuid[8] = static_cast<char>((uuid[8] & 0x3F) | 0x80);
  return uuid;
}

}  // namespace

struct DatabaseWriter::State {
  explicit State(const fs::path& where)
      : folder(where),
        postings(where / "postlist.glass", Tags::plain, Presence::always),
        records(where / "docdata.glass", Tags::compressed),
        term_lists(where / "termlist.glass", Tags::compressed, Presence::always),
        positions(where / "position.glass", Tags::plain) {
    fs::create_directory(where);
  }

  std::uint32_t document() const { return inverter.documents() + 1; }

  void write_postings() {
    for (const auto& [slot, list] : values) write_value_statistics(postings, slot, list);
    for (const auto& [slot, list] : values) write_value_chunks(postings, slot, list);
    if (!lengths.empty()) write_lengths();
    const std::span<const Posting> all = inverter.postings();
    for (std::size_t begin = 0; begin < all.size();) {
      std::size_t end = begin + 1;
      while (end < all.size() && all[end].term == all[begin].term) ++end;
      write_term(all.subspan(begin, end - begin));
      begin = end;
    }
  }

  void write_lengths() {
    PostingList list(postings, std::string(lengths_mark), std::string(lengths_mark));
    list.begin(0, 0, 1);
    for (std::uint32_t i = 0; i < lengths.size(); ++i) list.add(i + 1, lengths[i]);
    list.end();
  }

  void write_term(std::span<const Posting> of_term) {
    std::string key;
    pack_term(key, inverter.term(of_term.front()));
    const std::string with_end = key + '\0';
    PostingList list(postings, key, with_end);
    std::uint64_t all_wdf = 0;
    for (const Posting& posting : of_term) all_wdf += posting.wdf;
    list.begin(of_term.size(), all_wdf, of_term.front().document);
    for (const Posting& posting : of_term) {
      list.add(posting.document, posting.wdf);
      if (posting.position_bytes == 0) continue;
      key = with_end;
      pack_document_number(key, posting.document);
      positions.add(key, inverter.positions(posting));
    }
    list.end();
  }

  void write_term_lists() {
    for (std::uint32_t document = 1; document <= inverter.documents(); ++document) {
      const std::string key = document_key(document);
      term_lists.add(key, term_list(document));
      const std::string& used = used_slots[document - 1];
      if (!used.empty()) term_lists.add(key + '\0', used);
    }
  }

  std::string term_list(std::uint32_t document) const {
    const std::span<const std::uint32_t> terms = inverter.postings_of(document);
    std::string list;
    if (terms.empty()) return list;
    pack_number(list, lengths[document - 1]);
    pack_number(list, terms.size());
    std::string_view before;
    for (const std::uint32_t i : terms) {
      const Posting& posting = inverter.postings()[i];
      const std::string_view term = inverter.term(posting);
      if (i == terms.front()) {
        list += static_cast<char>(term.size());
        list += term;
        pack_number(list, posting.wdf);
      } else {
        append_term(list, before, term, posting.wdf);
      }
      before = term;
    }
    return list;
  }

  /// Writes the version file: the roots of the tables, and statistics over all documents.
  std::string version_file() {
    std::string file(magic);
    file += random_uuid();
    pack_number(file, 1);  // revision
    file += postings.finish();
    file += records.finish();
    file += term_lists.finish();
    file += positions.finish();
    for (const char* none : {"spelling.glass", "synonym.glass"}) {
      file += TableWriter(folder / none, Tags::compressed).finish();
    }
    std::uint64_t shortest = 0;
    std::uint64_t longest = 0;
    std::uint64_t all = 0;
    for (const std::uint64_t length : lengths) {
      if (length != 0 && (shortest == 0 || length < shortest)) shortest = length;
      longest = std::max(longest, length);
      all += length;
    }
    pack_number(file, lengths.size());
    pack_number(file, 0);  // last document number minus number of documents
    pack_number(file, shortest);
    pack_number(file, inverter.highest_wdf());
    pack_number(file, longest - inverter.highest_wdf());
    pack_number(file, 0);  // oldest changeset
    pack_number(file, all);
    pack_number(file, 0);  // highest frequency in the list of words
    return file;
  }

  fs::path folder;
  Inverter inverter;
  TableWriter postings;
  TableWriter records;
  TableWriter term_lists;
  TableWriter positions;
  std::map<std::uint32_t, std::vector<Value>> values;  ///< by slot
  std::vector<std::uint64_t> lengths;                  ///< of documents
  std::vector<std::string> used_slots;                 ///< of documents, packed
  std::string slots;                                   ///< of the current document
  std::uint32_t slots_begin = 0;                       ///< the lowest slot that may come next
};

DatabaseWriter::DatabaseWriter(const fs::path& folder) : state_(std::make_unique<State>(folder)) {}
DatabaseWriter::~DatabaseWriter() = default;
DatabaseWriter::DatabaseWriter(DatabaseWriter&&) noexcept = default;
DatabaseWriter& DatabaseWriter::operator=(DatabaseWriter&&) noexcept = default;

void DatabaseWriter::add_posting(std::string_view term, std::uint32_t position, std::uint32_t wdf) {
  state_->inverter.add_posting(term, position, wdf);
}

void DatabaseWriter::add_term(std::string_view term, std::uint32_t wdf) {
  state_->inverter.add_term(term, wdf);
}

void DatabaseWriter::add_value(std::uint32_t slot, std::string_view value) {
  State& state = *state_;
  if (slot < state.slots_begin || slot >= slots_end) {
    throw std::logic_error("value slots must come in ascending order, below 128");
  }
  if (value.empty()) return;
  pack_number(state.slots, slot - state.slots_begin);
  state.slots_begin = slot + 1;
  state.values[slot].push_back({state.document(), std::string(value)});
}

void DatabaseWriter::set_data(std::string_view data) {
  if (!data.empty()) state_->records.add(document_key(state_->document()), data);
}

void DatabaseWriter::end_document() {
  State& state = *state_;
  state.lengths.push_back(state.inverter.end_document());
  state.used_slots.push_back(std::exchange(state.slots, {}));
  state.slots_begin = 0;
}

void DatabaseWriter::finish() {
  State& state = *state_;
  state.inverter.sort();
  state.write_postings();
  state.write_term_lists();
  const std::string version = state.version_file();
  OutputFile file(state.folder / "iamglass");
  file.write(version);
  file.close();
}

}  // namespace gazette::glass
