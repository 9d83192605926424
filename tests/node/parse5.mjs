// parse5: our trees against those of parse5, over every body we have.
// usage: tree_dump < list | node parse5.mjs [--show N]
// A body that no HTML rule has anything to say about must give the same tree, or be listed with a reason in parse5.list. Differences on the others are
// counted (they are no fault of ours as such: caps, and what a whole page would do with a cut-off block) and shown with --show.
import { readFileSync } from 'node:fs';
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

// A rendered Markdown body has white space between blocks and percent-encoded addresses that ours has not; md4c's
// renderer gives task lists classes and drops blanks at the ends of lines of raw HTML.
function withoutLayout(tree) {
  const out = [];
  let pre = -1;
  for (const item of tree.split('\n| ')) {
    const line = item.replace(/^\| /, ''), depth = Math.max(0, line.search(/\S/)), content = line.slice(depth).replace(/\n$/, '');
    if (pre >= 0 && depth <= pre) pre = -1;
    if (content.startsWith('"') && pre < 0) {
      const text = content.slice(1, -1).replace(/[ \t\n\r\f]+/g, ' ').replace(/^ | $/g, '');
      if (text) out.push(' '.repeat(depth) + '"' + text + '"');
    } else if (/^class="task-list-item/.test(content)) {
      continue;
    } else if (content.startsWith('<!--') || content.startsWith('alt="')) {
      out.push(' '.repeat(depth) + content.replace(/\s+/g, ' '));
    } else if (/^(href|src)="/.test(content)) {
      let value = content;
      try { value = decodeURI(content); } catch { /* a % that encodes nothing */ }
      out.push(' '.repeat(depth) + value);
    } else {
      if (content === '<pre>' && pre < 0) pre = depth;
      out.push(' '.repeat(depth) + content);
    }
  }
  return out.join('\n');
}

const count = { html: { clean: [0, 0], faulty: [0, 0] }, markdown: { clean: [0, 0], faulty: [0, 0] } };
const listed = new Map(readFileSync(new URL('parse5.list', import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(': ')));
let unlisted = 0, shown = { clean: 0, faulty: 0 };
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const r = JSON.parse(line);
  let theirs = dump(r.document ? parse(r.html, { scriptingEnabled: false }) : parseFragment(body(), r.html, { scriptingEnabled: false }));
  let ours = r.tree;
  if (r.markdown) [ours, theirs] = [withoutLayout(ours), withoutLayout(theirs)];
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
