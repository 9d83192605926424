// parse5: our trees against those of parse5, over every body we have.
// usage: tree_dump < list | node parse5.mjs [--show N]
// A body that no HTML rule has anything to say about must give the same tree. Differences on the others are
// counted (they are no fault of ours as such: caps, and what a whole page would do with a cut-off block) and shown with --show.
import { createInterface } from 'node:readline';
import { parse, parseFragment, defaultTreeAdapter, html } from 'parse5';

const show = process.argv.includes('--show') ? Number(process.argv[process.argv.indexOf('--show') + 1]) : 3;
const spaces = { 'http://www.w3.org/2000/svg': 'svg ', 'http://www.w3.org/1998/Math/MathML': 'math ' };
const prefixed = (a) => (a.prefix ? `${a.prefix} ${a.name}` : a.name);
const order = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const identifiers = (d) => (d.publicId || d.systemId ? ` "${d.publicId ?? ''}" "${d.systemId ?? ''}"` : '');

const body = () => defaultTreeAdapter.createElement('body', html.NS.HTML, []);

function dump(parent) {
  const out = [];
  const walk = (node, depth) => {
    const pad = '| ' + '  '.repeat(depth);
    switch (node.nodeName) {
      case '#text': out.push(`${pad}"${node.value}"`); return;
      case '#comment': out.push(`${pad}<!-- ${node.data} -->`); return;
      case '#documentType': out.push(`${pad}<!DOCTYPE ${node.name}${identifiers(node)}>`); return;
    }
    out.push(`${pad}<${spaces[node.namespaceURI] ?? ''}${node.tagName}>`);
    for (const [name, value] of node.attrs.map((a) => [prefixed(a), a.value]).sort((a, b) => order(a[0], b[0])))
      out.push(`${pad}  ${name}="${value}"`);
    if (node.content) {
      out.push(`${pad}  content`);
      for (const child of node.content.childNodes) walk(child, depth + 2);
    }
    for (const child of node.childNodes) walk(child, depth + 1);
  };
  for (const child of parent.childNodes) walk(child, 0);
  return out.join('\n') + (out.length ? '\n' : '');
}

function firstDifference(ours, theirs) {
  const a = ours.split('\n'), b = theirs.split('\n');
  const i = a.findIndex((line, n) => line !== b[n]);
  const at = i < 0 ? a.length : i;
  return [`  line ${at + 1}`, `  ours   ${a.slice(Math.max(0, at - 1), at + 3).join(' ⏎ ').slice(0, 300)}`,
    `  parse5 ${b.slice(Math.max(0, at - 1), at + 3).join(' ⏎ ').slice(0, 300)}`].join('\n');
}

const count = { clean: [0, 0], faulty: [0, 0] };
let shown = { clean: 0, faulty: 0 };
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const r = JSON.parse(line);
  const theirs = dump(r.document ? parse(r.html, { scriptingEnabled: false }) : parseFragment(body(), r.html, { scriptingEnabled: false }));
  const kind = r.clean ? 'clean' : 'faulty';
  count[kind][0]++;
  if (theirs === r.tree) continue;
  count[kind][1]++;
  if (shown[kind]++ < (r.clean ? Math.max(show, 20) : show)) console.log(`${kind}: ${r.path}\n${firstDifference(r.tree, theirs)}`);
}
console.log(`parse5: ${count.clean[0]} well-formed bodies, ${count.clean[1]} differ; ${count.faulty[0]} ill-formed bodies, ${count.faulty[1]} differ`);
process.exit(count.clean[1] ? 1 : 0);
