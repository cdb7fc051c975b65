// SPDX-License-Identifier: GPL-3.0-or-later
// Verifies the blocks that Xapian reads, and hashes those that it writes. Xapian has no hook for
// that, but it opens its tables with open() and reads and writes blocks with pread() and pwrite():
// a program that links this file defines these functions, passes each call on to the C library, and
// looks at those on the tables of a generation that has a seal or a BlockRecorder. A block that
// does not fit throws Xapian::DatabaseCorruptError out of pread(), as Xapian does itself for a
// block that it cannot read. Blocks that another program reads (xapian-tcpsrv, quest) are not
// verified.
#pragma once

namespace gazette {

/// From now on tables that are opened for writing without a recorder are verified like those that
/// are read. For Xapian's check, which opens them so, but changes nothing.
void verify_writers_as_readers();

}  // namespace gazette
