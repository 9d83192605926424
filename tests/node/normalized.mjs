// normalized: the trees that parse5 makes of HTML before and after normalization. One JSON array [before, after] a line; one record a line:
// {"errors": [names of parse errors in before], "after": [those in after], "whole": a page, "difference": null or [before, after]}
// What docs/normalized-html.md allows is done to the tree of `before`, and then the two are the same, node by node: in text that is not preformatted
// blanks in front of a line break go, and of the blank lines between blocks all but one; in a whole page white space at the ends of <html>, <head>,
// <body> and between them counts for nothing.
import { createInterface } from 'node:readline';
import { parse, parseFragment, defaultTreeAdapter, html } from 'parse5';

const blocks = new Set(('address article aside blockquote body caption center col colgroup dd details dialog dir div dl dt fieldset figcaption figure ' +
  'footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav noframes ol optgroup option p plaintext pre ' +
  'search section select summary table tbody td tfoot th thead title tr ul xmp style link meta script base').split(' '));
const preformatted = new Set('pre textarea listing xmp plaintext script style iframe noembed noframes'.split(' '));
const frame = new Set(['html', 'head', 'body']);

const keeps = (node) => node.tagName !== undefined && (node.namespaceURI !== html.NS.HTML || preformatted.has(node.tagName) ||
  node.attrs.some((a) => a.name === 'style' && a.value.includes('white-space')));
const isBlock = (node) => node?.tagName !== undefined && node.namespaceURI === html.NS.HTML && blocks.has(node.tagName);

function read(source) {
  const errors = [], whole = /<(!doctype|html|body|head|frameset)\b/i.test(source);
  const options = { scriptingEnabled: false, onParseError: (error) => errors.push(error.code) };
  const root = whole ? parse(source, options) : parseFragment(defaultTreeAdapter.createElement('body', html.NS.HTML, []), source, options);
  return { root, whole, errors };
}

// White space at the ends of a page's frame, and of a piece of a page, moves as it is read: not compared.
function edges(value, i, siblings, parent, whole) {
  const framed = whole ? frame.has(parent.tagName) : parent.nodeName === '#document-fragment';
  if (parent.tagName === 'html' && !value.trim()) return '';
  if (framed && whole && i === 0) value = value.replace(/^\s+/, '');
  return framed && i === siblings.length - 1 ? value.replace(/\s+$/, '') : value;
}

// A text as normalization leaves it.
function normalized(value, i, siblings, parent) {
  value = value.replace(/[ \t]+(?=\n)/g, '');
  const between = isBlock(siblings[i - 1]) || isBlock(siblings[i + 1]) || isBlock(parent) || parent.nodeName === '#document-fragment';
  return between && !value.trim() ? value.replace(/\n{3,}/g, '\n\n') : value;
}

// One line a node. `changed`: as it is after normalization.
function lines(root, whole, changed) {
  const out = [];
  const walk = (parent, pad, kept) => {
    const siblings = parent.childNodes;
    siblings.forEach((node, i) => {
      if (node.nodeName === '#text') {
        const value = edges(changed && !kept ? normalized(node.value, i, siblings, parent) : node.value, i, siblings, parent, whole);
        if (value) out.push(`${pad}${JSON.stringify(value)}`);
      } else if (node.nodeName === '#comment') {
        out.push(`${pad}<!--${JSON.stringify(node.data)}-->`);
      } else if (node.nodeName === '#documentType') {
        out.push(`<!DOCTYPE ${node.name} ${JSON.stringify([node.publicId, node.systemId])}>`);
      } else {
        out.push(`${pad}<${node.namespaceURI === html.NS.HTML ? '' : node.namespaceURI + ' '}${node.tagName}${node.attrs
          .map((a) => ` ${a.prefix ? a.prefix + ':' : ''}${a.name}=${JSON.stringify(a.value)}`).join('')}>`);
        if (node.content) walk(node.content, pad + ' ', kept);
        walk(node, pad + ' ', kept || keeps(node));
      }
    });
  };
  walk(root, '', false);
  return out;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const [before, after] = JSON.parse(line).map(read);
  const a = lines(before.root, before.whole, true), b = lines(after.root, after.whole, false);
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const difference = i < a.length || i < b.length ? [a, b].map((tree) => tree.slice(i, i + 2).join(' ⏎ ').slice(0, 250)) : null;
  console.log(JSON.stringify({ errors: [...new Set(before.errors)], after: [...new Set(after.errors)], whole: before.whole, difference }));
}
