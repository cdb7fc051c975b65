# SPDX-License-Identifier: GPL-3.0-or-later
# Run by CPack before a package is made of what was installed: Debian's zsh looks for the completions of
# packages in vendor-completions; site-functions is for what is installed by hand, below /usr/local.
file(GLOB_RECURSE pages ${CPACK_TEMPORARY_DIRECTORY}/_*)
list(FILTER pages INCLUDE REGEX /zsh/site-functions/)
foreach(page IN LISTS pages)
  string(REPLACE /site-functions/ /vendor-completions/ new ${page})
  get_filename_component(folder ${new} DIRECTORY)
  file(MAKE_DIRECTORY ${folder})
  file(RENAME ${page} ${new})
endforeach()
foreach(page IN LISTS pages)
  get_filename_component(folder ${page} DIRECTORY)
  file(REMOVE_RECURSE ${folder})
endforeach()
