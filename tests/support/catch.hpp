// Catch2, whichever major version the system has.
#pragma once

#ifdef DEEPDIVE_CATCH2_SINGLE_HEADER
#include <catch2/catch.hpp>
#else
#include <catch2/catch_all.hpp>
#endif
