/* tidy: libtidy's box. It is shown nothing it is known to choke on (tidy_guard.c); its memory is counted and the
 * clock looked at while it allocates; when it takes too much, it is left by longjmp and its memory freed. */
#define _DEFAULT_SOURCE /* tidy's headers want the types uint and ulong of the system */
#include "body/tidy.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdlib.h>
#include <time.h>

#ifdef PL_TIDY_IN_SUBDIR
#include <tidy/tidy.h>
#include <tidy/tidybuffio.h>
#else
#include <tidy.h>
#include <tidybuffio.h>
#endif

#include "base/utf8.h"
#include "body/tidy_guard.h"

enum { STACK = 4 << 20, LOOK_AT_CLOCK = 256 };

/* Before each piece of memory tidy has: a ring of them. */
struct block {
	struct block *prev, *next;
	size_t size;
};

/* Bytes between a block and the memory tidy sees, which must suit any type. */
enum { HEADER = (sizeof(struct block) + 15) & ~(size_t)15 };

struct run {
	TidyAllocator allocator; /* first: tidy hands it back to us */
	struct block blocks;     /* the ring's head */
	size_t heap, allocations;
	struct timespec deadline;
	jmp_buf out;
	enum pl_tidy_end end;

	struct pl_arena *arena;
	struct pl_str copy;      /* what tidy reads, behind PREFIX */
	struct pl_tidy *tidy;    /* where messages go; NULL: the page is to be cleaned */
	bool word;
	struct pl_str cleaned;
	uint32_t line_start, line; /* where the last message's line began: messages come nearly in order */
};

static const char PREFIX[] = "<!DOCTYPE html>\n";

/* ---- memory with a way out ---- */

static _Noreturn void leave(struct run *run, enum pl_tidy_end end)
{
	run->end = end;
	longjmp(run->out, 1);
}

static void look(struct run *run, size_t more)
{
	struct timespec now;

	if (more > PL_TIDY_HEAP_MAX - run->heap)
		leave(run, PL_TIDY_MEMORY);
	if (++run->allocations % LOOK_AT_CLOCK)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (now.tv_sec > run->deadline.tv_sec ||
	    (now.tv_sec == run->deadline.tv_sec && now.tv_nsec > run->deadline.tv_nsec))
		leave(run, PL_TIDY_TIME);
}

static void link_block(struct run *run, struct block *b, size_t size)
{
	b->size = size;
	b->prev = &run->blocks;
	b->next = run->blocks.next;
	b->next->prev = b->prev->next = b;
	run->heap += size;
}

static void unlink_block(struct run *run, struct block *b)
{
	b->prev->next = b->next;
	b->next->prev = b->prev;
	run->heap -= b->size;
}

static struct block *block_of(void *memory)
{
	return (struct block *)(void *)((char *)memory - HEADER);
}

static void *memory_of(struct block *b)
{
	return (char *)b + HEADER;
}

static void *TIDY_CALL take(TidyAllocator *self, size_t size)
{
	struct run *run = (struct run *)(void *)self;
	struct block *b;

	look(run, size);
	b = malloc(HEADER + size);
	if (!b)
		leave(run, PL_TIDY_MEMORY);
	link_block(run, b, size);
	return memory_of(b);
}

static void *TIDY_CALL retake(TidyAllocator *self, void *memory, size_t size)
{
	struct run *run = (struct run *)(void *)self;
	struct block *old, *b;

	if (!memory)
		return take(self, size);
	look(run, size);
	old = block_of(memory);
	unlink_block(run, old);
	b = realloc(old, HEADER + size);
	if (!b) {
		link_block(run, old, old->size);
		leave(run, PL_TIDY_MEMORY);
	}
	link_block(run, b, size);
	return memory_of(b);
}

static void TIDY_CALL give(TidyAllocator *self, void *memory)
{
	struct block *b;

	if (!memory)
		return;
	b = block_of(memory);
	unlink_block((struct run *)(void *)self, b);
	free(b);
}

static void TIDY_CALL panic(TidyAllocator *self, ctmbstr message)
{
	(void)message;
	leave((struct run *)(void *)self, PL_TIDY_MEMORY);
}

static void give_all(struct run *run)
{
	while (run->blocks.next != &run->blocks) {
		struct block *b = run->blocks.next;

		unlink_block(run, b);
		free(b);
	}
}

/* ---- messages ---- */

/* Offset of line `line` (1-based) and code point `column` (1-based) in the copy. */
static uint32_t place(struct run *run, uint32_t line, uint32_t column)
{
	size_t at;

	if (line < run->line)
		run->line = run->line_start = 0;
	if (!run->line)
		run->line = 1;
	while (run->line < line) {
		const char *lf = memchr(run->copy.ptr + run->line_start, '\n', run->copy.len - run->line_start);

		if (!lf)
			return (uint32_t)run->copy.len;
		run->line_start = (uint32_t)(lf - run->copy.ptr) + 1;
		run->line++;
	}
	at = run->line_start;
	while (column-- > 1 && at < run->copy.len && run->copy.ptr[at] != '\n')
		pl_utf8_next(run->copy, &at);
	return (uint32_t)at;
}

/* What a person would underline at `at`: a tag, a reference, or one character. */
static struct pl_span extent(struct pl_str copy, uint32_t at)
{
	char stop = at == copy.len ? 0 : copy.ptr[at] == '<' ? '>' : copy.ptr[at] == '&' ? ';' : 0;
	size_t end = at;

	if (stop)
		while (end < copy.len && end < at + 200u && copy.ptr[end] != '\n')
			if (copy.ptr[end++] == stop)
				return pl_span(at, (uint32_t)end);
	end = at;
	if (end < copy.len)
		pl_utf8_next(copy, &end);
	return pl_span(at, (uint32_t)end);
}

/* What comes of our feeding tidy a part of a page, is no complaint, or is not so in HTML of today (lower case and
 * table summaries for XHTML; `alt` has a rule of its own). */
static bool is_noise(const char *key)
{
	static const char *const noise[] = {
		"MISSING_TITLE_ELEMENT", "MISSING_DOCTYPE", "STRING_CONTENT_LOOKS", "STRING_DOCTYPE_GIVEN",
		"CUSTOM_TAG_DETECTED", "TRIM_EMPTY_ELEMENT", "PREVIOUS_LOCATION", "FOUND_STYLE_IN_BODY", "MOVED_STYLE_TO_HEAD",
		"ATTR_VALUE_NOT_LCASE", "MISSING_ATTRIBUTE",
	};

	for (size_t i = 0; i < PL_COUNT(noise); i++)
		if (!strcmp(noise[i], key))
			return true;
	return false;
}

static Bool TIDY_CALL on_message(TidyMessage message)
{
	struct run *run = tidyGetAppData(tidyGetMessageDoc(message));
	TidyReportLevel level = tidyGetMessageLevel(message);
	int line = tidyGetMessageLine(message), column = tidyGetMessageColumn(message);
	const char *key = tidyGetMessageKey(message);
	struct pl_tidy_message *m;

	if ((level != TidyWarning && level != TidyError) || line < 2 || column < 1 || is_noise(key) ||
	    run->tidy->count == PL_TIDY_MESSAGES_MAX)
		return no;
	if (!run->tidy->items)
		run->tidy->items = PL_NEW_N(run->arena, struct pl_tidy_message, PL_TIDY_MESSAGES_MAX);
	m = &run->tidy->items[run->tidy->count++];
	m->key = pl_arena_dup(run->arena, pl_str_c(key));
	m->text = pl_arena_dup(run->arena, pl_str_c(tidyGetMessage(message)));
	m->error = level == TidyError;
	m->span = extent(run->copy, place(run, (uint32_t)line - 1, (uint32_t)column));
	return no;
}

/* ---- the run ---- */

static void set_options(TidyDoc doc)
{
	tidySetCharEncoding(doc, "utf8");
	tidyOptSetBool(doc, TidyQuiet, yes);
	tidyOptSetInt(doc, TidyShowErrors, 1000000);
	tidyOptSetInt(doc, TidyTabSize, 1); /* columns are code points then */
	tidyOptSetBool(doc, TidyDropEmptyElems, no);
	tidyOptSetBool(doc, TidyDropEmptyParas, no);
	tidyOptSetBool(doc, TidyWarnPropAttrs, no);
	tidyOptSetBool(doc, TidyMark, no);
	tidyOptSetValue(doc, TidyBodyOnly, "yes");
}

/* What tidy shall not do: addresses, characters and names stay as they are. */
static void set_cleaning(TidyDoc doc, bool word)
{
	tidyOptSetValue(doc, TidyForceOutput, "yes");
	tidyOptSetValue(doc, TidyFixUri, "no");
	tidyOptSetValue(doc, TidyFixBackslash, "no");
	tidyOptSetValue(doc, TidyAnchorAsName, "no");
	tidyOptSetValue(doc, TidyFixComments, "no");
	tidyOptSetValue(doc, TidyNCR, "yes");
	tidyOptSetInt(doc, TidyWrapLen, 0);
	tidyOptSetValue(doc, TidyWord2000, word ? "yes" : "no");
}

/* Copies what tidy made out of its memory. */
static void save(struct run *run, TidyDoc doc)
{
	TidyBuffer out;

	tidyCleanAndRepair(doc);
	tidyBufInitWithAllocator(&out, &run->allocator);
	tidySaveBuffer(doc, &out);
	run->cleaned = pl_arena_dup(run->arena, pl_str_n((const char *)out.bp, out.size));
	tidyBufFree(&out);
}

static void parse(struct run *run)
{
	TidyDoc doc = tidyCreateWithAllocator(&run->allocator);
	TidyBuffer in, errors;
	char *bytes = take(&run->allocator, sizeof(PREFIX) + run->copy.len);

	memcpy(bytes, PREFIX, sizeof(PREFIX) - 1);
	memcpy(bytes + sizeof(PREFIX) - 1, run->copy.ptr, run->copy.len);
	set_options(doc);
	if (!run->tidy)
		set_cleaning(doc, run->word);
	tidyBufInitWithAllocator(&errors, &run->allocator);
	tidySetErrorBuffer(doc, &errors);
	tidySetAppData(doc, run);
	if (run->tidy)
		tidySetMessageCallback(doc, on_message);
	tidyBufInitWithAllocator(&in, &run->allocator);
	tidyBufAttach(&in, (byte *)bytes, (uint)(sizeof(PREFIX) - 1 + run->copy.len));
	tidyParseBuffer(doc, &in);
	tidyBufDetach(&in);
	if (!run->tidy)
		save(run, doc);
	tidyRelease(doc);
}

static void *work(void *arg)
{
	struct run *run = arg;

	if (setjmp(run->out) == 0)
		parse(run);
	give_all(run);
	return NULL;
}

/* Once, before any document: or each would set the locale of the whole process. */
static void speak_english(void)
{
	tidySetLanguage("en");
}

static enum pl_tidy_end run_thread(struct run *run)
{
	static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_attr_t attr;
	pthread_t thread;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, STACK);
	pthread_mutex_lock(&one_at_a_time);
	pthread_once(&once, speak_english);
	clock_gettime(CLOCK_MONOTONIC, &run->deadline);
	run->deadline.tv_sec += PL_TIDY_MILLISECONDS / 1000;
	if (pthread_create(&thread, &attr, work, run) == 0)
		pthread_join(thread, NULL);
	else
		run->end = PL_TIDY_THREAD;
	pthread_mutex_unlock(&one_at_a_time);
	pthread_attr_destroy(&attr);
	return run->end;
}

void pl_tidy_judge(struct pl_tidy *tidy, struct pl_arena *arena, struct pl_str text, const struct pl_tidy_html *html)
{
	static const TidyAllocatorVtbl calls = {take, retake, give, panic};
	struct run run = {.allocator = {&calls}, .arena = arena, .tidy = tidy};

	*tidy = (struct pl_tidy){.end = text.len > PL_TIDY_BYTES_MAX ? PL_TIDY_SIZE : PL_TIDY_DONE};
	if (tidy->end != PL_TIDY_DONE)
		return;
	run.copy = pl_tidy_copy(arena, text, html);
	tidy->end = pl_tidy_guard(run.copy);
	if (tidy->end != PL_TIDY_DONE)
		return;
	run.blocks.prev = run.blocks.next = &run.blocks;
	tidy->end = run_thread(&run);
}

const char *const pl_tidy_ends[PL_TIDY_ENDS] = {
	[PL_TIDY_DONE] = "done",
	[PL_TIDY_SIZE] = "the post is larger than libtidy is given (4 MiB)",
	[PL_TIDY_DEPTH] = "elements are nested deeper than libtidy is given (256)",
	[PL_TIDY_ATTRIBUTES] = "a tag has more attributes than libtidy is given (512)",
	[PL_TIDY_FORMATTING] = "more formatting elements are open at once than libtidy is given (64)",
	[PL_TIDY_TIME] = "libtidy took longer than a second",
	[PL_TIDY_MEMORY] = "libtidy wanted more than 256 MiB",
	[PL_TIDY_THREAD] = "no thread could be started for libtidy",
};

enum pl_tidy_end pl_tidy_clean(struct pl_str *cleaned, struct pl_arena *arena, struct pl_str html, bool word)
{
	static const TidyAllocatorVtbl calls = {take, retake, give, panic};
	struct pl_span all = pl_span(0, (uint32_t)html.len);
	struct pl_tidy_html what = {.spans = &all, .count = 1};
	struct run run = {.allocator = {&calls}, .arena = arena, .word = word};
	enum pl_tidy_end end;

	if (html.len > PL_TIDY_BYTES_MAX)
		return PL_TIDY_SIZE;
	run.copy = pl_tidy_copy(arena, html, &what);
	end = pl_tidy_guard(run.copy);
	if (end != PL_TIDY_DONE)
		return end;
	run.blocks.prev = run.blocks.next = &run.blocks;
	end = run_thread(&run);
	*cleaned = run.cleaned;
	return end;
}
