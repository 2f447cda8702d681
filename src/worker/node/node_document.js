// Runs the JavaScript blocks of one document, in order and in one global scope. Told on a channel of its own what to
// do, and never what is expected of it. It lives in a realm of its own (see node_boot.js): the strings, arrays and
// patterns here are not those of the blocks. What it needs of node is taken before any block can change it.
(function (require, process, global, load, outward) {
  'use strict';
  const fs = require('node:fs');
  const { Session } = require('node:inspector');
  const { createRequire } = require('node:module');
  const { join, resolve } = require('node:path');
  const { Readable } = require('node:stream');
  const { setImmediate } = require('node:timers');
  const { pathToFileURL } = require('node:url');
  const { inspect, TextDecoder, TextEncoder } = require('node:util');
  const { Script } = require('node:vm');
  const { Buffer } = require('node:buffer');

  const { readSync, writeSync, readFileSync } = fs;
  const decoder = new TextDecoder();
  const decode = decoder.decode.bind(decoder);
  const encoder = new TextEncoder();
  const encodeInto = encoder.encodeInto.bind(encoder);
  const leave = process.exit.bind(process);
  const importer = 'deepdiveImport';

  // The channel: a length of four bytes, big endian, and JSON.

  const receiveBytes = (channel, size) => {
    const bytes = new Uint8Array(size);
    for (let got = 0; got < size;) {
      const count = readSync(channel, bytes, got, size - got, null);
      if (count === 0) leave(0);
      got += count;
    }
    return bytes;
  };

  const receive = (channel) => {
    const head = receiveBytes(channel, 4);
    const size = ((head[0] * 256 + head[1]) * 256 + head[2]) * 256 + head[3];
    return JSON.parse(decode(receiveBytes(channel, size)));
  };

  const send = (channel, answer) => {
    const payload = JSON.stringify(answer);
    const frame = new Uint8Array(4 + 3 * payload.length);
    const size = encodeInto(payload, frame.subarray(4)).written;
    for (let i = 0; i < 4; i += 1) frame[i] = Math.floor(size / 256 ** (3 - i)) % 256;
    for (let sent = 0; sent < size + 4;) sent += writeSync(channel, frame, sent, size + 4 - sent);
  };

  const completed = () => ({ ending: 'completed', exception: '', bases: [], message: '', line: 0, traceback: '' });

  // Import statements become calls: only modules have them, and a module shares no names with the next one.

  const importNames = (clause) => {
    const names = clause.trim();
    const namespace = /^\*\s*as\s+([\w$]+)$/.exec(names);
    if (namespace) return namespace[1];
    const both = /^([\w$]+)\s*,\s*([\s\S]+)$/.exec(names);
    if (both && both[2].startsWith('*')) return null;
    const first = both ? both[1] : /^[\w$]+$/.test(names) ? names : '';
    const list = both ? both[2] : first ? '{}' : names;
    if (!/^\{[^{}]*\}$/.test(list)) return null;
    const rest = list.slice(1, -1).replace(/([\w$]+)(\s+)as(\s+)([\w$]+)/g, '$1:$2$3$4');
    return first ? '{default: ' + first + ', ' + rest + '}' : '{' + rest + '}';
  };

  const importStatement =
    /^([ \t]*)import\s+(?:([\w$*{][\s\S]*?)\s+from\s+)?(["'][^"'\n]+["'])(?:\s+with\s*\{[^}]*\})?[ \t]*(;?)/gm;
  const exportStatement =
    /^([ \t]*)export\s+(?:default\s+(?=(?:async\s+)?(?:function|class)\b)|(?=const|let|var|function|class|async))/gm;
  const withoutImports = (source) => source
    .replace(importStatement, (whole, indent, clause, from, end) => {
      if (clause === undefined) return indent + 'await ' + importer + '(' + from + ')' + end;
      const names = importNames(clause);
      return names === null ? whole : indent + 'const ' + names + ' = await ' + importer + '(' + from + ')' + end;
    })
    .replace(/\bimport\.meta\b/g, importer + '.meta')
    .replace(exportStatement, '$1');
  const withoutImportCalls = (source) => source.replace(/(^|[^.\w$'"`])import(\s*\()/gm, '$1' + importer + '$2');

  // Code that compiles has no statements that only modules have: what looks like one is text.
  const asScript = (source, filename) => {
    const script = withoutImportCalls(source);
    return problemOf(script, filename) ? withoutImports(script) : script;
  };

  const compiles = (source, filename) => {
    try {
      return void new Script(source, { filename });
    } catch (problem) {
      return problem;
    }
  };

  // Why the block does not compile; nothing when it does. Await may stand outside of functions.
  const problemOf = (source, filename) => {
    const plain = compiles(source, filename);
    if (!plain) return undefined;
    const inside = compiles('(async () => {' + source + '\n})', filename);
    if (!inside) return undefined;
    return /\bawait\b/.test(source) ? inside : plain;
  };

  const lineIn = (stack, filename) => {
    const at = stack.indexOf(filename + ':');
    return at < 0 ? 0 : parseInt(stack.slice(at + filename.length + 1), 10) || 0;
  };

  // The lines of a stack that lie in the document.
  const ownLines = (stack, filename, shown) => stack.split('\n')
    .filter((line) => /^\s+at /.test(line) && line.includes(filename))
    .map((line) => line.replaceAll(filename, shown))
    .join('\n');

  const namesOf = (error) => {
    const names = [];
    for (let at = Object.getPrototypeOf(error); Object.getPrototypeOf(at) !== null; at = Object.getPrototypeOf(at)) {
      const maker = Object.getOwnPropertyDescriptor(at, 'constructor');
      if (maker && typeof maker.value === 'function') names.push(String(maker.value.name));
    }
    return names;
  };

  const raised = (ending, error, filename, shown) => {
    const result = completed();
    result.ending = ending;
    try {
      const known = typeof error === 'object' && error !== null && 'stack' in error;
      const stack = known ? String(error.stack) : '';
      result.bases = known ? namesOf(error) : [];
      result.exception = known ? String(error.name || result.bases[0] || 'Error') : 'a value that is no error';
      result.message = known ? String(error.message) : String(error);
      result.line = lineIn(stack, filename);
      result.traceback = ownLines(stack, filename, shown);
    } catch {
      result.exception = 'Error';
      result.message = 'an error that cannot be read';
    }
    return result;
  };

  // Evaluates as a console does: names are shared with later blocks, which may declare them anew.
  const makeEvaluator = (filename) => {
    const session = new Session();
    session.connect();
    const post = session.post.bind(session);
    const fetchError = (details, give) => {
      const thrown = details.exception || { value: details.text };
      if (!thrown.objectId) return give(thrown.value === undefined ? thrown.description : thrown.value);
      caught = undefined;
      post('Runtime.callFunctionOn', { objectId: thrown.objectId,
        functionDeclaration: 'function () { deepdiveImport.caught(this); }' }, () => give(caught));
    };
    return (source, give) => {
      const expression = source + '\n//# sourceURL=' + filename;
      const parameters = { expression, replMode: true, awaitPromise: true };
      post('Runtime.evaluate', parameters, (failure, answer) => {
        if (failure) give({ threw: true, error: new Error(String(failure.message)) });
        else if (!answer.exceptionDetails) give({ threw: false });
        else fetchError(answer.exceptionDetails, (error) => give({ threw: true, error }));
      });
    };
  };
  let caught;

  const setUpGlobals = (opening, step) => {
    const base = join(opening.work, 'document.js');
    const define = (name, value) => Object.defineProperty(global, name,
      { value, writable: true, configurable: true, enumerable: false });
    const importAs = outward((specifier, options) => {
      const word = String(specifier);
      const relative = /^\.{0,2}\//.test(word);
      return load(relative ? pathToFileURL(resolve(opening.work, word)).href : word, options);
    });
    importAs.meta = { __proto__: null, url: pathToFileURL(base).href, filename: base, dirname: opening.work };
    importAs.caught = outward((error) => { caught = error; });
    define(importer, importAs);
    define('deepdiveStep', Object.freeze(step));
    define('require', createRequire(base));
    define('module', { __proto__: null, exports: new global.Object(), filename: base });
    define('exports', global.module.exports);
    define('__filename', base);
    define('__dirname', opening.work);
  };

  const setInput = (input) => {
    const source = input === null ? '' : input;
    const stdin = Readable.from(source === '' ? [] : [Buffer.from(source, 'utf8')]);
    Object.defineProperty(process, 'stdin', { configurable: true, value: stdin });
    fs.readFileSync = outward((file, options) => {
      if (file !== 0 && file !== '/dev/stdin') return readFileSync(file, options);
      const encoding = typeof options === 'string' ? options : options && options.encoding;
      return encoding ? source : Buffer.from(source, 'utf8');
    });
  };

  // One block after the other: a block is over when nothing that it has begun is left to be waited for.
  const serve = (channel) => {
    const opening = receive(channel);
    const { file, shown } = opening;
    const evaluate = makeEvaluator(file);
    let current = null;

    const begin = (request) => {
      const above = '\n'.repeat(request.line - 1);
      let source = asScript(above + request.source, file);
      const problem = problemOf(source, file);
      current = { token: request.token, result: problem && raised('invalid', problem, file, shown),
        step: completed(), whole: true };
      const marked = asScript(above + request.marked, file);
      if (!problem && request.marked !== '' && !problemOf(marked, file)) {
        source = marked;
        current.whole = false;
      }
      if (!problem && request.do === 'check') current.result = completed();
      if (current.result) return;
      setInput(request.input);
      const block = current;
      evaluate(source, (end) => {
        if (!block.result) block.result = end.threw ? raised('raised', end.error, file, shown) : block.step;
      });
    };

    const fail = (error) => {
      if (current && (!current.result || current.result.ending === 'completed')) {
        current.result = raised('raised', error, file, shown);
      }
    };

    // What the calls at the ends of steps do: the answer to one step brings the token of the next.
    const stepEnds = () => {
      if (!current || current.result) return;
      send(channel, { ...current.step, token: current.token, more: true, whole: false });
      current.token = receive(channel).token;
      current.step = completed();
    };

    const stepValue = (value) => {
      if (current) current.step.value = inspect(value, { colors: false });
      return value;
    };

    const stepRaised = (error) => {
      if (current) current.step = raised('raised', error, file, shown);
    };

    const advance = () => {
      if (current && !current.result) {
        const never = new Error('what it awaits never comes');
        never.stack = '';
        current.result = raised('raised', never, file, shown);
      }
      if (current) {
        send(channel, { ...current.result, token: current.token, more: false, whole: current.whole });
      }
      current = null;
      begin(receive(channel));
      setImmediate(outward(() => {}));
    };

    setUpGlobals(opening,
      { __proto__: null, ends: outward(stepEnds), value: outward(stepValue), raised: outward(stepRaised) });
    process.on('uncaughtException', outward(fail));
    process.on('beforeExit', outward(advance));
  };

  serve(3);
})
