// Sets findings that an allowance covers apart from the others, and notes which allowances were of use.
#pragma once

#include <vector>

#include "core/check/report.hpp"
#include "core/topic/allowances.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// The allowances of a topic or of the index page.
struct FileAllowances {
  Allowances allowances = {};
  const markdown::Document* document = nullptr;
};

/// Those of all topics and of the index page.
[[nodiscard]] std::vector<FileAllowances> allowances_of(const Collection& collection);

/// Takes the findings that an allowance covers out of `findings`, gives each the author's reason, and marks the names
/// that covered one as used. Findings on a file or the collection as a whole are covered by allowances for the file.
[[nodiscard]] std::vector<Finding> take_allowed(std::vector<Finding>& findings, std::vector<FileAllowances>& files);

}  // namespace deepdive
