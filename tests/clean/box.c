/* box: libtidy cleans in its box: threads do not disturb each other, bad input ends in time.
 *
 * usage: box threads N       N documents, with old DOCTYPEs among them, on 8 threads as on one
 *        box hostile         what makes libtidy slow or large ends within 1.2 s and 256 MiB, each in a process of its own */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "body/raw.h"
#include "body/tidy.h"
#include "clean/clean.h"

enum { THREADS = 8 };

static const char *const doctypes[] = {
	"", "<!DOCTYPE html>", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01 Transitional//EN\" \"http://www.w3.org/TR/html4/loose.dtd\">",
	"<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">",
};
static const char *const bodies[] = {
	"<p class=MsoNormal><font color=red>a<b>b</font>c</b><o:p></o:p></p>", "<a href=\"x\"><font>c</font><p>d</p></a><object data=\"o\"><p>e</p></object>",
	"<table><caption><font>f</font></caption><tr><td>g<td>h</table>", "<ul><li><font>i<li>j</ul><a name=\"k\">l</a>",
};

static uint64_t clean(size_t i)
{
	char name[32], source[1024];
	struct pl_post post = {0};
	struct pl_clean_report report;
	struct pl_buf html = {0};
	uint64_t hash;

	snprintf(name, sizeof(name), "%zu.html", i);
	snprintf(source, sizeof(source), "%s<title>%zu</title><body>%s%s%zu", doctypes[i % 4], i, bodies[i / 4 % 4], bodies[i / 16 % 4], i % 1000);
	pl_post_read(&post, name, pl_str_c(source), NULL);
	pl_clean(&post, 1U << PL_CLEAN_STEP_TIDY, &report);
	if (!report.done[PL_CLEAN_STEP_TIDY] && !report.refused[PL_CLEAN_STEP_TIDY])
		printf("box: document %zu was not cleaned\n", i);
	pl_raw_node(&html, post.body.root);
	hash = pl_hash(pl_buf_str(&html));
	pl_buf_finish(&html);
	pl_post_finish(&post);
	return hash;
}

struct share {
	uint64_t *hashes;
	size_t first, count;
};

static void *work(void *arg)
{
	struct share *share = arg;

	for (size_t i = share->first; i < share->count; i += THREADS)
		share->hashes[i] = clean(i);
	return NULL;
}

static int threads(size_t count)
{
	uint64_t *hashes = calloc(count, sizeof(*hashes));
	pthread_t ids[THREADS];
	struct share shares[THREADS];
	size_t differ = 0;

	for (size_t i = 0; i < THREADS; i++) {
		shares[i] = (struct share){hashes, i, count};
		pthread_create(&ids[i], NULL, work, &shares[i]);
	}
	for (size_t i = 0; i < THREADS; i++)
		pthread_join(ids[i], NULL);
	for (size_t i = 0; i < count; i++)
		differ += hashes[i] != clean(i);
	free(hashes);
	printf("box: %zu documents on %d threads, %zu differ from one thread\n", count, THREADS, differ);
	return differ ? 1 : 0;
}

static const struct {
	const char *before, *unit, *behind;
	size_t count;
} hostile[] = {
	{"", "<p><font color=red>x ", "", 1000}, {"", "<p><font color=red>x ", "", 100000}, {"", "<b>x ", "", 10000}, {"", "<b>x ", "", 100000},
	{"", "<b>x</p>", "", 10000}, {"", "<b>x</p>", "", 100000}, {"", "<form>x", "", 10000}, {"", "<div>", "", 8000}, {"", "<div>", "", 100000},
	{"<p", " a=b", ">", 10000}, {"<p", " id=x", ">", 10000}, {"<p", " style=\"a:b\"", ">", 10000},
	{"", "<p class=MsoNormal style='mso-a:b'><span lang=EN>x</span></p>\n", "", 60000}, {"", "<table><tr><td>", "", 3000}, {"", "<select><optgroup>", "", 10000},
	{"", "&", "", 1000000}, {"", "<!--", "", 100000}, {"", "<", "", 1000000}, {"<font>", "<svg><g>", "", 3000},
};

static void clean_hostile(size_t i)
{
	struct pl_arena arena = {0};
	struct pl_buf html = {0};
	struct pl_str cleaned = {0};

	pl_buf_adds(&html, hostile[i].before);
	for (size_t n = 0; n < hostile[i].count; n++)
		pl_buf_adds(&html, hostile[i].unit);
	pl_buf_adds(&html, hostile[i].behind);
	pl_tidy_clean(&cleaned, &arena, pl_buf_str(&html), true);
	_exit(0);
}

static int run_hostile(void)
{
	int wrong = 0;
	double longest = 0;
	long largest = 0;

	for (size_t i = 0; i < PL_COUNT(hostile); i++) {
		struct rusage usage;
		int status = 0;
		double seconds;
		pid_t pid;

		pid = fork();
		if (pid == 0)
			clean_hostile(i);
		wait4(pid, &status, 0, &usage);
		/* of the processor, as other work on the machine says nothing of ours */
		seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
		longest = seconds > longest ? seconds : longest;
		largest = usage.ru_maxrss > largest ? usage.ru_maxrss : largest;
		if (status || seconds > 1.2 || usage.ru_maxrss > 256 * 1024) {
			printf("box: %zu x `%s`: status %d, %.2f s, %ld MiB\n", hostile[i].count, hostile[i].unit, status, seconds, usage.ru_maxrss / 1024);
			wrong = 1;
		}
	}
	printf("box: %zu bad inputs: at most %.2f s and %ld MiB\n", PL_COUNT(hostile), longest, largest / 1024);
	return wrong;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "threads") == 0)
		return threads((size_t)atol(argv[2]));
	return argc == 2 && strcmp(argv[1], "hostile") == 0 ? run_hostile() : 2;
}
