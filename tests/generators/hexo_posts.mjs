// hexo_posts.mjs: the sites that Hexo builds for hexo.mjs. Every site has posts of all forms; which go together is drawn from a
// fixed seed.
const dates = [null, "", "2022-04-27", "2022-04-27 09:19:41", "2022-04-27 9:19:41", "2022-04-27 09:19", "2022-04-27T09:19:41", "2022-04-27T09:19:41Z",
	"2022-04-27 09:19:41 +0800", "2022-04-27 09:19:41 +08:00", "2022-04-27T09:19:41+08:00", "2022-04-27 09:19:41 +8", "2022-04-27 09:19:41 Z", "2022-04-27 00:10:00",
	"2022-04-27 23:50:00", "2022-04-27 00:10", "2022-04-27 23:50:00 -0500", "2022-04-27 23:50:00 -05:00", "2022-04-27 09:19:41 CST", "2022-04-27 09:19:41 Asia/Shanghai",
	"2022/04/27", "2022/4/7 9:05", "2022/04/27 09:19:41", "2022.04.27", "2022-4-7", "2022-4-7 9:5:3", "2022-4-7 09:05:03", "20220427", "2022", "2022-04", "1651022381", "1651022381000",
	"04/27/2022", "27/04/2022", "April 27, 2022", "27 April 2022 09:19", "Wed, 27 Apr 2022 09:19:41 +0800", "2022年4月27日", "2022年04月27日 09:19", "2022-04-27 上午9:19",
	"2022-02-30", "2022-02-30 10:00:00", "2022/02/30", "2023-02-29", "2024-02-29 12:00:00", "2022-13-01", "2022-13-01 10:00", "2022-00-10", "2022-04-32", "2022-04-27 25:00:00",
	"2022-04-27 24:00:00", "2022-04-27 09:60:00", "0000-00-00 00:00:00", "2022-04-27 09:19:41.5", "2022-04-27 09:19:41.999 +08:00", "2099-01-01", "2099-12-31 23:59:59", "2099/1/1 12:00",
	"1969-12-31 20:00:00", "1999-12-31 23:59:59", "2022-03-27 02:30:00", "2022-03-13 02:30:00", "2022-11-06 01:30:00", "2022-10-30 02:30", "2022/03/13 02:30", "1991-04-14 01:30:00",
	"true", "false", "no", "0", "~", "null", "today", "now", "foo", "[2022-04-27]", "2022-04-27 foo", ".nan", "22-04-27", "2038-01-19 03:14:08", "2050-07-01 12:00:00", "2050-07-01 12:00:00 +08:00",
	"2050/07/01 12:00", "!!str 2022-04-27", "２０２２-04-27"];
const quotes = [t => t, t => `'${t}'`, t => JSON.stringify(t), t => t];
const names = [i => `post-${i}`, i => `Post-${i}`, i => `a b ${i}`, i => `中文标题${i}`, i => `中文 标题 ${i}`, i => `2021-03-0${i % 9 + 1}-dated-${i}`, i => `2021-3-${i % 9 + 1}-short-${i}`, i => `2021-13-45-odd-${i}`,
	i => `sub/x-${i}`, i => `sub/deep/中文/y-${i}`, i => `2021-03-04-中文-${i}`, i => `2021/03/04/z-${i}`, i => `under_score_${i}`, i => `dot.ted.${i}`, i => `café-${i}`, i => `ÀÉÎ Straße ${i}`, i => `a+b&c=${i}`,
	i => `100%-${i}`, i => `c#-${i}`, i => `what?-${i}`, i => `q?a=1&b+ c=${i}`, i => `(paren)[${i}]`, i => `it's-${i}`, i => `“引号”${i}`, i => `emoji-😀-${i}`, i => `%20-${i}`, i => `a:b-${i}`, i => `zh-CN/lang-${i}`, i => `tilde~${i}`,
	i => `trailing-${i}-`, i => `--dashes--${i}--`, i => `a@b,c;d$${i}`, i => `x!*^|${i}`, i => `Größe_Ⓐ_Ｂ_${i}`, i => `ПриветМир-${i}`, i => `２０２２年${i}`, i => `news/2021-03-04-t-${i}`, i => `0012-3-04-old-${i}`];
const endings = ["md", "md", "md", "md", "md", "markdown", "html", "htm", "mkd", "txt", "json", "MD", "njk"];
const titles = ["标题", "A Title: quoted", "'Quoted Title'", "123", "", "1.50", "“全角”！", "Ünïcode Títle", "~", "2022"];
const extras = [[], [], [], ["permalink: about/me"], ["permalink: /blog/x.html"], ["permalink: /blog/中文/"], ["permalink: '2022/x y'"], ["permalink: 123"], ["permalink: ''"], ["permalink: //host/x"], ["permalink: http://example.com/x"],
	["permalink: a?b"], ["permalink: a?x=中&&y#z w"], ["title: 0.250"], ["lang: -1.50"], ["permalink: a#b c"], ["permalink: ../up"], ["permalink: true"], ["published: false"], ["published: true"], ["published: 'false'"], ["published: no"], ["published:"], ["published: 0"], ["published: ''"], ["published: '0'"],
	["published: False"], ["draft: true"], ["layout: false"], ["layout: page"], ["layout: draft"], ["lang: zh-CN"], ["lang: 12"], ["lang: 007"], ["lang: 0x1F"], ["lang: true"], ["lang: 1e3"], ["lang: [a, b]"], ["lang:"], ["categories: News"],
	["categories: [News, 中文 分类]"], ["categories:", "  - A b", "  - C/d"], ["category: One"], ["categories:", "  - [Deep, Down]"], ["categories: []"], ["categories: ['', null]"], ["categories: 2022"], ["categories: [[A], [B]]"],
	["categories: [A, [B, C]]"], ["categories:", "category: Second"], ["categories: {a: b}"], ["categories: mapped"], ["id: 77"], ["slug: other"], ["comments: false"], ["tags: [x, y]"], ["abbrlink: 4a17b156"], ["abbrlink: 12345"], ["abbrlink: 0123"],
	["title: again"], ["updated: 2022-05-01 10:00:00"], ["hash: xyz", "year: 1900"], ["- broken"], ["a: b: c"], ["\tindented: 1"], ["name: Mine", "post_title: Mine"], ["date: 2020-01-01"], ["key: '☃"]];
const fences = [["---\n", "---\n"], ["---\n", "---\n"], ["---\n", "---\n"], ["---\n", "---\n"], ["", "---\n"], ["---\r\n", "---\r\n"], ["----\n", "----\n"], ["--- \n", "---\n"], ["---\n", "...\n"], ["\n---\n", "---\n"], ["\ufeff---\n", "---\n"],
	["---\n", "--- \n"], ["---\n", "-----\n"], ["---\n", "\n"]];

const base = { url: "http://example.com", theme: "false" };
export const sites = [
	{ zone: "UTC", config: {} },
	{ zone: "UTC", config: { timezone: "Asia/Shanghai" } },
	{ zone: "Asia/Shanghai", config: { timezone: "Asia/Shanghai", future: false, new_post_name: ":year-:month-:day-:title.md" } },
	{ zone: "Asia/Shanghai", config: { timezone: "", permalink: ":year/:i_month/:i_day/:name.html", new_post_name: ":year-:i_month-:i_day-:title.md" } },
	{ zone: "America/New_York", config: { timezone: "Asia/Shanghai", permalink: ":category/:title/", new_post_name: ":year-:month-:day-:title.md", category_map: { mapped: "to here" } } },
	{ zone: "America/New_York", config: { timezone: "America/New_York", permalink: "posts/:hash/", filename_case: 1, pretty_urls: { trailing_index: false, trailing_html: false } } },
	{ zone: "Europe/Berlin", config: { timezone: "Europe/Berlin", permalink: ":lang/:year-:month/:post_title.html", permalink_defaults: { lang: "en" }, new_post_name: ":lang/:title.md", use_slug_as_post_title: true } },
	{ zone: "Asia/Kolkata", config: { timezone: "America/New_York", permalink: "/:timestamp/:abbrlink/:slug/", render_drafts: true, future: false } },
	{ zone: "Australia/Lord_Howe", config: { timezone: "UTC", permalink: ":year_:month_:day/:hour:minute:second/:title/", post_asset_folder: true } },
	{ zone: "Asia/Tokyo", config: { timezone: "Asia/Shanghai", permalink: ":category/:layout/:published/:comments/:undefined_key/:title", filename_case: 2, post_asset_folder: true, new_post_name: ":year/:month/:day/:title.html" } },
	{ zone: "UTC", config: { timezone: "Asia/Shanghai", url: "http://example.com/blog", root: "/blog/", permalink: "p/:title.html", pretty_urls: { trailing_html: false }, new_post_name: ":category/:title.md" } },
	{ zone: "Asia/Shanghai", config: { timezone: "UTC", permalink: ":year/:month/:day/:source/", future: false, source_dir: "src", skip_render: ["_posts/sub/*"] } },
	{ zone: "UTC", config: { timezone: "Asia/Shanghai", permalink: ":title/index.html", pretty_urls: { trailing_index: false } } },
	{ zone: "UTC", config: { permalink: ":permalink/:title/" }, few: true },
	{ zone: "Pacific/Auckland", config: { timezone: "Pacific/Auckland", permalink: ":id/:title/" }, few: true },
];

function random(seed) {
	return () => {
		seed = (seed * 1103515245 + 12345) % 2147483648;
		return seed / 2147483648;
	};
}

// {path: text} of one site, from its source folder.
export function posts(site, number) {
	const next = random(number * 7919 + 17 + Number(process.env.POSTLINT_SEED ?? 0)), pick = list => list[Math.floor(next() * list.length)];
	const files = {};
	let i = 0;
	const add = (date, name, extra, fence, folder) => {
		const id = i++, lines = [`title: ${pick(titles)}`];
		if (date !== null && extra[0] !== "date: 2020-01-01")
			lines.push(`date: ${date && !/^!/.test(date) ? pick(quotes)(date) : date}`);
		const text = fence[0] + [...lines, ...extra].join(fence[0].includes("\r") ? "\r\n" : "\n") + (fence[0].includes("\r") ? "\r\n" : "\n") + fence[1] + "正文\n";
		files[`${folder}/${name(id)}.${pick(endings)}`] = text;
	};
	const plain = fences[0], folder = () => next() < 0.1 ? "_drafts" : "_posts";
	if (!site.few)
		for (const date of dates)
			add(date, pick(names), next() < 0.3 ? pick(extras) : [], plain, folder());
	for (const name of site.few ? names.slice(0, 6) : names)
		add(next() < 0.5 ? null : pick(dates), name, [], plain, folder());
	if (!site.few)
		for (const extra of extras)
			add(pick(dates.slice(2, 20)), pick(names), extra, plain, next() < 0.1 ? "_drafts" : "_posts");
	for (const fence of site.few ? [] : fences)
		add(pick(dates.slice(2, 20)), pick(names), next() < 0.2 ? pick(extras) : [], fence, "_posts");
	for (let n = site.few ? 40 : 0; n < 40; n++)
		add(pick(dates), pick(names), pick(extras), pick(fences), pick(["_posts", "_posts", "_drafts", "pages", "."]));
	Object.assign(files, { "_posts/none.md": "no front matter\n", "_posts/empty.md": "", "_posts/_hidden.md": "---\ntitle: x\n---\n", "_posts/.dot.md": "---\ntitle: x\n---\n", "_posts/_sub/x.md": "---\ntitle: x\n---\n",
		"_posts/back~": "x", "_posts/pic.png": "x", "_posts/2021-03-04.md": "---\ntitle: x\n---\n", "_posts/-.md": "---\ntitle: x\n---\n", "about/index.md": "---\ntitle: x\n---\n", "about/plain.md": "x\n", "_data/x.yml": "a: 1\n",
		"robots.txt": "x", "about/perma.md": "---\npermalink: /here/\n---\n", "css/a.css": "a{}", "_posts/list.md": "---\n- a\n---\n", "_posts/text.md": "---\njust text\n---\n", "_posts/nofm---.md": "a\n\n---\n\nb\n",
		"_posts/json.md": ";;;\n\"title\": \"x\",\n\"date\": \"2022-04-27 09:19:41\"\n;;;\nx\n", "_posts/toml.md": "+++\ntitle = 'x'\n+++\nx\n", "_posts/brace.md": "{\n\"title\": \"x\"\n}\nx\n" });
	return files;
}

export const configuration = site => ({ ...base, ...site.config });
