// Keeps the findings that a change is answerable for.
#pragma once

#include <cstddef>

#include "core/base/changes.hpp"
#include "core/check/report.hpp"
#include "core/topic/collection.hpp"

namespace deepdive {

/// Keeps findings that begin or end on changed lines or span them, those on a touched file as a whole, those on the
/// collection when any of its files was touched, and those on links whose file the change took away. Gives the number
/// of findings that counted and are left out.
std::size_t keep_changed(const Changes& changes, const Collection& collection, Report& report);

}  // namespace deepdive
