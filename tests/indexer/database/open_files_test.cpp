// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/database/open_files.hpp"

#include <xapian.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "tests/catch.hpp"
#include "tests/open_files_limit.hpp"

namespace gazette::open_files_test {
namespace {

TEST_CASE("the fewer files a process may open, the fewer databases it opens at once") {
  std::size_t before = 2;
  for (const rlim_t limit : {10, 64, 128, 256}) {
    const OpenFilesLimit limited(limit);
    const std::size_t databases = databases_at_once();
    CHECK(databases >= before);
    CHECK((limit < 64 || databases * 6 < limit));
    before = databases;
  }
  CHECK(databases_at_once() <= 64);
}

TEST_CASE("the remedy for too many open files is to raise the limit, not to look at permissions") {
  const OpenFilesLimit limited(64);
  const std::string otherwise = "check permissions";
  const std::string remedy =
      "the process may have 64 files open: raise that limit (ulimit -n 1024) and run the command "
      "again";
  CHECK(remedy_for(std::make_error_code(std::errc::too_many_files_open), otherwise) == remedy);
  CHECK(remedy_for(std::make_error_code(std::errc::permission_denied), otherwise) == otherwise);
  CHECK(remedy_for(Xapian::DatabaseOpeningError("cannot open", EMFILE), otherwise) == remedy);
  CHECK(remedy_for(Xapian::DatabaseOpeningError("cannot open", EACCES), otherwise) == otherwise);
  CHECK(remedy_for(Xapian::DatabaseCorruptError("damaged"), otherwise) == otherwise);
}

}  // namespace
}  // namespace gazette::open_files_test
