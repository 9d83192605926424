// parse5: our trees against those of parse5, over every body we have.
// usage: tree_dump < list | node parse5.mjs [--show N]
// A body that no HTML rule has anything to say about must give the same tree, or be listed with a reason in parse5.list. Differences on the others are
// counted (they are no fault of ours as such: caps, and what a whole page would do with a cut-off block) and shown with --show.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { document, fragment, view } from './tree.mjs';

const show = process.argv.includes('--show') ? Number(process.argv[process.argv.indexOf('--show') + 1]) : 3;

function firstDifference(ours, theirs) {
  const a = ours.split('\n'), b = theirs.split('\n');
  const i = a.findIndex((line, n) => line !== b[n]);
  const at = i < 0 ? a.length : i;
  return [`  line ${at + 1}`, `  ours   ${a.slice(Math.max(0, at - 1), at + 3).join(' ⏎ ').slice(0, 300)}`,
    `  parse5 ${b.slice(Math.max(0, at - 1), at + 3).join(' ⏎ ').slice(0, 300)}`].join('\n');
}

// md4c's own HTML has columns where the text indents a line of code with tabs, and keeps the blanks of an item's empty line; how far code is indented is
// held by the dialect tests, against the programs that build sites, and not compared here.
const unindented = (part) => part.replaceAll('\n', '⏎').replace(/(⏎|^(?=.*⏎))[ \t]+/g, '$1');

const count = { html: { clean: [0, 0], faulty: [0, 0] }, markdown: { clean: [0, 0], faulty: [0, 0] } };
const listed = new Map(readFileSync(new URL('parse5.list', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(': ')));
let unlisted = 0, shown = { clean: 0, faulty: 0 };
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const r = JSON.parse(line);
  let theirs = r.document ? document(r.html) : fragment(r.html);
  let ours = r.tree;
  if (r.markdown) [ours, theirs] = [view(ours), view(theirs)].map((parts) => parts.map((part) => unindented(part)).join('\n'));
  const kind = r.clean ? 'clean' : 'faulty', total = count[r.markdown ? 'markdown' : 'html'][kind];
  total[0]++;
  if (theirs === ours) continue;
  total[1]++;
  if (r.clean && [...listed.keys()].some((path) => r.path.endsWith('/' + path) && listed.delete(path))) continue;
  unlisted += r.clean;
  if (shown[kind]++ < (r.clean ? Math.max(show, 20) : show)) console.log(`${kind}: ${r.path}\n${firstDifference(ours, theirs)}`);
}
for (const [name, { clean, faulty }] of Object.entries(count))
  console.log(`parse5, ${name} bodies: ${clean[0]} well-formed, ${clean[1]} differ; ${faulty[0]} ill-formed, ${faulty[1]} differ`);
for (const path of listed.keys()) console.log(`${path}: listed, but does not differ`);
process.exit(unlisted || listed.size ? 1 : 0);
