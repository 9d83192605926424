/* html_foreign: SVG and MathML inside HTML (WHATWG 13.2.6.5). */
#include "body/html_builder.h"

static const char *const svg_names[][2] = {
	{"altglyph", "altGlyph"}, {"altglyphdef", "altGlyphDef"}, {"altglyphitem", "altGlyphItem"}, {"animatecolor", "animateColor"},
	{"animatemotion", "animateMotion"}, {"animatetransform", "animateTransform"}, {"clippath", "clipPath"}, {"feblend", "feBlend"},
	{"fecolormatrix", "feColorMatrix"}, {"fecomponenttransfer", "feComponentTransfer"}, {"fecomposite", "feComposite"},
	{"feconvolvematrix", "feConvolveMatrix"}, {"fediffuselighting", "feDiffuseLighting"}, {"fedisplacementmap", "feDisplacementMap"},
	{"fedistantlight", "feDistantLight"}, {"fedropshadow", "feDropShadow"}, {"feflood", "feFlood"}, {"fefunca", "feFuncA"},
	{"fefuncb", "feFuncB"}, {"fefuncg", "feFuncG"}, {"fefuncr", "feFuncR"}, {"fegaussianblur", "feGaussianBlur"},
	{"feimage", "feImage"}, {"femerge", "feMerge"}, {"femergenode", "feMergeNode"}, {"femorphology", "feMorphology"},
	{"feoffset", "feOffset"}, {"fepointlight", "fePointLight"}, {"fespecularlighting", "feSpecularLighting"},
	{"fespotlight", "feSpotLight"}, {"fetile", "feTile"}, {"feturbulence", "feTurbulence"}, {"foreignobject", "foreignObject"},
	{"glyphref", "glyphRef"}, {"lineargradient", "linearGradient"}, {"radialgradient", "radialGradient"}, {"textpath", "textPath"},
};

static const char *const svg_attrs[] = {
	"attributeName", "attributeType", "baseFrequency", "baseProfile", "calcMode", "clipPathUnits", "diffuseConstant", "edgeMode",
	"filterUnits", "glyphRef", "gradientTransform", "gradientUnits", "kernelMatrix", "kernelUnitLength", "keyPoints",
	"keySplines", "keyTimes", "lengthAdjust", "limitingConeAngle", "markerHeight", "markerUnits", "markerWidth",
	"maskContentUnits", "maskUnits", "numOctaves", "pathLength", "patternContentUnits", "patternTransform", "patternUnits",
	"pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha", "preserveAspectRatio", "primitiveUnits", "refX", "refY",
	"repeatCount", "repeatDur", "requiredExtensions", "requiredFeatures", "specularConstant", "specularExponent",
	"spreadMethod", "startOffset", "stdDeviation", "stitchTiles", "surfaceScale", "systemLanguage", "tableValues", "targetX",
	"targetY", "textLength", "viewBox", "viewTarget", "xChannelSelector", "yChannelSelector", "zoomAndPan",
};

static struct pl_str adjusted_name(struct pl_str name)
{
	for (size_t i = 0; i < PL_COUNT(svg_names); i++)
		if (pl_str_is(name, svg_names[i][0]))
			return pl_str_c(svg_names[i][1]);
	return name;
}

void pl_b_adjust_attrs(struct pl_tree_builder *b, struct pl_node *node)
{
	(void)b;
	for (struct pl_attr *attr = node->attrs; attr; attr = attr->next) {
		if (node->ns == PL_NS_MATHML && pl_str_is(attr->name, "definitionurl"))
			attr->name = PL_STR("definitionURL");
		for (size_t i = 0; node->ns == PL_NS_SVG && i < PL_COUNT(svg_attrs); i++)
			if (pl_str_eq_nocase(attr->name, pl_str_c(svg_attrs[i])))
				attr->name = pl_str_c(svg_attrs[i]);
	}
}

static bool math_text_point(const struct pl_node *n)
{
	return n->ns == PL_NS_MATHML && PL_ONE_OF(n->tag, PL_TAG_MI, PL_TAG_MO, PL_TAG_MN, PL_TAG_MS, PL_TAG_MTEXT);
}

static bool html_point(const struct pl_node *n)
{
	struct pl_str encoding;

	if (n->ns == PL_NS_SVG)
		return PL_ONE_OF(n->tag, PL_TAG_FOREIGNOBJECT, PL_TAG_DESC, PL_TAG_TITLE);
	if (n->ns != PL_NS_MATHML || n->tag != PL_TAG_ANNOTATION_XML)
		return false;
	encoding = pl_node_attr(n, "encoding");
	return pl_str_eq_nocase(encoding, PL_STR("text/html")) || pl_str_eq_nocase(encoding, PL_STR("application/xhtml+xml"));
}

bool pl_b_use_foreign(const struct pl_tree_builder *b, const struct pl_token *t)
{
	const struct pl_node *n = pl_b_adjusted(b);

	if (!b->depth || n->kind != PL_NODE_ELEMENT || n->ns == PL_NS_HTML || t->kind == PL_TOKEN_EOF)
		return false;
	if (math_text_point(n) && ((t->kind == PL_TOKEN_START && t->tag != PL_TAG_MGLYPH && t->tag != PL_TAG_MALIGNMARK) || t->kind == PL_TOKEN_TEXT))
		return false;
	if (n->ns == PL_NS_MATHML && n->tag == PL_TAG_ANNOTATION_XML && pl_t_start(t, PL_TAG_SVG))
		return false;
	return !(html_point(n) && (t->kind == PL_TOKEN_START || t->kind == PL_TOKEN_TEXT));
}

static bool breaks_out(const struct pl_token *t)
{
	static const enum pl_tag tags[] = {
		PL_TAG_B, PL_TAG_BIG, PL_TAG_BLOCKQUOTE, PL_TAG_BODY, PL_TAG_BR, PL_TAG_CENTER, PL_TAG_CODE, PL_TAG_DD, PL_TAG_DIV,
		PL_TAG_DL, PL_TAG_DT, PL_TAG_EM, PL_TAG_EMBED, PL_TAG_H1, PL_TAG_H2, PL_TAG_H3, PL_TAG_H4, PL_TAG_H5, PL_TAG_H6,
		PL_TAG_HEAD, PL_TAG_HR, PL_TAG_I, PL_TAG_IMG, PL_TAG_LI, PL_TAG_LISTING, PL_TAG_MENU, PL_TAG_META, PL_TAG_NOBR,
		PL_TAG_OL, PL_TAG_P, PL_TAG_PRE, PL_TAG_RUBY, PL_TAG_S, PL_TAG_SMALL, PL_TAG_SPAN, PL_TAG_STRONG, PL_TAG_STRIKE,
		PL_TAG_SUB, PL_TAG_SUP, PL_TAG_TABLE, PL_TAG_TT, PL_TAG_U, PL_TAG_UL, PL_TAG_VAR, PL_TAG_UNKNOWN};

	if (t->kind == PL_TOKEN_END)
		return t->tag == PL_TAG_BR || t->tag == PL_TAG_P;
	if (t->kind != PL_TOKEN_START)
		return false;
	if (t->tag == PL_TAG_FONT)
		for (const struct pl_attr *a = t->attrs; a; a = a->next)
			if (pl_str_is(a->name, "color") || pl_str_is(a->name, "face") || pl_str_is(a->name, "size"))
				return true;
	return pl_t_one_of(t->tag, tags);
}

static void insert_foreign(struct pl_tree_builder *b, const struct pl_token *t)
{
	enum pl_ns ns = (enum pl_ns)pl_b_adjusted(b)->ns;
	struct pl_token adjusted = *t;
	struct pl_node *node;

	if (ns == PL_NS_SVG)
		adjusted.name = adjusted_name(t->name);
	node = pl_b_insert_ns(b, &adjusted, ns);
	pl_b_adjust_attrs(b, node);
	if (t->flags & PL_TOKEN_SELF_CLOSING && pl_b_current(b) == node)
		b->depth--; /* a foreign element may close itself */
}

/* An end tag in foreign content: the innermost element of that name, whatever its case. */
static bool end(struct pl_tree_builder *b, const struct pl_token *t)
{
	for (size_t i = b->depth; i-- > 0;) {
		const struct pl_node *node = b->stack[i];

		if (i != b->depth - 1 && node->ns == PL_NS_HTML)
			return true;
		if (pl_str_eq_nocase(node->text, t->name)) {
			if (i == 0)
				return false;
			while (b->depth > i + 1)
				pl_b_pop(b);
			pl_b_pop_ended(b, t);
			return false;
		}
		if (i == 0)
			return false;
	}
	return false;
}

bool pl_b_foreign(struct pl_tree_builder *b, const struct pl_token *t)
{
	switch (t->kind) {
	case PL_TOKEN_TEXT:
		if (!(t->flags & PL_TOKEN_BLANK))
			b->frameset_ok = b->frameset_ok && (t->flags & PL_TOKEN_NUL) && false;
		pl_b_insert_text(b, t, t->text);
		return false;
	case PL_TOKEN_COMMENT:
		pl_b_insert_comment(b, t, NULL);
		return false;
	case PL_TOKEN_DOCTYPE:
		pl_b_fact(b, PL_FACT_TREE_DOCTYPE, t->span, NULL);
		return false;
	case PL_TOKEN_END:
		if (!breaks_out(t))
			return end(b, t);
		break;
	default:
		break;
	}
	if (!breaks_out(t)) {
		insert_foreign(b, t);
		return false;
	}
	pl_b_fact(b, PL_FACT_TREE_FOREIGN_BREAKOUT, t->span, NULL);
	while (b->depth > 1 && pl_b_current(b)->ns != PL_NS_HTML && !math_text_point(pl_b_current(b)) && !html_point(pl_b_current(b)))
		pl_b_pop(b);
	return true;
}
