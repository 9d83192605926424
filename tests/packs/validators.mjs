// validators: the verdicts in NAME.txt are those of the builders' own validators.
// usage: validators.mjs      POSTLINT_UPDATE=1 writes them into the files
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'
import { oracles, silent } from './oracle.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const update = process.env.POSTLINT_UPDATE === '1'
let wrong = 0, seen = 0

for (const [name, make] of Object.entries(oracles)) {
	const file = join(here, name + '.txt')
	const blocks = readFileSync(file, 'utf8').split(/^(?== )/m)
	const judge = await silent(make)
	for (let i = 0; i < blocks.length; i++) {
		if (!blocks[i].startsWith('= ')) continue
		const lines = blocks[i].replace(/\n+$/, '').split('\n')
		const front = lines.slice(1).filter((l, n) => !(n === 0 && l.startsWith('! '))).join('\n')
		// gray-matter keeps what it read by text and forgets that it failed: no two texts are the same
		const said = await silent(() => judge(`---\n${front}\n---\n\nText ${name} ${i}.\n`))
		const line = '= ' + (said === null ? 'accepted' : 'refused: ' + said)
		seen++
		if (line === lines[0]) continue
		if (update) blocks[i] = [line, ...lines.slice(1)].join('\n') + '\n\n'
		else { wrong++; console.log(`${name}.txt: the validator says\n${line}\nand the file\n${lines.join('\n')}\n`) }
	}
	if (update) writeFileSync(file, blocks.join('').replace(/\n+$/, '\n'))
}
console.log(`validators: ${seen} front matters, ${wrong} verdicts are not the builders'`)
process.exit(wrong ? 1 : 0)
