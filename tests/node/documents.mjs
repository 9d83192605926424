// documents.mjs toml|json < documents ended by NUL: the version, then a line for each: {"error": why} or {"value": VALUE}, where
// VALUE is ["string", text], ["int", digits], ["float", text], ["bool", text], ["date", text], null, {"list": […]} or
// {"map": [[key, VALUE], …]}.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const form = process.argv[2];
const readers = {
	async toml() {
		const { parse } = await import("smol-toml");
		const { version } = createRequire(import.meta.url)("./node_modules/smol-toml/package.json");
		return [`smol-toml ${version}`, (text) => parse(text, { integersAsBigInt: true })];
	},
	async json() {
		return [`JSON.parse of node ${process.version}`, (text) => JSON.parse(text)];
	},
};

function shown(value) {
	if (value === null)
		return null;
	if (Array.isArray(value))
		return { list: value.map(shown) };
	if (value instanceof Date)
		return ["date", value.toISOString()];
	if (typeof value === "object")
		return { map: Object.entries(value).map(([key, child]) => [key, shown(child)]) };
	return [{ string: "string", bigint: "int", number: "float", boolean: "bool" }[typeof value], Object.is(value, -0) ? "-0" : String(value)];
}

const [version, parse] = await readers[form]();
console.log(version);
for (const text of readFileSync(0, "utf8").split("\0").slice(0, -1)) {
	let record;

	try {
		record = { value: shown(parse(text)) };
	} catch (error) {
		record = { error: error.message.split("\n")[0] };
	}
	console.log(JSON.stringify(record));
}
