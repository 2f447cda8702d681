#include <fmt/format.h>

#include "core/snippets/plan.hpp"

namespace deepdive::snippets {

std::string to_string(const WhyNot& why) {
  switch (why.reason) {
    case Reason::none: return {};
    case Reason::by_author: return why.detail;
    case Reason::no_run: return "no_run";
    case Reason::fragment: return "fragment";
    case Reason::unclosed: return "the fence is not closed";
    case Reason::unknown_language: return fmt::format("language '{}' is not known", why.detail);
    case Reason::not_run_here: return fmt::format("blocks of {} are not run", why.detail);
    case Reason::not_requested: return fmt::format("blocks of {} run only with the attribute 'run'", why.detail);
    case Reason::no_main: return "there is nothing to start in it";
    case Reason::slow: return "slow (see --slow)";
    case Reason::network: return "needs the network (see --allow-network)";
    case Reason::python: return fmt::format("needs Python {}", why.detail);
    case Reason::requires_package: return fmt::format("needs {}", why.detail);
    case Reason::no_toolchain: return fmt::format("{} is not installed", why.detail);
    case Reason::compile_fail: return "compile_fail";
    case Reason::no_claim: return "nothing shows what it prints";
    case Reason::too_large: return "it is too large to be checked";
    case Reason::no_time_left: return "earlier blocks took all of the document's time";
  }
  return {};
}

}  // namespace deepdive::snippets
