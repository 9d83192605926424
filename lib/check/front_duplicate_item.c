/* front_duplicate_item: the same tag or category twice. */
#include "base/hash.h"
#include "base/utf8.h"
#include "lint/check.h"

static const struct pl_rule rule = {
	.id = "front-duplicate-item", .severity = PL_WARNING, .fix = PL_FIX_UNSAFE, .since = "0.2", .whole_post = true,
	.sentence = "tag or category stands twice",
	.help = "Keep one of the two.",
	.why = "Builders make one page of a tag, list the post there twice, or make two pages that differ only by case: `SDN` and `sdn` are two tags "
	       "to Hexo and one to Hugo. Said of `tags`, `categories`, `keywords` and their like, also when two differ only by case, width or blanks.",
	.bad = "---\ntitle: Harbour\ntags: [sdn, net, SDN]\n---\nText.\n", .good = "---\ntitle: Harbour\ntags: [sdn, net]\n---\nText.\n",
};

static bool is_wanted(struct pl_str key)
{
	static const char *const keys[] = {"tags", "tag", "categories", "category", "keywords", "topics", "series", "taxonomies"};

	for (size_t i = 0; i < PL_COUNT(keys); i++)
		if (pl_str_eq_nocase(key, pl_str_c(keys[i])))
			return true;
	return false;
}

/* Lower case, full width as half width, runs of blanks as one. */
static struct pl_str fold(struct pl_arena *arena, struct pl_str text)
{
	struct pl_buf out = {0};
	struct pl_str folded;
	bool blank = false;

	text = pl_str_trim(text);
	for (size_t at = 0; at < text.len;) {
		uint32_t c = pl_utf8_next(text, &at);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c == ' ' || c == 0x3000 || c == 0xA0) {
			blank = out.len > 0;
			continue;
		}
		if (blank)
			pl_buf_addc(&out, ' ');
		blank = false;
		pl_buf_add_utf8(&out, c < 128 ? (uint32_t)pl_lower((char)c) : c);
	}
	folded = pl_arena_dup(arena, out.len ? pl_buf_str(&out) : PL_STR(""));
	pl_buf_finish(&out);
	return folded;
}

/* A block item alone on its line goes with the line. */
static bool own_line(struct pl_str text, const struct pl_value *value, struct pl_span *line)
{
	uint32_t start = value->span.start, end = value->span.end;

	while (start > 0 && (text.ptr[start - 1] == ' ' || text.ptr[start - 1] == '\t' || text.ptr[start - 1] == '-'))
		start--;
	while (end < text.len && (text.ptr[end] == ' ' || text.ptr[end] == '\r'))
		end++;
	*line = pl_span(start, end + 1);
	return start > 0 && text.ptr[start - 1] == '\n' && end < text.len && text.ptr[end] == '\n' && memchr(text.ptr + start, '-', value->span.start - start);
}

static void judge_list(struct pl_pass *pass, const struct pl_value *list)
{
	struct pl_str text = pl_pass_post(pass)->source.text;
	struct pl_map seen = {0};

	for (const struct pl_value *v = list->first; v; v = v->next) {
		const struct pl_value *before;
		struct pl_span line;
		struct pl_diag *diag;
		void **slot;

		if (v->kind == PL_VALUE_LIST || v->kind == PL_VALUE_MAP || !pl_str_trim(v->text).len)
			continue;
		slot = pl_map_put(&seen, pl_pass_arena(pass), fold(pl_pass_arena(pass), v->text));
		before = *slot;
		if (!before) {
			*slot = (void *)(uintptr_t)v;
			continue;
		}
		diag = pl_complain(pass, &rule, v->span, pl_str_eq(before->text, v->text) ? "`" PL_FMT "`" : "`" PL_FMT "`, which differs from `" PL_FMT "` only by case, width or blanks",
				   PL_ARG(pl_quote_text(pass, v->text, 40)), PL_ARG(pl_quote_text(pass, before->text, 40)));
		pl_complain_related(pass, diag, before->span, "first written here");
		if (own_line(text, v, &line))
			pl_complain_fix(pass, diag, PL_FIX_UNSAFE, "delete this one", line, PL_STR(""));
	}
}

static void judge_map(struct pl_pass *pass, const struct pl_value *map)
{
	for (const struct pl_value *v = map ? map->first : NULL; v; v = v->next)
		if (v->kind == PL_VALUE_LIST && (map->parent || is_wanted(v->key)))
			judge_list(pass, v);
		else if (v->kind == PL_VALUE_MAP && !map->parent && pl_str_is(v->key, "taxonomies")) /* Zola */
			judge_map(pass, v);
}

static void begin(struct pl_pass *pass)
{
	const struct pl_value *root = pl_pass_post(pass)->front.root;

	if (root && root->kind == PL_VALUE_MAP)
		judge_map(pass, root);
}

const struct pl_check pl_check_front_duplicate_item = {
	.name = "front_duplicate_item", .rules = &rule, .nrules = 1, .begin = begin,
};
