/* front: front matter as it is or in another form, read back before it is given out. */
#include "write/front_parts.h"

#include <stdlib.h>

struct form {
	enum pl_front_format format;
	void (*write)(struct pl_front_writing *writing, const struct pl_item *root);
	const char *open, *close; /* fences */
	const char *name;	  /* behind the dashes, where the source has such a name */
};

static const struct form forms[] = {
	[PL_FRONT_TO_YAML] = {PL_FRONT_YAML, pl_front_yaml_write, "---\n", "---\n", ""},
	[PL_FRONT_TO_TOML] = {PL_FRONT_TOML, pl_front_toml_write, "+++\n", "+++\n", "toml"},
	[PL_FRONT_TO_JSON] = {PL_FRONT_JSON, pl_front_json_write, "", "", "json"},
};

/* One conversion. */
struct job {
	struct pl_post *post;
	const struct form *form;
	struct pl_losses *losses;
	struct pl_error *why;
	struct pl_item_reader reader;
	bool named; /* `---json`: gray-matter's fences */
	bool hexo;  /* `;;;` */
	bool crlf;
};

static bool refuse(const struct job *j, uint32_t at, const char *what)
{
	return pl_fail(j->why, "line %u: %s", pl_front_line(j->post->source.text, at), what);
}

/* Anchors, aliases, tags: what is named in YAML is written once and meant often. */
static bool anchor(struct job *j, const struct pl_fact *fact)
{
	struct pl_str written = pl_slice(j->post->source.text, fact->span);
	struct pl_loss loss = {.kind = PL_LOSS_STRUCTURE, .what = PL_STR("front-anchor"), .place = fact->span, .before = written};

	if (pl_str_is(fact->text, "tag") && (pl_str_is(written, "!!str") || pl_str_is(written, "!")))
		return true;
	if (!pl_str_is(fact->text, "anchor"))
		return pl_fail(j->why, "line %u has the %.*s `%.*s`: only YAML has such",
			       pl_front_line(j->post->source.text, fact->span.start), PL_ARG(fact->text),
			       (int)(written.len < 80 ? written.len : 80), written.ptr);
	if (j->losses)
		pl_item_loss(j->losses, &j->post->arena, &loss);
	return true;
}

static bool judge(struct job *j, const struct pl_fact *fact)
{
	const char *cause;

	switch (fact->kind) {
	case PL_FACT_FRONT_SYNTAX:
		cause = pl_cause_text(fact->code);
		return pl_fail(j->why, "line %u: the front matter is broken here: %.*s",
			       pl_front_line(j->post->source.text, fact->span.start), cause ? (int)strlen(cause) : (int)fact->text.len,
			       cause ? cause : fact->text.ptr);
	case PL_FACT_FRONT_LIMIT:
		return refuse(j, fact->span.start, "the front matter is too large");
	case PL_FACT_FRONT_DUPLICATE:
		return pl_fail(j->why, "line %u: the key `%.*s` stands there for the second time",
			       pl_front_line(j->post->source.text, fact->span.start), (int)(fact->text.len < 80 ? fact->text.len : 80),
			       fact->text.ptr);
	case PL_FACT_FRONT_ANCHOR:
		return anchor(j, fact);
	case PL_FACT_FRONT_TEMPLATE:
		if (pl_str_is(fact->text, "without quotes"))
			return refuse(j, fact->span.start, "a template without quotes has no value before the site is built");
		return true;
	default:
		return true;
	}
}

static bool is_blank(struct pl_str s)
{
	return pl_str_trim(s).len == 0;
}

/* True when the front matter was read without a doubt. */
static bool sound(struct job *j)
{
	const struct pl_front *front = &j->post->front;
	const struct pl_split *split = &front->split;

	if (split->unclosed)
		return refuse(j, split->open.start, "the front matter that begins here is never closed");
	if (split->late && !is_blank(pl_slice(j->post->source.text, split->before)))
		return refuse(j, split->open.start, "text stands before the front matter");
	for (size_t i = 0; i < j->post->facts.count && j->post->facts.items[i].span.start <= split->front.end; i++)
		if (!judge(j, &j->post->facts.items[i]))
			return false;
	if (front->broken || !front->root || front->root->kind != PL_VALUE_MAP)
		return refuse(j, split->front.start, "the front matter has no keys and values");
	return true;
}

/* The fences as the source's builder knows them. */
static void look(struct job *j)
{
	const struct pl_split *split = &j->post->front.split;
	struct pl_str text = j->post->source.text, open = pl_slice(text, split->open);
	size_t newline = pl_str_find(text, PL_STR("\n"), 0);

	j->crlf = newline > 0 && newline < text.len && text.ptr[newline - 1] == '\r';
	j->named = open.len > 3 && pl_is_alpha((unsigned char)open.ptr[open.len - 1]);
	j->hexo = split->hexo && !j->named;
	j->reader = (struct pl_item_reader){
		.arena = &j->post->arena,
		.text = text,
		.from = split->format,
		.to = j->form->format,
		.losses = j->losses,
		.why = j->why,
		.psych = j->post->dialect == PL_DIALECT_KRAMDOWN,
	};
}

static void fence(const struct job *j, struct pl_buf *out, bool open)
{
	bool json = j->form->format == PL_FRONT_JSON;

	if (j->named)
		pl_buf_addf(out, "---%s\n", open ? j->form->name : "");
	else if (json && j->hexo)
		pl_buf_adds(out, ";;;\n");
	else
		pl_buf_adds(out, open ? j->form->open : j->form->close);
}

/* Writes all into `out`, with LF; gives how many comments there are in it; false: not those of the source. */
static bool compose(const struct job *j, struct pl_buf *out, const struct pl_item *root, size_t *remarks)
{
	struct pl_buf lines = {0};
	struct pl_front_writing w = {.out = &lines, .arena = &j->post->arena, .crlf = j->crlf, .braces = j->named || !j->hexo};

	j->form->write(&w, root);
	pl_remarks_write(&w, &j->reader.tail, 0);
	fence(j, out, true);
	pl_buf_add(out, pl_buf_str(&lines));
	fence(j, out, false);
	pl_buf_finish(&lines);
	*remarks = w.remarks;
	return w.remarks - w.nulls == j->reader.remarks;
}

static struct pl_str with_line_ends(const struct job *j, struct pl_buf *lines)
{
	struct pl_buf out = {0};
	struct pl_str done;

	for (size_t i = 0; i < lines->len; i++) {
		if (j->crlf && lines->ptr[i] == '\n')
			pl_buf_addc(&out, '\r');
		pl_buf_addc(&out, lines->ptr[i]);
	}
	done = pl_arena_dup(&j->post->arena, pl_buf_str(&out));
	pl_buf_finish(&out);
	return done;
}

/* The proof: `text`, read as any post is, has the same keys and values in the same order, and as many comments. */
static bool proven(struct job *j, struct pl_str text, const struct pl_item *root, size_t remarks)
{
	struct pl_facts facts = {.arena = &j->post->arena};
	struct pl_error inner = {0};
	struct pl_item_reader reader = {
		.arena = &j->post->arena, .text = text, .from = j->form->format, .to = j->form->format, .strict = true, .why = &inner};
	const struct pl_item *after, *different;
	struct pl_front front;

	pl_front_read(&front, &j->post->arena, &facts, text, j->hexo);
	if (front.format != j->form->format || front.broken || front.split.late || front.split.unclosed ||
	    front.split.body.start != text.len)
		return pl_fail(j->why, "the front matter cannot be written so that it reads the same");
	after = pl_items_read(&reader, front.root, front.split.front);
	if (!after)
		return pl_fail(j->why, "%s", inner.text);
	different = pl_items_differ(root, after, j->form->format);
	if (different)
		return pl_fail(j->why, "the key or value `%.*s` cannot be written so that it reads the same",
			       (int)(different->key.len < 80 ? different->key.len : 80), different->key.ptr ? different->key.ptr : "");
	if (reader.remarks != remarks)
		return pl_fail(j->why, "a comment in the front matter cannot be written so that it stays one");
	return true;
}

static bool convert(struct job *j, struct pl_buf *out)
{
	const struct pl_item *root;
	struct pl_buf lines = {0};
	struct pl_str text;
	size_t remarks;
	bool all;

	if (!sound(j))
		return false;
	look(j);
	root = pl_items_read(&j->reader, j->post->front.root, j->post->front.split.front);
	if (!root)
		return false;
	all = compose(j, &lines, root, &remarks);
	text = with_line_ends(j, &lines);
	pl_buf_finish(&lines);
	if (!all)
		return pl_fail(j->why, "a comment in the front matter has no place in the other form");
	if (!proven(j, text, root, remarks))
		return false;
	pl_buf_add(out, text);
	return true;
}

static int by_place(const void *a, const void *b)
{
	const struct pl_loss *x = a, *y = b;

	if (x->place.start != y->place.start)
		return x->place.start < y->place.start ? -1 : 1;
	return pl_str_cmp(x->what, y->what);
}

bool pl_front_write(struct pl_buf *out, struct pl_post *post, enum pl_front_mode mode, struct pl_losses *losses, struct pl_error *why)
{
	struct job job = {.post = post, .losses = losses, .why = why};
	size_t lost = losses ? losses->count : 0;

	if (mode == PL_FRONT_TO_NONE || post->front.format == PL_FRONT_NONE)
		return true;
	if (mode != PL_FRONT_KEEP)
		job.form = &forms[mode];
	if (!job.form || job.form->format == post->front.format) {
		pl_buf_add(out, pl_slice(post->source.text, pl_span(0, post->body_span.start)));
		return true;
	}
	if (!convert(&job, out)) {
		if (losses)
			losses->count = lost;
		return false;
	}
	if (losses && losses->count > lost)
		qsort(losses->items + lost, losses->count - lost, sizeof(losses->items[0]), by_place);
	return true;
}
