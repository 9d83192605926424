// words: what of a page's words and addresses plain text has, by parse5. One JSON array [html, text] a line; one record a line:
// {"text": null or what is missing, "urls": [addresses that stand nowhere]}
// Every character that shows is in the text as often as in the page, and in the same order where there are no tables and notes. Compared without white space,
// control characters and what does not show, by Unicode's compatibility forms (x² is x2), quotes and dashes as those of the keyboard. Not compared: marks and
// arrows of footnotes, which text has forms of its own for.
import { createInterface } from 'node:readline';
import { parse, parseFragment, defaultTreeAdapter, html } from 'parse5';

const hidden = new Set(['script', 'style', 'template', 'title', 'rp', 'noembed', 'noframes']);
const linked = new Map([['a', 'href'], ['img', 'src'], ['iframe', 'src'], ['video', 'src'], ['audio', 'src'], ['source', 'src'], ['embed', 'src'], ['object', 'data']]);
const attribute = (node, name) => node.attrs?.find((a) => a.name === name)?.value ?? '';
const isNote = (node) => node.tagName === 'a' && (/^(footnote-backref|reversefootnote|footnote-ref|footnote)\b/.test(attribute(node, 'class')) ||
  /^#(fn|user-content-fn)/.test(attribute(node, 'href')));
const folded = (text) => text.normalize('NFKC').replace(/[‘’‚‛]/g, "'").replace(/[“”„‟«»]/g, '"').replace(/\.{3}/g, '').replace(/[–—−-]/g, '').replace(/<<|>>/g, '"')
  .replace(/[\s\p{C}\uFE0E\uFE0F\u00AD]/gu, '');
const address = (text) => Buffer.from(text.replace(/\s/g, '')).toString('latin1').replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
// What a renderer makes of a bare address has a scheme that the text does not show.
const bare = (url) => address(url).replace(/^(https?:\/\/|mailto:)/i, '');

function read(source) {
  const whole = /<(!doctype|html|body|head|frameset)\b/i.test(source);
  const root = whole ? parse(source, { scriptingEnabled: false })
    : parseFragment(defaultTreeAdapter.createElement('body', html.NS.HTML, []), source, { scriptingEnabled: false });
  const text = [], urls = [], stack = [root];
  let free = false;
  while (stack.length) {
    const node = stack.pop();
    if (node.nodeName === '#text') text.push(node.value);
    // Notes stand where they were written, not where a renderer puts them: as free as tables.
    free ||= node.tagName === 'table' || isNote(node);
    if (hidden.has(node.tagName) || isNote(node)) continue;
    const url = linked.has(node.tagName) ? attribute(node, linked.get(node.tagName)).trim() : '';
    if (url && !/^(#|javascript:|data:)/i.test(url)) urls.push(url);
    if (node.tagName === 'img') text.push(attribute(node, 'alt'));
    if (node.tagName === 'iframe') continue;
    stack.push(...[...(node.childNodes ?? [])].reverse());
  }
  return { text: folded(text.join('')), urls, free };
}

function missing(wanted, text, ordered) {
  const left = new Map();
  for (const c of text) left.set(c, (left.get(c) ?? 0) + 1);
  let at = 0;
  const chars = [...wanted], there = [...text];
  for (let i = 0; i < chars.length; i++) {
    const around = chars.slice(Math.max(0, i - 15), i + 25).join('');
    if (!left.get(chars[i])) return `${chars[i]} is missing: ${around}`;
    left.set(chars[i], left.get(chars[i]) - 1);
    if (!ordered) continue;
    while (at < there.length && there[at] !== chars[i]) at++;
    if (at++ === there.length) return `${chars[i]} does not follow: ${around}`;
  }
  return null;
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const [page, text] = JSON.parse(line);
  const { text: wanted, urls, free } = read(page), written = address(text);
  console.log(JSON.stringify({ text: missing(wanted, folded(text), !free), urls: urls.filter((url) => !written.includes(bare(url))) }));
}
