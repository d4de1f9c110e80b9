package web

// phrase is how a type of event is said in plain words: a verb in three forms,
// what follows it when there is a recipient (with %s for who that is), and
// what follows it when there is none.
type phrase struct {
	base, past, part string
	to, alone        string
}

// phrases by PLOVER type. They are glosses of the codebook's definitions, for
// the eye; the code is always shown beside them.
var phrases = map[string]phrase{
	"AGREE":     {"agree", "agreed", "agreed", " to cooperate with %s", " to cooperate"},
	"CONSULT":   {"hold", "held", "held", " talks with %s", " talks"},
	"SUPPORT":   {"give", "gave", "given", " its backing to %s", " its backing"},
	"CONCEDE":   {"make", "made", "made", " a concession to %s", " a concession"},
	"COOPERATE": {"work", "worked", "worked", " together with %s", " together"},
	"AID":       {"give", "gave", "given", " material help to %s", " material help"},
	"RETREAT":   {"stand", "stood", "stood", " down towards %s", " down"},
	"REQUEST":   {"call", "called", "called", " on %s to act", " for action"},
	"ACCUSE":    {"criticise", "criticised", "criticised", " %s", " others"},
	"REJECT":    {"turn", "turned", "turned", " down %s", " a proposal down"},
	"THREATEN":  {"threaten", "threatened", "threatened", " %s", " to act"},
	"SANCTION":  {"cut", "cut", "cut", " back relations with %s", " back relations"},
	"PROTEST":   {"protest", "protested", "protested", " against %s", " in public"},
	"MOBILIZE":  {"ready", "readied", "readied", " forces towards %s", " forces"},
	"COERCE":    {"use", "used", "used", " coercion against %s", " coercion"},
	"ASSAULT":   {"attack", "attacked", "attacked", " %s", " with violence"},
}

// modePhrases say a type and mode more closely, by "TYPE mode".
var modePhrases = map[string]phrase{
	"CONSULT visit":        {"visit", "visited", "visited", " %s", " abroad"},
	"CONSULT third-party":  {"mediate", "mediated", "mediated", " with %s", " between others"},
	"CONSULT multilateral": {"meet", "met", "met", " with %s and others", " with others"},
	"CONSULT phone":        {"speak", "spoke", "spoken", " by phone with %s", " by phone"},

	"RETREAT withdraw":  {"pull", "pulled", "pulled", " back from %s", " back"},
	"RETREAT release":   {"release", "released", "released", " people to %s", " people"},
	"RETREAT disarm":    {"disarm", "disarmed", "disarmed", " towards %s", ""},
	"RETREAT ceasefire": {"cease", "ceased", "ceased", " fire with %s", " fire"},
	"RETREAT access":    {"give", "gave", "given", " access to %s", " access"},
	"RETREAT resign":    {"step", "stepped", "stepped", " down under %s", " down"},

	"REQUEST assist": {"ask", "asked", "asked", " %s for help", " for help"},
	"REQUEST change": {"call", "called", "called", " on %s to change course", " for a change of course"},
	"REQUEST yield":  {"call", "called", "called", " on %s to yield", " for others to yield"},
	"REQUEST meet":   {"ask", "asked", "asked", " %s to meet", " for a meeting"},

	"ACCUSE disapprove":  {"voice", "voiced", "voiced", " criticism or concern about %s", " criticism or concern"},
	"ACCUSE investigate": {"investigate", "investigated", "investigated", " %s", " others"},
	"ACCUSE allege":      {"accuse", "accused", "accused", " %s", " others"},

	"REJECT assist": {"refuse", "refused", "refused", " help to %s", " help"},
	"REJECT change": {"refuse", "refused", "refused", " %s a change of course", " a change of course"},
	"REJECT yield":  {"refuse", "refused", "refused", " to yield to %s", " to yield"},
	"REJECT meet":   {"refuse", "refused", "refused", " to meet %s", " to meet"},

	"THREATEN restrict":  {"threaten", "threatened", "threatened", " %s with restrictions", " restrictions"},
	"THREATEN arrest":    {"threaten", "threatened", "threatened", " arrests in %s", " arrests"},
	"THREATEN relations": {"threaten", "threatened", "threatened", " to cut relations with %s", " to cut relations"},
	"THREATEN expel":     {"threaten", "threatened", "threatened", " to expel %s", " expulsions"},
	"THREATEN territory": {"threaten", "threatened", "threatened", " the territory of %s", " territory"},
	"THREATEN violence":  {"threaten", "threatened", "threatened", " %s with force", " force"},

	"SANCTION convict":     {"convict", "convicted", "convicted", " nationals of %s", " people in court"},
	"SANCTION expel":       {"expel", "expelled", "expelled", " envoys of %s", " envoys"},
	"SANCTION withdraw":    {"withdraw", "withdrew", "withdrawn", " from dealings with %s", " from dealings"},
	"SANCTION discontinue": {"impose", "imposed", "imposed", " sanctions on %s", " sanctions"},

	"PROTEST strike":  {"strike", "struck", "struck", " against %s", " in protest"},
	"PROTEST boycott": {"boycott", "boycotted", "boycotted", " %s", " in protest"},
	"PROTEST riot":    {"riot", "rioted", "rioted", " against %s", ""},

	"MOBILIZE troops":  {"move", "moved", "moved", " troops towards %s", " troops"},
	"MOBILIZE weapons": {"test", "tested", "tested", " or readied weapons towards %s", " or readied weapons"},
	"MOBILIZE police":  {"mobilise", "mobilised", "mobilised", " police towards %s", " police"},
	"MOBILIZE militia": {"mobilise", "mobilised", "mobilised", " militia towards %s", " militia"},

	"COERCE seize":          {"seize", "seized", "seized", " property of %s", " property"},
	"COERCE restrict":       {"put", "put", "put", " restrictions on %s", " restrictions in place"},
	"COERCE censor":         {"censor", "censored", "censored", " %s", " the media"},
	"COERCE arrest":         {"arrest", "arrested", "arrested", " nationals of %s", " people"},
	"COERCE deport":         {"deport", "deported", "deported", " nationals of %s", " people"},
	"COERCE withhold":       {"withhold", "withheld", "withheld", " what is due to %s", " what is due"},
	"COERCE misinformation": {"spread", "spread", "spread", " false claims about %s", " false claims"},
	"COERCE cyber":          {"attack", "attacked", "attacked", " %s in cyberspace", " in cyberspace"},

	"ASSAULT abduct":        {"capture", "captured", "captured", " people of %s", " people"},
	"ASSAULT targeted":      {"assassinate", "assassinated", "assassinated", " people of %s", " people"},
	"ASSAULT destroy":       {"destroy", "destroyed", "destroyed", " property of %s", " property"},
	"ASSAULT aerial":        {"bomb", "bombed", "bombed", " %s from the air", " from the air"},
	"ASSAULT drone":         {"strike", "struck", "struck", " %s with drones", " with drones"},
	"ASSAULT heavy-weapons": {"shell", "shelled", "shelled", " %s", " with heavy weapons"},
	"ASSAULT explosives":    {"bomb", "bombed", "bombed", " %s", " with explosives"},
}

// signed is said of SUPPORT with CAMEO 057, signing a formal agreement.
var signed = phrase{"sign", "signed", "signed", " an agreement with %s", " an agreement"}

// toCome is said of AGREE set in the future: not the agreeing is to come, but
// what is agreed.
var toCome = phrase{"cooperate", "cooperated", "cooperated", " with %s", ""}

// signingCAMEO is CAMEO's code for signing a formal agreement, which PLOVER
// puts under SUPPORT.
const signingCAMEO = "057"
