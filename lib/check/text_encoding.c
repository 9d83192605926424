/* text_encoding: bytes that are not UTF-8. */
#include "lint/check.h"

enum { ENCODING };
static const struct pl_rule rules[] = {
	[ENCODING] = {
		.id = "text-encoding", .severity = PL_ERROR, .fix = PL_FIX_UNSAFE, .once = true, .since = "0.1",
		.sentence = "file is not UTF-8",
		.help = "Save it as UTF-8.",
		.why = "Site builders read UTF-8 and nothing else: Jekyll leaves such a post out without a word. The evidence says how the encoding "
		       "was found: a byte order mark and a declaration are facts, letter statistics are a good guess.",
	},
};

static const char *evidence(const struct pl_source *source)
{
	switch (source->evidence) {
	case PL_EVIDENCE_BOM:
		return "its byte order mark";
	case PL_EVIDENCE_SHAPE:
		return "the shape of its bytes";
	case PL_EVIDENCE_GIVEN:
		return "the encoding given";
	case PL_EVIDENCE_DECLARED:
		return "its own declaration";
	default:
		return "letter statistics";
	}
}

static void begin(struct pl_pass *pass)
{
	const struct pl_source *source = &pl_pass_post(pass)->source;
	struct pl_span first = {0, 0};

	if (source->binary || !source->bytes.len)
		return;
	if (source->nlossy)
		first = source->lossy[0].text;
	if (source->evidence == PL_EVIDENCE_DAMAGED)
		pl_complain(pass, &rules[ENCODING], first, "UTF-8 with %zu damaged place%s, the first at byte %zu (0x%02X)", source->nlossy,
			    source->nlossy == 1 ? "" : "s", source->first_bad, (unsigned char)source->bytes.ptr[source->first_bad]);
	else if (source->evidence == PL_EVIDENCE_NONE)
		pl_complain(pass, &rules[ENCODING], first, "encoding unknown: too little text to tell; the first foreign byte is at %zu",
			    source->first_bad);
	else if (source->encoding && strcmp(source->encoding, "UTF-8") != 0)
		pl_complain(pass, &rules[ENCODING], first, "it is %s by %s", source->encoding, evidence(source));
}

const struct pl_check pl_check_text_encoding = {
	.name = "text_encoding", .rules = rules, .nrules = PL_COUNT(rules), .begin = begin,
};
