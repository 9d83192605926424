/* letters: how often languages use their letters, as costs (10 * -ln p, rounded). Published letter and
 * character frequency lists, rounded to a few steps: an encoding is told from another by letters that a
 * language never uses, not by fine differences. */
#include "source/detect.h"
#include "base/utf8.h"

enum {
	COST_OTHER = 100,   /* a letter of the script that is not listed */
	COST_FOREIGN = 135, /* symbols, private use, other scripts */
	COST_CASE = 45,     /* a capital behind a small letter */
	COST_ALONE = 30,    /* an accented letter with no letter beside it; a Cyrillic one beside an ASCII one */
};

struct tier {
	uint8_t cost;
	const char *letters;
};

struct profile {
	enum pl_script script;
	struct tier tiers[5];
};

/* Marks that any language uses. */
static const struct tier marks[] = {
	{40, "\u2019\u201C\u201D\u2013\u00A0"},
	{48, "\u2018\u2014\u2026\u00AB\u00BB"},
	{58, "\u00B0\u00A9\u00AE\u00A7\u00B7\u20AC\u2022\u2122\u201E\u201A\u00B2\u00B3\u00BD\u00D7\u00A3\u00B4\u2116\u00B1"},
	{75, "\u00A1\u00BF\u00AA\u00BA\u00BC\u00BE\u00A2\u00A5\u00AC\u00B5\u00B6\u2039\u203A\u2030\u00AD\u02DC\u02C6\u00AF\u00B9\u00A8\u00B8\u00F7"},
};

static const struct profile profiles[] = {
	{PL_SCRIPT_WESTERN, {{6, "é"}, {20, "èà"}, {30, "êç"}, {40, "ôîûùâ"}, {52, "ëïœüæ"}}},
	{PL_SCRIPT_WESTERN, {{11, "üä"}, {17, "öß"}, {70, "éèà"}}},
	{PL_SCRIPT_WESTERN, {{15, "óíá"}, {21, "éñ"}, {30, "ú"}, {45, "ü¿¡ªº"}}},
	{PL_SCRIPT_WESTERN, {{16, "ãç"}, {21, "éá"}, {27, "íóêõ"}, {34, "àâúô"}, {70, "üº"}}},
	{PL_SCRIPT_WESTERN, {{10, "èà"}, {23, "òùé"}, {27, "ì"}}},
	{PL_SCRIPT_WESTERN, {{12, "åäøö"}, {20, "æ"}, {35, "é"}, {60, "üóáè"}}},
	{PL_SCRIPT_WESTERN, {{17, "ðáí"}, {23, "óöéæúþ"}, {32, "ý"}}},
	{PL_SCRIPT_CENTRAL, {{20, "íáé"}, {23, "ěřšžčý"}, {30, "ů"}, {45, "úň"}, {58, "ďťľôäĺŕó"}}},
	{PL_SCRIPT_CENTRAL, {{14, "ł"}, {20, "ęąó"}, {23, "żś"}, {30, "ć"}, {38, "ńź"}}},
	{PL_SCRIPT_CENTRAL, {{12, "áé"}, {23, "öóő"}, {28, "íü"}, {38, "úű"}}},
	{PL_SCRIPT_CENTRAL, {{12, "ă"}, {19, "îşţâ"}, {70, "é"}}},
	{PL_SCRIPT_CENTRAL, {{12, "čš"}, {16, "ž"}, {25, "ćđ"}}},
	{PL_SCRIPT_TURKISH, {{12, "ı"}, {20, "üş"}, {26, "öçğ"}, {34, "İ"}, {60, "âîû"}}},
	{PL_SCRIPT_BALTIC, {{19, "ėš"}, {24, "žųūį"}, {30, "ąč"}, {36, "ę"}}},
	{PL_SCRIPT_BALTIC, {{12, "ā"}, {19, "īē"}, {26, "šū"}, {33, "ņļžč"}, {45, "ķģ"}}},
	{PL_SCRIPT_BALTIC, {{13, "äõü"}, {30, "ö"}, {70, "šž"}}},
	{PL_SCRIPT_CYRILLIC, {{23, "оеаи"}, {29, "нтсрвл"}, {37, "кмдпуяы"}, {43, "ьгзбчйхж"}, {53, "шюцщэфёъ"}}},
	{PL_SCRIPT_CYRILLIC, {{24, "оаин"}, {29, "івертскл"}, {36, "мудпязь"}, {44, "бгчхїйжцшює"}, {60, "щфґ"}}},
	{PL_SCRIPT_CYRILLIC, {{24, "аоеи"}, {28, "тнсрвл"}, {36, "ђкмдпузгјљ"}, {43, "бчцхњшжћџъьйщюя"}, {60, "фѓќ"}}},
	{PL_SCRIPT_GREEK, {{24, "ατοειν"}, {31, "ςσηρκπυλ"}, {36, "μίάόέγδ"}, {43, "ήύχωθώ"}, {52, "βφξζψϊϋΐΰ"}}},
	{PL_SCRIPT_HEBREW, {{22, "יוה"}, {27, "לתרשמבנ"}, {34, "אדעפחקםק"}, {43, "טצגכזןסך"}, {52, "ףץ"}}},
	{PL_SCRIPT_ARABIC, {{19, "ال"}, {27, "يمنرتوبةع"}, {34, "دسفهكقأ"}, {43, "حجشصخىضإذطزث"}, {52, "ءغظئؤآپچگ"}}},
	{PL_SCRIPT_THAI, {{27, "านรกอเ"}, {33, "่งมทยลวดี้ัส"}, {40, "ตะิปบคหแจพชขใไำู"}, {50, "ุ์โ็ถผซณศื"}, {60, "ธภษฐฟฎฝๆ"}}},
};

static const char han_simplified[] =
	"的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而"
	"方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好"
	"应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向"
	"道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特"
	"件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队"
	"南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风"
	"切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许"
	"步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列"
	"习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派"
	"层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严网页您服务软件版博客站点击码";
static const char han_traditional[] =
	"這為個國時來們於對會發動過說產種後學經進電裡現實兩體機當點從業應開還間樣與關線內數麼質氣變條沒結問無"
	"係軍並題黨員總設長頭資邊級圖統較將組見計別論運農幾區強決幹戰則據處隊給門規熱領東導壓爭濟階術極聯認權"
	"證採轉單風帶場車務萬達積議聲報鬥類離華確張馬節話況溫傳許廣記觀織眾書複須際驗連斷難礦週備辦習響約勞團"
	"歷構稱準號維劃選標寫親層專狀廠識適屬圓調滿縣參紅細聽該鐵價嚴網頁您軟體與後裏臺灣歡請讓們麼嗎吧啊呢";
static const char han_japanese[] =
	"日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場"
	"金員九入選立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性"
	"的要用制治度務強気小七成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心"
	"界支第産結百派点教報済書府活原先共得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策"
	"集在件団別物側任引使求所次水半品昨論計死官増係感特情投示変打男基私各始島直両革価式確村提運終挙果西勢減台"
	"広容必応演電歳住争談能無再位置企真流格有疑口過局少放税検常町校料状工建語球営空職供可役構木割聞身費付施切"
	"由説転食比難防補車優夫研断井何南石足違消境神番規術護展態導鮮備害配副算視条幹独究育席起万着店述残想線率";
static const char hangul[] =
	"이다는에의가을로하고지를은사도한기서어인자있나리대해아그시스라들정으일수과보부전제니와여장상게원우주구면공만"
	"국동비소조학성신유안없위미화것러오했생선연용모산관실계경회방반되무적던세중물마데발야진내할문명행당말까타재통트"
	"파치르었지습드력업차식입분거려점후합개결터크복출본단건운민북남간투설법강권심표임교양저았살최각란번째두목류청역"
	"직열박따때또않같버등배체왔맞더네음년월김현금온영노포카프피호초페테토험즉량형린됩십글웹쓰직값변처및록료새록특";

static bool among(const struct tier *tiers, size_t n, struct pl_str letter, unsigned *cost)
{
	for (size_t i = 0; i < n && tiers[i].letters; i++) {
		struct pl_str letters = pl_str_c(tiers[i].letters);

		if (pl_str_find(letters, letter, 0) < letters.len) {
			*cost = tiers[i].cost;
			return true;
		}
	}
	return false;
}

/* The small letter of a capital outside ASCII; everything else as it is. */
static uint32_t small(uint32_t cp)
{
	if ((cp >= 0xC0 && cp <= 0xDE && cp != 0xD7) || (cp >= 0x391 && cp <= 0x3A9) || (cp >= 0x410 && cp <= 0x42F))
		return cp + 0x20;
	if (cp >= 0x400 && cp <= 0x40F)
		return cp + 0x50;
	if ((cp >= 0x100 && cp <= 0x137 && cp != 0x130) || (cp >= 0x14A && cp <= 0x177))
		return cp | 1;
	if ((cp >= 0x139 && cp <= 0x148) || (cp >= 0x179 && cp <= 0x17E))
		return cp + (cp & 1);
	return cp == 0x386 ? 0x3AC : cp >= 0x388 && cp <= 0x38A ? cp + 0x25 : cp == 0x38C ? 0x3CC : cp;
}

static bool of_script(uint32_t cp, enum pl_script script)
{
	static const struct { uint32_t first, last; } ranges[] = {
		[PL_SCRIPT_WESTERN] = {0xC0, 0xFF},    [PL_SCRIPT_CENTRAL] = {0xC0, 0x17F},
		[PL_SCRIPT_TURKISH] = {0xC0, 0x17F},   [PL_SCRIPT_BALTIC] = {0xC0, 0x17F},
		[PL_SCRIPT_CYRILLIC] = {0x400, 0x491}, [PL_SCRIPT_GREEK] = {0x384, 0x3CE},
		[PL_SCRIPT_HEBREW] = {0x5B0, 0x5EA},   [PL_SCRIPT_ARABIC] = {0x60C, 0x6D2},
		[PL_SCRIPT_THAI] = {0xE01, 0xE5B},     [PL_SCRIPT_CHINESE] = {0x3400, 0x9FFF},
		[PL_SCRIPT_JAPANESE] = {0x4E00, 0x9FFF}, [PL_SCRIPT_KOREAN] = {0xAC00, 0xD7A3},
	};

	return cp >= ranges[script].first && cp <= ranges[script].last;
}

static bool latin(enum pl_script script)
{
	return script <= PL_SCRIPT_BALTIC;
}

struct seen {
	uint32_t before; /* the code point before, 0 at the start */
	uint32_t cp, next;
};

static bool letter(uint32_t cp, enum pl_script script)
{
	return (cp < 0x80 && pl_is_alpha((unsigned char)cp)) || (cp >= 0x80 && of_script(cp, script));
}

/* What a letter's neighbours add: in real text capitals do not follow small letters, accented letters stand in
 * words, and no word mixes scripts. */
static unsigned context(const struct seen *s, enum pl_script script)
{
	bool before = letter(s->before, script), after = letter(s->next, script);
	unsigned cost = 0;

	if (small(s->cp) != s->cp && before &&
	    (s->before < 0x80 ? s->before >= 'a' : small(s->before) == s->before))
		cost += COST_CASE;
	if (latin(script)) {
		cost += !before && !after ? COST_ALONE : 0;
		cost += s->before >= 0x80 && before && s->next >= 0x80 && after ? COST_ALONE : 0;
	} else {
		cost += (s->before < 0x80 && before) || (s->next < 0x80 && after) ? COST_ALONE : 0;
	}
	return cost;
}

/* Costs in each language of the script; the cheapest one is the text's. */
static struct pl_fit fit_alphabet(struct pl_str text, enum pl_script script)
{
	uint64_t costs[PL_COUNT(profiles)] = {0};
	struct pl_fit fit = {0};
	struct seen s = {0};
	uint64_t best = UINT64_MAX;
	size_t at = 0;

	s.next = text.len ? pl_utf8_next(text, &at) : 0;
	while (s.next) {
		char bytes[4];
		struct pl_str one;
		unsigned cost, extra;

		s.before = s.cp;
		s.cp = s.next;
		s.next = at < text.len ? pl_utf8_next(text, &at) : 0;
		if (s.cp < 0x80)
			continue;
		fit.count++;
		one = pl_str_n(bytes, pl_utf8_encode(bytes, small(s.cp)));
		if (among(marks, PL_COUNT(marks), one, &cost)) {
			fit.cost += cost;
		} else if (!of_script(s.cp, script)) {
			fit.cost += COST_FOREIGN;
			fit.foreign++;
		} else {
			extra = context(&s, script);
			for (size_t i = 0; i < PL_COUNT(profiles); i++) {
				if (profiles[i].script != script)
					continue;
				cost = COST_OTHER;
				among(profiles[i].tiers, 5, one, &cost);
				costs[i] += cost + extra;
			}
		}
	}
	for (size_t i = 0; i < PL_COUNT(profiles); i++)
		if (profiles[i].script == script && costs[i] < best)
			best = costs[i];
	fit.cost += best;
	return fit;
}

enum { HAN_FIRST = 0x3400, HAN_LAST = 0xD7A3 };

/* A bit for each character of `list`. */
static void mark_all(uint8_t *bits, const char *list)
{
	struct pl_str text = pl_str_c(list);

	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at) - HAN_FIRST;

		bits[cp / 8] |= (uint8_t)(1u << cp % 8);
	}
}

static unsigned cost_east(uint32_t cp, enum pl_script script, const uint8_t *bits)
{
	if (cp >= 0x3001 && cp <= 0x3002)
		return 35;
	if (cp == 0x3000 || (cp >= 0x3008 && cp <= 0x3011) || (cp >= 0xFF01 && cp <= 0xFF1F))
		return 52;
	if (script == PL_SCRIPT_JAPANESE && cp >= 0x3041 && cp <= 0x3093)
		return 43;
	if (script == PL_SCRIPT_JAPANESE && ((cp >= 0x30A1 && cp <= 0x30F6) || cp == 0x30FC))
		return 55;
	if (cp >= HAN_FIRST && cp <= HAN_LAST && bits[(cp - HAN_FIRST) / 8] >> (cp - HAN_FIRST) % 8 & 1)
		return script == PL_SCRIPT_JAPANESE ? 73 : 65;
	if (of_script(cp, script))
		return script == PL_SCRIPT_CHINESE ? 101 : script == PL_SCRIPT_JAPANESE ? 105 : 95;
	if (script == PL_SCRIPT_KOREAN && cp >= 0x4E00 && cp <= 0x9FFF)
		return 120;
	if ((cp >= 0x2010 && cp <= 0x2026) || cp == 0xB7 || (cp >= 0xFF21 && cp <= 0xFF5E) || cp == 0x30FB)
		return 60;
	return 0;
}

static struct pl_fit fit_east(struct pl_arena *arena, struct pl_str text, enum pl_script script)
{
	uint8_t *bits = PL_NEW_N(arena, uint8_t, (HAN_LAST - HAN_FIRST) / 8 + 1);
	struct pl_fit fit = {0};

	if (script == PL_SCRIPT_CHINESE) {
		mark_all(bits, han_simplified);
		mark_all(bits, han_traditional);
	}
	mark_all(bits, script == PL_SCRIPT_JAPANESE ? han_japanese : hangul);
	for (size_t at = 0; at < text.len;) {
		uint32_t cp = pl_utf8_next(text, &at);
		unsigned cost;

		if (cp < 0x80)
			continue;
		fit.count++;
		cost = cost_east(cp, script, bits);
		fit.foreign += !cost;
		fit.cost += cost ? cost : COST_FOREIGN;
	}
	return fit;
}

struct pl_fit pl_letters_fit(struct pl_arena *arena, struct pl_str text, enum pl_script script)
{
	return script >= PL_SCRIPT_CHINESE ? fit_east(arena, text, script) : fit_alphabet(text, script);
}
