// SPDX-License-Identifier: GPL-3.0-or-later
// Xapian's limit on the time of one match, without its race. Xapian 1.4 sets a timer that, when it
// expires, writes a flag on the stack of the match from a thread of the C library (SIGEV_THREAD).
// Deleting such a timer does not wait for a thread that is under way: one that expires as the match
// ends writes into whatever is on the stack by then. So a program that links this has timers of its
// own under the names of the C library's (timer_create and its kin): once deleted, they are silent.
#pragma once

#include <chrono>

namespace Xapian {
class Enquire;
}  // namespace Xapian

namespace gazette {

/// Has the next matches of `enquire` count no further after `time`, in real time. Where the system
/// gives no thread for timers they go on without a limit.
void limit_matching(Xapian::Enquire& enquire, std::chrono::duration<double> time);

}  // namespace gazette
