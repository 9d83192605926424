/* replay: runs a fuzz target over files, and over all files of folders, without libFuzzer.
 *
 * usage: replay PATH...   A PATH that is not there skips the test loudly (exit 77). */
#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "fuzz.h"

static size_t replayed;

static void file(const char *path)
{
	FILE *in = fopen(path, "rb");
	struct pl_buf bytes = {0};
	size_t n;

	if (!in) {
		fprintf(stderr, "replay: %s: %s\n", path, strerror(errno));
		exit(1);
	}
	do {
		pl_buf_reserve(&bytes, 65536);
		n = fread(bytes.ptr + bytes.len, 1, 65536, in);
		bytes.len += n;
	} while (n);
	fclose(in);
	/* said before, so that a crash has a name */
	fprintf(stderr, "%s\n", path);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
	replayed++;
	pl_buf_finish(&bytes);
}

/* Folders wait in a list of NUL-ended paths: nothing recurses. */
static void folder(struct pl_buf *waiting, const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;

	while (dir && (entry = readdir(dir)))
		if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) {
			pl_buf_addf(waiting, "%s/%s", path, entry->d_name);
			pl_buf_addc(waiting, '\0');
		}
	if (dir)
		closedir(dir);
}

int main(int argc, char **argv)
{
	struct pl_buf waiting = {0};

	for (int i = 1; i < argc; i++) {
		pl_buf_adds(&waiting, argv[i]);
		pl_buf_addc(&waiting, '\0');
	}
	for (size_t at = 0; at < waiting.len;) {
		struct pl_buf path = {0};
		struct stat st;

		pl_buf_adds(&path, waiting.ptr + at);
		pl_buf_addc(&path, '\0');
		at += path.len;
		if (stat(path.ptr, &st) != 0) {
			printf("SKIP: nothing to replay at %s\n", path.ptr);
			return 77;
		}
		if (S_ISDIR(st.st_mode))
			folder(&waiting, path.ptr);
		else if (S_ISREG(st.st_mode))
			file(path.ptr);
		pl_buf_finish(&path);
	}
	pl_buf_finish(&waiting);
	printf("replayed %zu inputs\n", replayed);
	return 0;
}
