# Warnings are for those who work on stet: a parent project's compiler may know others than ours.
function(stet_warnings target)
    if(STET_WERROR AND CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
        target_compile_options(${target} PRIVATE
            -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wold-style-cast -Wshadow -Werror
            # g++ 12 sees an overlap in the standard library's own "literal" + string (PR 105651).
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
    elseif(STET_WERROR AND MSVC)
        target_compile_options(${target} PRIVATE /W4 /WX)
    endif()
endfunction()
