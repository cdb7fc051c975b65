// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/salvage.hpp"

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "core/storage/sealed_files.hpp"
#include "indexer/glass/output_file.hpp"
#include "indexer/glass/packing.hpp"
#include "indexer/glass/table_tree.hpp"
#include "indexer/glass/table_writer.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view salvage_name = "salvaged";
constexpr std::uint64_t usual_block_bytes = 8192;
constexpr std::uint64_t no_revision = 0xFFFF'FFFF;  ///< none is known: any may be

/// The file iamglass, if it is not damaged.
std::optional<GlassFile> whole_glass_file(const fs::path& generation) {
  try {
    verify_version(generation);
    return read_glass_file(generation);
  } catch (const Xapian::DatabaseCorruptError&) {
    return std::nullopt;
  }
}

/// Which tables are worth new roots: of the others, the records tell all.
bool is_regrown(std::size_t table) { return table <= term_lists_table; }

void write_whole(const fs::path& path, std::string_view bytes) {
  OutputFile file(path);
  file.write(bytes);
  file.close();
}

/// Makes the files of a Salvage.
class Builder {
 public:
  Builder(fs::path generation, fs::path folder)
      : generation_(std::move(generation)),
        folder_(std::move(folder)),
        seal_(Seal::open(generation_)),
        known_(whole_glass_file(generation_)) {
    // Both of an older copy that was laid over the tables: neither says anything.
    const std::uint64_t newest = unfit_blocks(generation_, 0).newest_revision;
    has_seal_ = newest == 0 && seal_->state() == Seal::State::whole;
    if (newest > 0) known_.reset();
    if (known_) file_ = *known_;
    if (!known_) {
      const std::uint64_t sealed = has_seal_ ? seal_->version().revision : no_revision;
      file_.version = {std::string(16, 'g'), newest > 0 ? newest : sealed, 0};
    }
    if (has_seal_) content_ = seal_->content();
  }

  std::vector<Salvage::TableState> all() {
    std::vector<Salvage::TableState> states;
    for (std::size_t table = 0; table < table_names.size(); ++table) {
      states.push_back(add_table(table));
    }
    if (!known_) file_.statistics = statistics();
    const std::string bytes = glass_file_bytes(file_);
    write_whole(folder_ / version_name, bytes);
    if (has_seal_) {
      content_.version = parse_glass_file(bytes)->version;
      write_whole(folder_ / seal_name, seal_bytes(content_));
    }
    return states;
  }

 private:
  Salvage::TableState add_table(std::size_t table) {
    TableRoot& root = file_.tables[table];
    if (known_ && !root.has_file) return Salvage::TableState::as_it_was;
    if (root.block_bytes == 0) root.block_bytes = block_bytes_of(table);
    root.has_file = true;
    const fs::path source = generation_ / table_names[table];
    const fs::path target = folder_ / table_names[table];
    const glass::DamagedTable damaged = damaged_table(source, table);
    if (const std::optional<glass::TreeRoot> whole = whole_root(damaged, table)) {
      root.block = whole->block;
      root.level = whole->level;
      fs::create_symlink(fs::absolute(source), target);
      return Salvage::TableState::as_it_was;
    }
    std::error_code code;
    if (is_regrown(table) && fs::is_regular_file(source, code)) {
      fs::copy_file(source, target);
      const std::uint64_t whole_blocks = fs::file_size(target) / root.block_bytes;
      if (const auto grown = glass::grow_tree({target, root.block_bytes, damaged.is_whole})) {
        root.block = grown->block;
        root.level = grown->level;
        forget_hashes_from(table, whole_blocks);
        return Salvage::TableState::regrown;
      }
      fs::remove(target);
    }
    return add_empty(table);
  }

  /// New blocks take the numbers of those that were cut off.
  void forget_hashes_from(std::size_t table, std::uint64_t block) {
    std::vector<std::uint64_t>& hashes = content_.tables[table].blocks;
    if (block < hashes.size()) hashes.resize(block);
  }

  Salvage::TableState add_empty(std::size_t table) {
    glass::TableWriter(folder_ / table_names[table], glass::Tags::plain, glass::Presence::always)
        .finish();
    TableRoot& root = file_.tables[table];
    root = {};
    root.has_file = true;
    root.block_bytes = usual_block_bytes;
    content_.tables[table] = {};
    return Salvage::TableState::empty;
  }

  std::uint64_t block_bytes_of(std::size_t table) const {
    const std::uint64_t sealed =
        seal_->state() == Seal::State::whole ? seal_->block_bytes(table) : 0;
    return sealed == 0 ? usual_block_bytes : sealed;
  }

  std::optional<glass::TreeRoot> whole_root(const glass::DamagedTable& damaged,
                                            std::size_t table) const {
    if (!known_) return glass::newest_root(damaged);
    const glass::TreeRoot root{file_.tables[table].block, file_.tables[table].level};
    return glass::has_whole_branches(damaged, root) ? std::optional(root) : std::nullopt;
  }

  /// A block that is newer than the seal has no hash; what iamglass does not name is not in use.
  glass::DamagedTable damaged_table(const fs::path& path, std::size_t table) const {
    return {path, file_.tables[table].block_bytes,
            [this, table](std::string_view block, std::uint64_t number) {
              const std::uint64_t revision = block_revision(block);
              if (revision > file_.version.revision) return false;
              if (!has_seal_) return true;
              const std::uint64_t want = seal_->hash(table, number);
              if (want == 0 || want == block_hash(block, number)) return true;
              return known_ && known_->version != seal_->version() &&
                     revision > seal_->version().revision;
            }};
  }

  /// Statistics that reading the records needs: the highest number of a document.
  std::string statistics() const {
    const TableRoot& root = file_.tables[records_table];
    const std::optional<std::string> key =
        glass::last_key({folder_ / table_names[records_table], root.block_bytes,
                         [](std::string_view, std::uint64_t) { return true; }},
                        {root.block, root.level});
    std::string packed;
    glass::pack_number(packed, key ? glass::unpacked_document_number(*key).value_or(0) : 0);
    packed.append(7, '\0');
    return packed;
  }

  fs::path generation_, folder_;
  std::shared_ptr<const Seal> seal_;
  std::optional<GlassFile> known_;  ///< nothing when iamglass is damaged
  bool has_seal_ = false;           ///< whether it says anything of the tables
  GlassFile file_;                  ///< of the view
  SealContent content_;             ///< of the seal of the view
};

}  // namespace

Salvage::Salvage(const fs::path& generation) : folder_(generation / salvage_name) {
  fs::remove_all(folder_);  // of a repair that was killed
  fs::create_directory(folder_);
  states_ = Builder(generation, folder_).all();
}

Salvage::~Salvage() {
  std::error_code ignored;  // the next one removes it
  fs::remove_all(folder_, ignored);
}

Xapian::Database Salvage::open() const {
  return Xapian::Database(folder_.string(), Xapian::DB_BACKEND_GLASS);
}

void remove_salvage(const fs::path& generation) {
  std::error_code ignored;
  fs::remove_all(generation / salvage_name, ignored);
}

}  // namespace gazette
