// hexo.mjs PUBLISH_DUMP: sites loaded by Hexo itself, and what we said of every file in them: published or not, when, where.
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { configuration, posts, sites } from "./hexo_posts.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const [, , dump, only] = process.argv;
const started = Math.floor(Date.now() / 1000) - 3600;

function write(root, site, number) {
	const config = configuration(site), source = config.source_dir ?? "source", files = posts(site, number);
	fs.writeFileSync(path.join(root, "_config.yml"), Object.entries(config).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`).join(""));
	fs.writeFileSync(path.join(root, "package.json"), JSON.stringify({ hexo: { version: "8.1.2" }, dependencies: { "hexo-renderer-marked": "7.0.1" } }));
	fs.symlinkSync(path.join(here, "hexo", "node_modules"), path.join(root, "node_modules"));
	for (const [name, text] of Object.entries(files)) {
		const whole = path.join(root, source, name);
		fs.mkdirSync(path.dirname(whole), { recursive: true });
		fs.writeFileSync(whole, text);
	}
	return { source, names: Object.keys(files).map(name => path.normalize(name)) };
}

const json = text => JSON.parse(text);

function hexo(root, zone) {
	const run = spawnSync(process.execPath, [path.join(here, "hexo", "probe.mjs"), root],
		{ env: { ...process.env, TZ: zone }, maxBuffer: 1 << 28 });
	if (run.status !== 0)
		throw new Error(run.stderr.toString() + run.stdout.toString());
	const text = run.stdout.toString();
	return json(text.slice(text.indexOf("{")));
}

function ours(root, zone, names) {
	const out = execFileSync(dump, ["hexo", root, `site: {build-timezone: ${zone}}`], { input: names.map(n => n + "\n").join(""), maxBuffer: 1 << 28 });
	return new Map(out.toString().trim().split("\n").map(json).map(entry => [entry.path, entry]));
}

// What differs, as text; null: nothing. `open` counts addresses that we leave open.
function difference(said, is, url, open) {
	const fate = is === undefined ? "ignored" : is.stops && is.fate === "published" ? "aborts" : is.fate;
	if (said.fate === "unknown")
		return null;
	if (said.fate !== fate)
		return `fate ${said.fate}, but ${fate}${is?.stops ? ` (${is.stops})` : ""}`;
	if (fate === "ignored" || fate === "aborts" || fate === "copied")
		return null;
	const date = is.date >= started && is.date < started + 90000 ? null : is.date;
	if (said.date !== date)
		return `date ${said.date}, but ${date}`;
	if (fate !== "published")
		return null;
	if (said.url === null || said.output === null) {
		open.push(said.date !== null);
		return null;
	}
	if (said.output !== is.output)
		return `output ${said.output}, but ${is.output}`;
	const want = is.url?.startsWith(url) ? is.url.slice(url.length) : is.url;
	return said.url === want ? null : `url ${said.url}, but ${want}`;
}

function listed() {
	const file = path.join(here, "hexo.list");
	return new Map(fs.readFileSync(file, "utf8").split("\n").filter(line => line && line[0] !== "#").map(line => line.split("  ").map(s => s.trim())));
}

const known = listed(), open = [];
let asked = 0, wrong = 0, dated = 0, failed = 0;
sites.forEach((site, number) => {
	if (only && Number(only) !== number)
		return;
	const root = fs.mkdtempSync(path.join(os.tmpdir(), "postlint-hexo-"));
	try {
		const { source, names } = write(root, site, number);
		const real = hexo(root, site.zone), said = ours(root, site.zone, names.map(name => `${source}/${name}`));
		for (const name of names) {
			const entry = said.get(`${source}/${name}`), text = difference(entry, real[name], configuration(site).url, open);
			asked++;
			dated += entry.date !== null;
			if (!text)
				continue;
			wrong++;
			const key = `${number} ${name}`;
			if (!known.has(key))
				failed++;
			console.log(`${known.has(key) ? "listed" : "WRONG"} ${key}: ${text}`);
			if (only)
				console.log(fs.readFileSync(path.join(root, source, name), "utf8").replace(/^/gm, "    "));
		}
	} finally {
		fs.rmSync(root, { recursive: true, force: true });
	}
});
const share = (asked - wrong) / asked * 100;
console.log(`hexo: ${asked} files in ${sites.length} sites, ${dated} with a date of their own; Hexo agrees on ${asked - wrong} (${share.toFixed(2)} %); ${open.length} addresses are left open, ${open.filter(Boolean).length} of them of dated files`);
process.exit(failed || share < 99 ? 1 : 0);
