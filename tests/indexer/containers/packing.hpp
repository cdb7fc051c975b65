// SPDX-License-Identifier: GPL-3.0-or-later
// Archives for tests, as libarchive writes them, and what is found in them.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <string>
#include <utility>
#include <vector>

#include "indexer/containers/unpacking.hpp"
#include "tests/read_file.hpp"
#include "tests/temporary_folder.hpp"

namespace gazette {

struct PackedFile {
  std::string name;
  std::string bytes;
};

struct Packing {
  int format = ARCHIVE_FORMAT_ZIP;
  int filter = ARCHIVE_FILTER_NONE;
  std::string options = {};
  std::string password = {};
};

inline const Packing zip;
inline const Packing tar{.format = ARCHIVE_FORMAT_TAR_PAX_RESTRICTED};

inline std::string packed(const Packing& packing, const std::vector<PackedFile>& files) {
  std::string bytes;
  archive* const writer = archive_write_new();
  archive_write_set_format(writer, packing.format);
  archive_write_add_filter(writer, packing.filter);
  archive_write_set_bytes_per_block(writer, 0);
  if (!packing.options.empty()) archive_write_set_options(writer, packing.options.c_str());
  if (!packing.password.empty()) archive_write_set_passphrase(writer, packing.password.c_str());
  archive_write_open(
      writer, &bytes, nullptr,
      [](archive*, void* to, const void* begin, std::size_t size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(begin), size);
        return static_cast<la_ssize_t>(size);
      },
      nullptr);
  for (const PackedFile& file : files) {
    archive_entry* const entry = archive_entry_new();
    archive_entry_copy_pathname(entry, file.name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry, file.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer, entry);
    archive_write_data(writer, file.bytes.data(), file.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_free(writer);
  return bytes;
}

/// One file, packed as it is.
inline std::string packed_by(int filter, const std::string& bytes) {
  return packed({ARCHIVE_FORMAT_RAW, filter}, {{"data", bytes}});
}

/// What `unpack` sends, without the folder of the file.
struct Contents {
  std::vector<std::string> leaves;  ///< `news.zip!a.txt=text`, or why reading them failed
  std::vector<std::string> faults;  ///< `news.zip!a.txt: it is encrypted`
  std::vector<std::string> passed;
  std::vector<InputContext> contexts;  ///< of the leaves
};

inline Contents contents_of(const std::string& name, const std::string& bytes) {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  const std::size_t prefix = folder.path().string().size() + 1;
  Contents contents;
  Input file((folder / name).string());
  unpack(file, {.on_leaf =
                    [&](const Leaf& leaf) {
                      const Line all = read_rest(leaf.input.stream(), max_whole_bytes);
                      const std::string failure = leaf.input.failure();
                      const std::string shown = leaf.input.name().substr(prefix);
                      if (!failure.empty())
                        return contents.faults.push_back(shown + ": " + failure);
                      contents.leaves.push_back(shown + '=' + all.text);
                      contents.contexts.push_back(leaf.context);
                    },
                .on_skipped =
                    [&](const Skipped& skipped) {
                      contents.faults.push_back(skipped.path.substr(prefix) + skipped.place + ": " +
                                                skipped.why);
                    },
                .on_pass =
                    [&](const std::string& path, const std::string& why) {
                      contents.passed.push_back(path.substr(prefix) + ": " + why);
                    }});
  return contents;
}

}  // namespace gazette
