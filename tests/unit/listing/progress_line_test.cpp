#include "core/listing/progress_line.hpp"

#include "core/base/text.hpp"
#include "support/catch.hpp"

using namespace deepdive;
using listing::Progress;
using listing::progress_line;

namespace {

const Progress some{500, 12, 5000, 118, "topics/generators_and_coroutines.md:45", std::chrono::seconds(8)};

}  // namespace

TEST_CASE("the line says what is done and where time goes", "[listing][progress]") {
  CHECK(progress_line(some, 120) ==
        "12/500 documents, 118/5000 code blocks, now at topics/generators_and_coroutines.md:45 (8 s)");
}

TEST_CASE("a time of less than a second is not worth saying", "[listing][progress]") {
  CHECK(progress_line({2, 0, 7, 3, "a.md:1", {}}, 80) == "0/2 documents, 3/7 code blocks, now at a.md:1");
}

TEST_CASE("before the first block begins there is no place to name", "[listing][progress]") {
  CHECK(progress_line({2, 0, 7, 0, "", {}}, 80) == "0/2 documents, 0/7 code blocks");
}

TEST_CASE("the line never becomes longer than the terminal is wide", "[listing][progress]") {
  for (std::size_t columns = 0; columns <= 120; ++columns) {
    INFO(columns << " columns");
    CHECK(display_width(progress_line(some, columns)) <= columns);
  }
  CHECK(progress_line(some, 70) == "12/500 documents, 118/5000 code blocks, now at …coroutines.md:45 (8 s)");
  CHECK(progress_line(some, 40) == "12/500 documents, 118/5000 code blocks");
  CHECK(progress_line(some, 10).empty());
}

TEST_CASE("wide and strange characters of a path keep their places", "[listing][progress]") {
  const Progress wide{1, 0, 1, 0, "topics/深い潜水の記事の名前.md:3", {}};
  CHECK(display_width(progress_line(wide, 60)) <= 60);
  const Progress control{1, 0, 1, 0, "a\nb.md:3", {}};
  CHECK(progress_line(control, 80).find('\n') == std::string::npos);
}
