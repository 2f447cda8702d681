# What `cmake --install` puts where, and the packages that CPack makes of it: `cpack` in a build folder.

install(TARGETS deepdive RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
file(GLOB schemas CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/schema/*)
install(FILES ${schemas} DESTINATION ${CMAKE_INSTALL_DATADIR}/deepdive/schema)
install(FILES ${PROJECT_BINARY_DIR}/pages/deepdive.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${PROJECT_BINARY_DIR}/pages/deepdive.bash
  DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME deepdive)
install(FILES ${PROJECT_BINARY_DIR}/pages/_deepdive DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${PROJECT_BINARY_DIR}/pages/deepdive.fish
  DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES README.md CHANGELOG.md SECURITY.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY docs DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(FILES src/core/rules/README.md DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME rules.md)
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)

set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VENDOR "The deepdive authors")
set(DEEPDIVE_CONTACT "The deepdive authors <deepdive@localhost>" CACHE STRING "Whom users of the packages can write to")
set(CPACK_PACKAGE_CONTACT "${DEEPDIVE_CONTACT}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "manages collections of Markdown documents whose code runs")
set(CPACK_PACKAGE_DESCRIPTION
  "deepdive checks long Markdown documents: front matter, sections, links and the
index, and it runs their code blocks in a sandbox. It starts new documents from
a schema, tells how far each is, and writes the index page.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
# The libraries that the program really asks for; interpreters are needed only where documents have code for them.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "git, python3")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nodejs, gcc, g++")
set(CPACK_PACKAGE_FILE_NAME ${PROJECT_NAME}-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
include(CPack)
