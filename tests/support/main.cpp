// The tests' own main(): one for Catch2 2.13, which has the program generated here, and for 3.x.
#define CATCH_CONFIG_RUNNER
#include "support/catch.hpp"

int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }
