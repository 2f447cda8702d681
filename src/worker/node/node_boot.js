// Starts the worker in a realm of its own: blocks can change every object of theirs, and none that the worker uses.
'use strict';
{
  const { createContext, runInContext } = require('node:vm');
  const worker = runInContext(process.argv[1], createContext({ __proto__: null }));
  process.argv.splice(1);
  // Functions that blocks can get hold of are of their realm, or they would lead to the other one.
  const outward = (call) => (first, second) => call(first, second);
  worker(require, process, globalThis, (specifier, options) => import(specifier, options), outward);
}
