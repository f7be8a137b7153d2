# cmake -P embed.cmake OUTPUT HEADER NAMESPACE TYPE FUNCTION FILE...
#
# Writes files into the C++ file OUTPUT, which defines what HEADER declares:
# std::span<const TYPE> FUNCTION() in NAMESPACE, a TYPE {name, bytes} for each FILE. The bytes stand
# there as arrays of characters: string literals have a length limit in some compilers.
set(files)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    list(APPEND files "${CMAKE_ARGV${i}}")
endforeach()
list(FIND files -P script)
math(EXPR first "${script} + 2")
list(SUBLIST files ${first} -1 files)
list(POP_FRONT files output header namespace type function)

set(arrays "")
set(entries "")
set(number 0)
foreach(file IN LISTS files)
    file(READ "${file}" hex HEX)
    if(hex STREQUAL "")
        message(FATAL_ERROR "embed.cmake: ${file} is empty")
    endif()
    string(REGEX REPLACE "(..)" "'\\\\x\\1'," bytes "${hex}")
    # Lines of 16 bytes ("'\x7b'," has 7 characters), for tools that read line by line.
    string(REPEAT "......." 16 sixteen)
    string(REGEX REPLACE "(${sixteen})" "\\1\n" bytes "${bytes}")
    get_filename_component(name "${file}" NAME_WE)
    string(APPEND arrays "constexpr char file_${number}[] = {\n${bytes}};\n")
    string(APPEND entries "    ${type}{\"${name}\", {file_${number}, sizeof file_${number}}},\n")
    math(EXPR number "${number} + 1")
endforeach()

file(WRITE "${output}" "// Written by lib/cmake/embed.cmake; do not edit.
#include \"${header}\"

#include <array>

namespace ${namespace} {
namespace {

${arrays}
constexpr std::array<${type}, ${number}> files = {
${entries}};

}  // namespace

std::span<const ${type}> ${function}() noexcept { return files; }

}  // namespace ${namespace}
")
