// slugs.mjs PROGRAM MODULES < PAGES: the ids that PROGRAM gives the headings of PAGES, a list of Markdown texts in JSON. Prints a list with the ids of each
// page, in the order of its headings; null stands for a heading without one, and for a page that the program does not take.
// PROGRAM: vitepress, astro, docusaurus (.md files as they are by default: MDX), docusaurus-md (`markdown: {format: 'md'}`).
// MODULES: a node_modules folder that has it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, modules] = process.argv.slice(2);
const require = createRequire(path.join(path.resolve(modules), 'x.js'));
const load = file => import(pathToFileURL(path.join(modules, file)));
const unescaped = text => text?.replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&(#39|#x27);/g, "'").replace(/&amp;|&#x26;/g, '&');
// not the code of a heading, whose `<` is escaped
const ids = html => [...html.matchAll(/<h2((?:\s[^>"]*(?:"[^"]*"[^>"]*)*)?)>/g)].map(tag => unescaped(/\sid="([^"]*)"/.exec(tag[1])?.[1] ?? undefined) ?? null);

async function vitepress() {
  const { createMarkdownRenderer } = await load('vitepress/dist/node/index.js');
  const md = await createMarkdownRenderer(tmpdir(), {}, '/', console);
  return async text => ids(md.render(text, { path: 'x.md', relativePath: 'x.md', cleanUrls: false }));
}

async function astro() {
  const { createMarkdownProcessor } = await load('@astrojs/markdown-remark/dist/index.js');
  const processor = await createMarkdownProcessor({});
  return async text => ids((await processor.render(text)).code);
}

async function docusaurus(format) {
  const { DEFAULT_MARKDOWN_CONFIG } = require('./@docusaurus/core/lib/server/configValidation.js');
  const { compileToJSX } = require('./@docusaurus/mdx-loader/lib/utils.js');
  const { visit } = await load('unist-util-visit/index.js');
  let found;
  const collect = () => tree => visit(tree, ['element', 'mdxJsxFlowElement'], node => {
    if (node.tagName === 'h2')
      found.push(node.properties.id === undefined ? null : String(node.properties.id));
  });
  const options = { staticDirs: [], siteDir: tmpdir(), admonitions: true, removeContentTitle: false, rehypePlugins: [collect],
    markdownConfig: { ...DEFAULT_MARKDOWN_CONFIG, format, hooks: { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' } } };
  return async text => {
    found = [];
    await compileToJSX({ filePath: path.join(tmpdir(), 'x.md'), fileContent: text, frontMatter: {}, options, compilerName: 'server' });
    return found;
  };
}

const makers = { vitepress, astro, docusaurus: () => docusaurus('mdx'), 'docusaurus-md': () => docusaurus('md') };
const ask = await makers[program]();
const pages = [];
for (const text of JSON.parse(readFileSync(0, 'utf8')))
  pages.push(await ask(text).catch(error => {
    if (process.env.SLUGS_WHY) console.error(JSON.stringify(text), String(error).slice(0, 200));
    return null;
  }));
process.stdout.write(JSON.stringify(pages), () => process.exit(0));
