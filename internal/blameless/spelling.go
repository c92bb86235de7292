package blameless

// abbreviations end with a dot that ends no sentence.
var abbreviations = map[string]bool{"e.g": true, "i.e": true, "eg": true, "ie": true, "vs": true, "mr": true, "mrs": true, "ms": true, "dr": true, "approx": true}

// spellings are slips of the hand and short forms worth reading right: the lists know the right-hand side.
var spellings = map[string]string{
	"shoud": "should", "shld": "should", "shuld": "should", "coud": "could", "cld": "could", "wld": "would", "woud": "would",
	"becuase": "because", "cuz": "because", "coz": "because", "cos": "because", "bc": "because", "thier": "their", "u": "you",
	"ur": "your", "ppl": "people", "oncall": "on-call", "noone": "no-one", "mgr": "manager", "mgmt": "management",
	"eng": "engineer", "sysadmin": "admin", "sysadmins": "admins", "careles": "careless", "carelss": "careless", "incompetant": "incompetent",
	"obvs": "obviously", "obviosly": "obviously", "screwup": "screw-up", "cockup": "cock-up", "fuckup": "fuck-up", "fatfinger": "fat-finger",
	"fatfingered": "fat-fingered",
}

type pair struct {
	first, second string
	cut           int // where the second word starts, in bytes of the written word
}

var bareContractions = map[string]pair{
	"didnt": {"did", "n't", 3}, "doesnt": {"does", "n't", 4}, "dont": {"do", "n't", 2}, "isnt": {"is", "n't", 2},
	"arent": {"are", "n't", 3}, "wasnt": {"was", "n't", 3}, "werent": {"were", "n't", 4}, "hasnt": {"has", "n't", 3},
	"havent": {"have", "n't", 4}, "hadnt": {"had", "n't", 3}, "cant": {"can", "n't", 2}, "couldnt": {"could", "n't", 5},
	"wouldnt": {"would", "n't", 5}, "shouldnt": {"should", "n't", 6}, "mustnt": {"must", "n't", 4}, "wont": {"will", "n't", 2},
	"aint": {"is", "n't", 2}, "cannot": {"can", "n't", 3}, "shouldve": {"should", "have", 6}, "couldve": {"could", "have", 5},
	"wouldve": {"would", "have", 5}, "mightve": {"might", "have", 5}, "shoulda": {"should", "have", 6}, "coulda": {"could", "have", 5},
	"woulda": {"would", "have", 5}, "im": {"i", "am", 1}, "ive": {"i", "have", 1}, "whos": {"who", "'s", 3}, "thats": {"that", "'s", 4},
	"whats": {"what", "'s", 4}, "theyre": {"they", "are", 4}, "youre": {"you", "are", 3}, "theyve": {"they", "have", 4},
	"youve": {"you", "have", 3}, "hes": {"he", "'s", 2}, "shes": {"she", "'s", 3},
}

var oddStems = map[string]string{"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

var clitics = map[string]string{"'m": "am", "'re": "are", "'ve": "have", "'ll": "will"}

// plainLetters are letters that do not come apart into a letter and an accent.
var plainLetters = map[rune]string{'ø': "o", 'ł': "l", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i"}
