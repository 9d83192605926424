// convert: HTML posts through a JavaScript converter, all in one process, for tests/bench/convert.py.
// usage: NODE_MODULES=DIR node convert.mjs NAME OUTPUT-FOLDER LIST-OF-FILES     (NAME: see converters)
// Front matter is kept, the body is converted: what postlint does.
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = process.env.NODE_MODULES;
const require = createRequire(path.join(modules, 'x.js'));
const load = (file) => import(pathToFileURL(path.join(modules, file)));

const converters = {
  async turndown() {
    const service = new (require('turndown'))({ headingStyle: 'atx' });
    service.use(require('@joplin/turndown-plugin-gfm').gfm);
    return (html) => service.turndown(html);
  },
  async mdream() {
    const { htmlToMarkdown } = await load('mdream/dist/index.mjs');
    return (html) => { const made = htmlToMarkdown(html); return typeof made === 'string' ? made : made.markdown; };
  },
  async kreuzberg() {
    const { convert } = require('@kreuzberg/html-to-markdown-node');
    return (html) => { const made = convert(html); return typeof made === 'string' ? made : made.content ?? String(made); };
  },
  async 'node-html-markdown'() {
    const service = new (require('node-html-markdown').NodeHtmlMarkdown)();
    return (html) => service.translate(html);
  },
  async 'rehype-remark'() {
    const [{ unified }, parse, remark, gfm, stringify] = await Promise.all(
      ['unified/index.js', 'rehype-parse/index.js', 'rehype-remark/index.js', 'remark-gfm/index.js', 'remark-stringify/index.js'].map(load));
    const all = unified().use(parse.default, { fragment: true }).use(remark.default).use(gfm.default).use(stringify.default).freeze();
    return (html) => String(all.processSync(html));
  },
  async 'html-to-text'() {
    const convert = require('html-to-text').compile({ wordwrap: false });
    return (html) => convert(html);
  },
  async prettier() {
    const prettier = await load('prettier/index.mjs');
    return (html) => prettier.format(html, { parser: 'html', printWidth: 100 });
  },
};

const [name, output, list] = process.argv.slice(2);
const convert = await converters[name]();
fs.mkdirSync(output, { recursive: true });
let failed = 0;
for (const [i, file] of fs.readFileSync(list, 'utf8').trim().split('\n').entries()) {
  const text = fs.readFileSync(file, 'utf8');
  const front = /^---\r?\n[\s\S]*?\r?\n---\r?\n/.exec(text)?.[0] ?? '';
  try {
    fs.writeFileSync(path.join(output, `${i}.out`), front + await convert(text.slice(front.length)) + '\n');
  } catch {
    failed++;
  }
}
if (failed) console.error(`${name}: ${failed} files failed`);
