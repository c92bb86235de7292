package hats

// signTable lists what speaks for a hat, and how loudly: 6 is a label, 4 is plain enough by
// itself, 3 needs company, 2 and 1 only tip the scale. A row without a hat only marks the note.
// Patterns stand on their own line or between semicolons; newSign says how one is read.
//
// The order is the order of tests (method, part B). The signs are turns of grammar and of talk,
// never the matter: what broke and where says nothing about a hat.
var signTable = [...]struct {
	hat      Hat
	weight   int
	mark     mark
	unless   class
	patterns string
}{
	{Blue, 6, 0, 0, `
		^ agenda|recap|timebox|focus|goal|aim|objective|decision|decided|agreed|conclusion|checkpoint|summary|next|roles|order :
		^ question|outcome|parked|action|actions|task|owner|owners|sequence|format|rules|purpose|scope|scribe|lead|chair :
		^ timer|minutes|attendees|wrap-up : ; ^ open point|question|action|item|issue :
		^ wrap up|it|this? ; ^ action|decision item|point|needed|due|pending|open
	`},
	{Blue, 4, 0, isState, `
		under|onto|for|to|in|into|on @color $
		move|go|switch|turn|back|return|over|on to|into @color
		stay|remain|keep|be in|on|under @color ; start|begin|open|close|end with @color
		@color for? @figure minute|min|second
		@figure|one|few|some more? minutes|minute|seconds of|on|in @color
		@color hat|note|point|round|first|lane
		^ @color next|now|first|then|done|over|again ; ^ @color , @color
		extend|skip|open|close|end|start|begin|finish|repeat|leave @color
	`},
	{Blue, 4, 0, 0, `
		agenda|timebox|time-box|recap|reconvene|regroup|objection|sidetracked|sidetrack|tangent
		hats ; @det|next|last|final|on|same|wrong|right hat ; we|you|i @be? drift|drifting|wander
		checkpoint at|in|is|every|@figure ; next|first|our checkpoint
		this|next|each|another|first|second|final|our|last round ; this|our session
		^ next speaker|step|round|hat|update ; next call|meeting|slot|sync @figure|at
		^ the|our? goal|aim|focus|objective|outcome|order for|of|is|tonight|today|now
		^ order for|of tonight|today|now|this ; the? goal|aim|focus stay|remain ; set|confirm|state|repeat the goal
		success for us|mean ; the question for|before|is|we ; the? one|only|main question
		back to the? question|goal|topic|focus|point|agenda
		stick|stay|keep to|with|on the? question|goal|topic|fact|point|agenda|plan
		hold that|your|the thought ; off topic ; side discussion|talk|topic|conversation|track
		hard stop ; ^ @figure minute|min|second left|more|each|remain ; out of time ; set|start a|the timer
		take turns ; round robin ; show of hands ; hands up ; last word ; quiet one ; hear from ; let|let's hear
		one at a time ; one conversation|voice|person at
		a|one|another|quick|short|last round|word|sentence each|before|now|please|from|then
		is|are everyone|everybody|we|all clear|agreed|ready|done|aligned ; do we all
		does|has|have|did everyone|everybody ; everyone|everybody ... turn|say|voice
		speaks|spoken|speak on this|the hat|topic|point
		who want|goes|like|is to? start|first|next|go|begin
		who is|else|be missing|absent|here|on|in|next|first|chairing|leading|speaking|left|still
		^ who takes|owns|leads|chairs|speaks|writes|drives|tells|calls|keeps|briefs|informs|updates|phones
		who do what ; @name leads|owns|chairs|scribes|facilitates|moderates|speaks
		hand|handing over to ; hand|handing|pass|passing over? the? command|lead|chair|incident
		we @soft? @will? decide|choose|vote|proceed|close ; we agree on|to|that ; we decided|agreed|chose
		we @will? ... then|and decide|choose|vote|set ; vote on|by|now|then|first
		decision at|by|due|in @figure|@when ; open action|point|question|item ; action item|list
		^ summarise|summarize|recap ; ^ summary so|go|at|of|by|to ; in summary ; sum|summing up|it
		we @will? meet|reconvene|regroup|talk|speak again|at|in ; ^ back at|here|in
		end|close|closing|ending|leave|adjourn the|this call|meeting|round|bridge|room
		^ park|parked ; park|parking|parked that|this|it|for|until|lot ; for the review|retro|debrief
		before we|i go|move on ; we have what we ; that|this is all|it for
		moving|note belong|go under ; split into @figure? group|team
	`},
	{Blue, 3, 0, 0, `
		roster ; on the table ; out of scope ; in charge ; time|times is? up|check ; ^ same place|time|bridge|number|room
		round of|:|on|is|now ; a|one|another|quick round ; go around|round the|one
		next step|update ; @figure minute|min|second left|more|each|remain|per|then|on ; @figure|@when each
		everyone|everybody @soft? writes|speaks|says|names|gives|gets|shares|votes|write|speak|say|name|share
		@name takes|keeps|writes|drives|calls|tells|briefs|informs|runs|covers|reports|answers|joins the|it|notes|time|minutes
		this|that @be a|the? ... @talk ; take|taking that|this|it|topic offline
		we|i start|begin|continue with|at ; hear|take @det? ... first ; before we|i decide|choose|close|go|move|vote|start|act|answer
		come|get back to this|that|it|later|the|after ; let's|we stop|pause|break here|there|for
		who still|else|next ; own|owned|owns it|this|that ; the? chair|scribe|facilitator|timekeeper|moderator
		take|have the notes|minutes|chair|lead|call ; keep|keeps|take the? notes|time|minutes
		review|debrief|retro on|at|tomorrow|@when ; are|do we agreed|agree|clear|good|aligned
	`},
	{Blue, 2, 0, 0, `
		@talk ; owner|voice|opinion|please|checkpoint ; sponsor have|decide|confirm|approve|sign ; let's|please @steer|move
		severity stay|go|is ; two|three|one option ; update|summary|brief go|at|by|to ; proposal to|is ; the bridge
	`},
	{Red, 4, 0, 0, `
		feels|stinks|hunch ; ^ feel|feeling|feels ; feel|feels|felt like|that ; feels|feel|felt|feeling|sound @soft? @soft? @mood
		it|this|that|something|everything|all|plan feel|feels ; a|no|some|^ sense of doom|dread|calm|unease|loss
		@be|sound|look|seem|get|become|grow @soft? @soft? @feel ; i'm|i|am @be? @soft? @soft? @mood
		^ @soft? @det? @feeling ; ^ my|the|our @feeling ; my instinct|gut|stomach|heart|hunch|nerve|fear|hope|feeling
		@feeling about|that|of|is|say|tell ; gut say|feel|feeling|tell
		bad|good|sinking|uneasy|strange|odd|weird|nagging|queasy feeling
		^ i|i'm @soft? @soft? love|hate|like|dislike|dread|fear|doubt|trust|distrust|mistrust|feel|wish|hope|enjoy|adore
		^ i|i'm @soft? @soft? detest|resent|miss|worry|sense|regret|admire|appreciate|loathe|despise|cringe|shudder
		^ we @soft? @soft? love|hate|like|dislike|dread|fear|doubt|distrust|mistrust|feel|hope|enjoy|resent|worry|regret
		i @not @soft? @heart ; ^ @soft? @soft? @heart it|this|that|the ; i @soft? want|wish to|it|this|that
		bother|worry|scare|annoy|please|calm|anger|frighten|frustrate|depress|trouble|upset|bug|irk|unsettle|rattle|excite|thrill|haunt me|us
		hurt|move|touch|drive|make|give|keep me ; lose|losing|lost patience|heart|hope|faith|nerve|sleep
		smell|smells @soft? off|wrong|bad|fishy|like ; heart|pulse race|racing|pound|sink ; shaky|cold|sweaty|trembling hand
		@be|all|everybody|everyone on edge ; close to|in|near tears ; cold feet ; lump in ; in circles ; sick of ; fed up
		i|i've|we've had enough ; i can breathe|relax|sleep ; can't|cannot say|explain|tell why ; glad|happy|sorry|sad to|that|it|we|for
	`},
	{Red, 4, verdict, 0, `
		^ @soft? @soft? a|an|the? @verdict idea|plan|thought|option|suggestion|proposal|work|job|one|stuff|thinking|call|move|point|catch
		^ @verdict $ ; ^ @heart it|this|that $
		this|that|it|it's|that's @be? @soft? a|an? @soft? @verdict idea|plan|thought|option|suggestion|proposal|work|job|one|move|point|$
	`},
	{Red, 3, 0, 0, `
		to be honest ; hurts|nice|good|sad|hard to see|hear|watch ; my hand|head|heart|stomach|chest|shoulder|back|voice ; i|we sense|sensed
	`},
	{Red, 2, 0, 0, `@feeling`},
	{Green, 6, 0, 0, `
		^ idea|proposal|suggestion|alternative|option|provocation|brainstorm|variant|angle|thought :
		^ another|one|new|other|wild|crazy|last|my more? idea|option|alternative|angle|way|proposal|thought|suggestion|approach|variant :
		^ option|plan|variant @figure|a|b|c|d|e|f :
	`},
	{Green, 4, 0, 0, `
		what if ; how|what about ; why not|don't ; maybe|perhaps|provocation|alternative|alternatively ; ^ instead
		^ could|can|shall|should|may|might we|i|they|you|he|she|it|@det ; we|i|you could|can|might @soft? @act
		^ suggest|propose|recommend|suppose|imagine|pretend ; i|we|to|would|i'd suggest|propose|recommend
		another|different|new|other option|idea|angle|approach|alternative ; another|different|other way|route
		one more option|idea|way|alternative ; reverse|flip it ; turn it around
	`},
	{Green, 3, 0, 0, `^ option|plan|variant a|b|c|d|e|f ; ^ or we|just|else|even ; what would|about`},
	{Green, 2, 0, 0, `instead ; rather than ; as a stand-in|stopgap|bridge`},
	{Black, 6, 0, 0, `^ risk|danger|downside|drawback|concern|warning|caveat|threat|weakness|problem|catch|hazard|snag|con :`},
	{Black, 4, 0, 0, `
		won't|wouldn't|couldn't|mightn't @soft? @able ; what happen|break|fail if ; what if ... @harm|@bad ; @may to? @soft? @harm ; @may @not @soft? @able ; @may ... twice ; @will notice
		weak spot|point|link ; single point of ; point of no ; no way back ; no time|way|room|choice|margin to|left|for
		one more @bad ; ^ one typo|slip|mistake|error|click
		one|a|any wrong|single|bad typo|key|slip|click|move|step|mistake|command|character
		leave @det? ... without|exposed ; leave us|them|customers|@det with|without|open|exposed|no ; without the|a ... we|nobody|no
		only person|one|copy|link|engineer|path|site who|that|is|of|left|have ; only get|have one|two|@figure
		share|use the? same single|power|disk|link|switch|rack|host|network|key|account|credential|shelf|feed
		against the|our? policy|contract|rule|law ; in breach ; flying|fly blind ; come back to bite
		from the press ; hear|learn ... from the? press|news|media|others
	`},
	{Black, 3, 0, 0, `
		@will @harm ; if ... @harm|@bad ; @be @soft? @worse ; @be too @worse|@fine|@mood|@soft ; we|i|you|they @soft? lose|risk|miss|break|breach
		too @worse|@soft|high|few|many|short|tight|thin|small|slow|big|large|old|close|early|much|narrow|weak|long|green
		not|no|cannot|never|hardly|barely @soft? @able ; we|they|you cannot|can't ; not enough|tested|covered|proven|supported|allowed|rehearsed
		nobody|nothing|none|noone @soft? know|check|cover|test|own|watch|notice|guarantee|have|can ; no one have|know|can|check
		nobody|noone|no ... ever|yet ; there is|be no|nobody|nothing ; never @soft? test|prove|try|do|run|work|see|rehearse|been
		no plan|fallback|spare|monitoring|margin|slack|redundancy|cover|coverage|rollback|alert|guarantee|backup|safety|test|room|time|protection
		only one|two|three|four|@figure hour|minute|attempt|chance|try|copy|person|left|spare|key|shot
		only @name know|can|have|understand ; only|merely hide|mask|treat
		depend|rely|hinge|rest on|upon ; share|use the same ; by hand $ ; run into ; stand still ; open a|the door ; end up with
		will|would need|take|require more|longer|another|weeks|months|days ; more|longer|later than ... will|can|allow|have
		out of warranty|support|date|stock|reach|hours|fuel|space|sync|licence|license|budget|band ; on a plane|train|holiday|leave
		past|previous|earlier attempt|try ; end in|with @bad
	`},
	{Black, 2, 0, 0, `unless|limit|can't|cannot|won't ; go wrong ; if ... twice ; if ... , ; @worse @bad ; for good`},
	{Yellow, 6, 0, 0, `
		^ upside|benefit|advantage|gain|plus|pro|value|strength|win|bonus|payoff : ; ^ @det? strong|good|best point|side|part :
		^ feasible|doable|possible|cheap|quick|easy|safe|reversible|realistic : ; ^ benefit|advantage|upside|value|gain of|for|is|to
	`},
	{Yellow, 4, 0, 0, `
		good news ; positive side ; strong point ; pay off ; worth it|the ; cost nothing ; low hanging ; a win for ; stand behind
		easy|quick|cheap|simple|safe|fast|easier|quicker|safer|simpler to ; ^ @fine ,|and|@prep|if|enough
		low|little|less|lower @soft? effort|cost|risk ; without @soft? @bad|@cost|@harm ; no @cost @be? needed
		nobody|no need|have|must ; no one need|must ; nothing be? lost|to lose ; hurt|affect|touch the fewest|least
		best|good|real|great|better chance|odds|deal|fit ; become possible|easy|easier|simple|simpler
		mean|bring|make @fine ; buy|give|save|gain us|@figure ; so we|they skip|save|avoid|need|can|keep
		earn|build|protect|keep|win trust|confidence|patience|goodwill ; in our|their|his|her favour|favor
		keep|keeps the? ... open|intact|whole|calm|safe ; can be undone|reversed|reverted|removed|stopped|dropped
		know|knows it|this|them|him|her|us|@det ... well
	`},
	{Yellow, 3, 0, 0, `
		headroom ; to spare ; on time ; at no ; for free ; in half ; by itself|themselves ; fit the|well|our|into|in ; ^ fewer|less
		less|fewer|lower|no|zero @soft? @bad|@cost ; good|great|best|helpful|useful|handy|valuable for
		@be @soft? @fine ; @be already ; make|keep|get ... @fine ; that|this|it will|would|can|could @gain
		already agree|pay|own|test|patch|license|approve|train|know|have|run|prove ; we|they|everyone already
		can|would carry|handle|take|absorb|serve|cover|support ; can|could|would|will|be ... again
		can|could be tested|tried|done|finished|live|ready in|within|before|by|today|tonight
		get|keep|have a|an|the|their|its @fine|@good|clear|firm|steady|clean|fresh|full|whole|second
		keep ... moving|running|working|going|shipping|selling|alive|open|busy|online
		need|take|cost only|just|no|nothing|one|little ; take ... off|away ; a|the way back ; we learn|gain
		work|works well|even|with|as ; work|worked|went fine|well|before|smoothly
	`},
	{Yellow, 2, 0, 0, `
		@good ; @fine ; even if|though ; within a|@figure ; @figure time|times|twice before ; test|tests be green
		customers|customer|they|users|team get|keep|can|see ; still boot|work|run|hold|answer|function
	`},
	{White, 6, 0, 0, `
		^ unknown|missing|need|fact|source|unclear|gap|reported|measured|observed|known :
		^ not known|confirmed|clear|measured yet|which|whether|if|:
	`},
	{White, 4, 0, 0, `
		how many|much|long|often|far|old|big ; ^ which ; ^ when @be|do|did|will|have ; who last|saw|knows|changed|did ; who was|were
		could|can|shall|should we|i|you|they @fetch ; who have access|seen|changed|root|keys ; ^ find out ; ^ to find ; according to
		show|read|count|measure|stand|hover|sit at? @figure ; unclear|unknown|unconfirmed|unverified|open whether|if|which|how|so
		do|does|did not|don't|doesn't|didn't know|see yet|if|whether|which|how|who|what|when|where|why
		don't|doesn't|didn't know|see if|whether|which|how|who|what|when|where|why
	`},
	{White, 3, 0, 0, `
		we|i could|can|should|need|must to? @fetch ; yesterday ; as of ; so far ; in the last ; per the|@det ; last week|night|month|@when|deploy|year ; there be @figure
		the log|logs|sheet|table|dashboard|graph say|show
	`},
	{White, 2, 0, 0, `
		whether|confirm|verify|report ; since @figure|@when
		@be|still|all|currently offline|online|up|down|live|out|open|closed|full|empty|stable|normal|flat|unchanged|available|unavailable
		@be|still|all|currently reachable|unreachable|valid|active|idle|back|complete|healthy|degraded|green|red
	`},
	{"", 0, assumed, 0, `
		probably|presumably|supposedly|apparently ; most|very likely ; i @soft? think|guess|assume|suppose|believe|reckon|suspect
		must have ; must be the|a|an|our|their|its|some|something|in|on|at|from|over|related|due|because
	`},
	{"", 0, sourced, 0, `
		per|according|source|log|logs|trace|audit|record|ticket|dashboard|graph ; as of ; ^ assumption|unknown|hypothesis|guess :
	`},
	{"", 0, decided, 0, `^ decision|decided|agreed|resolved : ; ^ decided ; we decided ; we go|going with ; ^ the? decision be`},
	{"", 0, owned, 0, `@name|@role ; i|i'll ; owns|leads|takes|does|drives|runs|handles|has it|this|that|the`},
	{"", 0, timed, 0, `@figure|@when ; immediately|asap|straight|once`},
	{"", 0, faulted, 0, `
		@person should|could|ought to? have not? @ed ; @person fail to
		@person @soft? forgot|caused|broke|botched|messed|screwed|ignored|neglected|ruined|wrecked|blew
		@person be|are|is @soft? @soft? careless|sloppy|useless|incompetent|lazy|clueless|stupid|arrogant|ignorant
		my|his|her|your|their|our|whose fault ; fault of @person|@det ; blame @person|@det ; be|are|is to blame
	`},
}
