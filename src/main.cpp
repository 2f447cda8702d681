// Hands the arguments to the command line.
#include "cli/cli.hpp"

int main(int count, char** values) { return deepdive::cli::run({values + (count > 0 ? 1 : 0), values + count}); }
