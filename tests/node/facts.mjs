// facts: what a reader sees in two pieces of HTML, by parse5: one JSON array [before, after, trees as well] a line; gives one record a line, null where
// nothing differs: {"dom", "meaning", "text", "spacing": [before, after], "lost": [addresses], "gained": [addresses]}
// text: visible text and the alternatives of images, white space apart; spacing: with it, where it shows. Footnotes are compared
// without what the renderer writes for them: numbers, arrows, addresses. Quotes, dashes and dots count as the ones of the keyboard, as kramdown and
// goldmark change them. dom: as CommonMark's test
// normalizes (view in tree.mjs); meaning: with all that Markdown has no other way to say (meaning.mjs);
// trees as well = 2: lists' numbers apart, which kramdown does not show.
import { createInterface } from 'node:readline';
import { parse, parseFragment, defaultTreeAdapter, html } from 'parse5';
import { fragment, view } from './tree.mjs';
import { meaning } from './meaning.mjs';

const blocks = new Set(('address article aside blockquote body br button canvas caption center col colgroup dd details dialog dir div dl dt fieldset figcaption ' +
  'figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr iframe legend li main map menu nav noframes object ol optgroup option p pre ' +
  'search section select summary table tbody td textarea tfoot th thead tr ul video').split(' '));
const hidden = new Set(['script', 'style', 'template', 'title', 'head']);
const addresses = new Set(['href', 'src', 'poster', 'data', 'action', 'srcset', 'background', 'longdesc', 'cite']);
const keyboard = (text) => text.replace(/[‘’‚‛]/g, "'").replace(/[“”„‟«»]/g, '"').replace(/…/g, '...').replace(/—/g, '---').replace(/–/g, '--')
  .replace(/<<|>>/g, '"').replace(/\uFE0E/g, '');
// kramdown writes its typographic signs twice escaped into alternative texts
const typographer = (alt) => alt.replace(/&([lr][sd]quo|hellip|[nm]dash);/g, (_, name) => ({ lsquo: "'", rsquo: "'", ldquo: '"', rdquo: '"', hellip: '...', ndash: '--', mdash: '---' })[name]);
const bytes = (address) => {
  const plain = address.trim().replace(/[\t\n\r]/g, '');
  return Buffer.from(plain).toString('latin1').replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
};
const attribute = (node, name) => node.attrs?.find((a) => a.name === name)?.value ?? '';
const classed = (node, re) => re.test(attribute(node, 'class'));
const isNote = (node) => node.tagName === 'a' && (classed(node, /^(footnote-backref|reversefootnote|footnote-ref|footnote)\b/) || /^#fn/.test(attribute(node, 'href')));

// An address that means nothing: `data` of what is no <object>.
const meaningless = (node, a) => a.name === 'data' && node.tagName !== 'object';
// What a browser opens again behind a link that was not closed.
const empty = (node) => node.tagName === 'a' && !node.childNodes.some((n) => n.nodeName !== '#text' || n.value.trim());

function read(source) {
  const whole = /<(!doctype|html|body|head|frameset)\b/i.test(source);
  const root = whole ? parse(source, { scriptingEnabled: false })
    : parseFragment(defaultTreeAdapter.createElement('body', html.NS.HTML, []), source, { scriptingEnabled: false });
  const text = [], urls = [];
  const stack = [root];
  while (stack.length) {
    const node = stack.pop();
    if (typeof node === 'string') { text.push(node); continue; }
    if (node.nodeName === '#text') { text.push(node.value); continue; }
    if (hidden.has(node.tagName) && node.namespaceURI === html.NS.HTML) continue;
    if (isNote(node)) { // goldmark keeps its arrow to the last word
      if (text.length) text.push(text.pop().replace(/\u00A0$/, ''));
      continue;
    }
    if (/^t[dh]$/.test(node.tagName) && node.childNodes.length === 1 && node.childNodes[0].value === '\u00A0') continue; // kramdown's own, in an empty cell
    for (const a of node.attrs ?? [])
      if (addresses.has(a.name) && a.value && !meaningless(node, a) && !(empty(node) && bytes(a.value) === urls[urls.length - 1])) urls.push(bytes(a.value));
    if (node.tagName === 'img' && attribute(node, 'alt')) text.push(`⟦${typographer(attribute(node, 'alt'))}⟧`);
    const block = blocks.has(node.tagName);
    if (block) { text.push('\n'); stack.push('\n'); }
    for (let i = (node.childNodes ?? []).length - 1; i >= 0; i--) stack.push(node.childNodes[i]);
  }
  return { text: keyboard(text.join('')), urls, root };
}

const han = '\\u2E80-\\u9FFF\\uF900-\\uFAFF\\uFF00-\\uFFEF\\u{20000}-\\u{3FFFF}';
const folded = (text) => text.replace(/[ \t\n\f\r]+/g, ' ').trim();
const joined = (text) => text.replace(new RegExp(`(?<=[${han}]) (?=[${han}])`, 'gu'), '');
const blind = (text) => text.replace(/[ \t\n\f\r]+/g, '');

function difference(a, b) {
  if (a === b) return null;
  let i = 0, j = 0;
  while (i < a.length && a[i] === b[i]) i++;
  while (j < a.length - i && j < b.length - i && a[a.length - 1 - j] === b[b.length - 1 - j]) j++;
  const cut = (s) => `${s.slice(Math.max(0, i - 25), i)}⟨${s.slice(i, Math.min(i + 60, s.length - j))}⟩${s.slice(s.length - j, s.length - j + 15)}`;
  return [cut(a), cut(b)];
}

function without(a, b) {
  const left = new Map();
  for (const u of b) left.set(u, (left.get(u) ?? 0) + 1);
  return a.filter((u) => !left.get(u) || (left.set(u, left.get(u) - 1), false)).map((u) => Buffer.from(u, 'latin1').toString());
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const [one, other, withDom] = JSON.parse(line);
  const [a, b] = [read(one), read(other)];
  const text = difference(blind(a.text), blind(b.text));
  // an address that the renderer had found in running text is kept where that text is
  const shown = Buffer.from(blind(b.text)).toString('latin1');
  const lost = without(a.urls, b.urls).filter((u) => !shown.includes(keyboard(u).replace(/^(https?:\/\/|mailto:)/, '')));
  const told = (node) => (withDom === 2 ? keyboard(meaning(node)).replace(/ start="\d+"/g, '') : keyboard(meaning(node)));
  const [da, db] = withDom ? [one, other].map((source) => view(fragment(source)).join('')) : ['', ''];
  console.log(JSON.stringify({
    dom: difference(da, db), meaning: withDom ? difference(told(a.root), told(b.root)) : null, text,
    spacing: text ? null : difference(joined(folded(a.text)), joined(folded(b.text))),
    lost, gained: without(b.urls, a.urls),
  }));
}
