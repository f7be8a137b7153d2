include("${CMAKE_CURRENT_LIST_DIR}/stetTargets.cmake")
