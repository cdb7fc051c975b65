# SPDX-License-Identifier: GPL-3.0-or-later
# Xapian 1.4's own package file sets variables only; this makes the target Xapian::Xapian of them.
find_package(Xapian CONFIG QUIET)
if(XAPIAN_FOUND AND NOT TARGET Xapian::Xapian)
  add_library(Xapian::Xapian INTERFACE IMPORTED)
  target_link_libraries(Xapian::Xapian INTERFACE ${XAPIAN_LIBRARIES})
  target_include_directories(Xapian::Xapian INTERFACE ${XAPIAN_INCLUDE_DIR})
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Xapian
  REQUIRED_VARS XAPIAN_LIBRARIES XAPIAN_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "install libxapian-dev")
