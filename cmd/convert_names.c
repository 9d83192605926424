/* convert_names: which file each post is written to. All is known before the first is written. */
#define _XOPEN_SOURCE 700 /* realpath */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "convert.h"
#include "message.h"
#include "place.h"

struct namer {
	struct convert *c;
	struct pl_str cwd;
	struct pl_map taken;   /* absolute output -> the first post that gets it */
	struct pl_map inputs;  /* device and number of a file -> struct file */
	struct pl_buf place;
};

static const char *copy(struct namer *n, struct pl_str text)
{
	return pl_arena_dup(&n->c->arena, text).ptr;
}

/* The absolute form of a path; in the run's memory. */
static struct pl_str place_of(struct namer *n, const char *path)
{
	place_absolute(&n->place, n->cwd, pl_str_c(path));
	return pl_arena_dup(&n->c->arena, pl_buf_str(&n->place));
}

static struct pl_str folder_of(struct pl_str path)
{
	while (path.len && path.ptr[path.len - 1] != '/')
		path.len--;
	path.len -= path.len != 0;
	return path;
}

/* Which file this is, whatever its name. False: there is none. */
static bool identity(const char *path, char id[2 * sizeof(uintmax_t)])
{
	struct stat st;
	uintmax_t numbers[2];

	if (stat(path, &st) != 0)
		return false;
	numbers[0] = (uintmax_t)st.st_dev;
	numbers[1] = (uintmax_t)st.st_ino;
	memcpy(id, numbers, sizeof(numbers));
	return true;
}

static void know_inputs(struct namer *n)
{
	char id[2 * sizeof(uintmax_t)];

	for (size_t i = 0; i < n->c->files.count; i++) {
		struct file *file = &n->c->files.items[i];

		if (!file->is_stdin && identity(file->path, id))
			*pl_map_put(&n->inputs, &n->c->arena, pl_arena_dup(&n->c->arena, pl_str_n(id, sizeof(id)))) = file;
	}
}

/* The post that `path` is, or NULL. */
static const struct file *input_at(struct namer *n, const char *path)
{
	char id[2 * sizeof(uintmax_t)];

	return identity(path, id) ? pl_map_get(&n->inputs, pl_str_n(id, sizeof(id))) : NULL;
}

/* The folder (absolute) that all files named one by one have in common. */
static struct pl_str common_folder(struct namer *n)
{
	struct pl_str common = {0};

	for (size_t i = 0; i < n->c->files.count; i++) {
		const struct file *file = &n->c->files.items[i];
		struct pl_str folder;

		if (file->below)
			continue;
		folder = folder_of(place_of(n, file->path));
		if (!common.ptr)
			common = folder;
		while (common.len && !place_below(folder, common))
			common = folder_of(common);
	}
	return common;
}

/* OUT/way/to/name.md */
static const char *output_below(struct namer *n, const struct file *file, struct pl_str common)
{
	struct convert *c = n->c;
	struct pl_str way = pl_str_c(file->below), folder;
	struct pl_buf out = {0};
	const char *path;

	if (!file->below) {
		way = place_of(n, file->path);
		way = pl_str_n(way.ptr + common.len + 1, way.len - common.len - 1);
	}
	folder = folder_of(way);
	pl_buf_adds(&out, c->settings->output);
	while (out.len > 1 && out.ptr[out.len - 1] == '/')
		out.len--;
	if (out.ptr[out.len - 1] != '/')
		pl_buf_addc(&out, '/');
	if (folder.len)
		pl_buf_addf(&out, PL_FMT "/", PL_ARG(folder));
	way.ptr += folder.len ? folder.len + 1 : 0;
	way.len -= folder.len ? folder.len + 1 : 0;
	files_rename(&out, way, pl_target_rows[c->settings->to].suffix);
	path = copy(n, pl_buf_str(&out));
	pl_buf_finish(&out);
	return path;
}

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

/* -o names a folder: it says so, it is one, or there is more than one file to put there. */
static bool output_is_folder(const struct convert *c)
{
	const char *output = c->settings->output;
	size_t len = strlen(output);

	return (len && output[len - 1] == '/') || is_folder(output) || c->files.count != 1 || c->files.items[0].below;
}

/* What was written there before is not taken for posts when a folder around it is walked. */
static void leave_output_out(struct namer *n)
{
	struct files *files = &n->c->files;
	struct pl_str output = place_of(n, n->c->settings->output);
	size_t kept = 0;

	for (size_t i = 0; i < files->count; i++) {
		struct file *file = &files->items[i];
		struct pl_str place = place_of(n, file->path);
		size_t walked = file->below ? place.len - strlen(file->below) - 1 : 0;

		if (file->below && place_below(place, output) && walked < output.len)
			files->ignored++;
		else
			files->items[kept++] = *file;
	}
	files->count = kept;
}

/* Notes that `output` will be written for file number `i`; a second post with the same one is a clash. */
static void take(struct namer *n, size_t i)
{
	struct convert *c = n->c;
	struct convert_job *job = &c->jobs[i], *first;
	void **slot = pl_map_put(&n->taken, &c->arena, place_of(n, job->output));

	if (!*slot) {
		*slot = job;
		return;
	}
	first = *slot;
	job->clash = true;
	message("%s: would be made of %s and of %s; neither is converted", job->output, c->files.items[first - c->jobs].path,
		c->files.items[i].path);
	first->clash = true;
}

/* An output that is a post is only written over with --in-place. */
static void spare_inputs(struct namer *n)
{
	struct convert *c = n->c;

	for (size_t i = 0; i < c->files.count; i++) {
		struct convert_job *job = &c->jobs[i];
		const struct file *file = &c->files.items[i], *over;

		if (job->clash || file->error || !(over = input_at(n, job->output)))
			continue;
		job->clash = true;
		if (over == file)
			message("%s: would be written over itself; --in-place allows that", file->path);
		else
			message("%s: would be written over %s, which is a post of this run too; it is not converted", file->path, over->path);
	}
}

static bool name_outputs(struct namer *n)
{
	struct convert *c = n->c;
	bool folder = output_is_folder(c);
	struct pl_str common = folder ? common_folder(n) : PL_STR("");

	if (folder && exists(c->settings->output) && !is_folder(c->settings->output)) {
		message("-o %s: is a file; %s", c->settings->output, c->files.count == 1 ? "name a folder" : "several posts go to a folder");
		return false;
	}
	for (size_t i = 0; i < c->files.count; i++) {
		struct file *file = &c->files.items[i];

		if (file->is_stdin && !c->settings->stdin_filename && folder) {
			message("standard input has no name to be written under in %s; give it a --stdin-filename", c->settings->output);
			return false;
		}
		c->jobs[i].output = folder ? output_below(n, file, common) : c->settings->output;
		if (!file->error)
			take(n, i);
	}
	spare_inputs(n);
	return true;
}

/* Without -o: onto themselves, or to standard output. */
static bool name_themselves(struct convert *c)
{
	const struct convert_settings *s = c->settings;
	bool themselves = s->in_place || s->check || s->diff;

	if (!themselves && c->files.count > 1) {
		message("%zu posts do not go to standard output: name a folder for them with -o, or use --in-place", c->files.count);
		return false;
	}
	for (size_t i = 0; themselves && i < c->files.count; i++) {
		if (c->files.items[i].is_stdin && s->in_place) {
			message("standard input cannot be converted in place");
			return false;
		}
		if (!c->files.items[i].is_stdin)
			c->jobs[i].output = c->files.items[i].path;
	}
	c->to_stdout = !themselves;
	return true;
}

/* The list of losses must not take the place of a post. */
static bool loss_apart(struct namer *n)
{
	const char *loss = n->c->settings->loss;
	const struct file *file = loss && strcmp(loss, "-") != 0 ? input_at(n, loss) : NULL;

	if (file)
		message("--loss %s: is a post of this run", loss);
	return !file;
}

bool convert_names(struct convert *c)
{
	char *cwd = realpath(".", NULL);
	struct namer n = {.c = c, .cwd = pl_str_c(cwd && strcmp(cwd, "/") != 0 ? cwd : "")};
	bool named = c->settings->output && strcmp(c->settings->output, "-") != 0, ok;

	if (named)
		leave_output_out(&n);
	c->jobs = PL_NEW_N(&c->arena, struct convert_job, c->files.count + 1);
	know_inputs(&n);
	ok = loss_apart(&n) && (named ? name_outputs(&n) : name_themselves(c));
	pl_buf_finish(&n.place);
	free(cwd);
	return ok;
}
