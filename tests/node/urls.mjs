// urls.mjs ADDRESS_DUMP [CORPORA]: references resolved against bases as whatwg-url (the reference implementation of the URL
// standard) and Node itself read them, against ours: generated ones, odd ones, and the targets of the corpora's links.
// urls.list names the exceptions. With URLTESTDATA set to a copy of web-platform-tests' url/resources/urltestdata.json,
// its pairs are read too, and its own outcomes hold.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { URL as Reference } from "whatwg-url";

const bases = ["https://example.com/", "http://example.com/a/b/c?d=e#f", "https://user:pa%40ss@example.com:8443/zh-cn/docs/index.html",
	"http://example.com", "https://例子.中国/文章/一?查#询", "file:///C:/posts/a.md", "file:///home/me/_posts/a.md", "file://host/share/a",
	"mailto:a@example.com", "about:blank", "data:text/plain,x", "foo://host/a/b", "foo:/a/b/../c", "foo:bar", "non-special://x", "ws://h/a//b/"];
const starts = ["", "/", "//", "///", "\\", "\\\\", "/\\", "\\/", "./", "../", "../../../..", "..\\", ".", "..", "%2e/", "%2E%2e/", ".%2e", "/.", "/..",
	"?", "#", "//h", "//h/", "///h", "//u@h/", "//u:p@h:80/", "//@h", "//u@/", "//:80/", "http:", "http:/", "http://", "http:///", "http:\\\\", "HTTP://H/",
	"https:", "https:/", "https://h", "ftp://h:21/", "file:", "file:/", "file://", "file:///", "file://h/", "file:C|", "C:", "C|/", "/C|/", "//C|/", "mailto:",
	"javascript:", "data:", "foo:", "foo:/", "foo://", "foo://h", "foo:///", "foo:/..//", "blob:http://h/", "a:b/", "1a:", "a b:", ":", "::", "%", "\ufeff"];
const ends = ["", "a", "a/b", "a/./b", "a/../b", "a//b", "a/..", "a/.", "a/%2e%2E/b", "a/%2e", "...", ".a", "..a", "a..", ".%2e%2e", "%2e%2e%2e", "a/../../../b/",
	"路径/文 章.html", "é?é#é", "%E8%B7%AF", "%zz", "100%", "%", "a?b#c", "a?b?c", "a#b#c?d", "a\\b", "a\\..\\b", "a?b\\c", "a#b\\c", "a b", "a\tb\nc\r", " a ", "a\0b",
	"a'b\"c", "<a>`{|}~^", "a?'\"<>`{|}^", "a#'\"<>`{|}^", "a:b@c", "x@y/z", "a;b=c,d&e!$'()*+", "[a]", "[::1]/x", "😀", "\u00ad", "\u200b", "\u3000", "a\u007fb\u0080", "C:/x", "C|/x", "C|", "c:\\x\\..\\..", "localhost/a", "/localhost/a",
	"{{ site.url }}/a", "{% link _posts/a.md %}", "?", "#", "?#", "a?", "a#", "//a//b//", "/..//../a//", "%00", "%2F..%2f", "%5c"];
const hosts = ["h", "H.Example.COM", "h.", "h..", ".h", "a..b", "a_b", "a-b", "-a-", "a--b", "xn--fiqs8s", "XN--FIQS8S", "xn--", "xn--a", "xn--zzzzzz", "xn--fa-hia", "xn--0", "a.xn--b", "xn--a-ecp.ru", "例子.中国", "例子。中国", "例子．中国", "例子｡中国",
	"bücher.de", "BÜCHER.de", "faß.de", "FAẞ.de", "βόλος.com", "ΒΌΛΟΣ.com", "ex\u00adample.com", "\u00ad", "%E4%BE%8B.com", "%C3%BC.com", "%ff.com", "%41%2e%42", "a%00b", "a%20b", "a b", "a%25b", "a%b", "a<b", "a>b", "a^b", "a|b", "a{b}", "a`b", "a'b\"c", "a,b;c=d", "a*b",
	"ｅｘａｍｐｌｅ.com", "ＧＯ", "①②.com", "Ⅷ.com", "日本語。ＪＰ", "☕.us", "😀.la", "a\u200bb", "a\u200db", "a\u200cb", "क्\u200dष.com", "a\u0301.com", "á.com", "\u0301a.com", "a\ufffdb", "\ufdd0x", "\ue000x", "a\u3000b", "a\u2028b", "a\u202eb", "\u2066", "a\u0085b", "٠١.com", "א.com", "1.א", "אa.com", "א1.com", "1א.com", "א١1.com", "ا١.com", "אָ.com", "a.אב", "-.א", "xn--4db.1b", "xn--4db.b1", "한국.kr",
	"1.2.3.4", "1.2.3", "1.2", "1", "0", "0x", "0x.0x", "0x7f.1", "0X7F000001", "0177.0.0.1", "08", "09.1", "256.1", "1.256", "1.65536.1", "1.16777216", "1.16777215", "4294967295", "4294967296", "99999999999999999999", "0xffffffffff", "1.2.3.4.5", "1.2.3.4.", "1.2.3.4..", "1..2", "a.1", "a.0x1", "a.0xg", "a.08", "1.a", "1e2", "１.２.３.４", "0.0.0.0", "1.2.3.", ".1", "..1", "1.2.3.256",
	"[::]", "[::1]", "[1::]", "[1:2:3:4:5:6:7:8]", "[1:2:3:4:5:6:7::]", "[::2:3:4:5:6:7:8]", "[1:2:3:4::5:6:7:8]", "[1:2:3:4:5:6:7:8:9]", "[1:2:3:4:5:6:7]", "[1:0:0:2:0:0:0:3]", "[0:0:1:0:0:1:0:0]", "[0001:0AbC::]", "[12345::]", "[::g]", "[:1]", "[1:]", "[:::]", "[1::2::3]", "[::1.2.3.4]", "[::1.2.3]", "[::1.2.3.4.5]", "[::1.2.3.04]", "[::1.2.3.256]", "[::.1.2.3]", "[1:2:3:4:5:6:1.2.3.4]", "[1:2:3:4:5:6:7:1.2.3.4]", "[::1.2.3.4:5]", "[::1.2.3.4x]", "[]", "[", "]", "[::1", "::1]", "[::1]x", "x[::1]", "[::1%25eth0]", "[::%31]", "[0:1:0:1:0:1:0:1]", "[1:2:3:4:5:6::7:8]", "[1:2:3:4:5:6:7::8]", "[::127.0.0.1.]", "[1::1:0:0:1]", "[ffff::0.0.0.0]", "[v1.x]"];
const ports = ["", ":", ":80", ":443", ":0", ":00080", ":65535", ":65536", ":99999999999", ":8x", ":-1", ": 8", ":８", ":80:81", ":\t8\n0"];
const users = ["", "@", "u@", "u:@", ":p@", ":@", "u:p@", "u:p:q@", "a@b@", "ü:密@", "a%40b@", "/@", "u;=[]^|'{}<>\"`#@", "u?@", "\\@"];
const odd = ["http://http://example.com/", "https//www.example.com", "https:/www.whitehouse.gov/x", "\nhttp://www.begeistert.org/register", "///boot/develop/x", "http://", "http:///", "https://?x", "https://#x", "\\\\server\\share",
	"WiFi-Prototype working_0.preview.png", "2013/12/Docs\\_Teach\\_App.jpg", "\0http://x\0", "\u00a0http://x", "ht\ntp://x/", "http\t://x", "h%74tp://x", "http ://x", "foo.html:3", "http:x", "http:.", "http:?x", "https:x", "ftp:x", "javascript:void(0)", "javascript:alert('é')#x ?y",
	"data:image/png;base64,AA//==", "data: a  ?x", "data: a  #x", "data:a ", "mailto:张三@例子.中国?subject=一 二", "mailto:../a", "tel:+86 10", "about:blank#x", "urn:isbn:1", "blob:https://a/b", "file:///c:/../..", "file:///c|/..", "file:c:\\a\\b", "file://c:/a", "file://c|", "file://localhost/x", "file://LOCALHOST//x",
	"file://h:80/", "file://u@h/", "file:///..//x", "file:////x", "file:\\\\h\\x", "file:///C%7C/x", "file:?x", "file:#x", "file:..", "/c:/x", "/c|", "c|?x", "//c:/x", "foo://", "foo:///x", "foo:////x", "foo://h:0/", "foo://H/", "foo://é/", "foo://%41/", "foo://a b/", "foo://a^b/", "foo://[::1]/", "foo://[x]/", "foo://h\\i/p", "foo:\\\\h", "foo:/.//x", "foo:/..//x", "foo:/a/..//x",
	"foo://u@", "foo://u@/", "foo://:80", "foo://h?x", "foo://h#x", "foo:a/../b", "foo:a%2e%2e/", "foo:é b", "foo:?x", "foo:#x", "foo:", "foo", "ws:a", "wss://h:443/", "ws://h:80/", "gopher://h:70/", "http://h:080/", "http://a@b@c@h/", "http://a:b@:c@h", "http://u\\@h/", "http:\\/h", "http:/\\h", "https:////h", "http://h\\a\\..\\b?c\\d#e\\f", "http://h//..//a", "http://h/a;x=1/../b", "http://h/%2e%2e%2f..", "http://h/a%2fb", "http://h/%00", "http://h/%", "http://h/%4", "http://h/%c3%28", "http://h/?%c3%28", "http://h/\u{10ffff}\ufffe", "http://h?é", "http://h/?q=中文&x=<>", "http://h/#中 文", "..//..//a", "../..//x", "a/b/../../..", "./a:b", "a:b", "?a=b:c", "#a:b", "/a:b", "//", "//?", "//#", "///", "/\t/h", "//h:/x", "/ /h"];

// Every second character below U+3400, and every hundredth above, in a host.
function characters() {
	const pairs = [];
	for (let c = 0x80; c < 0x20000; c += c < 0x3400 ? 2 : 100)
		if (c < 0xd800 || c > 0xdfff)
			pairs.push([`http://a${String.fromCodePoint(c)}b.c/`, ""], [`http://${String.fromCodePoint(c + 1)}.c/`, ""]);
	return pairs;
}

function generated() {
	const pairs = [];
	const lasts = ["https://example.com/zh-cn/docs/index.html", "file:///C:/posts/a.md", "foo://host/a/b"];
	for (const base of bases) {
		for (const end of [...starts, ...ends, ...odd])
			pairs.push([end, base]);
		for (const start of starts)
			for (const end of ends)
				pairs.push([start + end, base]);
	}
	for (const host of hosts)
		for (const scheme of ["http", "foo", "file"])
			for (const port of ports)
				pairs.push([`${scheme}://${host}${port}/x`, ""], [`//${users[port.length % users.length]}${host}${port}`, `${scheme}://base/`]);
	for (const user of users)
		for (const scheme of ["https", "foo", "file"])
			for (const port of ports)
				pairs.push([`${scheme}://${user}h${port}`, ""]);
	for (let c = 0; c < 0x80; c++) // every character in every part
		for (const make of [x => `http://a${x}b/`, x => `foo://a${x}b/`, x => `http://u${x}@h/`, x => `${x}a`, x => `?${x}a`, x => `#${x}a`, x => `foo:a${x}b`, x => `a${x}`, x => `foo://h/?${x}a`, x => `a${x}b:c`])
			for (const base of lasts)
				pairs.push([make(String.fromCharCode(c)), base]);
	for (const end of [...starts, ...ends, ...odd])
		pairs.push([end, ""]);
	return pairs;
}

// A thousand million sequences are too many; a seeded draw of pieces reaches their odd meetings.
function drawn(count) {
	const pieces = ["/", "/", "\\", ".", "..", "%2e", ":", "@", "?", "#", "[", "]", "a", "b", "C", "|", "h", "8", "0x1", " ", "\t", "\n", "é", "中", "%", "%41", "%00", "http", "https", "file", "foo", "//", "xn--", "😀", "-", "'", "\""];
	const pairs = [];
	let seed = 20261123;
	const next = n => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0, Math.floor(seed / 4294967296 * n));
	for (let i = 0; i < count; i++) {
		const reference = Array.from({ length: 1 + next(9) }, () => pieces[next(pieces.length)]).join("");
		pairs.push([reference, ["", ...bases][next(bases.length + 1)]]);
	}
	return pairs;
}

function* files(folder) {
	for (const entry of readdirSync(folder, { withFileTypes: true })) {
		if (entry.isDirectory())
			yield* files(join(folder, entry.name));
		else if (/\.(md|markdown|html?)$/i.test(entry.name))
			yield join(folder, entry.name);
	}
}

function real(folder) {
	const targets = new Set();
	if (folder)
		for (const file of files(folder))
			for (const [, inline, attribute, definition] of readFileSync(file, "utf8").matchAll(/\]\(([^)\n]*)\)|(?:href|src)="([^"]*)"|^\[[^\]\n]+\]:[ \t]*(\S+)/gm))
				targets.add(inline ?? attribute ?? definition);
	return [...targets].filter(t => !/[\ud800-\udfff](?![\udc00-\udfff])/.test(t)).map(t => [t, "https://example.com/zh-cn/docs/index.html"]);
}

function outcome(Reader, [reference, base]) {
	try {
		const url = base ? new Reader(reference, base) : new Reader(reference);
		return [url.href, url.protocol.slice(0, -1), url.username, url.password, url.hostname, url.port || "-", url.pathname, url.search, url.hash].join("\t");
	} catch {
		return "fault";
	}
}

// Ours: a query or fragment that is there and empty is "" to the getters; the fault's name and the decoded path are ours alone.
function ours(pairs) {
	const input = Buffer.from(pairs.map(([reference, base]) => `${reference.replaceAll("\0", "\u0001")}\0${base}\0`).join(""));
	const lines = spawnSync(process.argv[2], { input, maxBuffer: 1 << 30 }).stdout.toString().split("\n");
	return pairs.map((_, i) => {
		const parts = lines[i].split("\t");
		return parts[0] === "fault" ? "fault" : [...parts.slice(0, 7), ...parts.slice(7, 9).map(p => p.length > 1 ? p : "")].join("\t");
	});
}

const exceptions = readFileSync(new URL("urls.list", import.meta.url), "utf8").split("\n").filter(line => line && !line.startsWith("# "))
	.map(line => { const [pattern, verdict, why] = line.split("\t"); return { pattern: new RegExp(pattern, "u"), verdict, why, used: 0 }; });

// what an exception may say of a pair
const verdicts = {
	refused: ours => ours === "fault",
	node: (ours, want, pair) => ours === outcome(URL, pair), // the reference slips, Node does not
};

function judge(name, pairs, wanted) {
	pairs = pairs.map(([reference, base]) => [reference.replaceAll("\0", "\u0001"), base]);
	const got = ours(pairs);
	let wrong = 0, excepted = 0, unlike = 0;
	pairs.forEach((pair, i) => {
		const want = wanted?.[i] ?? outcome(Reference, pair);
		unlike += want !== outcome(URL, pair);
		if (got[i] === want)
			return;
		const known = exceptions.find(e => e.pattern.test(pair[0]) && verdicts[e.verdict](got[i], want, pair));
		if (known) {
			known.used++;
			excepted++;
		} else if (++wrong <= 40) {
			console.log(`${JSON.stringify(pair)}\n  ours      ${JSON.stringify(got[i])}\n  reference ${JSON.stringify(want)}\n  node      ${JSON.stringify(outcome(URL, pair))}`);
		}
	});
	console.log(`${name}: ${pairs.length} pairs, ${wrong} wrong, ${excepted} known exceptions (${((1 - (wrong + excepted) / Math.max(pairs.length, 1)) * 100).toFixed(2)} % alike; whatwg-url and Node differ in ${unlike})`);
	return wrong;
}

let wrong = judge("generated", generated()) + judge("drawn", drawn(60000)) + judge("characters in hosts", characters()) + judge("links of the corpora", real(process.argv[3]));
if (process.env.URLTESTDATA) {
	const tests = JSON.parse(readFileSync(process.env.URLTESTDATA, "utf8")).filter(t => typeof t === "object" && !/[\ud800-\udfff](?![\udc00-\udfff])/.test(t.input));
	wrong += judge("urltestdata", tests.map(t => [t.input, t.base ?? ""]), tests.map(t => t.failure ? "fault" :
		[t.href, t.protocol.slice(0, -1), t.username, t.password, t.hostname, t.port || "-", t.pathname, t.search, t.hash].join("\t")));
}
for (const { pattern, used } of exceptions)
	if (!used)
		console.log(`urls.list: not met with this Node and utf8proc: ${pattern}`);
process.exit(wrong ? 1 : 0);
