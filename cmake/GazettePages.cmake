# SPDX-License-Identifier: GPL-3.0-or-later

# gazette_pages(TARGET NAME): the manual page and the completions of the program NAME, printed by
# the program itself (--generate), so that they name the options that it has; installed where each
# shell and man look. When cross-compiling they need CMAKE_CROSSCOMPILING_EMULATOR.
function(gazette_pages target name)
  if(CMAKE_CROSSCOMPILING AND NOT CMAKE_CROSSCOMPILING_EMULATOR)
    message(STATUS "No manual page and completions of ${name}: it cannot be run here")
    return()
  endif()
  set(forms man bash zsh fish)
  set(files man/man1/${name}.1 bash-completion/completions/${name} zsh/site-functions/_${name}
    fish/vendor_completions.d/${name}.fish)
  set(pages "")
  foreach(form file IN ZIP_LISTS forms files)
    set(page ${PROJECT_BINARY_DIR}/share/${file})
    get_filename_component(folder ${page} DIRECTORY)
    file(MAKE_DIRECTORY ${folder})
    # A page that cannot be made whole is not left behind as if it were.
    add_custom_command(OUTPUT ${page}
      COMMAND ${target} --generate ${form} > ${page}.new
      COMMAND ${CMAKE_COMMAND} -E rename ${page}.new ${page}
      DEPENDS ${target} VERBATIM)
    list(APPEND pages ${page})
    get_filename_component(folder ${file} DIRECTORY)
    install(FILES ${page} DESTINATION ${CMAKE_INSTALL_DATADIR}/${folder})
  endforeach()
  add_custom_target(${target}_pages ALL DEPENDS ${pages})
endfunction()
