/* front_dump: front matter as we read it, as JSON for other readers to be compared with.
 *
 * usage: front_dump scalars < lines                    a line each: [[type, value], …] as YAML 1.1, 1.2 and Psych read it
 *        front_dump yaml|toml|json < documents         ended by NUL bytes; a record a line for each
 *        front_dump posts < paths                      a record a line for each post that has front matter
 *
 * A record: {"faults": [[kind, what, start, end], …], "value": VALUE}; of a post also "path", "format" and "front", the
 * text between the fences. VALUE: {"t": kind, "q": quotes, "s": [start, end], "v": text or [VALUE, …]} and, where it has
 * one, "k": key with "ks": [start, end]. Places are byte offsets in the front matter. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "post.h"
#include "report/report.h"

static void string(struct pl_buf *out, struct pl_str text)
{
	pl_buf_addc(out, '"');
	pl_report_json_escape(out, text);
	pl_buf_addc(out, '"');
}

static void place(struct pl_buf *out, struct pl_span span, uint32_t base)
{
	pl_buf_addf(out, "[%u,%u]", span.start - base, span.end - base);
}

/* Children are at most PL_FRONT_DEPTH deep, some more in TOML: a constant. */
static void value(struct pl_buf *out, const struct pl_value *v, uint32_t base)
{
	static const char *const kinds[] = {
		[PL_VALUE_NULL] = "null", [PL_VALUE_SCALAR] = "scalar", [PL_VALUE_STRING] = "string",
		[PL_VALUE_NUMBER] = "number", [PL_VALUE_BOOL] = "bool", [PL_VALUE_DATE] = "date",
		[PL_VALUE_LIST] = "list", [PL_VALUE_MAP] = "map"};
	static const char *const quotes[] = {"plain", "single", "double", "literal", "folded"};
	const char *separator = "";

	pl_buf_addf(out, "{\"t\":\"%s\",\"q\":\"%s\",\"s\":", kinds[v->kind], quotes[v->quote]);
	place(out, v->span, base);
	if (v->key.ptr) {
		pl_buf_adds(out, ",\"k\":");
		string(out, v->key);
		pl_buf_adds(out, ",\"ks\":");
		place(out, v->key_span, base);
	}
	pl_buf_adds(out, ",\"v\":");
	if (v->kind != PL_VALUE_LIST && v->kind != PL_VALUE_MAP) {
		string(out, v->text);
	} else {
		pl_buf_addc(out, '[');
		for (const struct pl_value *c = v->first; c; c = c->next, separator = ",") {
			pl_buf_adds(out, separator);
			value(out, c, base);
		}
		pl_buf_addc(out, ']');
	}
	pl_buf_addc(out, '}');
}

static void faults(struct pl_buf *out, const struct pl_facts *facts, uint32_t base)
{
	static const char *const kinds[] = {
		[PL_FACT_FRONT_SYNTAX] = "syntax", [PL_FACT_FRONT_DUPLICATE] = "duplicate",
		[PL_FACT_FRONT_ANCHOR] = "anchor", [PL_FACT_FRONT_LIMIT] = "limit",
		[PL_FACT_FRONT_COMMENT_CUT] = "cut", [PL_FACT_FRONT_TEMPLATE] = "template"};
	const char *separator = "";

	pl_buf_adds(out, "\"faults\":[");
	for (size_t i = 0; i < facts->count; i++) {
		const struct pl_fact *f = &facts->items[i];

		if (f->kind >= PL_COUNT(kinds) || !kinds[f->kind])
			continue;
		pl_buf_addf(out, "%s[\"%s\",", separator, kinds[f->kind]);
		string(out, f->text);
		pl_buf_addf(out, ",%u,%u]", f->span.start - base, f->span.end - base);
		separator = ",";
	}
	pl_buf_adds(out, "],\"value\":");
}

static void print(struct pl_buf *out)
{
	pl_buf_adds(out, "}\n");
	fwrite(out->ptr, 1, out->len, stdout);
	pl_buf_reset(out);
}

static void slurp(struct pl_buf *buf, FILE *file)
{
	size_t n;

	pl_buf_reset(buf);
	do {
		pl_buf_reserve(buf, 65536);
		n = fread(buf->ptr + buf->len, 1, 65536, file);
		buf->len += n;
	} while (n);
}

typedef void (*reader)(struct pl_front *, struct pl_arena *, struct pl_facts *, struct pl_str, struct pl_span);

/* Each document is read from a copy of its own, so that a sanitizer sees a read past its end. */
static void documents(reader read)
{
	struct pl_buf in = {0}, out = {0};
	struct pl_arena arena = {0};

	slurp(&in, stdin);
	for (size_t start = 0, end; start < in.len; start = end + 1) {
		struct pl_facts facts = {.arena = &arena};
		struct pl_front front = {0};
		char *copy;

		for (end = start; end < in.len && in.ptr[end]; end++)
			;
		copy = malloc(end - start + 1);
		if (!copy)
			exit(2);
		memcpy(copy, in.ptr + start, end - start);
		read(&front, &arena, &facts, pl_str_n(copy, end - start), pl_span(0, (uint32_t)(end - start)));
		pl_buf_addc(&out, '{');
		faults(&out, &facts, 0);
		value(&out, front.root, 0);
		print(&out);
		free(copy);
		pl_arena_reset(&arena);
	}
	pl_arena_finish(&arena);
	pl_buf_finish(&in);
	pl_buf_finish(&out);
}

static void scalars(void)
{
	static const char *const names[] = {
		[PL_YAML_STRING] = "string", [PL_YAML_NULL] = "null", [PL_YAML_BOOL] = "bool", [PL_YAML_INT] = "int",
		[PL_YAML_FLOAT] = "float", [PL_YAML_TIMESTAMP] = "timestamp", [PL_YAML_DATE] = "date",
		[PL_YAML_SYMBOL] = "symbol", [PL_YAML_MERGE] = "merge"};
	struct pl_arena arena = {0};
	struct pl_buf out = {0};
	char line[4096];

	while (fgets(line, sizeof(line), stdin)) {
		struct pl_str plain = pl_str_n(line, strcspn(line, "\n"));

		for (unsigned r = 0; r < PL_YAML_READERS; r++) {
			struct pl_yaml_typed typed = pl_front_type(&arena, plain, r);

			pl_buf_addf(&out, "%s[\"%s\",", r ? "," : "[", names[typed.type]);
			string(&out, typed.value);
			pl_buf_addc(&out, ']');
		}
		pl_buf_adds(&out, "]\n");
		fwrite(out.ptr, 1, out.len, stdout);
		pl_buf_reset(&out);
		pl_arena_reset(&arena);
	}
	pl_arena_finish(&arena);
	pl_buf_finish(&out);
}

static void post(struct pl_post *post, struct pl_buf *out, const char *path)
{
	static const char *const formats[] = {
		[PL_FRONT_YAML] = "yaml", [PL_FRONT_TOML] = "toml", [PL_FRONT_JSON] = "json"};
	struct pl_span span = post->front.split.front;

	if (!post->front.root)
		return;
	pl_buf_adds(out, "{\"path\":");
	string(out, pl_str_c(path));
	pl_buf_addf(out, ",\"format\":\"%s\",\"front\":", formats[post->front.format]);
	string(out, pl_slice(post->source.text, span));
	pl_buf_addc(out, ',');
	faults(out, &post->facts, span.start);
	value(out, post->front.root, span.start);
	print(out);
}

static int posts(void)
{
	static const struct pl_post_options options = {.hexo = true};
	struct pl_buf bytes = {0}, out = {0};
	struct pl_post read = {0};
	char path[4096];

	while (fgets(path, sizeof(path), stdin)) {
		FILE *file;

		path[strcspn(path, "\n")] = '\0';
		file = fopen(path, "rb");
		if (!file) {
			fprintf(stderr, "front_dump: cannot read %s\n", path);
			return 2;
		}
		slurp(&bytes, file);
		fclose(file);
		pl_post_read(&read, path, pl_buf_str(&bytes), &options);
		post(&read, &out, path);
	}
	pl_buf_finish(&bytes);
	pl_buf_finish(&out);
	pl_post_finish(&read);
	return 0;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *name;
		reader read;
	} readers[] = {{"yaml", pl_yaml_read}, {"toml", pl_toml_read}, {"json", pl_json_read}};
	const char *what = argc == 2 ? argv[1] : "";

	if (strcmp(what, "posts") == 0)
		return posts();
	if (strcmp(what, "scalars") == 0) {
		scalars();
		return 0;
	}
	for (size_t i = 0; i < PL_COUNT(readers); i++)
		if (strcmp(what, readers[i].name) == 0) {
			documents(readers[i].read);
			return 0;
		}
	fprintf(stderr, "usage: front_dump scalars|yaml|toml|json|posts\n");
	return 2;
}
