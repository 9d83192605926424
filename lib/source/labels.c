/* labels: WHATWG Encoding 4.2 (names and labels), plus IANA names and old habits. Labels are compared as
 * UTS 22 1.4 says: only letters and digits count. HAZARDS: gb2312 and gbk are read as GB18030 (a superset;
 * two common characters of glibc's GB2312 are wrong), Shift_JIS as CP932, EUC-KR as CP949, ISO-8859-1 as
 * windows-1252, ISO-8859-9 as windows-1254, TIS-620 as windows-874. Big5 is CP950 with HKSCS for the pairs
 * CP950 does not know: that is WHATWG's index. */
#include "source/encoding.h"
#include "source/source.h"

enum { LABEL_MAX = 40 };

#define SINGLE(name, ...) {name, PL_ENCODING_SINGLE, {__VA_ARGS__}, NULL, false}

static const struct pl_encoding encodings[] = {
	{"UTF-8", PL_ENCODING_UTF8, {NULL}, NULL, false},
	{"GB18030", PL_ENCODING_MULTI, {"GB18030"}, NULL, true},
	{"Big5", PL_ENCODING_MULTI, {"CP950", "BIG5"}, "BIG5-HKSCS", false},
	{"Shift_JIS", PL_ENCODING_MULTI, {"CP932", "SHIFT_JIS"}, NULL, false},
	{"EUC-JP", PL_ENCODING_MULTI, {"EUC-JP-MS", "CP51932", "EUC-JP"}, NULL, false},
	{"EUC-KR", PL_ENCODING_MULTI, {"CP949", "UHC", "EUC-KR"}, NULL, false},
	{"ISO-2022-JP", PL_ENCODING_STATEFUL, {"ISO-2022-JP", "ISO-2022-JP-2"}, "ISO-2022-JP-3", false},
	{"UTF-16LE", PL_ENCODING_UTF16, {"UTF-16LE"}, NULL, false},
	{"UTF-16BE", PL_ENCODING_UTF16, {"UTF-16BE"}, NULL, false},
	{"UTF-32LE", PL_ENCODING_UTF32, {"UTF-32LE"}, NULL, false},
	{"UTF-32BE", PL_ENCODING_UTF32, {"UTF-32BE"}, NULL, false},
	SINGLE("windows-1252", "CP1252", "WINDOWS-1252"),
	SINGLE("windows-1251", "CP1251", "WINDOWS-1251"),
	SINGLE("KOI8-R", "KOI8-R"),
	SINGLE("KOI8-U", "KOI8-U"),
	SINGLE("IBM866", "IBM866", "CP866"),
	SINGLE("ISO-8859-5", "ISO-8859-5"),
	SINGLE("x-mac-cyrillic", "MAC-CYRILLIC", "MACCYRILLIC"),
	SINGLE("windows-1250", "CP1250", "WINDOWS-1250"),
	SINGLE("ISO-8859-2", "ISO-8859-2"),
	SINGLE("windows-1253", "CP1253", "WINDOWS-1253"),
	SINGLE("ISO-8859-7", "ISO-8859-7"),
	SINGLE("windows-1254", "CP1254", "WINDOWS-1254"),
	SINGLE("windows-1255", "CP1255", "WINDOWS-1255"),
	SINGLE("ISO-8859-8", "ISO-8859-8"),
	SINGLE("windows-1256", "CP1256", "WINDOWS-1256"),
	SINGLE("ISO-8859-6", "ISO-8859-6"),
	SINGLE("windows-1257", "CP1257", "WINDOWS-1257"),
	SINGLE("ISO-8859-13", "ISO-8859-13"),
	SINGLE("ISO-8859-4", "ISO-8859-4"),
	SINGLE("windows-1258", "CP1258", "WINDOWS-1258"),
	SINGLE("windows-874", "CP874", "WINDOWS-874", "TIS-620"),
	SINGLE("ISO-8859-3", "ISO-8859-3"),
	SINGLE("ISO-8859-10", "ISO-8859-10"),
	SINGLE("ISO-8859-14", "ISO-8859-14"),
	SINGLE("ISO-8859-15", "ISO-8859-15"),
	SINGLE("ISO-8859-16", "ISO-8859-16"),
	SINGLE("macintosh", "MACINTOSH"),
	SINGLE("IBM437", "IBM437", "CP437"),
	SINGLE("IBM850", "IBM850", "CP850"),
	SINGLE("IBM852", "IBM852", "CP852"),
	SINGLE("IBM855", "IBM855", "CP855"),
	SINGLE("IBM857", "IBM857", "CP857"),
};

/* Squeezed labels, separated by blanks. */
static const struct {
	const char *name, *labels;
} names[] = {
	{"UTF-8", "utf8 unicode11utf8 unicode20utf8 xunicode20utf8 cp65001 utf8mb4"},
	{"GB18030", "gb18030 gbk gb2312 gb231280 chinese csgb2312 csiso58gb231280 isoir58 xgbk cp936 ms936 "
		    "windows936 936 euccn gbeuc xeuccn cngb gb180302000 gb180302005 cp54936"},
	{"Big5", "big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 ms950 windows950 950 big5eten"},
	{"Shift_JIS", "shiftjis csshiftjis sjis xsjis ms932 mskanji windows31j cp932 cswindows31j 932"},
	{"EUC-JP", "eucjp cseucpkdfmtjapanese xeucjp eucjpms cp51932 ujis jaeuc extendedunixcodepackedformatforjapanese"},
	{"EUC-KR", "euckr cseuckr csksc56011987 isoir149 korean ksc56011987 ksc56011989 ksc5601 windows949 "
		   "cp949 ms949 uhc 949 isokr ksc kseuc"},
	{"ISO-2022-JP", "iso2022jp csiso2022jp jis iso2022jp1 iso2022jp2 iso2022jp3 cp50220 cp50221"},
	{"UTF-16LE", "utf16le utf16 unicode csunicode ucs2 iso10646ucs2 unicodefeff ucs2le"},
	{"UTF-16BE", "utf16be unicodefffe ucs2be"},
	{"UTF-32LE", "utf32le utf32 ucs4 iso10646ucs4 ucs4le"},
	{"UTF-32BE", "utf32be ucs4be"},
	{"windows-1252", "windows1252 cp1252 xcp1252 ansix341968 ascii usascii cp819 csisolatin1 ibm819 iso88591 "
			 "isoir100 iso885911987 l1 latin1 ansi win1252 1252"},
	{"windows-1251", "windows1251 cp1251 xcp1251 win1251 1251 ansi1251"},
	{"KOI8-R", "koi8r koi koi8 cskoi8r"},
	{"KOI8-U", "koi8u koi8ru"},
	{"IBM866", "ibm866 cp866 866 csibm866 dos866"},
	{"ISO-8859-5", "iso88595 csisolatincyrillic cyrillic isoir144 iso885951988 isoru"},
	{"x-mac-cyrillic", "xmaccyrillic maccyrillic xmacukrainian"},
	{"windows-1250", "windows1250 cp1250 xcp1250 win1250 1250"},
	{"ISO-8859-2", "iso88592 csisolatin2 isoir101 iso885921987 l2 latin2 isopl"},
	{"windows-1253", "windows1253 cp1253 xcp1253 win1253"},
	{"ISO-8859-7", "iso88597 csisolatingreek ecma118 elot928 greek greek8 isoir126 iso885971987 suneugreek"},
	{"windows-1254", "windows1254 cp1254 xcp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 win1254"},
	{"windows-1255", "windows1255 cp1255 xcp1255 win1255"},
	{"ISO-8859-8", "iso88598 csiso88598e csisolatinhebrew hebrew iso88598e isoir138 iso885981988 visual "
		       "iso88598i csiso88598i logical"},
	{"windows-1256", "windows1256 cp1256 xcp1256 win1256"},
	{"ISO-8859-6", "iso88596 arabic asmo708 csiso88596e csiso88596i csisolatinarabic ecma114 iso88596e "
		       "iso88596i isoir127 iso885961987"},
	{"windows-1257", "windows1257 cp1257 xcp1257 win1257"},
	{"ISO-8859-13", "iso885913 latin7 l7"},
	{"ISO-8859-4", "iso88594 csisolatin4 isoir110 iso885941988 l4 latin4"},
	{"windows-1258", "windows1258 cp1258 xcp1258 win1258"},
	{"windows-874", "windows874 dos874 iso885911 tis620 cp874"},
	{"ISO-8859-3", "iso88593 csisolatin3 isoir109 iso885931988 l3 latin3"},
	{"ISO-8859-10", "iso885910 csisolatin6 isoir157 l6 latin6"},
	{"ISO-8859-14", "iso885914 latin8 l8"},
	{"ISO-8859-15", "iso885915 csisolatin9 l9 latin9 latin0"},
	{"ISO-8859-16", "iso885916 latin10 l10"},
	{"macintosh", "macintosh csmacintosh mac xmacroman macroman"},
	{"IBM437", "ibm437 cp437 437"},
	{"IBM850", "ibm850 cp850 850"},
	{"IBM852", "ibm852 cp852 852"},
	{"IBM855", "ibm855 cp855 855"},
	{"IBM857", "ibm857 cp857 857"},
};

_Static_assert(PL_COUNT(encodings) == PL_COUNT(names), "every encoding has its labels");

const struct pl_encoding *pl_encoding_at(size_t index)
{
	return index < PL_COUNT(encodings) ? &encodings[index] : NULL;
}

const struct pl_encoding *pl_encoding_get(const char *name)
{
	const struct pl_encoding *e = encodings;

	while (strcmp(e->name, name) != 0)
		e++;
	return e;
}

/* Letters and digits of `label` in lower case; 0 when there is none or too much. */
static size_t squeeze(char out[LABEL_MAX], struct pl_str label)
{
	size_t n = 0;

	for (size_t i = 0; i < label.len; i++) {
		if (!pl_is_alnum((unsigned char)label.ptr[i]))
			continue;
		if (n == LABEL_MAX)
			return 0;
		out[n++] = pl_lower(label.ptr[i]);
	}
	return n;
}

static bool has_word(const char *words, struct pl_str word)
{
	for (const char *p = words, *end; *p; p = *end ? end + 1 : end) {
		end = p + strcspn(p, " ");
		if (pl_str_eq(word, pl_str_n(p, (size_t)(end - p))))
			return true;
	}
	return false;
}

const struct pl_encoding *pl_encoding_find(struct pl_str label)
{
	char squeezed[LABEL_MAX];
	size_t n = squeeze(squeezed, label);

	for (size_t i = 0; n && i < PL_COUNT(names); i++)
		if (has_word(names[i].labels, pl_str_n(squeezed, n)))
			return pl_encoding_get(names[i].name);
	return NULL;
}

const char *pl_encoding_name(struct pl_str label)
{
	const struct pl_encoding *encoding = pl_encoding_find(label);

	return encoding ? encoding->name : NULL;
}
