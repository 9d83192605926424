/* files: which files a command line means. */
#define _DEFAULT_SOURCE /* realpath, d_type */
#include "files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/error.h"
#include "place.h"

/* A folder still to be read: as shown, and absolute without links. */
struct folder {
	struct pl_str path, real;
	const struct ignore_folder *ignore;
	struct folder *next;
};

struct walk {
	struct files *files;
	const struct files_options *options;
	struct ignore *ignore;
	char *cwd;		  /* absolute, without links */
	struct folder *todo;	  /* a stack: depth of the tree is no depth of calls */
	size_t operand;		  /* the number of the one at hand */
	size_t above;		  /* bytes of a path for the folder that is walked; SIZE_MAX: none is */
	struct pl_buf path, real; /* of the entry at hand */
};

static struct file *add(struct walk *w, struct pl_str path, const char *error)
{
	struct files *files = w->files;
	struct file *file;

	if (files->count == files->cap) {
		files->cap = files->cap ? files->cap * 2 : 64;
		files->items = pl_realloc(files->items, files->cap * sizeof(*files->items));
	}
	file = &files->items[files->count++];
	*file = (struct file){.path = pl_arena_dup(&files->arena, path).ptr};
	file->operand = w->operand;
	file->below = w->above < path.len ? file->path + w->above : NULL;
	file->error = error ? pl_arena_dup(&files->arena, pl_str_c(error)).ptr : NULL;
	return file;
}

static void push(struct walk *w, struct pl_str path, struct pl_str real)
{
	struct folder *folder = PL_NEW(&w->files->arena, struct folder);

	folder->path = pl_arena_dup(&w->files->arena, path);
	folder->real = pl_arena_dup(&w->files->arena, real);
	folder->next = w->todo;
	w->todo = folder;
}

/* Whether a file is a post: the rule file says so, or its name. */
static bool chosen(struct walk *w, struct pl_str name, struct pl_str real)
{
	const struct files_options *o = w->options;
	enum files_choice choice = o->choose ? o->choose(o->context, real) : FILES_USUAL;

	if (choice == FILES_TAKE || (choice == FILES_USUAL && files_is_post(name)))
		return true;
	if (files_is_post(name))
		w->files->unchosen++;
	else
		w->files->foreign++;
	return false;
}

/* A link met in a folder: followed to a file inside the tree, to nothing else. */
static void link_entry(struct walk *w, const struct folder *folder, struct pl_str name)
{
	struct pl_str top = ignore_top(folder->ignore), path = pl_buf_str(&w->path);
	struct stat st;
	char *target;
	bool inside;

	path.len--; /* the NUL */
	if (stat(path.ptr, &st) != 0) {
		if (files_is_post(name))
			add(w, path, errno == ELOOP ? "is a loop of links" : errno == ENOENT ? "is a link to nothing" : strerror(errno));
		return;
	}
	if (S_ISDIR(st.st_mode)) {
		w->files->linked++;
		if (w->options->linked)
			w->options->linked(w->options->context, pl_str_n(w->real.ptr, w->real.len - 1));
		return;
	}
	if (!chosen(w, name, pl_str_n(w->real.ptr, w->real.len - 1)))
		return;
	target = realpath(path.ptr, NULL);
	inside = target && pl_str_starts(pl_str_c(target), top) && (top.len == 0 || target[top.len] == '/');
	free(target);
	add(w, path, inside ? NULL : "is a link that leads out of the tree");
}

static void join(struct pl_buf *buf, struct pl_str folder, struct pl_str name)
{
	pl_buf_reset(buf);
	pl_buf_add(buf, folder);
	if (folder.len && folder.ptr[folder.len - 1] != '/')
		pl_buf_addc(buf, '/');
	pl_buf_add(buf, name);
	pl_buf_addc(buf, '\0');
}

/* The kind of an entry; the directory knows it on most file systems. */
static unsigned char entry_kind(const struct walk *w, const struct dirent *d)
{
	struct stat st;

	if (d->d_type != DT_UNKNOWN)
		return d->d_type;
	if (lstat(w->path.ptr, &st) != 0)
		return DT_UNKNOWN;
	return S_ISDIR(st.st_mode) ? DT_DIR : S_ISLNK(st.st_mode) ? DT_LNK : S_ISREG(st.st_mode) ? DT_REG : DT_FIFO;
}

static void entry(struct walk *w, const struct folder *folder, const struct dirent *d)
{
	struct pl_str name = pl_str_c(d->d_name), path, real;
	unsigned char kind;
	const struct ignore_pattern *p;

	join(&w->path, folder->path, name);
	path = pl_str_n(w->path.ptr, w->path.len - 1);
	kind = entry_kind(w, d);
	if (kind == DT_DIR && name.ptr[0] == '.')
		return;
	join(&w->real, folder->real, name);
	if (w->real.ptr[0] != '/') { /* the root folder is "" */
		join(&w->real, PL_STR("/"), name);
	}
	real = pl_str_n(w->real.ptr, w->real.len - 1);
	if (kind != DT_DIR && kind != DT_LNK && !chosen(w, name, real))
		return;
	if (kind == DT_DIR && w->options->enter && !w->options->enter(w->options->context, real))
		return;
	p = ignore_match(folder->ignore, real, kind == DT_DIR);
	if (p && !p->negated)
		w->files->ignored++;
	else if (kind == DT_LNK)
		link_entry(w, folder, name);
	else if (kind == DT_DIR)
		push(w, path, real);
	else
		add(w, path, NULL); /* what is no file says so when it is opened */
}

static void read_folder(struct walk *w, struct folder *folder)
{
	DIR *dir = opendir(folder->path.len ? folder->path.ptr : ".");
	struct dirent *d;

	if (!dir) {
		add(w, folder->path.len ? folder->path : PL_STR("."), strerror(errno));
		return;
	}
	folder->ignore = ignore_enter(w->ignore, folder->real);
	while ((d = readdir(dir)))
		if (strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0)
			entry(w, folder, d);
	closedir(dir);
}

/* `path` as shown: without "./", doubled slashes and a slash at the end; absolute ones below the current
 * folder relative to it. "" is the current folder. */
static struct pl_str shown(struct walk *w, const char *path)
{
	struct pl_buf *out = &w->path;
	size_t cwd = strlen(w->cwd);

	if (strncmp(path, w->cwd, cwd) == 0 && cwd > 1 && (path[cwd] == '/' || !path[cwd]))
		path += cwd + (path[cwd] == '/');
	pl_buf_reset(out);
	if (*path == '/')
		pl_buf_addc(out, '/');
	while (*path) {
		size_t n = strcspn(path, "/");

		if (n && !(n == 1 && *path == '.')) {
			if (out->len && out->ptr[out->len - 1] != '/')
				pl_buf_addc(out, '/');
			pl_buf_add(out, pl_str_n(path, n));
		}
		path += n + (path[n] == '/');
	}
	pl_buf_addc(out, '\0');
	return pl_str_n(out->ptr, out->len - 1);
}

/* True when ignore files or --exclude rule out a file named on the command line. */
static bool excluded(struct walk *w, struct pl_str path)
{
	size_t slash = path.len;
	char *folder;
	const struct ignore_pattern *p;

	while (slash > 0 && path.ptr[slash - 1] != '/')
		slash--;
	join(&w->real, pl_str_n(path.ptr, slash > 1 ? slash - 1 : slash), PL_STR(""));
	folder = realpath(slash ? w->real.ptr : ".", NULL);
	if (!folder)
		return false;
	join(&w->real, pl_str_c(folder), pl_str_n(path.ptr + slash, path.len - slash));
	p = ignore_match(ignore_enter(w->ignore, pl_str_is(pl_str_c(folder), "/") ? PL_STR("") : pl_str_c(folder)),
			 pl_str_n(w->real.ptr, w->real.len - 1), false);
	free(folder);
	return p && !p->negated;
}

static void operand(struct walk *w, const char *word)
{
	struct pl_str path = shown(w, word);
	struct stat st;
	char *real;

	if (stat(path.len ? path.ptr : ".", &st) != 0) {
		add(w, path, errno == ENOENT ? "no such file or folder" : errno == ELOOP ? "is a loop of links" : strerror(errno));
		return;
	}
	if (!S_ISDIR(st.st_mode)) {
		path = pl_arena_dup(&w->files->arena, path);
		if (w->options->force_exclude && excluded(w, path))
			w->files->ignored++;
		else
			add(w, path, NULL);
		return;
	}
	real = realpath(path.len ? path.ptr : ".", NULL);
	if (!real)
		add(w, path, strerror(errno));
	else
		push(w, path, strcmp(real, "/") == 0 ? PL_STR("") : pl_str_c(real));
	w->above = path.len + (path.len && path.ptr[path.len - 1] != '/');
	while (w->todo) {
		struct folder *folder = w->todo;

		w->todo = folder->next;
		read_folder(w, folder);
	}
	w->above = SIZE_MAX;
	if (real && w->options->walked)
		w->options->walked(w->options->context, strcmp(real, "/") == 0 ? PL_STR("") : pl_str_c(real));
	free(real);
}

static void standard_input(struct walk *w)
{
	const char *name = w->options->stdin_name;
	struct pl_str path = name ? shown(w, name) : PL_STR("<stdin>");

	path = pl_arena_dup(&w->files->arena, path);
	if (name && w->options->force_exclude && excluded(w, path))
		w->files->ignored++;
	else
		add(w, path, NULL)->is_stdin = true;
}

static int by_path(const void *a, const void *b)
{
	const struct file *x = a, *y = b;
	int order = strcmp(x->path, y->path);

	return order ? order : (x->operand > y->operand) - (x->operand < y->operand);
}

static void sort(struct files *files)
{
	size_t kept = 0;

	if (files->count == 0)
		return;
	qsort(files->items, files->count, sizeof(*files->items), by_path);
	for (size_t i = 1; i < files->count; i++)
		if (strcmp(files->items[i].path, files->items[kept].path) != 0)
			files->items[++kept] = files->items[i];
	files->count = kept + 1;
}

static void begin(struct walk *w)
{
	w->cwd = realpath(".", NULL);
	if (!w->cwd)
		w->cwd = strcpy(pl_alloc(2), "/");
	w->ignore = ignore_new(strcmp(w->cwd, "/") == 0 ? "" : w->cwd, w->options->excludes, !w->options->no_ignore);
}

static void end(struct walk *w)
{
	sort(w->files);
	ignore_free(w->ignore);
	pl_buf_finish(&w->path);
	pl_buf_finish(&w->real);
	free(w->cwd);
}

void files_find(struct files *files, const struct words *operands, const struct files_options *options)
{
	struct walk w = {.files = files, .options = options, .above = SIZE_MAX};

	begin(&w);
	for (w.operand = 0; w.operand < operands->count; w.operand++)
		if (strcmp(operands->items[w.operand], "-") == 0)
			standard_input(&w);
		else
			operand(&w, operands->items[w.operand]);
	end(&w);
}

/* True when a folder of the path is hidden. */
static bool is_hidden(struct pl_str path)
{
	for (size_t i = 0; i + 1 < path.len; i++)
		if (path.ptr[i] == '.' && (i == 0 || path.ptr[i - 1] == '/') && path.ptr[i + 1] != '.' && path.ptr[i + 1] != '/' &&
		    memchr(path.ptr + i, '/', path.len - i))
			return true;
	return false;
}

/* True when the file would be met in a walk. `w->real` becomes its absolute path. */
static bool would_meet(struct walk *w, struct pl_str path)
{
	const struct ignore_pattern *p;
	struct pl_str real, folder, name;

	place_absolute(&w->real, pl_str_c(w->cwd), path);
	pl_buf_addc(&w->real, '\0');
	folder = real = pl_str_n(w->real.ptr, w->real.len - 1);
	while (folder.ptr[folder.len - 1] != '/')
		folder.len--;
	name = pl_str_n(real.ptr + folder.len, real.len - folder.len);
	folder.len--;
	if (is_hidden(path) || !chosen(w, name, real))
		return false;
	p = ignore_match(ignore_enter(w->ignore, folder), real, false);
	w->files->ignored += p && !p->negated;
	return !p || p->negated;
}

void files_take(struct files *files, const struct files_named *names, size_t count, const struct files_options *options)
{
	struct walk w = {.files = files, .options = options, .above = SIZE_MAX};

	begin(&w);
	for (size_t i = 0; i < count; i++) {
		const struct files_named *named = &names[i];
		struct file *file;

		if ((named->exact && !options->force_exclude) || would_meet(&w, named->path)) {
			file = add(&w, named->path, named->error);
			file->blob = named->blob.len ? pl_arena_dup(&files->arena, named->blob).ptr : NULL;
		}
	}
	end(&w);
}

void files_finish(struct files *files)
{
	free(files->items);
	pl_arena_finish(&files->arena);
	*files = (struct files){0};
}
