/* post_name: which file names are posts. */
#include "files.h"
#include "source/source.h"

static bool is_one_of(struct pl_str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (pl_str_eq_nocase(word, pl_str_c(words[i])))
			return true;
	return false;
}

static bool is_extension(struct pl_str word)
{
	static const char *const words[] = {
		"htm", "html", "markdown", "md", "mdown", "mdx", "mkd", "mkdn", "qmd", "xhtml",
	};

	return is_one_of(word, words, PL_COUNT(words));
}

/* "zh", "zh-tw", "zh-Hant": ISO 639-1 with a region or script. */
static bool is_language(struct pl_str word)
{
	static const char codes[] =
		"aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfy"
		"gagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulv"
		"mgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrss"
		"stsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";
	char pair[2];

	if (word.len < 2 || !pl_is_alpha((unsigned char)word.ptr[0]) || !pl_is_alpha((unsigned char)word.ptr[1]) ||
	    (word.len > 2 && word.ptr[2] != '-' && word.ptr[2] != '_'))
		return false;
	pair[0] = pl_lower(word.ptr[0]);
	pair[1] = pl_lower(word.ptr[1]);
	for (size_t i = 0; i + 1 < sizeof(codes); i += 2)
		if (memcmp(codes + i, pair, 2) == 0)
			return true;
	return false;
}

static bool is_encoding(struct pl_str word)
{
	static const char *const words[] = {"iso-kr", "iso-jp", "jis", "ucs2", "ucs4"}; /* as old sites wrote */

	return is_one_of(word, words, PL_COUNT(words)) || pl_encoding_name(word) != NULL;
}

bool files_is_post(struct pl_str name)
{
	for (;;) {
		size_t dot = name.len;
		struct pl_str last;

		while (dot > 0 && name.ptr[dot - 1] != '.')
			dot--;
		if (dot <= 1)
			return false;
		last = pl_str_n(name.ptr + dot, name.len - dot);
		if (is_extension(last))
			return true;
		if (!is_language(last) && !is_encoding(last))
			return false;
		name.len = dot - 1;
	}
}

/* The part of `name` behind its last dot; all of it when there is none, or only one in front. */
static struct pl_str last_part(struct pl_str name)
{
	size_t dot = name.len;

	while (dot > 0 && name.ptr[dot - 1] != '.')
		dot--;
	return dot <= 1 ? name : pl_str_n(name.ptr + dot, name.len - dot);
}

void files_rename(struct pl_buf *out, struct pl_str name, const char *suffix)
{
	static const char *const texts[] = {"shtml", "text", "txt"};
	struct pl_str stem = name, last = last_part(name);
	bool post = files_is_post(name);

	if (post) {
		while (!is_extension(last)) {
			stem.len -= last.len + 1;
			last = last_part(stem);
		}
	}
	if (post || (last.len < name.len && is_one_of(last, texts, PL_COUNT(texts))))
		stem.len -= last.len + 1;
	pl_buf_add(out, stem);
	for (size_t at = post ? stem.len + 1 + last.len : name.len; at < name.len;) {
		const char *dot = memchr(name.ptr + at + 1, '.', name.len - at - 1);
		size_t end = dot ? (size_t)(dot - name.ptr) : name.len;

		if (is_language(pl_str_n(name.ptr + at + 1, end - at - 1)))
			pl_buf_add(out, pl_str_n(name.ptr + at, end - at));
		at = end;
	}
	pl_buf_adds(out, suffix);
}
