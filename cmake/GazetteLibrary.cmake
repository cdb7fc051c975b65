# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings and hardening are the project's own business: private, so that users of the libraries inherit
# none.
function(gazette_compile_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor
    -Wold-style-cast -Wcast-align -Woverloaded-virtual -Wformat=2
    ${gazette_hardening}
    # In a unity build a .cpp looks like a header, whose types must not use anonymous namespaces.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
    # Where a unity build inlines more, g++ 12 warns of the copies within std::string (GCC bugs 105329,
    # 105651).
    $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-array-bounds
    -Wno-restrict -Wno-stringop-overflow -Wno-stringop-overread>)
endfunction()

# What makes faults of memory harder to exploit: checked calls of the C library, guarded stacks and
# returns, and addresses of library functions that are resolved at the start and then read-only.
option(GAZETTE_HARDENING "Harden the programs; sanitizers want it off" ON)
include(CheckCXXCompilerFlag)
set(gazette_hardening "")
if(GAZETTE_HARDENING)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection
      -mbranch-protection=standard)
    string(MAKE_C_IDENTIFIER "GAZETTE_HAS${flag}" has_flag)
    check_cxx_compiler_flag(-Werror\ ${flag} ${has_flag})
    if(${has_flag})
      list(APPEND gazette_hardening ${flag})
    endif()
  endforeach()
  list(APPEND gazette_hardening -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
  add_link_options(LINKER:-z,relro LINKER:-z,now)
endif()

# gazette_library(NAME): the library gazette_NAME, alias gazette::NAME. Its sources come from rooms.
function(gazette_library name)
  set(target gazette_${name})
  add_library(${target} STATIC)
  add_library(gazette::${name} ALIAS ${target})
  gazette_prepare(${target})
endfunction()

# gazette_prepare(TARGET): what compiling our sources needs: warnings, a unit for each room where
# CMAKE_UNITY_BUILD is on, and precompiled headers.
function(gazette_prepare target)
  set_target_properties(${target} PROPERTIES
    UNITY_BUILD_MODE GROUP
    VERIFY_INTERFACE_HEADER_SETS ON)
  gazette_compile_options(${target})
  target_precompile_headers(${target} REUSE_FROM gazette_precompiled)
endfunction()

# gazette_precompile(NAME HEADERS ... LIBRARIES ...): a target that compiles headers once, for others
# to reuse. LIBRARIES are those that the headers belong to.
function(gazette_precompile name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "HEADERS;LIBRARIES")
  set(source ${PROJECT_BINARY_DIR}/generated/${name}.cpp)
  file(CONFIGURE OUTPUT ${source} CONTENT "")
  add_library(${name} OBJECT ${source})
  gazette_compile_options(${name})
  target_link_libraries(${name} PRIVATE ${arg_LIBRARIES})
  target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

# gazette_room(LIBRARY FOLDER [RUNS_ONCE] UNIT...): the units of a room, a folder of the library's
# sources. A unit is a .cpp and its .hpp; one that has just one of them is named with its extension.
# Every header is checked to compile on its own. A room that RUNS_ONCE in a process (options, manual
# pages) is optimised less: it takes half the time to compile. With sanitizers it is not optimised, and
# only its memory is checked: a third of the time.
function(gazette_room library folder)
  cmake_parse_arguments(PARSE_ARGV 2 arg "RUNS_ONCE" "" "")
  set(target gazette_${library})
  foreach(unit IN LISTS arg_UNPARSED_ARGUMENTS)
    get_filename_component(extension ${unit} LAST_EXT)
    set(path ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/${unit})
    if(extension STREQUAL .cpp)
      list(APPEND sources ${path})
    elseif(extension STREQUAL .hpp)
      list(APPEND headers ${path})
    else()
      list(APPEND sources ${path}.cpp)
      list(APPEND headers ${path}.hpp)
    endif()
  endforeach()
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${headers})
  set_property(SOURCE ${sources} PROPERTY UNITY_GROUP ${folder})
  if(NOT arg_RUNS_ONCE)
    target_sources(${target} PRIVATE ${sources})
    return()
  endif()
  set(objects ${target}_${folder})
  add_library(${objects} OBJECT ${sources})
  gazette_prepare(${objects})
  target_compile_options(${objects} PRIVATE $<$<CONFIG:Release>:-O1>)
  if(CMAKE_CXX_FLAGS_DEBUG MATCHES "-fsanitize")
    target_compile_options(${objects} PRIVATE -O0 -fno-sanitize=undefined)
  endif()
  # As the library's own sources are compiled.
  target_include_directories(${objects}
    PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
  target_compile_definitions(${objects}
    PRIVATE $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
  target_sources(${target} PRIVATE $<TARGET_OBJECTS:${objects}>)
endfunction()

# gazette_use_mimalloc(PROGRAM): where mimalloc was found.
function(gazette_use_mimalloc program)
  if(TARGET mimalloc)
    # By its place among the libraries alone it replaces malloc; nothing calls it by name. The standard
    # library comes before it: mimalloc's own operator new aborts when memory is out, and hides the
    # handler that should be called then.
    target_link_options(${program} PRIVATE LINKER:--no-as-needed)
    target_link_libraries(${program} PRIVATE stdc++ mimalloc)
  endif()
endfunction()

# gazette_embed(TARGET HEADER VARIABLE FILE...): a generated header with one row
# {name without extension, text} a file, in the array VARIABLE, included as HEADER.
function(gazette_embed target header variable)
  set(rows "")
  foreach(file IN LISTS ARGN)
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${file})
    get_filename_component(name ${file} NAME_WE)
    file(READ ${file} text)
    string(APPEND rows "    EmbeddedFile{\"${name}\", R\"__(${text})__\"},\n")
  endforeach()
  set(content "// Generated by cmake/GazetteLibrary.cmake.\n#pragma once\n\n#include <array>\n\n#include \"core/embedded_file.hpp\"\n\nnamespace gazette {\n\ninline constexpr std::array ${variable} = {\n${rows}};\n\n}  // namespace gazette\n")
  file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/generated/${header} CONTENT "@content@" @ONLY)
  target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated)
endfunction()
