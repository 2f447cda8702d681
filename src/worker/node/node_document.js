// Runs the JavaScript blocks of one document, in order and in one global scope. Told on a channel of its own what to
// do, and never what is expected of it. What it needs of the language is taken before any block can change it.
'use strict';
{
  const fs = require('node:fs');
  const { Session } = require('node:inspector');
  const { createRequire } = require('node:module');
  const path = require('node:path');
  const { Readable } = require('node:stream');
  const { pathToFileURL } = require('node:url');
  const { inspect } = require('node:util');
  const { Script } = require('node:vm');

  const { readSync, writeSync, readFileSync } = fs;
  const { stringify, parse } = JSON;
  const bytes = Buffer;
  const concat = Buffer.concat;
  const text = String;
  const integer = Number;
  const wait = setImmediate;
  const leave = process.exit;
  const bare = Object.create.bind(null, null);
  const prototypeOf = Object.getPrototypeOf;

  // The channel: a length of four bytes, big endian, and JSON.

  const receiveBytes = (channel, size) => {
    const buffer = bytes.alloc(size);
    for (let got = 0; got < size;) {
      const count = readSync(channel, buffer, got, size - got, null);
      if (count === 0) leave(0);
      got += count;
    }
    return buffer;
  };

  const receive = (channel) => {
    const size = receiveBytes(channel, 4).readUInt32BE(0);
    return parse(receiveBytes(channel, size).toString('utf8'));
  };

  const sendText = (channel, payload) => {
    const body = bytes.from(payload, 'utf8');
    const head = bytes.alloc(4);
    head.writeUInt32BE(body.length, 0);
    const frame = concat([head, body]);
    for (let sent = 0; sent < frame.length;) sent += writeSync(channel, frame, sent);
  };

  // Put together by hand: what blocks do to objects reaches no part of it.
  const quoted = (value) => stringify(text(value));
  const answerText = (token, result, more) => {
    let bases = '';
    for (let i = 0; i < result.bases.length; i += 1) bases += (i > 0 ? ',' : '') + quoted(result.bases[i]);
    return '{"token":' + quoted(token) + ',"ending":' + quoted(result.ending) + ',"exception":' +
      quoted(result.exception) + ',"bases":[' + bases + '],"message":' + quoted(result.message) + ',"line":' +
      text(integer(result.line)) + ',"traceback":' + quoted(result.traceback) + ',"more":' + (more ? 'true' : 'false') +
      ',"whole":' + (result.whole ? 'true' : 'false') +
      (result.value === undefined ? '' : ',"value":' + quoted(result.value)) + '}';
  };

  const completed = () => ({ __proto__: null, ending: 'completed', exception: '', bases: [], message: '', line: 0,
    traceback: '', whole: false, value: undefined });

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

  const statement = /^([ \t]*)import\s+(?:([\w$*{][\s\S]*?)\s+from\s+)?(["'][^"'\n]+["'])(?:\s+with\s*\{[^}]*\})?[ \t]*(;?)/gm;
  const withoutImports = (source) => source
    .replace(statement, (whole, indent, clause, from, end) => {
      if (clause === undefined) return indent + 'await ' + importer + '(' + from + ')' + end;
      const names = importNames(clause);
      return names === null ? whole : indent + 'const ' + names + ' = await ' + importer + '(' + from + ')' + end;
    })
    .replace(/(^|[^.\w$'"`])import(\s*\()/gm, '$1' + importer + '$2')
    .replace(/\bimport\.meta\b/g, importer + '.meta')
    .replace(/^([ \t]*)export\s+(?:default\s+(?=(?:async\s+)?(?:function|class)\s*[\w$])|(?=const|let|var|function|class|async))/gm, '$1');
  const importer = 'deepdiveImport';

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
    for (let at = prototypeOf(error); at && at !== Object.prototype; at = prototypeOf(at)) {
      const maker = Object.getOwnPropertyDescriptor(at, 'constructor');
      if (maker && typeof maker.value === 'function') names.push(text(maker.value.name));
    }
    return names;
  };

  const raised = (ending, error, filename, shown) => {
    const result = completed();
    result.ending = ending;
    try {
      const known = typeof error === 'object' && error !== null && 'stack' in error;
      const stack = known ? text(error.stack) : '';
      result.bases = known ? namesOf(error) : [];
      result.exception = known ? text(error.name || result.bases[0] || 'Error') : 'a value that is no error';
      result.message = known ? text(error.message) : text(error);
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
        if (failure) give({ threw: true, error: new Error(text(failure.message)) });
        else if (!answer.exceptionDetails) give({ threw: false });
        else fetchError(answer.exceptionDetails, (error) => give({ threw: true, error }));
      });
    };
  };
  let caught;

  const setUpGlobals = (opening, step) => {
    const base = path.join(opening.work, 'document.js');
    const define = (name, value) => Object.defineProperty(globalThis, name,
      { value, writable: true, configurable: true, enumerable: false });
    const load = (specifier, options) => {
      const word = text(specifier);
      const relative = /^\.{0,2}\//.test(word);
      return import(relative ? pathToFileURL(path.resolve(opening.work, word)).href : word, options);
    };
    load.meta = { url: pathToFileURL(base).href, filename: base, dirname: opening.work };
    load.caught = (error) => { caught = error; };
    define(importer, load);
    define('deepdiveStep', Object.freeze(step));
    define('require', createRequire(base));
    define('module', { exports: {}, filename: base });
    define('exports', globalThis.module.exports);
    define('__filename', base);
    define('__dirname', opening.work);
  };

  const setInput = (input) => {
    const source = input === null ? '' : input;
    Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from(source === '' ? [] : [source]) });
    fs.readFileSync = (file, options) => {
      if (file !== 0 && file !== '/dev/stdin') return readFileSync(file, options);
      const encoding = typeof options === 'string' ? options : options && options.encoding;
      return encoding ? source : bytes.from(source, 'utf8');
    };
  };

  // One block after the other: a block is over when nothing that it has begun is left to be waited for.
  const serve = (channel) => {
    const opening = receive(channel);
    const { file, shown } = opening;
    setUpGlobals(opening, { ends: () => stepEnds(), value: (value) => stepValue(value), raised: (error) => stepRaised(error) });
    const evaluate = makeEvaluator(file);
    let current = null;

    const begin = (request) => {
      const above = '\n'.repeat(request.line - 1);
      let source = above + withoutImports(request.source);
      const problem = problemOf(source, file);
      current = { __proto__: null, token: request.token, result: problem && raised('invalid', problem, file, shown),
        step: completed(), whole: true };
      const marked = above + withoutImports(request.marked);
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
      sendText(channel, answerText(current.token, current.step, true));
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
        current.result.whole = current.whole;
        sendText(channel, answerText(current.token, current.result, false));
      }
      current = null;
      begin(receive(channel));
      wait(() => {});
    };

    process.on('uncaughtException', fail);
    process.on('beforeExit', advance);
  };

  serve(3);
}
