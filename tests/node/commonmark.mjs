// commonmark: the examples of a specification, judged by parse5: our tree beside what it makes of the specification's HTML.
// usage: node commonmark.mjs TREE_DUMP commonmark|gfm SPEC
// Only examples count that md4c's own renderer passes by the same measure. tests/conformance/commonmark.c asks the same
// without parse5, and has the list of exceptions: there are none.
import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { fragment, view } from './tree.mjs';

const [program, dialect, path] = process.argv.slice(2);
const fence = '`'.repeat(32);
const examples = [...readFileSync(path, 'utf8').matchAll(new RegExp(`^${fence} example[^\n]*\n([^]*?)^\\.\n([^]*?)^${fence}$`, 'gm'))]
  .map(([, markdown, html]) => ({ markdown: markdown.replaceAll('→', '\t'), html: html.replaceAll('→', '\t') }));

const run = spawnSync(program, [dialect], { input: examples.map((e) => e.markdown + '\0').join(''), encoding: 'utf8', maxBuffer: 1 << 28 });
const records = run.stdout.trim().split('\n').map((line) => JSON.parse(line));
let renderer = 0, ours = 0;
examples.forEach((example, i) => {
  const [want, got, rendered] = [fragment(example.html), records[i].tree, fragment(records[i].html)].map((tree) => view(tree).join(''));
  if (rendered !== want) return;
  renderer++;
  if (got === want) ours++;
  else console.log(`${i + 1}:\n${example.markdown}  wanted ${want}\n  got    ${got}`);
});
console.log(`${examples.length} examples; by parse5 md4c passes ${renderer}; of these we pass ${ours}`);
process.exit(run.status === 0 && records.length === examples.length && renderer && ours === renderer ? 0 : 1);
