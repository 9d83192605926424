// meaning: a tree of parse5 as one string in which two trees are equal that mean the same to a reader.
// Equal on purpose, as Markdown has no other way: wrappers (div, span, font, elements HTML does not know) and what stands in them; loose text and a
// paragraph; tight and loose lists only if no paragraph stands in an item; b and strong, i and em, s, strike and del; attributes other than addresses,
// titles, alternatives, ids that are linked to, starts and languages of code; a table whose first row becomes its head; blanks just inside emphasis and just
// outside; scripts, style sheets, empty headings, items' empty paragraphs, the `<!-- -->` between two lists; neighbours of one kind of emphasis.
const dropped = new Set(['script', 'style', 'template', 'title', 'head', 'colgroup', 'col', 'wbr', 'meta', 'link', 'base']);
const wrappers = new Set(('html body div span font center section article main header footer aside nav address hgroup search big small basefont tt nobr thead tbody tfoot ' +
  'fieldset form label noscript p').split(' '));
const same = { b: 'strong', i: 'em', s: 'del', strike: 'del', th: 'td', acronym: 'abbr' };
const blocks = new Set(('address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
  'h6 header hgroup hr iframe legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul video audio object').split(' '));
const known = new Set([...blocks, ...dropped, ...wrappers, ...('a abbr acronym b bdi bdo br button canvas cite code data datalist del dfn em embed i img input ins kbd map ' +
  'mark meter object option output picture progress q rp rt ruby s samp select source strike strong sub sup svg math textarea time track u var param area').split(' ')]);
const bytes = (address) =>
  Buffer.from(address.trim()).toString('latin1').replace(/%([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
const attribute = (node, name) => node.attrs.find((a) => a.name === name)?.value;

function described(node) {
  const out = [];
  const add = (name, change = (v) => v.replace(/\s+/g, ' ').trim()) => {
    const value = attribute(node, name);
    if (value) out.push(` ${name}="${change(value)}"`);
  };
  add('href', bytes);
  add('src', bytes);
  if (node.tagName === 'img') add('alt');
  if (node.tagName === 'img' || node.tagName === 'a' || node.tagName === 'abbr') add('title');
  if (node.tagName === 'ol' && attribute(node, 'start') !== '1') add('start');
  if (node.tagName === 'input') { add('type'); if (attribute(node, 'checked') !== undefined) out.push(' checked'); }
  return out.join('');
}

function language(pre) {
  const names = [pre, pre.childNodes.find((n) => n.tagName === 'code'), pre.parentNode, pre.parentNode?.parentNode].filter((n) => n?.attrs).map((n) => attribute(n, 'class') ?? '');
  for (const name of names) {
    const found = /\b(?:language-|lang-|brush:\s*)([^\s;]+)/.exec(name);
    if (found) return ` ${found[1]}`;
  }
  return attribute(pre, 'language') ? ` ${attribute(pre, 'language')}` : '';
}

// Emphasis in emphasis of its kind.
function inside(node, name) {
  for (let up = node.parentNode; up?.tagName; up = up.parentNode)
    if ((same[up.tagName] ?? up.tagName) === name) return true;
  return false;
}

// A link that leads nowhere, or one that a renderer makes of an address in running text.
function plain(node) {
  const to = attribute(node, 'href'), text = textOf(node);
  return !to && !attribute(node, 'id') && !attribute(node, 'name') || /[.@:]/.test(text) && [text, `mailto:${text}`, `http://${text}`].includes(to);
}

const textOf = (node) => (node.nodeName === '#text' ? node.value : (node.childNodes ?? []).map(textOf).join(''));

export function meaning(root) {
  const out = [], stack = [root];
  while (stack.length) {
    const node = stack.pop();
    if (typeof node === 'string') { out.push(node); continue; }
    if (node.nodeName === '#text') { out.push(node.value.replace(/[ \t\n\f\r]+/g, ' ').replace(/&/g, '&amp;').replace(/</g, '&lt;')); continue; }
    if (node.nodeName === '#comment') { if (node.data.trim()) out.push('¶', `<!--${node.data.replace(/\s+/g, ' ')}-->`, '¶'); continue; }
    if (node.nodeName === '#documentType' || dropped.has(node.tagName)) continue;
    if (node.tagName === 'pre') {
      const text = textOf(node).replace(/\n$/, '');
      out.push('¶', `<pre${language(node)}>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/ /g, '␠').replace(/\n/g, '⏎')}</pre>`, '¶');
      continue;
    }
    const name = same[node.tagName] ?? node.tagName;
    if (/^t[dh]$/.test(node.tagName) && node.childNodes.length === 1 && node.childNodes[0].value === '\u00A0') node.childNodes = []; // kramdown's own
    const block = blocks.has(node.tagName), item = node.tagName === 'p' && node.parentNode?.tagName === 'li';
    const wrapper = !node.tagName || (/^(em|strong|del)$/.test(name) && inside(node, name)) || (name === 'a' && plain(node)) || (!item && (wrappers.has(node.tagName) || !known.has(node.tagName)));
    if (block) { out.push('¶'); stack.push('¶'); }
    if (!wrapper) { out.push(`<${name}${described(node)}>`); if (block) out.push('¶'); stack.push(`</${name}>`); if (block) stack.push('¶'); }
    for (let i = (node.childNodes ?? []).length - 1; i >= 0; i--) stack.push(node.childNodes[i]);
  }
  let text = out.join('');
  for (let before = ''; before !== text;) {
    before = text;
    text = text.replace(/(<(?:em|strong|del|a|u|sub|sup|code)(?: [^>]*)?>) /g, ' $1').replace(/ (<\/(?:em|strong|del|a|u|sub|sup|code)>)/g, '$1 ')
      .replace(/<\/(em|strong|del)><\1>/g, '').replace(/<(em|strong|del)><\/\1>/g, '').replace(/<(del|ins)>¶/g, '<$1>').replace(/¶<\/(del|ins)>/g, '</$1>').replace(/(<a [^>]*>)((?:(?!<a[ >]).)*)¶?\1<\/a>/g, '$1$2').replace(/ +/g, ' ').replace(/ (?=(<a [^>]*><\/a>)+(¶|$))/g, '').replace(/ ?<br>(<\/br>)? ?/g, '<br>').replace(/(<br>)+¶/g, '¶').replace(/¶(<br>)+/g, '¶')
      .replace(/ ?¶[ ¶]*/g, '¶').replace(/<(h[1-6])>¶?<\/\1>/g, '').replace(/<(p)>¶?<\/\1>/g, '').replace(/<(em|strong)>(<\1>(?:(?!<\/?\1>).)*<\/\1>)<\/\1>/g, '$2');
  }
  text = text.replace(/<strong><em>((?:(?!<\/?(?:em|strong)>).)*)<\/em><\/strong>/g, '<em><strong>$1</strong></em>').replace(/(<\/input>) /g, '$1')
    .replace(/<a href="#fn[^"]*">/g, '<a href="#fn">');
  return text.replace(/^¶|¶$/g, '').trim();
}
