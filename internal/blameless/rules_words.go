package blameless

// wordRules are about words that blame by themselves or say what somebody is like.
var wordRules = []rule{
	{cat: HumanError, lines: `
		human @error !@log
		user|operator|engineer|admin|developer|dba|staff|personnel|pilot|technician|person|typist|contractor|technicians error|mistake|slip|lapse|negligence|oversight|blunder|fumble|carelessness|inattention|incompetence !@log|NUM
		typing|keyboard|manual error|mistake|slip|blunder !@log|NUM|in|on|of|messages
		operator|human|user|staff mistakes|blunders|slips|negligence
		wrong|bad|stray|accidental|misplaced|careless click|clicks|command|key|keystroke|keypress|input|entry|selection|paste|button by|from %he|%party|%low|%role|%roleamb
		cause|problem|error|bug|fault|issue .4 front of @det screen|keyboard|terminal|console|computer
		thick|clumsy fingers|hands
		finger trouble|slip|fumble|problem|error
		fat-finger|fat-fingered|fat-fingering|fat-fingers|pebkac|pebcak|id10t|id-10-t|id-10t|wetware|picnic-error
		fat fingered|finger|fingers|fingering
		butter fingers
		layer 8 problem|issue|error|failure|fault|bug|$
		layer-8
		between @det? chair|keyboard and @det? keyboard|chair|screen
		between @det? keyboard|screen and @det? chair
		chair-keyboard
		lapse|lapses|failure|lack of|in @adv* @bad? attention|judgement|judgment|concentration|vigilance|memory
		momentary|brief lapse $
		slip|slips|mistake|mistakes|lapse|lapses|blunder|blunders|oversight|negligence|inattention|carelessness|inexperience|incompetence by|of|from %he|%party|%low|%cap|%role
		error by %he|%party|%low
		typo|slip by %he|%party|%low|%role
		on|in the part|behalf of %he|%party|%low|%role
		mistake|error|oversight|failing|lapse|negligence on his|her|their|your|%he part|side|end
		people|personnel problem|issue|failure|fault !with|on|page
		error|errors in|of judgement|judgment
		caused|down|due|attributed to|by @adv* @det? human|inattention|carelessness|negligence|inexperience|incompetence|sloppiness $
		human factor|element is|was|again|$
		the human was|is the
		wrong button|key|command|box pressed|hit|clicked|typed by %he|%low|%party
		meatware|carbon-based
		stupid user|users
		brain fart|fade|freeze
		senior|blonde moment
		moment|second of @adv* inattention|madness|carelessness|distraction|weakness
		human|humans @be .3 weak|weakest|problem|culprit|bug
		misclick|mis-click|mistype|copy-paste|typo|typing|copy .2 by %he|%party|%low|%role|%roleamb
		not|n't @det? tool|tools|tooling|system|machine|software ,|but @adv|it|'s|is|@det* person|people|user|human|operator|him|her
		honest|silly|stupid|careless|dumb|sloppy|clumsy|boneheaded mistake|error|slip|blunder !of
		plain|simple|sheer|old|pure|typical|basic human stupidity|error|failure|weakness|nature
		cause|reason|culprit|verdict|diagnosis|analysis|explanation : @det? operator|user|human|humans|admin|person|engineer|dba|staff|contractor $
		misconfiguration|mishandling|misuse|sabotage|bungling by %he|%party|%low|%role|%roleamb
		@be @adv* human , not|rather
		slip|trick of @det keyboard|hand|finger|pen|mouse
	`},
	{cat: Character, lines: `
		=soft @be|sounds|looks|seems|seemed|looked|acted|got|being|behaved @adv|a|an|the|such|just|being|kind|bit|little|plain|real|total|complete|pretty|clearly* @bad|@insult
		=soft @be|sounds|looks|seems|seemed|acted|being @adv|a|an|the|such|being|total|complete|bunch|pack|load|of* @insult
		=he|=you|=party|=low @be|sounds|looks|seems|seemed|acted|being @adv|a|an|the|such|just|being|bit|little|plain|total|pretty* @mean !at|to|from|for|on|pages|rates|numbers|: !NUM
		=they @be|sounds|looks|seems|seemed|acted|being @adv|just|plain|total|pretty* useless|hopeless|lazy|stupid|dumb|pathetic|stubborn|rude|worthless|lousy !at|to|from|for|on
		=he|=you|=party|=they|=low @be @adv* useless|hopeless|terrible|awful|crap|lousy|rubbish|worthless|weak|pathetic|lazy|stupid at|with|under|about
		=he|=you|=party|=low @be @adv* way|far|just* too @adv* @soft|@mean|@bad|nice !@prep|busy
		=he|=you|=party|=low @be @adv* way|far|just* too @adv* @soft|@mean for|to|with this|be|handle|do|see|notice|read|check|ask|root|prod|production|the|that|run|touch|job|care|think|listen|admit
		=they @be @adv* too @adv* green|junior|inexperienced|proud|lazy|stubborn|arrogant|stupid|dumb|sleepy|scared
		@bad|lazy|stupid|arrogant|useless|dumb|hopeless|worthless|pathetic|lousy .1!@conj|@prep %role|%party !'s
		@bad|stupid|shoddy|rotten @adv* @work
		lazy work|fix|engineering|coding|thinking
		lazy|stupid|shoddy|terrible|poor|awful|lousy|hasty|rushed @work by|from|of|on %he|%party|%you|%low|%other|%cap
		walking disaster|outage|hazard
		never seen|met anything|anyone|such|so|anybody @adv|this|so|a|an|that* @bad|@mean|@insult|amateurish
		^ @bad|sloppy|careless as|and|,|, always|ever|usual|@bad|@mean|that|this|%he
		@shame -8 %strong|%low|%other|%amb
		%strong|%low|%other -8 @shame
		=soft @adv* clearly|obviously|apparently|evidently|plainly|simply has|have|had @adv* no|zero idea|clue|sense|grasp
		@be|was|simply|plain|pure|sheer|just|utter|total|gross|such|this|of|to|from|user|about carelessness|negligence|incompetence|laziness|stupidity|arrogance|sloppiness|recklessness|idiocy
		@bad people|person|guys|idiot|folks|man|woman|kid|hands|humans|individual|individuals|sod|sods !counter|carousel
		this|that|it|which|what|how @be|'s? @adv* @bad !default|defaults|to|if|and
		how|so|just|plain|simply|frankly|utterly|downright|unbelievably|incredibly|shockingly|extremely|really @bad|stupid|lazy
		=he|=you|=party|=low @be @adv* slow|lazy|weak|nervous|thick|dense|late|proud and|, @adv* @soft|@mean|@bad
		no @adv|@able* @role|professional|adult|expert would
		need|needs|needed|have|has|had to be @adv|a|an|completely* blind|asleep|drunk|@insult|stupid|deaf|genius
		@work|@check|@proc|it|this|that @be|looks|looked|feels @adv* sloppy|careless|shoddy|half-hearted|slapdash|negligent|reckless|amateurish|lazy|half-assed|superficial|cursory|perfunctory
		@bad and|, @adv* @bad|@mean
		@bad|stupid|dumb|lazy|mean|careless|unprofessional -5 of %he|%you|%party|%low|%other
		idiot|idiots|moron|morons|muppet|muppets|clown|clowns|numpty|imbecile|imbeciles|dumbass|bozo|bozos|slacker|slackers|incompetents|cowboys|amateurs|halfwit|dimwit|liar|liars|nitwit|nitwits|dunce|cretin|bunglers|good-for-nothing|know-it-all|prima-donna|prima-donnas|dead-weight|buffoon|buffoons|prat|plonker
		bunch|pack|bag|parcel|load|load of @insult|@bad|@mean|amateurs|kids|children|monkeys|beginners
		such an? @insult|@bad|lazy|stupid|useless
		=soft|=nobody can|could n't|not @adv* handle|cope|take|manage|deal .1 pressure|stress|heat|responsibility|failover|load|job|simple|basic
		=soft|=nobody can|could n't|not @adv* tell|find|spell|count|read|organise|organize|run @det|his|her|their|your .2 elbow|backside|arse|ass|brewery|bath|piss-up|boat|own
		=strong|=low|=they|=amb|=nobody @adv* do|does|did n't|not @adv* care|give|know|understand about|at|a|what|how|the|what's !result|yet
		=strong|=low @adv* do|does n't|not @adv* care|understand
		=amb @adv* do|does n't|not @adv* care about|$|,
		whoever .7 @be|must @adv* @bad|@insult|@mean
		=soft could n't care less
		=soft could|would|might @adv* care less
		=soft @have no clue|brain|brains|sense|backbone|spine|standards|shame|discipline|grasp|pride|integrity|initiative|guts|skills|conscience
		=soft @have no idea what|about %he|%you|%other|%party|dns|the @adv* @be|does|doing|do|is
		=soft @have @adv* no|zero|little idea of|about
		=soft @have zero clue|idea|discipline|sense|skills|ownership|interest|standards|care
		=soft @have n't|not got? a|an|any|half clue|brain
		=soft @have n't|not got? a|an|any idea about|of
		=soft|=nobody @do n't have @det|any clue|brain|brains|sense|backbone|skills|skill|discipline|guts
		nobody|none|no-one|one .4 has|have a|any|half clue|brain|idea|backbone|spine
		nobody|none|no-one|one .4 knows|know what they|he|she is|are|'s @adv* doing
		=soft @do n't|not @adv* know|have .1 what|idea|clue .1 %other|%he|%you @be @adv* doing
		=soft @adv* knows|know|knew|understands|understand nothing|little|jack|zilch|squat about|of|$
		=strong|=low|=they @be @adv* n't|not @adv* cut|up|capable|qualified|competent|trustworthy|reliable|professional|smart|bright|clever|serious|good|fit|mature|ready|suited|made|bothered|paying|made|senior out|to|of|for|enough|about|attention|$|at|here
		=soft @adv* lacks|lack|lacked|lacking @adv* @det|any|basic|even|all* skill|skills|experience|discipline|judgement|judgment|care|common|backbone|competence|knowledge|understanding|professionalism|maturity|rigour|rigor|aptitude|ability|talent|focus|commitment|pride|training
		=soft @adv* do|does|did n't|not @adv* have what it takes
		=soft @be @adv* out of @poss|%he|%you depth|league|mind|minds
		=soft @be @adv* in over @poss head|heads
		=soft @be @adv* @det|our* weak|weakest|loose|bad link|cannon|apple|egg
		=soft @be @adv* not @det @adv* sharpest|brightest|smartest|quickest|best
		=soft @be n't|not @det @adv* sharpest|brightest|smartest|quickest
		=soft @be @adv* all talk|mouth
		=soft @be @adv* @det joke|disgrace|liability|menace|hazard|embarrassment|disaster|nightmare|waste|problem|danger|risk of|to|on|for|here|$|in
		=he|=you|=low|=they panicked|froze|choked|flapped|cracked $|under|up|and|when|again|because
		=he|=you panicked|panics|panicking
		=strong|=low|=they @adv* cracks|crumbles|crumbled|folds|panics|freezes|chokes under|at|when|as
		=nobody|=soft @modal|@be n't|not be trusted
		not|never|n't to? be @adv* trusted|relied with|on|near|to
		can|could|would|do|does n't|not|never @adv* trust %he|%party|%low|%you|%other|%cap|%role with|to|$|on|near|anywhere|again|,
		to be trusted with
		=strong|=low|=they should|must @adv* n't|not|never @adv* be|have @adv* been? allowed|let|trusted|permitted|given|near|hired .1 near|anywhere|to|on|with|root|access|a|$
		%strong|%low|%amb|%cap 's|@poss @adv* @bad|poor|bad|lousy|terrible|stinking attitude|ethic|manners|judgement|judgment|discipline
		sheer|pure|plain|utter|gross|simple|total|complete|such|rank|wilful|willful|staggering|blatant|criminal laziness|sloppiness|incompetence|carelessness|arrogance|stupidity|negligence|recklessness|complacency|ignorance|idiocy|neglect|indifference
		laziness|sloppiness|incompetence|arrogance|stupidity|recklessness|idiocy|unprofessionalism|amateurism|cluelessness
		%strong|%low|%amb|%cap|@poss|'s carelessness|complacency|negligence|indifference|ignorance|inattention|ego
		amateur|amateurish|bush hour|league|job|work|stuff|night
		asleep at|behind the wheel|switch|keyboard|console|desk
		who|whoever can n't|not @adv* read|type|spell|count|do|follow
		who @do n't @adv* understand|know|care|grasp|bother
		@insult energy|move|behaviour|behavior|show
		brain dead
		braindead|brain-dead
		head up @poss
		half asleep|awake|drunk @det|at|on|again|as
		=strong|=low|=they @be @adv* half asleep|drunk|hungover
		=strong|=low|=they think|thinks @adv* he|she|they|it 's|is|are|@be @adv* @det hero|boss|above|god|expert|funny|special|game|joke
		=strong|=low|=they @adv* can|could n't be trusted
		good for nothing
		drama queen
		has|have|had @adv* no place|business on|in|near|at|with
		@insult would|could
		=strong|=low @be a|an|the @adv* fraud|con|crook|thief|coward|snake|bully|charlatan|quack|parasite|pest $|of|in|who|and
		=strong|=low|=they @adv* @be @adv* n't|not @adv* capable|cut|qualified|bright|able|up to|of|out|enough|for
		have|has|had|need|needs to be @adv|a|an|pretty* @mean|@insult|blind to|not
		=he|=party|=low|=they @be .3 and @adv* @bad|@mean
		shame on %strong|%low|%other|%amb
		should|ought to? be ashamed
		ashamed of themselves|yourself|himself|herself|yourselves
		about as useful|helpful|sharp|bright|reliable as
		@bad -6 %strong|%low|%other
		%strong|%low|%other -6 @bad
		useless|hopeless|lazy|sorry|pathetic|incompetent bunch|lot|crew|crowd|lads|shower
		=soft|=we @adv* lack|lacks|lacked .3 skill|skills|experience|discipline|judgement|judgment|care|competence|professionalism|maturity|rigour|rigor|training|commitment
		=strong|=low|=they has|have never @adv* understood|learned|learnt|grasped|cared|listened|bothered|got
		=strong|=low|=they @adv* can|could n't|not @adv* cope|hack|cut it|with|under
		brightest|sharpest|quickest bulb|knife|tool|crayon|pencil|candle|light
		@bad manner|way|fashion|style|attitude|approach
		only|just|like a|an @insult|amateur|madman|beginner|novice|fraud
		=he|=you|=party|=low|=they @be @adv* way|far|just* too @adv* green|junior|inexperienced|new|young|nervous|emotional|proud|stubborn to|for
	`},
}
