// SPDX-License-Identifier: GPL-3.0-or-later
// The one way into an index: articles in, a committed generation out. Readers see nothing of what
// is put until it is committed, and all of it then; a killed run leaves the last commit.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/schema/article.hpp"
#include "indexer/database/index_topics.hpp"
#include "indexer/sources/file_catalog.hpp"
#include "indexer/writing/intake.hpp"
#include "indexer/writing/pruning.hpp"
#include "indexer/writing/stored_articles.hpp"
#include "indexer/writing/writer_tuning.hpp"

namespace gazette {

class WritingRun;

class IndexWriter {
 public:
  /// Opens or makes the index in `folder` and locks it. Throws Error when it cannot be written, is
  /// locked, was made by other rules, or files by another tree of topics than is asked for.
  explicit IndexWriter(const std::string& folder, const WriterTuning& tuning = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// Adds `article`, or replaces the one of its id if that differs. Of an id that comes more than
  /// once the last counts. Throws Error when the index cannot be written.
  void put(Article article);

  /// What is known of the file of that canonical path, when the index holds its articles as the
  /// file had them and nobody has changed any since.
  std::optional<FileEntry> file(const std::string& origin) const;

  /// How many committed articles came from that path: more than its entry says when some are gone
  /// from the file.
  std::size_t articles_of(const std::string& origin) const;

  /// The articles of a file that `file()` knows stay as they are: counts them as unchanged.
  void keep_file(const std::string& origin);

  /// The articles of a file are to be put anew: until they are recorded nothing is known of it.
  void forget_file(const std::string& origin);

  /// All articles of a file have been put. The next commit remembers it, unless one of its ids came
  /// from another file too: then it takes reading both to know which counts.
  void record_file(const std::string& origin, const FileEntry& entry);

  /// What of the committed articles is gone from `sources` (canonical paths). `is_whole` as
  /// `find_vanished` has it.
  Vanished vanished(const std::vector<std::string>& sources,
                    const std::function<bool(const std::string& origin)>& is_whole) const;

  /// Whether there was an article of that id.
  bool remove(const std::string& id);

  /// Gives committed articles other topics, in one commit that holds nothing else. Throws Error;
  /// then all of them have those that they had.
  void refile(const std::vector<Refiling>& changes);

  /// Writes what was put since the last commit to disk. Throws Error; then the last commit stands.
  void commit();

  /// Ends a rebuild: what was committed takes the place of the index. Nothing in an update. Throws
  /// Error; then the index is what it was.
  void publish();

  /// Articles of the index that a rebuild replaces, as far as it can be read; in an update, those
  /// committed before the run.
  std::size_t articles_before() const;

  /// Writes the whole index anew, as small as it can be, and publishes that. What was put and not
  /// committed is committed first. Throws Error; then the last commit stands.
  void compact();

  /// The tree that the articles of the index are filed by, from the next commit on.
  const IndexTopics& topics() const;

  /// From the next commit on the index says that its articles are filed by `topics`.
  void set_topics(const IndexTopics& topics);

  /// How the commits so far were written, and why so: a line for each.
  const std::string& plan() const;

  const WriteCounts& counts() const;                 ///< final after commit()
  const std::vector<Moved>& moved() const;           ///< final after commit()
  const std::vector<std::string>& repeated() const;  ///< ids that came more than once, in order

 private:
  std::unique_ptr<WritingRun> run_;
};

}  // namespace gazette
