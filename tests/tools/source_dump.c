/* source_dump: a file as we decode it, for another decoder to compare with.
 *
 * usage: source_dump FILE     the encoding's name on the first line, then the text in UTF-8 */
#include <stdio.h>

#include "base/buf.h"
#include "source/source.h"

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
	struct pl_arena arena = {0};
	struct pl_source source = {0};
	struct pl_buf bytes = {0};
	size_t n;

	if (!file)
		return 2;
	do {
		pl_buf_reserve(&bytes, 65536);
		n = fread(bytes.ptr + bytes.len, 1, 65536, file);
		bytes.len += n;
	} while (n);
	fclose(file);
	pl_source_read(&source, &arena, argv[1], pl_buf_str(&bytes), NULL);
	printf("%s\n", source.encoding ? source.encoding : "unknown");
	fwrite(source.text.ptr, 1, source.text.len, stdout);
	pl_arena_finish(&arena);
	pl_buf_finish(&bytes);
	return 0;
}
