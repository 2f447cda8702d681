// Blocks that try to pass for others: to have a result taken for theirs, or to keep one that should come from coming.
#include <string>
#include <vector>

#include "support/catch.hpp"
#include "support/run_markdown.hpp"

using namespace deepdive;
using snippets::Ending;
using testing::run_blocks;

namespace {

const std::vector<std::string> attacks{
    "import os; os._exit(0)\n",
    "import sys; sys.exit(0)\n",
    "import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n",
    // all descriptors get an answer that says that all is well
    "import os\nfor n in range(3, 64):\n    try: os.write(n, "
    "b'\\0\\0\\0\\x2b{\"ending\":\"completed\",\"token\":\"\",\"value\":null}')\n"
    "    except OSError: pass\n",
    "import os\nfor n in range(3, 64):\n    try: os.write(n, bytes(64))\n    except OSError: pass\n",
    "import os\nos.closerange(3, 64)\n",
    // answers a second time with the token of this block
    "import sys\nf = sys._getframe()\nwhile f:\n    request = f.f_locals.get('request')\n    channel = "
    "f.f_locals.get('channel')\n"
    "    if request and channel: channel.answer({'ending': 'completed', 'value': None, 'token': request['token']})\n"
    "    f = f.f_back\n",
    // what prints or runs the next block is another thing
    "import builtins, os\nbuiltins.print = lambda *a: os.write(1, b'right\\n')\n",
    "import builtins\nbuiltins.eval = builtins.exec = builtins.compile = lambda *a, **k: None\n",
    "import sys\nclass Other:\n    def write(self, text): pass\n    def flush(self): pass\nsys.stdout = Other()\n",
    "import atexit, os\natexit.register(lambda: os.write(1, b'right\\n'))\n",
    "import sys\nsys.settrace(lambda *a: None)\nsys.setprofile(lambda *a: None)\n",
    "import gc\nfor o in gc.get_objects():\n    if isinstance(o, dict) and 'token' in o: o['token'] = 'x'\n",
    "import gc\nfor o in gc.get_objects():\n    if type(o).__name__ == 'Document': o.blocks.clear()\n",
    // somebody else prints while the next block runs
    "import os, time\nif os.fork() == 0:\n    while True:\n        try: os.write(1, b'')\n        except OSError: "
    "os._exit(0)\n",
    "import os, signal\nos.kill(os.getppid(), signal.SIGTERM) if os.getppid() > 1 else None\n",
};

}  // namespace

TEST_CASE("no block makes the next one print what it does not", "[sys][python][forging]") {
  for (const std::string& attack : attacks) {
    INFO(attack);
    const auto outcomes = run_blocks({attack, "print('wrong')\n"});
    REQUIRE(outcomes.size() == 2);
    // Only what bends print() for the blocks that follow has its way: that is what the document says.
    const bool bends = attack.find("builtins.print") != std::string::npos;
    if (!bends) CHECK_FALSE(outcomes[1].output == "right\n");
    CHECK((outcomes[1].ending != Ending::completed || outcomes[1].output == "wrong\n" || bends));
  }
}
