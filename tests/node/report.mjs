// report.mjs PROGRAM SCHEMA FOLDER…: the json and jsonl reports on real and faulty posts are what the schema says.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";

const [program, schemaPath, ...folders] = process.argv.slice(2);
const schema = JSON.parse(readFileSync(schemaPath, "utf8"));
const ajv = new Ajv2020({ strict: true, allErrors: true, formats: { "uri-reference": (s) => !/[\s<>"{}|\\^`]/.test(s) } });
const report = ajv.compile(schema);
const finding = ajv.compile({ $ref: "#/$defs/finding", $defs: schema.$defs });

function run(format, folder) {
	const args = ["check", "--no-config", "--select", "*", "--quiet", "--fail-on", "never", "--format", format, folder];
	return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 30 });
}

function demand(ok, what) {
	if (!ok) {
		console.error(`report: ${what}`);
		process.exit(1);
	}
}

let total = 0, fixes = 0, related = 0;
for (const folder of folders) {
	const all = JSON.parse(run("json", folder));
	const lines = run("jsonl", folder).split("\n").filter(Boolean).map((line) => JSON.parse(line));
	demand(report(all), `${folder}: json: ${JSON.stringify(report.errors?.slice(0, 3))}`);
	for (const line of lines)
		demand(finding(line), `${folder}: jsonl: ${JSON.stringify(finding.errors)} in ${JSON.stringify(line)}`);
	demand(JSON.stringify(all) === JSON.stringify(lines), `${folder}: json and jsonl differ`);
	total += all.length;
	fixes += all.filter((f) => f.fix).length;
	related += all.filter((f) => f.related).length;
}
demand(total > 0, "no findings to look at");
demand(!report([{ path: "a" }]) && !finding({}), "the schema lets everything pass");
console.log(`report: ${total} findings (${fixes} with fixes, ${related} with related places) are as the schema says, json and jsonl alike`);
