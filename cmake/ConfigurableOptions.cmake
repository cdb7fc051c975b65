# SPDX-License-Identifier: GPL-3.0-or-later

# gazette_configurable_options(PROGRAM...): the header core/command_line/configurable_options.hpp for
# these programs, made from the options that the libraries gazette::indexer and gazette::searcher
# declare. It is made once, however often this is called. When cross-compiling this needs
# CMAKE_CROSSCOMPILING_EMULATOR.
function(gazette_configurable_options)
  set(folder ${PROJECT_BINARY_DIR}/generated)
  if(NOT TARGET gazette_list_options)
    add_executable(gazette_list_options ${PROJECT_SOURCE_DIR}/cmake/list_options.cpp)
    gazette_compile_options(gazette_list_options)
    target_link_libraries(gazette_list_options PRIVATE gazette::indexer gazette::searcher)
    set(header ${folder}/core/command_line/configurable_options.hpp)
    file(MAKE_DIRECTORY ${folder}/core/command_line)
    # Programs are built again only when the list changes, not whenever a library does.
    add_custom_command(OUTPUT ${header}.stamp BYPRODUCTS ${header}
      COMMAND gazette_list_options > ${header}.new
      COMMAND ${CMAKE_COMMAND} -E copy_if_different ${header}.new ${header}
      COMMAND ${CMAKE_COMMAND} -E touch ${header}.stamp
      DEPENDS gazette_list_options VERBATIM)
    add_custom_target(gazette_configurable_options_header DEPENDS ${header}.stamp)
  endif()
  foreach(program IN LISTS ARGN)
    add_dependencies(${program} gazette_configurable_options_header)
    target_include_directories(${program} PRIVATE ${folder})
  endforeach()
endfunction()
