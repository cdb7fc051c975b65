# SPDX-License-Identifier: GPL-3.0-or-later
# gazette_find_library(TARGET HEADER LIBRARY PACKAGE): a library without a package file of its own
# becomes the imported target TARGET. HEADER and LIBRARY are what to look for, PACKAGE is the Debian
# package to name when they are missing.
function(gazette_find_library target header library package)
  string(MAKE_C_IDENTIFIER "${target}" id)
  find_path(${id}_INCLUDE_DIR ${header})
  find_library(${id}_LIBRARY ${library})
  mark_as_advanced(${id}_INCLUDE_DIR ${id}_LIBRARY)
  if(NOT ${id}_INCLUDE_DIR OR NOT ${id}_LIBRARY)
    message(FATAL_ERROR "${header} or lib${library} not found: install ${package}")
  endif()
  add_library(${target} UNKNOWN IMPORTED GLOBAL)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${${id}_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${${id}_INCLUDE_DIR}")
endfunction()
