// tree: what parse5 makes of HTML, in the notation of the html5lib tests. Scripting is off.
import { parse, parseFragment, defaultTreeAdapter, html } from 'parse5';

const spaces = { 'http://www.w3.org/2000/svg': 'svg ', 'http://www.w3.org/1998/Math/MathML': 'math ' };
const prefixed = (a) => (a.prefix ? `${a.prefix} ${a.name}` : a.name);
const order = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const identifiers = (d) => (d.publicId || d.systemId ? ` "${d.publicId ?? ''}" "${d.systemId ?? ''}"` : '');

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

export const document = (text) => dump(parse(text, { scriptingEnabled: false }));
// As the inside of body.
export const fragment = (text) =>
  dump(parseFragment(defaultTreeAdapter.createElement('body', html.NS.HTML, []), text, { scriptingEnabled: false }));

const blocks = new Set(('article header aside hgroup blockquote hr iframe body li map button object canvas ol caption output col p colgroup ' +
  'pre dd progress div section dl table td dt tbody embed textarea fieldset tfoot figcaption th figure thead footer tr form ul h1 h2 h3 ' +
  'h4 h5 h6 video script style br').split(' '));

const bytes = (address) =>
  Buffer.from(address).toString('latin1').replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

// Its items; a line of a text may begin as an item does.
function items(tree) {
  const out = [];
  for (const item of tree.replace(/\n$/, '').split(/\n(?=\| )/).filter(Boolean))
    if (out.length && !/^\| *(["<]|[^\s"<>]+=")/.test(item)) out.push(`${out.pop()}\n${item}`);
    else out.push(item);
  return out;
}

// A tree in that notation as CommonMark's own normal form, in parts: white space counts once, and not at the edge of a block;
// addresses are the same with and without percent-encoding. An inline element around nothing but a line break is what a
// browser opens again between two blocks of a rendered post: nothing.
export function view(tree) {
  const open = [], out = [];
  let gap = true, pre = 0, broken = false;
  const edge = () => {
    if (!pre && out.length) out[out.length - 1] = out[out.length - 1].replace(/ $/, '');
    gap = true;
  };
  const close = (depth) => {
    while (open.length > depth) {
      const { name, start } = open.pop(), block = blocks.has(name);
      if (name === 'pre' || name === 'textarea') pre--;
      if (!block && broken && out.slice(start + 1).every((part) => part === ' ')) {
        out.length = start;
        continue;
      }
      if (block) edge();
      out.push(`</${name}>`);
      if (block) gap = true;
    }
  };
  for (const item of items(tree)) {
    const line = item.slice(2), depth = line.search(/\S/) / 2, content = line.slice(depth * 2);
    const [, name, value] = /^([^\s"<>]+)="([^]*)"$/.exec(content) ?? [];
    if (name) {
      if (/^task-list-item/.test(value)) continue; // of the renderer
      out.push(out.pop().slice(0, -1) + ` ${name}="${/^(href|src)$/.test(name) ? bytes(value) : value.replace(/\s+/g, ' ')}">`);
      continue;
    }
    close(depth);
    broken = false;
    if (content.startsWith('<!--')) {
      out.push(content.replace(/\s+/g, ' '));
    } else if (content.startsWith('<')) {
      const name = content.slice(1, -1);
      if (blocks.has(name)) edge();
      open.push({ name, start: out.length });
      out.push(content);
      if (name === 'pre' || name === 'textarea') pre++;
      if (blocks.has(name)) gap = true;
    } else if (pre) {
      out.push(content.slice(1, -1));
      gap = false;
    } else {
      const text = content.slice(1, -1).replace(/[ \t\n\f\r]+/g, ' ');
      const shown = gap || (out.length && out[out.length - 1].endsWith(' ')) ? text.replace(/^ /, '') : text;
      broken = /^\s*\n\s*$/.test(content.slice(1, -1));
      if (shown) out.push(shown);
      gap = gap && !shown;
    }
  }
  close(0);
  edge();
  return out.filter(Boolean);
}
