// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/integrity/backup.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xapian.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include "core/error.hpp"
#include "core/schema/schema.hpp"
#include "core/storage/block_recorder.hpp"
#include "core/storage/seal.hpp"
#include "core/storage/stub.hpp"
#include "indexer/database/database_folder.hpp"
#include "indexer/database/durable_file.hpp"
#include "indexer/database/generations.hpp"
#include "indexer/database/open_files.hpp"
#include "indexer/database/opened_index.hpp"
#include "indexer/database/ownership.hpp"
#include "indexer/database/writer_lock.hpp"
#include "indexer/integrity/table_check.hpp"

namespace gazette {
namespace {

namespace fs = std::filesystem;

/// Copies are tried this often beside writers before they wait for them.
constexpr int attempts_beside_writers = 3;

/// Closes the descriptor on destruction.
struct Closing {
  int descriptor;
  ~Closing() { ::close(descriptor); }
};

/// Copies by reading and writing, from where both descriptors stand.
void copy_bytes(const Closing& from, const Closing& to, const fs::path& source,
                const fs::path& target) {
  std::vector<char> buffer(std::size_t{1} << 20U);
  while (true) {
    const ssize_t count = ::read(from.descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw failed_call("read", source);
    if (count == 0) return;
    std::string_view rest(buffer.data(), static_cast<std::size_t>(count));
    while (!rest.empty()) {
      const ssize_t written = ::write(to.descriptor, rest.data(), rest.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw failed_call("write", target);
      rest.remove_prefix(static_cast<std::size_t>(written));
    }
  }
}

void copy_contents(const fs::path& source, const fs::path& target) {
  const Closing from{::open(source.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC)};
  if (from.descriptor < 0) throw failed_call("read", source);
  struct stat status {};
  if (::fstat(from.descriptor, &status) != 0) throw failed_call("read", source);
  const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  // A copy is for those who may read what it was made from.
  const Closing to{::open(target.c_str(), flags, (status.st_mode & 0666U) | 0600U)};
  if (to.descriptor < 0) throw failed_call("write", target);
  // In the kernel, which shares the blocks where it can.
  constexpr std::size_t piece = std::size_t{1} << 30U;
  while (true) {
    const ssize_t count =
        ::copy_file_range(from.descriptor, nullptr, to.descriptor, nullptr, piece, 0);
    if (count == 0) break;
    if (count > 0 || errno == EINTR) continue;
    if (errno == ENOSPC || errno == EIO || errno == EDQUOT) throw failed_call("write", target);
    break;  // not between these file systems
  }
  copy_bytes(from, to, source, target);
}

/// What changes with every commit.
struct CommitState {
  std::string generation, revision;
  std::size_t articles = 0;

  friend bool operator==(const CommitState&, const CommitState&) = default;
};

CommitState commit_state(const fs::path& folder) {
  CommitState state{existing_generation(folder).string(), {}, 0};
  read_index(folder, [&](const Xapian::Database& db) {
    state.revision = db.get_metadata(std::string(revision_key));
    state.articles = db.get_doccount();
  });
  return state;
}

/// Removes all files of a copy that was not consistent, except the marker.
void clear(const fs::path& generation) {
  for (const fs::path& path : entries_of(generation)) {
    if (path.filename() != generation_marker_name) fs::remove(path);
  }
}

void copy_tables(const fs::path& source, const fs::path& target) {
  for (const fs::path& path : entries_of(source)) {
    const fs::path name = path.filename();
    if (name == generation_marker_name || name == "flintlock") continue;
    if (fs::is_regular_file(path)) copy_contents(path, target / name);
  }
}

/// Copies until no commit fell into the copy.
CommitState copy_consistently(const fs::path& from, const fs::path& target,
                              std::chrono::seconds wait) {
  std::optional<WriterLock> lock;
  for (int attempt = 1;; ++attempt) {
    if (attempt > attempts_beside_writers) lock.emplace(from, wait);
    try {
      CommitState before = commit_state(from);
      copy_tables(before.generation, target);
      if (lock || commit_state(from) == before) return before;
    } catch (const Error&) {
      if (lock) throw;  // without it, the generation may have gone meanwhile
    }
    clear(target);
  }
}

/// Reads the whole copy of the index `from`.
void verify(const fs::path& generation, std::size_t articles, const fs::path& from) {
  const TableCheck check = check_tables(generation);
  if (!check.fault.empty()) {
    throw Error(
        fmt::format("the copy of the index {} is damaged, and the index itself may be too: {}",
                    from.string(), check.fault),
        fmt::format("gazette-index check --db {} names what is damaged and how to repair it",
                    from.string()));
  }
  const Xapian::Database db = open_generation(generation);
  if (db.get_doccount() != articles) {
    throw Error(fmt::format("the copy has {} articles, not {}", db.get_doccount(), articles),
                "run the command again");
  }
}

void copy_model(const fs::path& from, const fs::path& to) {
  const fs::path model = from / topic_model_name;
  if (!fs::exists(model)) return;
  const fs::path target = to / topic_model_name;
  const fs::path draft = target.string() + ".new";
  fs::remove(draft);  // of a killed run
  copy_contents(model, draft);
  move_into_place(draft, target);
}

/// Removes a generation on destruction, unless it was published.
struct Unfinished {
  Generations& generations;
  const fs::path& path;
  ~Unfinished() {
    if (!generations.may_be_seen(path)) generations.discard(path);
  }
};

/// Seals the copy: a writer that is in the middle of a change may have written blocks that no table
/// uses yet, and these were copied, too.
void seal_copy(const fs::path& generation) {
  replace_file(generation / unsealed_name, "");
  BlockRecorder recorder(generation);
  replace_file(generation / seal_name, seal_bytes(recorder.seal()));
  recorder.mark_sealed();
}

/// A copy within the index would be deleted with its generation.
void require_outside(const fs::path& from, const fs::path& to) {
  const fs::path source = fs::weakly_canonical(from);
  const fs::path relative = fs::weakly_canonical(fs::absolute(to)).lexically_relative(source);
  const bool is_outside = relative.empty() || *relative.begin() == "..";
  if (is_outside || relative == ".") return;  // the index itself is refused as one that is there
  throw Error(fmt::format("{} lies within {}", to.string(), from.string()),
              "name a folder outside the index");
}

}  // namespace

Copied copy_index(const std::string& from, const std::string& to, std::chrono::seconds wait) {
  existing_generation(from);  // throws when there is no index
  require_outside(from, to);
  Generations generations(to, std::chrono::seconds{0}, WriteMode::update);
  if (!generations.current().empty()) {
    throw Error(fmt::format("{} holds an index already", to), "name a new or empty folder");
  }
  generations.accept(Current::unreadable);
  const fs::path next = generations.begin();
  const Unfinished unfinished{generations, next};
  try {
    const CommitState state = copy_consistently(from, next, wait);
    seal_copy(next);
    verify(next, state.articles, from);
    copy_model(from, to);
    generations.publish(next);
    return {state.articles, size_of(next)};
  } catch (const Xapian::Error& error) {
    throw unreadable_index(from, error);
  } catch (const fs::filesystem_error& error) {
    throw Error(error.what(), remedy_for(error.code(), "check permissions and free disk space"));
  }
}

Copied restore_index(const std::string& backup, const std::string& to, std::chrono::seconds wait) {
  if (read_stub(backup).state == Stub::State::missing) {
    throw Error(fmt::format("there is no backup at {}", backup),
                "name the folder that gazette-index backup wrote");
  }
  return copy_index(backup, to, wait);
}

}  // namespace gazette
