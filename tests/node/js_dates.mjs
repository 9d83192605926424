// js_dates.mjs DATE_DUMP: dates in front matter as js-yaml, Luxon and Node itself read them, against ours. What a builder does
// around its reader stands in `builders`, line by line as in its source.
import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import yaml4 from "js-yaml";
import matter from "gray-matter";
import { DateTime } from "luxon";

const FILE = "file";
const days = ["2022-04-27", "2022-4-7", "2022/04/27", "2022/4/7", "2022.04.27", "20220427", "2022-04", "2022", "2022-117", "2022-W17-3",
	"2022W173", "2022-02-30", "2022-02-31", "2023-02-29", "2024-02-29", "2022-13-01", "2022-00-10", "2022-04-00", "2022-04-31", "2022-04-32",
	"0000-00-00", "0099-03-04", "1969-12-31", "1899-01-01", "2039-07-01", "9999-12-31", "22-04-27", "04/27/2022", "27/04/2022", "27.04.2022",
	"April 27, 2022", "Apr 27 2022", "27 April 2022", "27-Apr-2022", "Wed, 27 Apr 2022", "Wednesday 27 April 2022", "Aprilis 27 2022",
	"2022年4月27日", "2022年04月27日", "二〇二二年四月二十七日", "+002022-04-27", "-000001-04-27", "+012022-04-27", "2022-4", "April 2022",
	"2022-03-27", "2022-10-30", "1991-04-14", "1991-09-15", "1 2 3", "4", "49", "50", "1_000", "0o17", "017", "0x7E6", "08", "1e3", "1.5", ".5", ".inf",
	"１２", "2022－04－27", "2022-366", "2020-366", "2022-000", "2022-W53-1", "2020-W53-7", "2022-W00-1", "2022-W1-1", "2022-W17-8", "2022-W17"];
const clocks = ["", " 09:19:41", "T09:19:41", "t09:19:41", " 9:19:41", "T9:19:41", " 09:19", "T09:19", " 9:5:3", "T09", " 09", "T0919", "T091941",
	" 09:19:41.5", "T09:19:41.123456", " 09:19:41,5", "T09:19:41,5", " 24:00:00", "T24:00:00", "T24:00:01", " 25:00:00", " 09:60", " 09:60:00",
	" 09:19:60", "T09:19:60", " 02:30:00", "T02:30:00", " 2:30", " 00:30:00", " 23:59:59", "T23:59:59", " 09:19 AM", " 09:19 PM", " 9:19pm", " 13:00 PM",
	" 上午9:19", " 09：19：41", "  09:19:41", " 09:19:41 foo", " (x) 09:19", " 09::19", " 09:19.05", " 09:19:", "T", "日 09:19"];
const zones = ["", "Z", " Z", "z", "+08:00", " +08:00", "+0800", " +0800", "+08", " +08", "+8", " +8", " +800", "-05:30", " -0530", " -5", " UTC", " GMT", " UTC+8",
	" GMT+0800", " CST", " EST", " PDT", " Asia/Shanghai", "[Asia/Shanghai]", "+08:00[Asia/Shanghai]", " (CST)", " +0800 (CST)", " +25:00", "+25:00", " +99:99", " +08000",
	" CEST", " BST", "Z+1", " +", " -", "+08:0", "+08:60", " +1234567:00", " +08:00:00"];
const odd = ["", "~", "null", "true", "false", "True", "yes", "no", "0", "-1", "-0", "12345", "1e20", "8.64e15", "8.65e15", "1651022381000", "1:30", "190:20:30", "20:30.5", ".nan", "-.inf",
	"now", "today", "Last Modified", "last modified", "git Last Modified", "git Created", "Created", "date", "foo 2022-04-27", "2022-04-27 bar", "Sept 3 2022", "september", "May", "mayor 4 2022",
	"[2022]", "\u3000 2022-04-27", "2022-04-27\u00a009:19", "1/2/3", "32 1", "12 25 95", "12345678901 1", "000000000000001 2 2022", "2022-04-27T", "T09:19", "09:19", "0919", "09:19:41Z",
	"_2022-04-27", "2022_04_27", "2022-04-27)", "(2022) 2021-04-27", "((a)b) 5 6 2022", "5 (6", "5 6 ) 2022", "2022-04-27 +08:00", "Wed Apr 27 2022 09:19:41 GMT+0800 (China Standard Time)",
	"2022-04-27T09:19:41.Z", "2022-04-27 09:19:41.", "2022-04-27T09:19:41.1234567890123456789012345678901Z", "2022-12-31T24:00", "2022-4-7T09:19:41", "2022-4-7T09:19:41+8", "2022-04-27T9:19:41 -3", "T", "t", "Z", "+", "-", "-1-2"];

function texts() {
	const all = new Set(odd);
	for (const day of days)
		for (const clock of clocks)
			for (const zone of zones)
				if (!zone || clock || day.length > 9)
					if (!zone || days.indexOf(day) < 3 || clocks.indexOf(clock) < 8)
						all.add(day + clock + zone);
	return [...all];
}

const valid = date => isNaN(date) ? undefined : date.getTime();
const builders = {
	astro: data => data.date === null ? FILE : valid(new Date(data.date)) ?? "aborts",
	vitepress: data => data.date === null ? FILE : valid(new Date(data.date)) ?? "aborts",
	eleventy: ({ date }) => {
		if (!date)
			return FILE;
		if (date instanceof Date)
			return date.getTime();
		if (typeof date !== "string")
			return "aborts";
		if (/^(git )?(last modified|created)$/i.test(date))
			return FILE;
		if (/^T?\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?(Z|[+-]\d\d(:?\d\d)?)?$/i.test(date) && !/^\d{4}(-?\d\d)?$/.test(date))
			return "aborts"; // Luxon takes a time alone for today; we say that it is no date
		const read = DateTime.fromISO(date, { zone: "utc" });
		return read.isValid ? read.toMillis() : "aborts";
	},
	docusaurus: ({ date }) => {
		if (date === "" || date === null || typeof date === "boolean" || Number.isNaN(date))
			return "aborts"; // Joi: must be a valid date
		if (!date)
			return FILE;
		if (date instanceof Date)
			return date.getTime();
		if (typeof date !== "string" || isNaN(new Date(/^[+-]?\d+(\.\d+)?$/.test(date) ? parseFloat(date) : date)))
			return "aborts";
		return valid(new Date(`${date}Z`)) ?? "aborts";
	},
};
const readers = { astro: t => yaml4.load(t), eleventy: t => yaml4.load(t), docusaurus: t => matter(`---\n${t}\n---\n`, {}).data,
	vitepress: t => matter(`---\n${t}\n---\n`, {}).data };

// In a process of its own: one machine zone.
function child(dump, zone) {
	let asked = 0, wrong = [];

	for (const [name, builder] of Object.entries(builders)) {
		const documents = [], want = [];
		for (const text of texts())
			for (const quoted of [text, JSON.stringify(text), `'${text.replaceAll("'", "''")}'`]) {
				const document = `date: ${quoted}`;
				let data;
				try {
					data = readers[name](document);
				} catch {
					continue;
				}
				if (data === null || typeof data !== "object" || !("date" in data) || (data.date && typeof data.date === "object" && !(data.date instanceof Date)))
					continue;
				documents.push(document);
				const ms = builder(data);
				want.push(typeof ms === "number" ? String(Math.floor(ms / 1000)) : ms);
			}
		const out = execFileSync(dump, [name, "-", zone], { input: documents.map(d => d + "\0").join(""), maxBuffer: 1 << 28 }).toString().split("\n");
		want.forEach((expected, i) => {
			const [, effect, moment, why] = out[i].split("\t");
			const got = moment !== "-" ? moment : effect === "aborts" ? "aborts" : FILE;
			if (name === "eleventy" && /0099-03-04T24/.test(documents[i]))
				return; // Luxon loses the day when the year has two digits
			asked++;
			if (got !== expected)
				wrong.push(`${zone} ${name}: ${documents[i]}: ${got} (${why}), but it makes ${expected} of it`);
		});
	}
	return { asked, wrong };
}

const [, self, dump, zone] = process.argv;
if (zone) {
	console.log(JSON.stringify(child(dump, zone)));
} else {
	let asked = 0, wrong = [];
	for (const zone of ["UTC", "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe"]) {
		const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), dump, zone], { env: { ...process.env, TZ: zone }, maxBuffer: 1 << 28 });
		if (run.status !== 0)
			throw new Error(run.stderr.toString());
		const result = JSON.parse(run.stdout.toString());
		asked += result.asked;
		wrong.push(...result.wrong);
	}
	for (const line of wrong.slice(0, 60))
		console.log(line);
	console.log(`js_dates: ${asked - wrong.length} of ${asked} dates are read as Node reads them`);
	process.exit(wrong.length ? 1 : 0);
}
