// SPDX-License-Identifier: GPL-3.0-or-later
// The writer of an index: articles in, a committed generation out. Readers see nothing until a
// commit, and then all of it. A killed run leaves the last commit. Not thread-safe, but it runs
// threads of its own. Every function may throw Error; the last commit is then intact.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/history/withdrawals.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/change_tracker.hpp"
#include "indexer/writing/pruning.hpp"
#include "indexer/writing/stored_articles.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace Xapian {
class Database;
}

namespace gazette {

class WritingRun;

class IndexWriter {
 public:
  /// Opens or creates the index in `folder` and locks it. Throws Error when it cannot be written,
  /// is locked, is of another version, or has another topic tree than `tuning` asks for. Notifies
  /// `tuning` when another program has changed the index.
  explicit IndexWriter(const std::string& folder, const WriterTuning& tuning = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// Call before articles of sources are put. `roots` are the canonical paths of those sources that
  /// are folders: the next commit stores them for prunable() in later runs. Call again with the
  /// files and folders that links lead to.
  void begin_run(const std::vector<std::string>& roots);

  /// Call when all articles of the index `former` were put: the next commit stores what that knew
  /// of its runs and of the files that its articles came from.
  void take_over(const Xapian::Database& former);

  /// Whether the index has articles with ids by the rules of an earlier version.
  bool has_former_ids() const;

  /// Adds `article`, or replaces the article of its id if it differs. If an id comes more than
  /// once, the last one counts. May commit when much waits in memory. REQUIRES: the id is not
  /// empty.
  void put(Article article);

  /// The entry of the file of that canonical path; nothing unless the index has all its articles
  /// unchanged.
  std::optional<FileEntry> file(const std::string& origin) const;

  /// Number of committed articles that came from that path. More than its entry says when some are
  /// gone from the file.
  std::size_t articles_of(const std::string& origin) const;

  /// Counts all articles of the file as unchanged. Does nothing if file() has no entry.
  void keep_file(const std::string& origin);

  /// Call before putting the articles of a file: drops its entry until record_file().
  void forget_file(const std::string& origin);

  /// Call after putting all articles of a file: the next commit stores its entry, unless one of its
  /// ids came from another file, too. Then only reading both files shows which one counts.
  void record_file(const std::string& origin, const FileEntry& entry);

  /// Call after record_file() when the id of its one article is that of the file. The next commit
  /// then removes the article of a file that is gone and had the same content: it was moved here.
  void follow_file(const std::string& origin);

  /// The committed articles that are gone from `sources`, to which the folders of earlier runs are
  /// added; see find_prunable(). Those whose file was moved are not gone, nor those that `is_kept`
  /// keeps, which is asked last.
  Prunable prunable(PrunedSources sources,
                    const std::function<bool(const std::string& origin)>& is_read_whole,
                    const std::function<bool(const std::string& id)>& is_kept);

  /// Lets the next commit remove the article of that id, also one that it adds. Returns whether
  /// there is one.
  bool remove(const std::string& id);

  /// Lets the next commit remove the article of that id, which its source took back by that
  /// version, and remember that. May commit.
  void withdraw(const Withdrawal& withdrawal);

  /// Remembers a withdrawal and leaves the article as it is. May commit.
  void remember(const Withdrawal& withdrawal);

  /// The latest versions that took the article of that id back, in any run.
  LatestWithdrawals withdrawn(const std::string& id) const;

  /// The committed article `former_id` came again as the article `id`, which was put: the next
  /// commit removes the former. Without effect when both come in this run, or when there is no
  /// former one.
  void rename(const std::string& former_id, const std::string& id);

  /// Whether an article of that id came in this run.
  bool was_seen(const std::string& id) const;

  /// The committed article of that id.
  std::optional<Article> stored(const std::string& id) const;

  /// Replaces the topics of committed articles. Commits what was put before, then this.
  void refile(const std::vector<Refiling>& changes);

  /// Writes everything since the last commit to disk. Cheap when nothing changed.
  void commit();

  /// Ends a rebuild: what was committed replaces the index. Does nothing in an update.
  void publish();

  /// Folders in the index's folder that look like parts of an index but do not belong to this one.
  /// They are left alone.
  const std::vector<std::filesystem::path>& strangers() const;

  /// Number of articles before this run; 0 if that could not be read.
  std::size_t articles_before() const;

  /// Commits, then rewrites the whole index as small as possible and publishes it.
  void compact();

  /// The topic tree of the index, from the next commit on.
  const IndexTopics& topics() const;

  /// Sets the topic tree that the next commit stores. Does not change any article.
  void set_topics(const IndexTopics& topics);

  /// How each commit was written, and why: one line per commit.
  const std::string& plan() const;

  const WriteCounts& counts() const;           ///< final after commit()
  const Renamed& renamed() const;              ///< final after commit()
  const FirstFew<Moved>& moved() const;        ///< final after commit()
  const FirstFew<Repeated>& repeated() const;  ///< in order of repetition

 private:
  std::unique_ptr<WritingRun> run_;
};

}  // namespace gazette
