/* align: `align="right"` and `style="text-align: right"`. */
#include "write/align.h"

/* The value of text-align; `rest`: what stands around it. Absent when `style` does not say. */
static struct pl_str text_align(struct pl_str style, struct pl_str *rest)
{
	size_t at = pl_str_find(style, PL_STR("text-align"), 0), end;

	if (at == style.len)
		return (struct pl_str){0};
	rest[0] = pl_str_n(style.ptr, at);
	at += strlen("text-align");
	while (at < style.len && (style.ptr[at] == ' ' || style.ptr[at] == ':'))
		at++;
	for (end = at; end < style.len && pl_is_alpha((unsigned char)style.ptr[end]);)
		end++;
	rest[1] = pl_str_n(style.ptr + end, style.len - end);
	return pl_str_n(style.ptr + at, end - at);
}

enum pl_align pl_cell_align(const struct pl_node *cell)
{
	static const char *const names[] = {[PL_ALIGN_LEFT] = "left", [PL_ALIGN_CENTER] = "center", [PL_ALIGN_RIGHT] = "right"};
	struct pl_str rest[2], align = text_align(pl_node_attr(cell, "style"), rest);

	if (!align.ptr)
		align = pl_node_attr(cell, "align");
	for (unsigned i = PL_ALIGN_LEFT; i <= PL_ALIGN_RIGHT; i++)
		if (pl_str_eq_nocase(align, pl_str_c(names[i])))
			return (enum pl_align)i;
	return PL_ALIGN_NONE;
}

bool pl_cell_align_is_all(struct pl_str style)
{
	struct pl_str rest[2];

	return text_align(style, rest).len && !pl_str_trim(rest[0]).len && (!pl_str_trim(rest[1]).len || pl_str_is(pl_str_trim(rest[1]), ";"));
}
