// rules.mjs PROGRAM SCHEMA FOLDER: the JSON Schema of rule files compiles strictly (draft-07), takes every clean rule file, and refuses
// every faulty one but those that no schema can know to be wrong.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import Ajv from "ajv";
import { parse } from "yaml";

const [program, schemaPath, folder, packs] = process.argv.slice(2);
const text = readFileSync(schemaPath, "utf8");
let wrong = 0, clean = 0, refused = 0, passed = 0;

function fail(what) {
	console.error(`rules: ${what}`);
	wrong++;
}

if (execFileSync(program, ["config", "--schema"], { encoding: "utf8" }) !== text)
	fail(`${schemaPath} is out of date: run \`sh tools/docs.sh\``);
const judge = new Ajv({ strict: true, allErrors: true }).compile(JSON.parse(text));

// Faults that lie in the world (what is extended, zones, other files), in YAML itself, or in words that only postlint knows.
const beyond = /^(extends-|yaml-|rule-prefix-|site-zone-(misspelt|offset|abbreviation)|paths-(absolute|above|empty)|schema-|option-negative-none)/;

for (const name of readdirSync(`${folder}/clean`).filter((n) => n.endsWith(".yml") && !n.startsWith("_"))) {
	const value = parse(readFileSync(`${folder}/clean/${name}`, "utf8")) ?? {};
	clean++;
	if (!judge(value))
		fail(`clean/${name}: ${JSON.stringify(judge.errors.slice(0, 3))}`);
}
for (const name of readdirSync(packs).filter((n) => n.endsWith(".yml"))) {
	clean++;
	if (!judge(parse(readFileSync(`${packs}/${name}`, "utf8")) ?? {}))
		fail(`pack ${name}: ${JSON.stringify(judge.errors.slice(0, 3))}`);
}
for (const name of readdirSync(`${folder}/faulty`).filter((n) => n.endsWith(".yml") && !n.startsWith("_"))) {
	let ok;
	try {
		ok = judge(parse(readFileSync(`${folder}/faulty/${name}`, "utf8")));
	} catch {
		ok = false;
	}
	if (ok && !beyond.test(name))
		fail(`faulty/${name} is taken`);
	ok ? passed++ : refused++;
}
console.log(`rules: ${clean} clean rule files taken, ${refused} faulty ones refused, ${passed} that no schema can know`);
process.exit(wrong ? 1 : 0);
