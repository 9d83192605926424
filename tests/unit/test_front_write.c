/* front_write: front matter in another form, to the byte, with what was lost; and what is refused, with why. */
#include "unit.h"

#include "post.h"
#include "write/front.h"

static const char plain[] = "x.md", jekyll[] = "_posts/2022-04-27-x.md";

struct row {
	const char *what;
	enum pl_front_mode mode;
	const char *name, *post, *written, *losses; /* losses: "kind what before, …" */
};

static const struct row rows[] = {
	{"strings keep their quotes' meaning", PL_FRONT_TO_TOML, plain,
	 "---\na: \"0012\"\nb: 'no'\nc: \"2022-04-27\"\nd: 奋进 春天里\ne: \"say \\\"hi\\\"\"\nf: C:\\new\n"
	 "g: it's\nh: 'both '' and \"'\ni: \"tab\\there\\x07\"\nj: \"{{ page.title }}\"\nk: !!str 12\n---\nText\n",
	 "+++\na = \"0012\"\nb = \"no\"\nc = \"2022-04-27\"\nd = \"奋进 春天里\"\ne = 'say \"hi\"'\n"
	 "f = 'C:\\new'\ng = \"it's\"\nh = \"both ' and \\\"\"\ni = \"tab\\there\\u0007\"\n"
	 "j = \"{{ page.title }}\"\nk = \"12\"\n+++\n",
	 ""},
	{"strings that YAML would take for something else get quotes, others do not", PL_FRONT_TO_YAML, plain,
	 "+++\na = \"0012\"\nb = \"no\"\nc = \"2022-04-27\"\nd = \"12:30\"\ne = \"~\"\nf = \"\"\ng = \" lead\"\n"
	 "h = \"a: b\"\ni = \"a #b\"\nj = \"# a\"\nk = \"- a\"\nl = \"1.2.3\"\nm = \"泉港\\u3000\"\n"
	 "o = \"a\\u2028b\"\np = \"\\u0000\\u001B\\u007F\"\nq = \"C# and F#\"\nr = \"http://a.b/c?d=e\"\n"
	 "s = \"@me\"\nu = 'a\\b \"c\"'\nv = \"y\"\nw = \"1_000\"\nx = \"0x1F\"\nz = \"2022年\"\n"
	 "aa = \"{{ x }}\"\nbb = [\"a, b\", \"c: d\", \"x:y\", \"泉港\", \"it's\"]\n+++\nText\n",
	 "---\na: \"0012\"\nb: \"no\"\nc: \"2022-04-27\"\nd: \"12:30\"\ne: \"~\"\nf: \"\"\ng: \" lead\"\n"
	 "h: \"a: b\"\ni: \"a #b\"\nj: \"# a\"\nk: \"- a\"\nl: \"1.2.3\"\nm: \"泉港\u3000\"\no: \"a\\u2028b\"\n"
	 "p: \"\\u0000\\u001B\\u007F\"\nq: C# and F#\nr: http://a.b/c?d=e\ns: \"@me\"\nu: a\\b \"c\"\nv: \"y\"\n"
	 "w: \"1_000\"\nx: \"0x1F\"\nz: 2022年\naa: \"{{ x }}\"\n"
	 "bb: [\"a, b\", \"c: d\", \"x:y\", 泉港, \"it's\"]\n---\n",
	 ""},
	{"dates are written as TOML has them; what is none stays a text", PL_FRONT_TO_TOML, plain,
	 "---\na: 2022-04-27 09:19:41 +0800\nb: 2022-04-27 09:19:41 +08:00\nc: 2022-04-27T9:19:41.50Z\n"
	 "d: 2022-04-27 9:19:41\ne: 2022-04-27\nf: 2022-4-7\ng: 2022-02-30\nh: 2022-04-27 25:00:00\n"
	 "i: 2022-04-27 09:19\nj: 2022-04-27 09:19:41 +8\nk: 2022/04/27\nl: 2022-04-27 09:19:41 -1130\n---\nText\n",
	 "+++\na = 2022-04-27T09:19:41+08:00\nb = 2022-04-27T09:19:41+08:00\nc = 2022-04-27T09:19:41.50Z\n"
	 "d = 2022-04-27T09:19:41\ne = 2022-04-27\nf = \"2022-4-7\"\ng = \"2022-02-30\"\n"
	 "h = \"2022-04-27 25:00:00\"\ni = \"2022-04-27 09:19\"\nj = 2022-04-27T09:19:41+08:00\n"
	 "k = \"2022/04/27\"\nl = 2022-04-27T09:19:41-11:30\n+++\n",
	 "structure front-ambiguous 2022-4-7, structure front-ambiguous 2022-02-30, "
	 "structure front-ambiguous 2022-04-27 25:00:00"},
	{"JSON has no dates", PL_FRONT_TO_JSON, plain,
	 "---\na: 2022-04-27 09:19:41 +0800\ne: 2022-04-27\nf: 2022-4-7\n---\nText\n",
	 "{\n  \"a\": \"2022-04-27T09:19:41+08:00\",\n  \"e\": \"2022-04-27\",\n  \"f\": \"2022-4-7\"\n}\n",
	 "attribute front-type 2022-04-27 09:19:41 +0800, attribute front-type 2022-04-27, "
	 "structure front-ambiguous 2022-4-7"},
	{"TOML's dates in YAML; a time alone would be a number", PL_FRONT_TO_YAML, plain,
	 "+++\na = 2022-04-27T09:19:41+08:00\nb = 2022-04-27 09:19:41\nc = 2022-04-27\nd = 09:19:41\n"
	 "e = 16:00:00.5\nf = 2022-04-27t09:19:41.123z\ng = 2016-12-31T23:59:60Z\n+++\nText\n",
	 "---\na: 2022-04-27T09:19:41+08:00\nb: 2022-04-27T09:19:41\nc: 2022-04-27\nd: \"09:19:41\"\n"
	 "e: \"16:00:00.5\"\nf: 2022-04-27T09:19:41.123Z\ng: \"2016-12-31T23:59:60Z\"\n---\n",
	 "structure front-type 09:19:41, structure front-type 16:00:00.5, "
	 "structure front-type 2016-12-31T23:59:60Z"},
	{"numbers from YAML", PL_FRONT_TO_TOML, plain,
	 "---\na: 0x1F\nb: 010\nc: 1_000\nd: 9223372036854775807\ne: 9223372036854775808\nf: +5\ng: 1.\nh: .5\n"
	 "i: 1e3\nj: -.inf\nk: .NaN\nl: 0o17\nm: 12:30\nn: yes\no: True\np: ~\nq: 007\nr: -0\ns: y\n---\nText\n",
	 "+++\na = 0x1F\nb = \"010\"\nc = \"1_000\"\nd = 9223372036854775807\ne = \"9223372036854775808\"\nf = 5\n"
	 "g = 1.0\nh = 0.5\ni = \"1e3\"\nj = -inf\nk = nan\nl = \"0o17\"\nm = \"12:30\"\nn = \"yes\"\no = true\n"
	 "# p =\nq = 7\nr = 0\ns = \"y\"\n+++\n",
	 "structure front-ambiguous 010, structure front-ambiguous 1_000, "
	 "structure front-type 9223372036854775808, structure front-ambiguous 1e3, "
	 "structure front-ambiguous 0o17, structure front-ambiguous 12:30, structure front-ambiguous yes, "
	 "structure front-null ~, structure front-ambiguous y"},
	{"numbers in JSON", PL_FRONT_TO_JSON, plain,
	 "---\na: 0x1F\ne: 12345678901234567890\ng: 1.\nj: -.inf\np: ~\n---\nText\n",
	 "{\n  \"a\": 31,\n  \"e\": 12345678901234567890,\n  \"g\": 1.0,\n  \"j\": \"-.inf\",\n  \"p\": null\n}\n",
	 "structure front-type -.inf"},
	{"TOML's numbers in YAML: what all readers take for this number", PL_FRONT_TO_YAML, plain,
	 "+++\na = 0xDEADBEEF\nb = 0o17\nc = 0b101\nd = 1_000\ne = +5\nf = 1e3\ng = 6.02_2E-23\nh = -inf\n"
	 "i = -nan\nj = true\nk = -0.0\nl = 0xDEAD_BEEF\n+++\nText\n",
	 "---\na: 0xDEADBEEF\nb: 15\nc: 5\nd: 1000\ne: 5\nf: 1.0e+3\ng: 6.022e-23\nh: -.inf\ni: .nan\nj: true\n"
	 "k: -0.0\nl: 3735928559\n---\n",
	 ""},
	{"comments and blank lines to TOML", PL_FRONT_TO_TOML, plain,
	 "---\n\n# first\n\ntitle: x # one\ntags:   # list\n  # before a\n  - a   # of a\n\n  - b\n# of date\n"
	 "date: 2022-04-27   # day\nflow: [a,   # in flow\n  b]\ntext: |  # of text\n  # no comment\n  b\n\n"
	 "extra:   # map\n  # of k\n  k: v\n# end\n---\nText\n",
	 "+++\n# first\n\ntitle = \"x\" # one\ntags = [ # list\n  # before a\n  \"a\", # of a\n\n  \"b\",\n]\n"
	 "# of date\ndate = 2022-04-27 # day\nflow = [\n  \"a\", # in flow\n  \"b\",\n]\n# of text\ntext = '''\n"
	 "# no comment\nb\n'''\n\n[extra] # map\n# of k\nk = \"v\"\n# end\n+++\n",
	 ""},
	{"comments to YAML", PL_FRONT_TO_YAML, plain,
	 "+++\n# first\na = 1 # one\n\n# of list\nb = [ # open\n  # of x\n  \"x\", # x\n  \"z\" # z\n] # close\n\n"
	 "# of table\n[t] # t\n# of k\nk = \"\"\"\none\ntwo\"\"\"\n\n[[r]] # first\nm = 1\n# second\n[[r]]\n"
	 "m = 2\n\"q.k\" = \"#no\" # yes\n[r.sub]\nz = {}\n+++\nText\n",
	 "---\n# first\na: 1 # one\n\n# of list\nb: # open\n  # of x\n  - x # x\n  - z # z\n# close\n\n"
	 "# of table\nt: # t\n  # of k\n  k: |-\n    one\n    two\nr:\n  # first\n  - m: 1\n  # second\n  - m: 2\n"
	 "    q.k: \"#no\" # yes\n    sub:\n      z: {}\n---\n",
	 ""},
	{"a comment that YAML 1.1 ends at U+0085", PL_FRONT_TO_TOML, plain,
	 "---\nd: e\n#\302\205a: 1\n# x\u2028b: 2\n---\n",
	 "+++\nd = \"e\"\n#\na = 1\n# x\nb = 2\n+++\n",
	 ""},
	{"a comment that YAML would end", PL_FRONT_TO_YAML, plain,
	 "+++\na = 1 # x\u2028b = 2\n# y\n+++\n",
	 "---\na: 1\n# y\n---\n",
	 "structure front-comment # x\u2028b = 2"},
	{"JSON has no comments", PL_FRONT_TO_JSON, plain,
	 "---\n# one\na: 1 # two\n---\nText\n",
	 "{\n  \"a\": 1\n}\n",
	 "structure front-comment # one, structure front-comment # two"},
	{"CRLF stays, and is no part of TOML's strings", PL_FRONT_TO_TOML, plain,
	 "---\r\ntitle: 泉港\r\ntext: |\r\n  a\r\n  b\r\nlist:\r\n  - x\r\n  - z\r\n---\r\nText\r\n",
	 "+++\r\ntitle = \"泉港\"\r\ntext = \"a\\nb\\n\"\r\nlist = [\r\n  \"x\",\r\n  \"z\",\r\n]\r\n+++\r\n",
	 ""},
	{"CRLF in TOML's strings is a line feed", PL_FRONT_TO_YAML, plain,
	 "+++\r\ntitle = '泉港'\r\ntext = '''\r\na\r\nb\r\n'''\r\n+++\r\nText\r\n",
	 "---\r\ntitle: 泉港\r\ntext: |\r\n  a\r\n  b\r\n---\r\n",
	 ""},
	{"keys to TOML", PL_FRONT_TO_TOML, plain,
	 "---\na b: 1\na.b: 2\n\"q\\\"\": 3\n泉: 4\n2022: 5\nyes: 6\n\"\": 7\na:\n  b c:\n    d.e: 1\n---\nText\n",
	 "+++\n\"a b\" = 1\n\"a.b\" = 2\n'q\"' = 3\n\"泉\" = 4\n2022 = 5\nyes = 6\n\"\" = 7\n\n[a]\n\n"
	 "[a.\"b c\"]\n\"d.e\" = 1\n+++\n",
	 "attribute front-key 2022, attribute front-key yes"},
	{"keys to YAML", PL_FRONT_TO_YAML, plain,
	 "+++\n\"a b\" = 1\n\"a.b\" = 2\n'q\"' = 3\n\"泉\" = 4\n2022 = 5\nyes = 6\n\"\" = 7\n\"a: b\" = 8\n"
	 "\"#x\" = 9\n-x = 10\n\"a\\nb\" = 11\n+++\nText\n",
	 "---\na b: 1\na.b: 2\nq\": 3\n泉: 4\n\"2022\": 5\n\"yes\": 6\n\"\": 7\n\"a: b\": 8\n\"#x\": 9\n"
	 "\"-x\": 10\n\"a\\nb\": 11\n---\n",
	 ""},
	{"the order of keys stays: dotted before other keys, headers at the end", PL_FRONT_TO_TOML, plain,
	 "---\na:\n  - - 1\n    - [2, 3]\n  - k: v\n    l:\n      - m\nb:\n  c:\n    d: 1\n  e: {f: [1, {g: h}]}\n"
	 "f: 1\nz:\n  y:\n    x: 1\n  w:\n    - v: 1\n      u:\n        t: 2\n    - v: 3\n---\nText\n",
	 "+++\na = [\n  [\n    1,\n    [2, 3],\n  ],\n  { k = \"v\", l = [\"m\"] },\n]\nb.c.d = 1\n"
	 "b.e = { f = [1, { g = \"h\" }] }\nf = 1\n\n[z]\n\n[z.y]\nx = 1\n\n[[z.w]]\nv = 1\n\n[z.w.u]\nt = 2\n\n"
	 "[[z.w]]\nv = 3\n+++\n",
	 ""},
	{"null is a comment in TOML", PL_FRONT_TO_TOML, plain,
	 "---\na:\nb: 1\nc:\n  d: ~\n  e: 1\nf: [1, null]\ng:\n  h:\n---\nText\n",
	 "+++\n# a =\nb = 1\n# c.d =\nc.e = 1\nf = [1]\n\n[g]\n# h =\n+++\n",
	 "structure front-null, structure front-null ~, structure front-null null, structure front-null"},
	{"from JSON to YAML", PL_FRONT_TO_YAML, plain,
	 "{\"a\": null, \"b\": [1, {\"c\": \"d\"}, []], \"e\": {},\n \"f\": {\n"
	 "  \"g\": \"2022-04-27\", \"h\": \"no\", \"i\": 1E3, \"j\": \"a\\nb\\n\"\n }\n}\n\nText\n",
	 "---\na:\nb: [1, {c: d}, []]\ne: {}\nf:\n  g: \"2022-04-27\"\n  h: \"no\"\n  i: 1.0e+3\n  j: |\n    a\n"
	 "    b\n---\n",
	 ""},
	{"from JSON to TOML", PL_FRONT_TO_TOML, plain,
	 "{\"a\": null, \"b\": [1, {\"c\": \"d\"}, []], \"e\": {},\n \"f\": {\n"
	 "  \"g\": \"2022-04-27\", \"h\": \"no\", \"i\": 1E3, \"j\": \"a\\nb\\n\"\n }\n}\n\nText\n",
	 "+++\n# a =\nb = [1, { c = \"d\" }, []]\ne = {}\n\n[f]\ng = \"2022-04-27\"\nh = \"no\"\ni = 1.0e+3\n"
	 "j = '''\na\nb\n'''\n+++\n",
	 "structure front-null null"},
	{"a list of maps", PL_FRONT_TO_JSON, plain,
	 "---\na:\n  - b: 1\n    c: [x, {y: z}]\n  - []\n---\nText\n",
	 "{\n  \"a\": [\n    {\n      \"b\": 1,\n      \"c\": [\"x\", {\"y\": \"z\"}]\n    },\n    []\n  ]\n}\n",
	 ""},
	{"fences of gray-matter", PL_FRONT_TO_JSON, plain,
	 "---toml\na = 1\n---\nText\n",
	 "---json\n{\n  \"a\": 1\n}\n---\n",
	 ""},
	{"fences of gray-matter", PL_FRONT_TO_TOML, plain,
	 "---json\n{\"a\": 1}\n---\nText\n",
	 "---toml\na = 1\n---\n",
	 ""},
	{"fences of Hexo", PL_FRONT_TO_YAML, plain,
	 ";;;\n\"a\": 1,\n\"b\": \"x\"\n;;;\nText\n",
	 "---\na: 1\nb: x\n---\n",
	 ""},
	{"what Psych makes of it counts in Jekyll's folders", PL_FRONT_TO_TOML, jekyll,
	 "---\na: no\nb: 12:30\nc: 010\nd: 1,000\ne: :sym\nf: 2022-4-7\ng: nULL\n---\nText\n",
	 "+++\na = false\nb = 45000\nc = 8\nd = 1000\ne = \":sym\"\nf = 2022-04-07\n# g =\n+++\n",
	 "structure front-ambiguous :sym, structure front-null nULL"},
	{"lines in strings to TOML", PL_FRONT_TO_TOML, plain,
	 "---\na: \"one\\ntwo\\n\"\nb: \"''' \\n x\\\\\"\nc: \"a\\n\\x07\"\nd: \"a\\r\\nb\"\ne: \"\\n\\nx\"\n"
	 "f: \"x \\n\"\n---\nText\n",
	 "+++\na = '''\none\ntwo\n'''\nb = \"\"\"\n''' \n x\\\\\"\"\"\nc = \"\"\"\na\n\\u0007\"\"\"\n"
	 "d = \"a\\r\\nb\"\ne = '''\n\n\nx'''\nf = '''\nx \n'''\n+++\n",
	 ""},
	{"lines in strings to YAML", PL_FRONT_TO_YAML, plain,
	 "+++\na = \"one\\ntwo\\n\"\nb = \" lead\\nx\"\nc = \"a\\n\\n\"\nd = \"a\\r\\nb\"\ne = \"\\n\\nx\"\n"
	 "f = \"x \\n\"\ng = \"a\\n\\nb\"\nh = [\"a\\nb\"]\ni = [\"\\nb\"\n, \"c\\nd\"]\n+++\nText\n",
	 "---\na: |\n  one\n  two\nb: \" lead\\nx\"\nc: \"a\\n\\n\"\nd: \"a\\r\\nb\"\ne: \"\\n\\nx\"\n"
	 "f: \"x \\n\"\ng: |-\n  a\n\n  b\nh: [\"a\\nb\"]\ni:\n  - \"\\nb\"\n  - |-\n    c\n    d\n---\n",
	 ""},
	{"a key behind a question mark", PL_FRONT_TO_TOML, plain,
	 "---\n? a b\n: c\n---\n",
	 "+++\n\"a b\" = \"c\"\n+++\n",
	 ""},
	{"an anchor that nobody uses", PL_FRONT_TO_TOML, plain,
	 "---\na: &x 1\n---\n",
	 "+++\na = 1\n+++\n",
	 "structure front-anchor &x"},
	{"blank lines above go", PL_FRONT_TO_TOML, plain,
	 "\n\n---\ntitle: x\n---\nText",
	 "+++\ntitle = \"x\"\n+++\n",
	 ""},
	{"a byte order mark", PL_FRONT_TO_TOML, plain,
	 "\uFEFF---\na: 1\n---\nText\n",
	 "+++\na = 1\n+++\n",
	 ""},
	{"no keys", PL_FRONT_TO_TOML, plain,
	 "---\n---\nText",
	 "+++\n+++\n",
	 ""},
	{"no keys", PL_FRONT_TO_JSON, plain,
	 "---\n---\nText",
	 "{}\n",
	 ""},
	{"no front matter", PL_FRONT_TO_TOML, plain,
	 "Text\n",
	 "",
	 ""},
	{"the same form is kept as it is", PL_FRONT_TO_YAML, plain,
	 "---\na :  1 #c\n--- \nText\n",
	 "---\na :  1 #c\n--- \n",
	 ""},
};

static const struct {
	enum pl_front_mode mode;
	const char *post, *why;
} refused[] = {
	{PL_FRONT_TO_TOML, "---\na: b: c\n---\n",
	 "line 2: the front matter is broken here: a colon and a blank inside a value that has no quotes"},
	{PL_FRONT_TO_TOML, "---\na: 1\nb: 2\na: 3\n---\n",
	 "line 4: the key `a` stands there for the second time"},
	{PL_FRONT_TO_TOML, "---\na: &x 1\nb: *x\n---\n",
	 "line 3 has the alias `*x`: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\na: !date 1\n---\n",
	 "line 2 has the tag `!date`: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\n? [a, b]\n: c\n---\n",
	 "line 2 has `[a, b]` as a key: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\n<<: {a: 1}\n---\n",
	 "line 2 has `<<` as a key: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\n? a: b\n: c\n---\n",
	 "line 2 has `a: b` as a key: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\na: 1\n? - b\n: c\n---\n",
	 "line 3 has `- b` as a key: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\n? \"a\": \"b\"\n: c\n---\n",
	 "line 2 has `\"a\": \"b\"` as a key: only YAML has such"},
	{PL_FRONT_TO_TOML, "---\ntitle: {{ x }}\n---\n",
	 "line 2: a template without quotes has no value before the site is built"},
	{PL_FRONT_TO_TOML, "---\ntitle: x\n\nText\n",
	 "line 1: the front matter that begins here is never closed"},
	{PL_FRONT_TO_TOML, "Text\n---\ntitle: x\ntags: [a]\n---\n",
	 "line 2: text stands before the front matter"},
	{PL_FRONT_TO_TOML, "---\n- a\n- b\n---\nText\n",
	 "line 2: the front matter is broken here: no colon after the key"},
	{PL_FRONT_TO_TOML, "---\na:\n  b: 1\n  b: 2\n---\n",
	 "line 4: the key `b` stands there for the second time"},
	{PL_FRONT_TO_TOML, "---\n%YAML 1.2\na: 1\n---\n",
	 "line 2 has the directive `%YAML 1.2`: only YAML has such"},
	{PL_FRONT_TO_JSON, "+++\na = 1\nb = hello\n+++\n",
	 "line 3: the front matter is broken here: a word that is no TOML value"},
	{PL_FRONT_TO_YAML, "{\"a\": 1, \"a\": 2}\n",
	 "line 1: the key `a` stands there for the second time"},
};

static void list_losses(struct pl_buf *out, const struct pl_losses *losses)
{
	pl_buf_reset(out);
	for (size_t i = 0; i < losses->count; i++) {
		const struct pl_loss *loss = &losses->items[i];

		pl_buf_addf(out, "%s%s " PL_FMT "%s" PL_FMT, i ? ", " : "", pl_loss_names[loss->kind], PL_ARG(loss->what),
			    loss->before.len ? " " : "", PL_ARG(loss->before));
	}
	pl_buf_addc(out, '\0');
}

/* What `text` becomes; ended by a NUL. False: why is filled. */
static bool convert(struct pl_buf *out, const char *name, struct pl_str text, enum pl_front_mode mode, struct pl_buf *losses,
		    struct pl_error *why)
{
	struct pl_losses lost = {0};
	struct pl_post post = {0};
	bool ok;

	pl_buf_reset(out);
	pl_post_read(&post, name, text, NULL);
	ok = pl_front_write(out, &post, mode, &lost, why);
	pl_buf_addc(out, '\0');
	list_losses(losses, &lost);
	pl_post_finish(&post);
	return ok;
}

static void test_written(void **state)
{
	struct pl_buf out = {0}, losses = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		struct pl_error why = {0};
		bool ok = convert(&out, rows[i].name, pl_str_c(rows[i].post), rows[i].mode, &losses, &why);

		if (!ok || strcmp(out.ptr, rows[i].written) != 0 || strcmp(losses.ptr, rows[i].losses) != 0)
			fail_msg("%s: %s\n%s\n%s", rows[i].what, why.text, out.ptr, losses.ptr);
	}
	pl_buf_finish(&out);
	pl_buf_finish(&losses);
}

static void test_refused(void **state)
{
	struct pl_buf out = {0}, losses = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(refused); i++) {
		struct pl_error why = {0};

		assert_false(convert(&out, plain, pl_str_c(refused[i].post), refused[i].mode, &losses, &why));
		assert_string_equal(why.text, refused[i].why);
		assert_string_equal(out.ptr, "");
		assert_string_equal(losses.ptr, "");
	}
	pl_buf_finish(&out);
	pl_buf_finish(&losses);
}

/* Back and there again gives the same bytes, both ways. */
static void test_stable(void **state)
{
	struct pl_buf first = {0}, back = {0}, again = {0}, losses = {0};
	struct pl_error why = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(rows); i++) {
		enum pl_front_mode there = rows[i].mode, home = there == PL_FRONT_TO_YAML ? PL_FRONT_TO_TOML : PL_FRONT_TO_YAML;

		convert(&first, plain, pl_str_c(rows[i].written), home, &losses, &why);
		for (unsigned n = 0; n < 2; n++) {
			assert_true(convert(&back, plain, pl_str_c(first.ptr), there, &losses, &why));
			assert_true(convert(&again, plain, pl_str_c(back.ptr), home, &losses, &why));
			assert_string_equal(first.ptr, again.ptr);
		}
	}
	pl_buf_finish(&first);
	pl_buf_finish(&back);
	pl_buf_finish(&again);
	pl_buf_finish(&losses);
}

static void test_kept(void **state)
{
	static const char text[] = "\n---\r\nb :   \"x\"  # c\n---  \nText\n";
	struct pl_buf out = {0}, losses = {0};

	(void)state;
	assert_true(convert(&out, plain, pl_str_c(text), PL_FRONT_KEEP, &losses, NULL));
	assert_string_equal(out.ptr, "\n---\r\nb :   \"x\"  # c\n---  \n");
	assert_true(convert(&out, plain, pl_str_c(text), PL_FRONT_TO_YAML, &losses, NULL));
	assert_string_equal(out.ptr, "\n---\r\nb :   \"x\"  # c\n---  \n");
	assert_true(convert(&out, plain, pl_str_c(text), PL_FRONT_TO_NONE, &losses, NULL));
	assert_string_equal(out.ptr, "");
	assert_true(convert(&out, plain, pl_str_c("---\na: b: c\n---\n"), PL_FRONT_KEEP, &losses, NULL));
	assert_string_equal(out.ptr, "---\na: b: c\n---\n");
	pl_buf_finish(&out);
	pl_buf_finish(&losses);
}

/* In a Hexo site JSON has Hexo's fences and no braces, whatever the source looks like. */
static void test_hexo(void **state)
{
	static const char *const posts[][2] = {
		{"a: 1\nb: [x]\n---\nText\n", ";;;\n\"a\": 1,\n\"b\": [\"x\"]\n;;;\n"},
		{"---\na: 1\nb: [x]\n---\nText\n", ";;;\n\"a\": 1,\n\"b\": [\"x\"]\n;;;\n"},
	};
	static const struct pl_post_options options = {.hexo = true};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(posts); i++) {
		struct pl_buf out = {0};
		struct pl_post post = {0};

		pl_post_read(&post, plain, pl_str_c(posts[i][0]), &options);
		assert_true(pl_front_write(&out, &post, PL_FRONT_TO_JSON, NULL, NULL));
		pl_buf_addc(&out, '\0');
		assert_string_equal(out.ptr, posts[i][1]);
		pl_post_finish(&post);
		pl_buf_finish(&out);
	}
}

/* Keys and comments that cost more the more there are: what is not linear does not end. */
static void test_hostile(void **state)
{
	static const struct {
		const char *head, *piece, *tail;
	} shapes[] = {
		{"---\n", "# x\n", "a: 1\n---\n"},          {"---\na:\n", "  - b # c\n", "---\n"},
		{"---\na: [\n", "#c\n1,", "]\n---\n"},      {"---\na: 1\n", "\n", "b: 1\n---\n"},
		{"---\na: 0x", "9", "\n---\n"},             {"+++\na = \"", "\\n", "\"\n+++\n"},
		{"+++\n", "[[a]]\n", "+++\n"},              {"{\"a\": [1", ",\n[{\"b\":null}]", "]}\n"},
	};
	struct pl_buf text = {0}, out = {0}, losses = {0};

	(void)state;
	for (size_t i = 0; i < PL_COUNT(shapes); i++)
		for (enum pl_front_mode mode = PL_FRONT_TO_YAML; mode <= PL_FRONT_TO_JSON; mode++) {
			pl_buf_reset(&text);
			pl_buf_adds(&text, shapes[i].head);
			while (text.len < 200000)
				pl_buf_adds(&text, shapes[i].piece);
			pl_buf_adds(&text, shapes[i].tail);
			convert(&out, plain, pl_buf_str(&text), mode, &losses, NULL);
		}
	pl_buf_finish(&text);
	pl_buf_finish(&out);
	pl_buf_finish(&losses);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_written), cmocka_unit_test(test_refused), cmocka_unit_test(test_stable),
		cmocka_unit_test(test_kept),    cmocka_unit_test(test_hexo),    cmocka_unit_test(test_hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
