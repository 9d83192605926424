/* rulefile: reads rule files and what they extend. */
#include "lint/rulefile.h"

#include "base/glob.h"
#include "lint/keys.h"
#include "lint/packs.h"

/* ---- reading one ---- */

static struct pl_str folder_of(const char *name)
{
	const char *slash = strrchr(name, '/');

	return slash ? pl_str_n(name, (size_t)(slash + 1 - name)) : PL_STR("");
}

/* What libyaml met, as mistakes. */
static void take_facts(struct pl_rulefile *file)
{
	const struct pl_facts *facts = &file->post.facts;

	for (size_t i = 0; i < facts->count; i++) {
		const struct pl_fact *f = &facts->items[i];

		switch (f->kind) {
		case PL_FACT_FRONT_SYNTAX:
			pl_mistake(file, PL_MISTAKE_SYNTAX, f->span, PL_FMT, PL_ARG(pl_cause_text(f->code) ? pl_str_c(pl_cause_text(f->code)) : f->text));
			break;
		case PL_FACT_FRONT_DUPLICATE:
			pl_mistake(file, PL_MISTAKE_SYNTAX, f->span, "`" PL_FMT "` is set twice", PL_ARG(f->text));
			break;
		case PL_FACT_FRONT_ANCHOR:
			pl_mistake(file, PL_MISTAKE_SYNTAX, f->span, "a YAML " PL_FMT "; rule files have none", PL_ARG(f->text));
			break;
		case PL_FACT_FRONT_LIMIT:
			pl_mistake(file, PL_MISTAKE_SYNTAX, f->span, "this is too much: " PL_FMT, PL_ARG(f->text));
			break;
		default:
			break;
		}
	}
}

/* A schema's `$ref` to a file is written from its rule file's folder; later only the current folder is known. */
static void resolve_refs(struct pl_rulefile *file, struct pl_value *value)
{
	for (struct pl_value *v = value->first; v; v = v->next) {
		if (v->first)
			resolve_refs(file, v); /* at most PL_FRONT_DEPTH deep */
		else if (pl_str_is(v->key, "$ref") && v->text.len && v->text.ptr[0] != '#' && v->text.ptr[0] != '/' &&
			 pl_str_find(v->text, PL_STR("://"), 0) == v->text.len) {
			struct pl_str rest = pl_str_starts(v->text, PL_STR("./")) ? pl_str_n(v->text.ptr + 2, v->text.len - 2) : v->text;

			v->text = pl_arena_printf(&file->post.arena, PL_FMT PL_FMT, PL_ARG(folder_of(file->name)), PL_ARG(rest));
		}
	}
}

static struct pl_rulefile *read_text(struct pl_rulebook *book, const struct pl_rulefile_text *from, bool pack)
{
	struct pl_rulefile *file = PL_NEW(&book->arena, struct pl_rulefile);
	struct pl_front front = {0};
	struct pl_post *post = &file->post;
	struct pl_str text = pl_arena_dup(&post->arena, from->text);

	file->pack = pack;
	file->name = pl_arena_printf(&book->arena, "%s%s", pack ? "pack " : "", from->name).ptr;
	file->folder = pl_arena_dup(&book->arena, from->folder);
	file->diags.arena = post->facts.arena = &post->arena;
	pl_source_read(&post->source, &post->arena, file->name, text, NULL);
	if (text.len > PL_FRONT_MAX) {
		pl_mistake(file, PL_MISTAKE_SYNTAX, pl_span(0, 0), "it has %zu KiB; a rule file has at most %d", text.len / 1024, PL_FRONT_MAX / 1024);
		return file;
	}
	pl_yaml_read(&front, &post->arena, &post->facts, post->source.text, pl_span(0, (uint32_t)post->source.text.len));
	take_facts(file);
	if (front.root && front.root->kind == PL_VALUE_MAP) {
		file->root = front.root;
		resolve_refs(file, front.root);
	} else if (front.root && front.root->kind != PL_VALUE_NULL && !file->wrong) {
		pl_mistake(file, PL_MISTAKE_SYNTAX, front.root->span, "a rule file is a map with `extends`, `rules` and so on");
	}
	return file;
}

/* ---- extends ---- */

/* The files that are being extended, innermost first. */
struct chain {
	const struct chain *outer;
	const char *name;
	unsigned depth;
};

static void add(struct pl_rulebook *book, const struct pl_rulefile_text *text, bool pack, const struct chain *outer);

static bool is_path(struct pl_str word)
{
	return memchr(word.ptr, '/', word.len) || pl_str_ends(word, PL_STR(".yml")) || pl_str_ends(word, PL_STR(".yaml"));
}

static bool is_cycle(const struct chain *chain, const char *name)
{
	for (; chain; chain = chain->outer)
		if (strcmp(chain->name, name) == 0)
			return true;
	return false;
}

static void no_pack(struct pl_rulefile *file, const struct pl_value *value)
{
	const char **names = PL_NEW_N(&file->post.arena, const char *, pl_packs_count + 1);
	struct pl_buf list = {0};
	const char *near;

	for (size_t i = 0; i < pl_packs_count; i++) {
		names[i] = pl_packs[i].name;
		pl_buf_addf(&list, "%s%s", i ? ", " : "", names[i]);
	}
	near = pl_mistake_near(&file->post.arena, value->text, names);
	pl_mistake(file, PL_MISTAKE_VALUE, value->span, "there is no pack `" PL_FMT "`%s" PL_FMT, PL_ARG(value->text), *near ? near : "; the packs are ",
		   PL_ARG(*near ? PL_STR("") : pl_buf_str(&list)));
	pl_buf_finish(&list);
}

static void extend(struct pl_rulebook *book, struct pl_rulefile *file, const struct pl_value *value, const struct chain *chain)
{
	struct pl_rulefile_text text = {.folder = PL_STR("")};
	struct pl_error error;
	bool pack = !is_path(value->text);

	if (chain->depth == PL_RULEFILE_DEPTH) {
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "rule files extend one another more than %d deep", PL_RULEFILE_DEPTH);
		return;
	}
	if (pack) {
		text.text = pl_pack_text(value->text);
		text.name = pl_arena_dup(&book->arena, value->text).ptr;
		if (!text.text.ptr) {
			no_pack(file, value);
			return;
		}
	} else if (file->pack || !book->load) {
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "`" PL_FMT "`: only packs can be extended here", PL_ARG(value->text));
		return;
	} else if (!book->load(book->context, &book->arena, file, value->text, &text, &error)) {
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "`" PL_FMT "` %s", PL_ARG(value->text), error.text);
		return;
	}
	if (is_cycle(chain, pack ? pl_arena_printf(&book->arena, "pack %s", text.name).ptr : text.name))
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "`" PL_FMT "` extends this file: a circle", PL_ARG(value->text));
	else if (book->count >= PL_RULEBOOK_FILES || book->bytes + text.text.len > PL_RULEBOOK_MAX)
		pl_mistake(file, PL_MISTAKE_VALUE, value->span, "with `" PL_FMT "` there is too much: rule files have at most %d KiB and %d files in all",
			   PL_ARG(value->text), PL_RULEBOOK_MAX / 1024, PL_RULEBOOK_FILES);
	else
		add(book, &text, pack, chain);
}

static void add(struct pl_rulebook *book, const struct pl_rulefile_text *text, bool pack, const struct chain *outer)
{
	struct pl_rulefile *file;
	struct chain chain;
	const struct pl_value *extends;

	book->bytes += text->text.len;
	file = read_text(book, text, pack);
	chain = (struct chain){outer, file->name, outer ? outer->depth + 1 : 0};
	extends = pl_rulefile_get(file, "extends");
	if (extends && extends->kind == PL_VALUE_LIST) {
		for (const struct pl_value *v = extends->first; v; v = v->next)
			if (v->text.len)
				extend(book, file, v, &chain);
	} else if (extends && extends->text.len) {
		extend(book, file, extends, &chain);
	}
	if (file->root && book->set)
		pl_keys_check(file, file->root, pl_rulefile_keys, NULL, book->set);
	pl_diags_sort(&file->diags);
	book->files = pl_arena_grow(&book->arena, book->files, book->count, &book->cap, sizeof(struct pl_rulefile *));
	book->files[book->count++] = file;
}

void pl_rulebook_add(struct pl_rulebook *book, const struct pl_rulefile_text *text)
{
	add(book, text, false, NULL);
}

bool pl_rulebook_add_pack(struct pl_rulebook *book, struct pl_str pack)
{
	struct pl_rulefile_text text = {pl_arena_dup(&book->arena, pack).ptr, PL_STR(""), pl_pack_text(pack)};

	if (text.text.ptr)
		add(book, &text, true, NULL);
	return text.text.ptr != NULL;
}

bool pl_rulebook_wrong(const struct pl_rulebook *book)
{
	for (size_t i = 0; i < book->count; i++)
		if (book->files[i]->wrong)
			return true;
	return false;
}

void pl_rulebook_finish(struct pl_rulebook *book)
{
	for (size_t i = 0; i < book->count; i++)
		pl_post_finish(&book->files[i]->post);
	pl_arena_finish(&book->arena);
	*book = (struct pl_rulebook){0};
}

const struct pl_value *pl_rulefile_get(const struct pl_rulefile *file, const char *key)
{
	return file->root ? pl_value_get(file->root, pl_str_c(key)) : NULL;
}

/* ---- globs ---- */

enum { BRACES_MAX = 64 };

/* `glob` with its first {a,b} written out in each way, and so on; true when one matches. *budget bounds the ways. */
static bool match_braces(struct pl_str glob, struct pl_str path, unsigned *budget)
{
	size_t open = pl_str_find(glob, PL_STR("{"), 0), close = pl_str_find(glob, PL_STR("}"), open), start = open + 1;
	struct pl_buf way = {0};
	bool matches = false;

	if (close == glob.len)
		return pl_glob_match(glob, path);
	for (size_t i = start; i <= close && !matches && *budget; i++) {
		if (i < close && glob.ptr[i] != ',')
			continue;
		(*budget)--;
		pl_buf_reset(&way);
		pl_buf_add(&way, pl_str_n(glob.ptr, open));
		pl_buf_add(&way, pl_str_n(glob.ptr + start, i - start));
		pl_buf_add(&way, pl_str_n(glob.ptr + close + 1, glob.len - close - 1));
		matches = match_braces(pl_buf_str(&way), path, budget);
		start = i + 1;
	}
	pl_buf_finish(&way);
	return matches;
}

static bool match(struct pl_str glob, struct pl_str path)
{
	unsigned budget = BRACES_MAX;
	size_t slash = path.len;

	if (pl_str_starts(glob, PL_STR("./")))
		glob = pl_str_n(glob.ptr + 2, glob.len - 2);
	if (glob.len && !memchr(glob.ptr, '/', glob.len)) { /* a name: at any depth */
		while (slash > 0 && path.ptr[slash - 1] != '/')
			slash--;
		path = pl_str_n(path.ptr + slash, path.len - slash);
	}
	if (pl_str_ends(glob, PL_STR("/"))) /* a folder: what is in it */
		return pl_str_starts(path, glob);
	return match_braces(glob, path, &budget);
}

bool pl_rulefile_selects(const struct pl_rulefile *file, const struct pl_value *globs, struct pl_str path, size_t *hits)
{
	bool selects = false, list = globs->kind == PL_VALUE_LIST;
	size_t i = 0;

	if (!pl_str_starts(path, file->folder))
		return false;
	path = pl_str_n(path.ptr + file->folder.len, path.len - file->folder.len);
	for (const struct pl_value *v = list ? globs->first : globs; v; v = list ? v->next : NULL, i++) {
		bool back = v->text.len && v->text.ptr[0] == '!';

		if (!v->text.len || !match(pl_str_n(v->text.ptr + back, v->text.len - back), path))
			continue;
		selects = !back;
		if (hits)
			hits[i]++;
	}
	return selects;
}
