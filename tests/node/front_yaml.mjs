// front_yaml.mjs PACKAGE < documents: YAML documents ended by NUL bytes as npm `yaml` (core schema) or `js-yaml` reads them: the
// version, then a line of JSON each: [type, value], or ["error", why].
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const require = createRequire(import.meta.url);
const name = process.argv[2];
const library = require(name);
const read = name === "yaml"
	? (text) => library.parse(text, { intAsBigInt: true, mapAsMap: true, schema: "core", uniqueKeys: false })
	: (text) => library.load(text);

function tagged(v) {
	if (v === null || v === undefined)
		return ["null"];
	if (v instanceof Date)
		return ["time", String(BigInt(v.getTime()) * 1000n)];
	if (v instanceof Map)
		return ["map", [...v].map(([k, x]) => [String(k), tagged(x)])];
	if (Array.isArray(v))
		return ["list", v.map(tagged)];
	if (typeof v === "object")
		return ["map", Object.entries(v).map(([k, x]) => [k, tagged(x)])];
	if (typeof v === "number")
		return name === "js-yaml" && Number.isInteger(v) ? ["number", String(v)] : ["float", String(v)];
	return [{ bigint: "int", boolean: "bool", string: "str" }[typeof v], String(v)];
}

console.log(`${name} ${require(`${name}/package.json`).version}`);
for (const text of readFileSync(0, "utf8").split("\0").slice(0, -1)) {
	let out;
	try {
		out = tagged(read(text));
	} catch (error) {
		out = ["error", error.message.split("\n")[0]];
	}
	console.log(JSON.stringify(out));
}
