-- Asks for the lines of $ADDRESSES in turn, each thread from a place of its own; at the end a line with
-- requests a second, the median and the 99th percentile in ms, and answers that are not 200.
local threads = 0
function setup(thread)
  thread:set("first", threads * 37)
  threads = threads + 1
end
local addresses, at = {}, 0
function init()
  for line in io.lines(os.getenv("ADDRESSES")) do addresses[#addresses + 1] = line end
  at = first
end
function request()
  at = at % #addresses + 1
  return wrk.format("GET", addresses[at])
end
function done(summary, latency)
  local errors = summary.errors
  print(string.format("FIGURES %.0f %.2f %.2f %d", summary.requests / summary.duration * 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    errors.status + errors.connect + errors.read + errors.write + errors.timeout))
end
