# Boost.Regex and nlohmann_json, of which only the headers are used: sets STET_BOOST_INCLUDE and
# STET_JSON_INCLUDE to include directories. They are never linked: a target in stet's link interface
# would have to be found by everyone who installs stet, and would break export() of a dependent.
#
# First comes FETCHCONTENT_SOURCE_DIR_<NAME>, then a target that the parent has, then an installed
# package, then a download. A download's own CMake files are not read, so that none of its options,
# targets and install rules come with it.
include(FetchContent)

function(stet_fetch name)
    FetchContent_Declare(${name} ${ARGN} SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${name})
    set(fetched "${${name}_SOURCE_DIR}/include" PARENT_SCOPE)
endfunction()

# stet_headers_of(VARIABLE TARGET...): the include directories of the first target that is there.
function(stet_headers_of variable)
    foreach(target IN LISTS ARGN)
        if(TARGET ${target})
            set(${variable} "$<TARGET_PROPERTY:${target},INTERFACE_INCLUDE_DIRECTORIES>" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    unset(${variable} PARENT_SCOPE)
endfunction()

if(NOT FETCHCONTENT_SOURCE_DIR_BOOST_REGEX)
    stet_headers_of(STET_BOOST_INCLUDE Boost::regex Boost::headers)
    if(NOT STET_BOOST_INCLUDE)
        find_package(Boost 1.76 QUIET)
        stet_headers_of(STET_BOOST_INCLUDE Boost::headers)
    endif()
endif()
if(NOT STET_BOOST_INCLUDE)
    stet_fetch(boost_regex
        GIT_REPOSITORY https://github.com/boostorg/regex.git
        GIT_TAG 4cbcd3078e6ae10d05124379623a1bf03fcb9350  # boost-1.83.0
    )
    set(STET_BOOST_INCLUDE "${fetched}")
    # Alone it needs no other part of Boost, and must not meet those of an older one.
    set(STET_BOOST_DEFINITIONS BOOST_REGEX_STANDALONE)
endif()

if(NOT FETCHCONTENT_SOURCE_DIR_NLOHMANN_JSON)
    stet_headers_of(STET_JSON_INCLUDE nlohmann_json::nlohmann_json)
    if(NOT STET_JSON_INCLUDE)
        find_package(nlohmann_json 3.10 QUIET)
        stet_headers_of(STET_JSON_INCLUDE nlohmann_json::nlohmann_json)
    endif()
endif()
if(NOT STET_JSON_INCLUDE)
    stet_fetch(nlohmann_json
        GIT_REPOSITORY https://github.com/nlohmann/json.git
        GIT_TAG 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03  # v3.11.3
    )
    set(STET_JSON_INCLUDE "${fetched}")
endif()
