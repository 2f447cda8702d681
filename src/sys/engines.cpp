#include "sys/engines.hpp"

#include "sys/data/engine.hpp"
#include "sys/node/engine.hpp"
#include "sys/python/engine.hpp"
#include "sys/shell/engine.hpp"
#include "sys/toolchain/engine.hpp"

namespace deepdive::sys {

std::unique_ptr<JobEngine> make_engine(deepdive::Engine kind, const RunContext& context) {
  switch (kind) {
    case deepdive::Engine::python: return python::make_engine(context);
    case deepdive::Engine::data: return data::make_engine();
    case deepdive::Engine::node: return node::make_engine(context);
    case deepdive::Engine::toolchain: return toolchain::make_engine(context);
    case deepdive::Engine::shell: return shell::make_engine();
    case deepdive::Engine::none: break;
  }
  return nullptr;
}

}  // namespace deepdive::sys
