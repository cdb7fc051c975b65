// SPDX-License-Identifier: GPL-3.0-or-later
// libarchive reads what it is given in one pass, so archives of any size take little memory. Of its
// formats, only those are enabled that news comes in: with all of them, text is taken for a list of
// file names.
#include "indexer/containers/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>
#include <iterator>
#include <memory>
#include <optional>
#include <streambuf>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/containers/gzip_bytes.hpp"
#include "indexer/containers/packed_bytes.hpp"
#include "indexer/sources/input.hpp"

namespace gazette {
namespace {

struct FreeArchive {
  void operator()(archive* opened) const { archive_read_free(opened); }
};
using Archive = std::unique_ptr<archive, FreeArchive>;

constexpr std::size_t block_bytes = std::size_t{64} * 1024;

/// The first `size` bytes of a stream, of which none is taken; fewer at its end.
std::string beginning_of(std::istream& stream, std::size_t size) {
  std::string begin(size, '\0');
  std::streambuf& buffer = *stream.rdbuf();
  begin.resize(static_cast<std::size_t>(
      buffer.sgetn(begin.data(), static_cast<std::streamsize>(begin.size()))));
  for (std::size_t i = 0; i < begin.size(); ++i) buffer.sungetc();
  return begin;
}

/// One of several decompressions of an input.
class LayerBytes : public ByteSource {
 public:
  explicit LayerBytes(std::unique_ptr<ByteSource> bytes) : bytes_(std::move(bytes)) {}

  /// From now on all bytes count, and the bytes end where the budget does. `budget` must outlive
  /// this.
  void charge(Budget& budget) { budget_ = &budget; }

  std::size_t read(char* to, std::size_t size) override {
    if (!excess_.empty()) return 0;
    const std::size_t count = bytes_->read(to, size);
    if (budget_ == nullptr) return count;
    budget_->spend_bytes(count);
    excess_ = budget_->excess();
    return excess_.empty() ? count : 0;
  }

  std::string failure() const override { return excess_.empty() ? bytes_->failure() : excess_; }

 private:
  std::unique_ptr<ByteSource> bytes_;
  Budget* budget_ = nullptr;
  std::string excess_;
};

/// What libarchive reads: the bytes of the input, decompressed as often as they are compressed. Of
/// what is cut or damaged, libarchive would lose what it decompressed last.
class Blocks {
 public:
  /// The bytes that another layer decompresses count in `budget`, which must outlive this; those of
  /// the last layer count where they are read.
  Blocks(std::istream& input, Budget& budget) : stream_(&input) {
    begin_ = beginning_of(input, packing_head_bytes);
    constexpr std::size_t most_packings = 8;
    for (std::string_view head = begin_; layers_.size() < most_packings;
         head = layers_.back().head()) {
      std::unique_ptr<ByteSource> bytes = decompressed(head);
      if (bytes == nullptr) break;
      if (!sources_.empty()) sources_.back()->charge(budget);
      auto layer = std::make_unique<LayerBytes>(std::move(bytes));
      sources_.push_back(layer.get());
      layers_.emplace_back(std::move(layer), std::string(), std::string());
      stream_ = &layers_.back().stream();
    }
  }

  /// The first bytes of the input, compressed as it is.
  const std::string& begin() const { return begin_; }

  bool are_decompressed() const { return !layers_.empty(); }

  /// Throws std::ios_base::failure.
  std::string_view next() {
    if (stream_->eof()) stream_->clear();  // or it failed, which shows now
    stream_->read(block_.data(), block_bytes);
    if (stream_->bad() && layers_.empty()) {
      throw std::ios_base::failure("the archive cannot be read");
    }
    return {block_.data(), static_cast<std::size_t>(stream_->gcount())};
  }

  /// Why the bytes ended early; empty when they did not.
  std::string failure() const {
    for (const LayerBytes* source : sources_) {
      if (std::string failure = source->failure(); !failure.empty()) return failure;
    }
    return {};
  }

  /// What was lost between the bytes until now, and not told yet.
  std::vector<std::string> take_losses() {
    std::vector<std::string> losses;
    for (GzipBytes* gzip : gzips_)
      std::ranges::move(gzip->take_losses(), std::back_inserter(losses));
    return losses;
  }

 private:
  /// The bytes of the stream, which begins with `head`; nullptr where it is not compressed.
  std::unique_ptr<ByteSource> decompressed(std::string_view head) {
    if (is_gzip(head)) {
      auto gzip = std::make_unique<GzipBytes>(*stream_);
      gzips_.push_back(gzip.get());
      return gzip;
    }
    const std::string_view packing = packing_of(head);
    return packing.empty() ? nullptr : std::make_unique<PackedBytes>(packing, *stream_);
  }

  std::istream* stream_;  ///< the input, or that of the last layer
  std::string begin_;
  std::deque<Input> layers_;          ///< each decompresses the one before
  std::vector<LayerBytes*> sources_;  ///< of `layers_`
  std::vector<GzipBytes*> gzips_;     ///< of these
  std::array<char, block_bytes> block_ = {};
};

la_ssize_t next_block(archive* opened, void* data, const void** begin) {
  try {
    const std::string_view block = static_cast<Blocks*>(data)->next();
    *begin = block.data();
    return static_cast<la_ssize_t>(block.size());
  } catch (const std::ios_base::failure&) {
    archive_set_error(opened, EIO, "the archive cannot be read");
    return ARCHIVE_FATAL;
  }
}

std::string error_of(archive* opened) {
  const char* const message = archive_error_string(opened);
  return message == nullptr ? "it is cut off or damaged" : message;
}

/// The data of the present entry.
class EntryBytes : public ByteSource {
 public:
  EntryBytes(archive* opened, const Blocks& blocks, Budget& budget)
      : archive_(opened), blocks_(blocks), budget_(budget) {}

  std::size_t read(char* to, std::size_t size) override {
    if (!failure_.empty()) return 0;
    const la_ssize_t count = archive_read_data(archive_, to, size);
    if (count < 0) {
      failure_ = blocks_.failure();
      if (failure_.empty()) failure_ = error_of(archive_);
      return 0;
    }
    if (count == 0 && archive_format(archive_) == ARCHIVE_FORMAT_RAW) failure_ = blocks_.failure();
    if (!failure_.empty()) return 0;
    budget_.spend_bytes(static_cast<std::uint64_t>(count));
    failure_ = budget_.excess();
    return failure_.empty() ? static_cast<std::size_t>(count) : 0;
  }

  std::string failure() const override { return failure_; }

 private:
  archive* archive_;
  const Blocks& blocks_;
  Budget& budget_;
  std::string failure_;
};

/// Goes on to the end of the entry. What a zip says of its size spares unpacking it.
void leave_entry(archive* opened, Budget& budget) {
  if ((archive_format(opened) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP) {
    archive_read_data_skip(opened);
    return;
  }
  const void* begin = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (budget.excess().empty() &&
         archive_read_data_block(opened, &begin, &size, &offset) == ARCHIVE_OK) {
    // Holes of sparse files cost nothing: only bytes that were unpacked count.
    budget.spend_bytes(size);
  }
}

std::string path_of(archive_entry* entry, std::size_t number) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  if (name == nullptr) return fmt::format("entry {}", number);
  std::string path(name);
  while (path.starts_with("./")) path.erase(0, 2);
  return path;
}

Archive archive_of(bool (*enable)(archive*)) {
  Archive opened(archive_read_new());
  if (opened == nullptr || !enable(opened.get())) throw std::bad_alloc();
  return opened;
}

/// A format that would need what is not there gives a warning.
bool is_enabled(int code) { return code == ARCHIVE_OK || code == ARCHIVE_WARN; }

bool enable_zip(archive* opened) {
  return is_enabled(archive_read_support_format_zip_streamable(opened));
}

/// And anything else that was compressed (a zip, a book) as it is.
bool enable_tar(archive* opened) {
  return is_enabled(archive_read_support_format_tar(opened)) &&
         is_enabled(archive_read_support_format_empty(opened)) &&
         is_enabled(archive_read_support_format_raw(opened));
}

bool enable_gzip(archive* opened) {
  return is_enabled(archive_read_support_filter_gzip(opened)) &&
         is_enabled(archive_read_support_format_empty(opened)) &&
         is_enabled(archive_read_support_format_raw(opened));
}

/// The name of the first entry of a zip.
std::string_view first_name(std::string_view head) {
  constexpr std::size_t length_at = 26;
  constexpr std::size_t name_at = 30;
  if (head.size() < name_at) return {};
  const std::size_t length = static_cast<unsigned char>(head[length_at]) +
                             std::size_t{256} * static_cast<unsigned char>(head[length_at + 1]);
  return head.substr(name_at, length);
}

/// Zips of programs begin with one of these. An Office document: "[Content_Types].xml"; an archive
/// of news may begin with "documents/".
bool is_of_program(std::string_view head) {
  constexpr auto names =
      std::to_array<std::string_view>({"mimetype", "[Content_Types].xml", "_rels/", "docProps/",
                                       "META-INF/", "word/", "xl/", "ppt/", "AndroidManifest.xml"});
  const std::string_view first = first_name(head);
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return name.ends_with('/') ? first.starts_with(name) : first == name;
  });
}

bool is_zip(std::string_view head) {
  if (head.starts_with("PK\x05\x06")) return true;  // an empty one
  return head.starts_with("PK\x03\x04") && !is_of_program(head);
}

/// By the checksum of the first header, as tar's own programs do; the magic came later.
bool is_tar(std::string_view head) {
  constexpr std::size_t header_bytes = 512;
  constexpr std::size_t sum_at = 148;
  constexpr std::size_t sum_bytes = 8;
  constexpr std::size_t magic_at = 257;
  if (head.size() < header_bytes) return false;
  if (head.substr(magic_at).starts_with("ustar")) return true;
  std::size_t stated = 0;
  std::size_t digits = 0;
  for (const char c : head.substr(sum_at, sum_bytes)) {
    if (c >= '0' && c <= '7') {
      stated = stated * 8 + static_cast<std::size_t>(c - '0');
      ++digits;
    } else if (c != ' ' && c != '\0') {
      return false;
    }
  }
  std::size_t sum = sum_bytes * ' ';
  for (std::size_t i = 0; i < header_bytes; ++i) {
    if (i < sum_at || i >= sum_at + sum_bytes) sum += static_cast<unsigned char>(head[i]);
  }
  return digits > 0 && sum == stated;
}

bool is_packed(std::string_view head) { return is_gzip(head) || !packing_of(head).empty(); }

}  // namespace

bool is_archive(std::string_view head, std::string_view) {
  return is_zip(head) || is_tar(head) || is_packed(head);
}

void open_archive(ReaderInput input, Budget& budget, const InnerSink& sink) {
  const auto blocks = std::make_unique<Blocks>(input.stream, budget);
  const Archive opened = archive_of(blocks->begin().starts_with("PK") ? enable_zip : enable_tar);
  archive* const reading = opened.get();
  const auto skip = [&](std::string why) { sink(Skipped{input.name, {}, std::move(why)}); };
  const auto tell_losses = [&] {
    for (std::string& loss : blocks->take_losses()) skip(std::move(loss));
  };
  const auto fault = [&] {
    std::string failure = blocks->failure();
    return failure.empty() ? error_of(reading) : failure;
  };
  if (archive_read_open(reading, blocks.get(), nullptr, next_block, nullptr) != ARCHIVE_OK) {
    return skip(fault());
  }
  bool is_raw = false;
  std::size_t entries = 0;
  while (budget.excess().empty()) {
    archive_entry* entry = nullptr;
    const int code = archive_read_next_header(reading, &entry);
    if (code == ARCHIVE_EOF) break;
    if (code == ARCHIVE_RETRY) continue;
    if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
      tell_losses();
      return skip(fmt::format("not read to its end: {}", fault()));
    }
    ++entries;
    budget.spend_entry();
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr) {
      continue;
    }
    is_raw = archive_format(reading) == ARCHIVE_FORMAT_RAW;
    if (is_raw && !blocks->are_decompressed()) {
      return skip("its beginning is damaged: nothing can be decompressed");
    }
    std::string path = is_raw ? std::string() : path_of(entry, entries);
    if (archive_entry_is_data_encrypted(entry) != 0) {
      sink(Skipped{input.name, '!' + path, "it is encrypted"});
      continue;
    }
    sink(InnerInput{std::move(path), std::make_unique<EntryBytes>(reading, *blocks, budget)});
    leave_entry(reading, budget);
    tell_losses();
  }
  tell_losses();
  if (!budget.excess().empty()) return;  // which whoever set the budget tells
  const std::string failure = blocks->failure();
  if (entries == 0) return skip(failure.empty() ? "there is no file in the archive" : failure);
  if (!failure.empty() && !is_raw) skip(fmt::format("not read to its end: {}", failure));
}

std::optional<std::string> unpacked(std::string_view packed, std::size_t most_bytes) {
  const Archive opened = archive_of(enable_gzip);
  archive_entry* entry = nullptr;
  std::string bytes;
  if (archive_read_open_memory(opened.get(), packed.data(), packed.size()) != ARCHIVE_OK ||
      archive_read_next_header(opened.get(), &entry) != ARCHIVE_OK ||
      archive_filter_count(opened.get()) < 2) {
    return std::nullopt;
  }
  std::array<char, block_bytes> block{};
  for (;;) {
    const la_ssize_t count = archive_read_data(opened.get(), block.data(), block.size());
    if (count <= 0) break;
    bytes.append(block.data(), static_cast<std::size_t>(count));
    if (bytes.size() > most_bytes) return std::nullopt;
  }
  if (bytes.empty()) return std::nullopt;
  return bytes;
}

}  // namespace gazette
