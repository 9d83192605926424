// yaml12.mjs < scalars: the version, then what npm `yaml` makes of each plain scalar with the YAML 1.2 core schema, as
// JSON [type, value]. A scalar is resolved as its composer does: by the first tag of the schema whose test fits.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Schema } from "yaml";

const tags = new Schema({ schema: "core" }).tags.filter((tag) => tag.default === true && tag.test);

function type(scalar) {
	const tag = tags.find((t) => t.test.test(scalar));
	let value = tag ? tag.resolve(scalar, (message) => { throw new Error(message); }, { intAsBigInt: true }) : scalar;

	if (value && typeof value === "object")
		value = value.value; // a float keeps how it was written
	if (value === null)
		return ["null", "null"];
	if (typeof value === "number")
		return ["float", String(value)];
	return [{ bigint: "int", boolean: "bool", string: "string" }[typeof value], String(value)];
}

const { version } = createRequire(import.meta.url)("yaml/package.json");
console.log(`npm yaml ${version}`);
for (const scalar of readFileSync(0, "utf8").split("\n").slice(0, -1))
	console.log(JSON.stringify(type(scalar)));
