package blameless

// toneRules are about mockery, about words that make the work look small, and about generalising.
var toneRules = []rule{
	{cat: Mockery, plain: true, lines: `
		slow|golf clap|claps|clapping|applause
		slow-clap|slowclap|golf-clap
		award|awards|medal|medals|prize|trophy|oscar|crown|title -5 goes to
		award|medal|prize|trophy|oscar|cookie|cookies|star|biscuit|statue .1 for|to .3 %role|%party|%he|%low|%cap|%amb|worst|best|@:ing
		@cheer|applause|respect .1 for|to|on .3 @insult|genius|whoever|mastermind|wizard|clown
		@cheer|hats off? for|to|on @adv* whoever
		@cheer @adv* %he|%party|%low|%cap|%role -8 @out|@farce|@harm|record|worst|downtime
		@cheer|nice|great|well , @adv* %he|%low|%cap|%role -8 @out|@farce|@harm|worst|downtime|again
		give|gives|hand|get|bring|someone .4 medal|prize|trophy|cookie|award|oscar|star for|to|$
		give|hand|get|bring %he|that|the .3 medal|prize|trophy|cookie|award|oscar|star
		standing ovation
		round of applause for
		take a bow
		^ @praise|good|fine|top @job -8 as usual|always|ever
		^ @praise|good|fine|top @job -3 @harm:ing|@del:ing|@disreg:ing|@hum:ing|@muck:ing|taking|losing|missing|knocking|blowing|bringing|leaking|not
		^ @praise|good|fine|top @job -8 @out|@farce|@harm:past|dead|gone|another|worst
		^ well|nicely|beautifully done|played|handled -8 @out|@farce|@harm|down|dead|gone|kill|killed|only|lost|again|tries|ever|usual|always
		^ nice|good|great|cool|smooth|lovely one|job|work|move|going , %he|%low|%cap|%you|%party -6 @out|another|again|really|@harm|NUM|now|@farce|ten|ever
		^ way to go|break|ruin|kill
		just|absolutely|simply|truly|oh|how|well great|brilliant|wonderful|fantastic|perfect|lovely|marvellous|peachy|super|charming|priceless|terrific|dandy $
		^ oh @adv* great|brilliant|joy|lovely|look|wow|goody|wonderful|perfect|super
		^ great|brilliant|wonderful|fantastic|lovely|perfect|marvellous|super|terrific , @adv* another|so|more
		^ another|yet|one another|more? @adv* @praise|fine|proud|triumph|masterpiece|classic|quality|victory|success|win -6 from|by|for|courtesy|of|brought
		genius|mastermind|einstein|sherlock|brainiac move|idea|plan|decision|change|design|stroke|level|in|at|who|strikes|thinking|deploy|again|here|decided|over|from
		stroke of genius
		@praise|clever|bright|smart|inspired|bold|galaxy-brain move|idea|plan|thinking|stroke @adv* @:ing|to @harm|@del|wrong
		our|the|your|these local|resident|fearless|beloved|so-called|self-appointed|great|brilliant? genius|geniuses|heroes|rockstar|rockstars|ninjas|wizards|einstein|einsteins|superstar|superstars|masterminds|professionals|experts|whiz-kids @adv* strike|strikes|did|do|has|have|again|broke|decided|thought|over|pushed|deployed|upstairs|in|at|from
		@praise|remarkable|real|rare|true|special|uncanny|unique|natural|genuine|some|a|such talent|gift|knack|skill|flair|genius|feat|achievement|expertise|instinct|eye for|at|in|of @adv* @det? @out|outages|@harm:ing|@del:ing|@muck:ing|@disreg:ing|chaos|failure|failures|making|taking|missing|things|timing
		record|records for|in|on|at @adv* downtime|outages|outage|breakage|incompetence|stupidity|@harm:ing|worst|longest|slowest
		record|best|worst @adv* @:ing|for|this .2 downtime|outage|outages
		did|was|were|does|has|have|is|let a|an|my|the|our|some @oaf .3 @verb:base|@:ed|@:base|loose|in|at|on|with
		@:ed by a|an|some|@adv @oaf|ouija|dartboard|committee
		with @poss|both|one eyes|hands|eye|fingers closed|shut|tied|crossed
		because @adv|who|clearly|obviously* @safety @be @adv* for|optional|overrated|boring|too
		@safety @be @adv* overrated
		@safety @be @adv* for @adv|@det|mere|other|little* cowards|wimps|losers|mortals|weaklings|wusses|sissies|beginners|amateurs
		for cowards|wimps|losers
		who @adv* needs|reads|tests|wants|checks|uses .1 @safety|notes|logs|uptime|customers|changelogs|labels anyway|anyways
		who needs @safety
		what could|can|might @adv* possibly|ever go wrong
		what could|can go wrong ,|right|with
		dream|elite|crack|all-star team|squad|crew strikes|strike|does|back|again|delivers
		a-team|b-team|dream-team|stooges|ghostbusters
		%party|%amb|%role|%he|%low|%cap strikes|strike again|back
		%party|%amb|%role NUM , OBJ NUM
		clown|circus|freak|puppet|muppet|shit show|circus|car|act|school
		masterclass|master-class|masterpiece in|from|of|by
		comedy|tragedy of errors
		hall of fame|shame
		employee|engineer|deploy|player|operator|idiot|admin|vendor|team of the month|year|week
		10|ten|five|5|11 outta ten|10|five|5
		10|ten|five out of 10|ten|five @job|would
		chef 's kiss
		thanks|thank|cheers a lot|bunch|million|heap|ton for|, @:ing|%he|%low|nothing|the|another|guys|@:ing
		thanks|thank|cheers you|so? much? for nothing
		thanks|thank|cheers you|so? much? for @det @adv* @out|night|weekend|all-nighter|wake-up|overtime|sleepless|mess|surprise|extra
		thanks|thank|cheers you|so? much? for @harm:ing|@del:ing|@ruin:ing|ruining|wrecking|@muck:ing
		what a|an @adv* surprise|shock|shocker|legend|genius|masterpiece|circus|joke !from|@prep
		surprise|shocker|shocking , @adv|surprise|nobody|@nobody|%named
		only .1 hours|days|tries|attempts|weeks|outages|minutes -8 impressive|@praise|@cheer
		by|from|for|of our|the|those|these @adv* heroes|geniuses|wizards|superstars|rockstars|ninjas|masterminds
		i did|do n't|not @adv* need|want|like .5 anyway|sleep|weekend|evening
		must be nice|great|fun|lovely to
		hope|trust|bet %you|%he|%they|%party|%low @adv* enjoyed|enjoy|slept|had|proud|are .1 nap|well|lunch|the|your|fun|proud|happy|a|coffee
		proud of yourself|yourselves|himself|themselves|herself
		^ happy now $
		are %you @adv* happy now
		sleep|sleeping well|tight , %he|%low|%you|did
		works|worked on @poss machine|laptop
		^ sure|yeah|right , because|just|why|blame|nobody|let|keep|who|deploy|right|great
		^ because who|nothing|nobody|obviously|why|hey|apparently|everyone needs|reads|cares|says|tests|not|wants|bothers|has|checks|loves|went|who|@safety
		^ let me guess ,|:|$|who|it
		i guess|suppose|see .2 @safety|reading|thinking|checking @be @adv* optional|overrated|hard|too|beneath|difficult
		i see @det a-team|b-team|dream|experts|professionals|pros|grown-ups|clowns|geniuses|interns
		apparently|evidently|clearly @adv* @safety|reading|thinking @be @adv* optional|overrated|hard|too|difficult
		good|nice|great|glad to|that see|know|hear %he|%party|%other|%low|%role|everyone|somebody .3 awake|asleep|watching|care|cares|paying|found|still|hard
		hero|heroes|champion|legend of the day|hour|night|week
		lol|lmao|rofl|haha|hahaha|smh|facepalm -5 nice|great|another|good|classic|typical|%he|%party|%low|sure|of|well|again
		🙄|🤡|🤦|🤦‍♂️
		%strong|%low|%cap|@praise -8 👏
		rocket|brain scientists|surgeons|trust
		pure|vintage|next-level|world-class comedy|incompetence|amateurism|entertainment
		peak engineering|incompetence|comedy|professionalism|ops|devops $
		turn|turned|turning .5 into a|an @adv* @farce|@out|toaster|barbecue
		dumpster fire
		magical|magic elves|pixies|fairies|unicorns|thinking
		^ ah|oh yes|right , the|our|another|of
		, well played $
		@cheer|thanks -5 %strong|%low|%amb|%cap -8 @out|@farce|worst|downtime
		wizards|geniuses|heroes|magicians|masterminds|einsteins of|from|in|at|over %party|%amb|%cap|the
		what a|an|such brilliant|genius|clever|bright|inspired idea|plan|move|decision
		who would|could @mid* have thought|guessed|known|imagined|expected
		%nobody could|would @mid* have @adv* guessed|predicted|foreseen|imagined|known|expected -10 shocking|surprise|surprised|shocked|right
		amazing|impressive|funny|remarkable|strange|odd|curious|astonishing|incredible|interesting|fascinating|wonderful how %any @adv* manage|manages|managed|always|never|can|keep|keeps
		@cheer -6 new .2 record|score|low|high
		^ well ,? that|this went|worked|was|turned @adv* well|great|swimmingly|splendidly|fun|smoothly|brilliantly
		because that|it|this @adv* worked|went|ended|works @adv* well|great|brilliantly
		cereal|cornflakes box|packet
		^ look who
		^ look at that|him|her|them|you , %any
		another day , another
		nothing says .4 like
		^ just|exactly what we|i|everyone @adv* needed|wanted $|, another|a
		i|we|gotta|got @adv* love|adore how|it when|that|how|%any
		remind|tell me again why|how|who|what
		^ who knew $|,
		imagine that|my $|surprise
		go figure
		colour|color|consider me shocked|surprised|impressed|amazed|unsurprised
		what else is new
		you do n't say
		oh the irony
		here come|comes the|our|%party|%low|%him
		alert the media|press
		stop the presses
		news flash
		newsflash|drumroll
		drum roll
		plot twist
		breaking news :
		achievement unlocked
		speedrun|speedrunning
		personal best
		lesson|example|study|guide|tutorial|course in|of|on|to how not to
		poster child
		history books
		bless his|her|their|him|them|your
		truly|really inspired $
		never fail|fails to disappoint|amaze|impress|surprise
		for his|her|their|your|my next|final trick
		so much for %any|the|our|@safety|being|that
		give it up for
		^ yeah right
		thank|thanks .2 %strong|%amb for @det @adv* long|sleepless|ruined|lost|wasted night|evening|weekend|day
		^ @cheer , -8 @farce|@out|down|dead|gone|offline|broken
		learn|learned|learnt .3 from a|an cartoon|comic|movie|leaflet|meme|film
		%he|%low the magician|genius|hero|wizard|great|legend|magnificent|destroyer
		brought|courtesy to|of us|you|%party|%he|%low by? @det? %party|%low|%he|%cap|%role
		it 's|is a miracle|wonder anything|we|it|that|nothing
	`},
	{cat: Minimising, plain: true, lines: `
		all|only|thing %strong|%low|%other|%we|%amb|%cap @adv* had|has|have|needed|need to
		all|only|thing %strong|%low|%other|%amb needed|wanted|took was
		all it @adv* took|takes @be|would? @det|one|a|to
		all it @adv* needed|needs|required .2 look|glance|call|check|minute|click|second|mail
		one|two|three clicks|click|minutes|seconds|calls|call|mail , that|it|'s|is
		not|n't like it|this|that @be @adv* hard|difficult|complicated|rocket
		how hard|difficult|complicated|tricky|tough @adv* can|could|is|was|would it|this|that
		how hard|difficult|complicated @be it to
		it|this|that @be|'s|would @mid* not|n't|hardly @adv|that|so|exactly|even* hard|difficult|complicated|tricky to|$|,|if
		not|hardly|n't @adv* rocket|brain|quantum science|surgery|physics|mechanics
		not|hardly|n't that|exactly @adv* hard|difficult|complicated|tricky to|$
		rocket|brain science|surgery
		toddler|child|layman|grandmother|grandma|monkey|schoolkid|idiot could|can|would|knows|should|understands|sees|gets|spots
		even|any|every @det? @adv* @able? first-year|trainee|intern|junior|beginner|student|apprentice|graduate|novice could|can|would|knows|should|understands|sees|gets|spots
		a|an first-year|trainee|intern|junior|beginner|student|apprentice|graduate|novice could @mid* have|see|tell|spot
		a|an first-year|trainee|intern|junior|beginner|student|apprentice|graduate|novice knows|would
		five|six|ten|three|four|two year old|olds could|can|would|knows
		even @det @adv* @role|intern|trainee|child|junior|beginner|manager|toddler .1 would|could|can|knows|should|sees
		any|every @adv* @able @adv* %role|%party|team|shop|person|human|shift|professional @modal|knows|does|checks|tests|reads|keeps|has|@:s|@:base
		anyone|anybody .4 could @mid* have @:part
		anyone|anybody|everyone|everybody .2 could|would @adv* see|tell|spot|notice|know it|this|that|$
		anyone|anybody can @adv* see|tell that|it|this
		anyone|anybody|everyone|everybody with|who half|eyes|a|any|two|can|has|an .2 brain|eyes|sense|brains|pulse|clue|eye|read|head|cell|cells
		everyone|everybody|anyone|anybody @adv* knows|knew that|you|this|not|better|to|how|it|never
		common sense !check|checks|test
		basic|simple|elementary common|hygiene|competence|decency|sense|literacy|courtesy|diligence
		basic|simple|elementary arithmetic|maths|math $
		basic|simple|trivial|easy|elementary|kindergarten|beginner|baby|schoolboy|rookie|newbie|primary-school|textbook stuff|mistake|error|blunder !from|is|with|in
		kindergarten|preschool|schoolboy|playschool
		obviously wrong to|, %any
		was|is|were obviously wrong
		obviously @adv* @det|%they|%he|%you|%party|was|going|nobody|did|should !next
		clearly|obviously|plainly|evidently|surely @adv* going to @:base|@verb|blow|end|break|fail|go|be|happen
		always|only|just @adv* going to @harm:base|blow|fail|end|happen|go
		clearly|plainly|blatantly|painfully|glaringly|blindingly|screamingly|patently @adv* obvious|stupid|avoidable|preventable|foreseeable
		was|were @adv|so|too|all|perfectly|pretty|quite|completely|totally|bloody|damn|rather|entirely|easily* obvious|avoidable|preventable|foreseeable !which|from|to|whether|how|where|if
		is|'s|was|were so|too|all|perfectly|pretty|completely|totally|bloody|damn|entirely|easily|painfully|blindingly @adv* obvious|avoidable|preventable|foreseeable|predictable !which|from|to|whether|how|where|if
		obvious from @det start|beginning|first|outset|get-go|word
		what @be there not? to understand|get|grasp|miss
		clearly|obviously|evidently|apparently %nobody @adv* @duty:past|bothered|cared
		need|needs|needed|take|takes|took @adv|to|be|a|an* genius|phd|degree|einstein|wizard
		totally|entirely|completely|easily|perfectly avoidable|preventable|foreseeable|predictable
		should|must|ought to? have been @adv* obvious|clear|easy|trivial|evident|plain|simple
		bound to happen|fail|break|blow
		simply|just|merely|only @:ing .7 would|could @mid* have
		@:ing .6 would @mid* have @adv* avoided|prevented|caught|stopped|saved|been|shown|sufficed|taken .2 this|that|it|us|enough|all|minutes|seconds|everything
		simple|quick|basic|single|short|small|two-minute|five-minute|one|ten-second|thirty-second glance|look|check|call|test|ping|question|read|grep|search|click|mail|message .3 would|could|might @mid* have @adv* been|shown|caught|prevented|avoided|saved|sufficed|told|revealed|found|stopped|spared|done
		@:ing .6 takes|took|needs|costs|would @adv|take|only|just|about|cost* two|one|five|ten|thirty|a|half|nothing @adv|couple|of|few* minute|minutes|seconds|second|moment|mins|secs|glance|at
		takes|took|take|needs|needed|costs|cost|taken|requires|required @adv|just|only|all|of|about|less|than* a|one|two|five|ten|half|single @adv|single|quick|couple|of|few* second|seconds|glance|moment|click|clicks|grep|brain $|to|and|at|with
		only|just takes|took|needed|needs|requires|required a|one|two|someone|somebody|%he|%you|%other .2 glance|look|second|seconds|minute|minutes|click|to|check|read|call|moment|grep|who
		just|only needed|needs|had|has someone|somebody|%you|%he|%they|%party|%low to
		%strong|%low|%they|%party just|only|simply have|has|had|needed to
		look|think|read|stop|check|listen|pay|glance .6 for @adv|like|all|just|even* two|ten|five|thirty|one|a seconds|second|sec|secs
		two-minute|five-minute|one-minute|one-line|ten-second|thirty-second|one-click|two-second check|job|task|look ,|how|$
		it 's|is|was|'d|its @adv* a|just|only|like* one line|one-line|one-liner|two-minute|five-minute|simple @adv* check|fix|job|command|grep|test|task|line|matter|case|step|look ,|how|of|$|for|that
		just|simply read|follow|look|check|ask|use|try @adv|at|up* the|a|your|what|it|this @adv|damn|bloody|fine* docs|manual|page|runbook|doc|readme|instructions|documentation|screen|dashboard|checklist|wiki|label|guide|error|sign
		^ just|simply look|read @adv|at* the log|logs|graph|alert|code|mail|ticket|notes|history|page $
		rtfm
		read the damn|bloody|fucking|fine|friendly manual|docs|instructions|page
		storage|networking|dns|sql|linux|unix|git|ops|sysadmin|security|engineering|replication|monitoring|devops|admin|basics 101 !NUM
		101|abc|basics stuff|material|level
		signs|writing|clues|evidence|warnings|answer was|were|is|are @adv|all|right|clear* there|plain|staring
		writing on the wall
		staring|stared %any @adv|right|straight|in* the face
		plain to see
		simple|easy as that|pie|abc
		just|only|simply|merely a matter|question of
		literally|just|only a? one|two|five minute|second|line|click job|task|check|thing
		nothing @adv|could|is|was|be|can|has|been* simpler|easier|clearer than
		learn|learns|learned|learnt|taught|teach .2 in|at|on week|school|kindergarten|day|first|university|training|nursery
		glance|look|check|call|mail|message|test|question|click|minute|second -5 would|could @mid* have @adv* done|sufficed|helped
		of course .2 going to
		in black and white
		how much effort|work|time|trouble is|was|does|would|can it|one|a
		simple|quick|single|basic OBJ .1 would|could @mid* have @:part
		plain|clear as day|daylight
		see|saw|seen this|that|it coming
		child 's play
		piece of cake
		dead|super|so|really|stupidly|ridiculously|trivially|laughably simple|easy|trivial|basic|straightforward $|to|, !reproduce|roll|use|set
		would|could it have @adv* killed|hurt
		would|could it have been so|that|too|really @adv* hard|much|difficult|complicated
		could|can not|n't be|have @adv|been* simpler|easier|clearer|plainer
		day|lesson one|1 knowledge|stuff|material|thing|lesson
		basic|common|general|elementary knowledge
		impossible|hard|difficult to miss|overlook
		blind man|person|mole could|can|would
		would n't|not @adv* have killed|hurt %any
		what 's|is so hard|difficult|complicated about|in|with
		only|just had to @verb|@:base .5 $
		his|her|their|your @adv* one|only job
		goes without saying
		should|ought to? be|come @adv* second|common|automatic|obvious @adv|to|nature|sense|knowledge
	`},
	{cat: Minimising, lines: `
		easy|simple|trivial|straightforward to have? avoid|avoided|prevent|prevented|spot|spotted|catch|caught|foresee|predict|remember
		no-brainer
		easily have been avoided|prevented|caught|spotted|seen
	`},
	{cat: Generalising, plain: true, lines: `
		=person|=you|=party @adv|@modal|can|will|just|simply* never|rarely|seldom|hardly|barely @adv|ever|be* @duty:now|@talk:now|@act:now|reached|learn|learns|replies|reply|deliver|delivers|help|helps|show|shows|share|shares|explain|explains|follow|follows|there|around|available|fix|fixes|work|works|apologise|apologises|do|does|admit|admits|cooperate|take|takes|say|says|give|gives|get|gets|know|knows|want|wants|have|has !write|yet
		=amb|=cap|=roleamb @adv|@modal|can|will|just|simply* never|rarely|seldom|hardly @adv|ever|be* answer|answers|listen|listens|read|reads|learn|learns|tell|tells|ask|asks|care|cares|apologise|apologises|communicate|communicates|test|tests|document|documents|call|calls|reply|replies|inform|informs|warn|warns|escalate|escalates|bother|bothers|own|owns|help|helps|think|thinks
		=person|=you|=party|=amb|=cap|=roleamb @be? @adv* always|constantly|forever|invariably|perpetually|continually|regularly @adv* @ruin:now|@ruin:ing|@harm:now|@harm:ing|@hum:now|@hum:ing|@muck:now|@muck:ing|@disreg:now|@disreg:ing|late|blame|blames|blaming|lie|lies|lying|hide|hides|hiding|panic|panics|complain|complains|complaining|rush|rushes|rushing|miss|misses|missing|dodge|dodges|refuse|refuses|refusing|dump|dumps|dumping|points|pointing|drags|dragging|drop|drops|dropping|pretend|pretends|disappear|disappears|vanish|vanishes|unreachable|asleep|wrong|leave|leaves|leaving|let|lets|letting|cut|cuts|cutting
		=person|=you|=party|=cap @adv* always @adv* goes|go|going|find|finds|has|have|say|says @adv|an|some* rogue|awol|excuse|excuses|reason|cowboy|quiet|dark
		=person|=you|=party|=amb|=cap always do|does|did|pull|pulls this|it|that
		it @be|'s @adv* always @det? @adv* %strong|%low|%cap|%amb|same|someone|somebody !time
		its always @det? @adv* %strong|%low|%cap|%amb|same
		always the same|usual @role|@group|@party|guys|guy|person|people|two|three|few|one|ones|names|story|crowd|excuse
		same @role|@group|@party|people|ones @adv* keep|keeps|always|@harm:now|@muck:now|@hum:now|@disreg:now|cause
		same|usual person|guy|guys|people|crowd|culprit|culprits|idiots|offenders|offender|folks|clowns ,|again|every|who|each|over|$
		same|usual team|engineer|crew|admin|vendor|department again
		same|usual mistake|mistakes|story|excuse|excuses|sloppiness|nonsense|circus , @adv|same|third|every|different|another
		as|like|per usual|always|ever|typical ,? @adv* %nobody
		as|like|per usual|always|ever|typical ,? @adv* %strong|%low|%cap|%amb|%other .3 n't|not|never|late|forgot|broke|left|let|missed|ignored|missing|asleep|nowhere|@harm|@hum|@muck
		%strong|%low|%cap|%amb|%nobody|%other -8 n't|not|never|late|forgot|broke|left|missed|ignored|missing|asleep|nowhere|no|dropped|blamed -6 as|like usual|always|ever $
		^ typical|classic|usual @adv* %party|%amb|%role|%cap|%low|%he|%you $|@conj|to|@:ing|@modal|thing|stuff|move|behaviour|behavior|attitude|again
		@be|'s|so|just|absolutely|how typical|classic @adv|of|for* %party|%amb|%role|%cap|%low|%he|%you|%other $|@conj|to|again
		typical|classic of|for %strong|%low|%cap|%amb|%other
		typical|classic|usual attitude|stunt|excuse|nonsense|chaos|sloppiness|arrogance from|of|by|for|over|in
		typical|classic|usual behaviour|behavior from|of|by %strong|%low|%cap
		every|each @adv|single|bloody|damn|other* time %he|%party|%low|%you|%other|%cap|%amb @adv* touch|touches|deploy|deploys|push|pushes|ship|ships|merge|merges|change|changes|release|releases|log|logs|is|are|does|do|has|gets|go|goes|get -10 @harm|@ruin|lose|loses|die|dies|down|fail|fails|dead|break|breaks|again|same|explodes|burns|outage|mess|fire|wrong|late
		%strong|%low|%cap|%amb|%other do|does|did|pull|pulls|pulled it|this|that .3 every|each @adv|single|bloody|damn|other* time|release|deploy|week|month|weekend|night|shift|quarter|year
		every|each @adv|single|bloody|damn|other* release|deploy|week|month|weekend|night|shift|quarter %strong|%low|%other @adv* @harm|@muck|@hum|forget|forgets|miss|misses|do|does|ignore|ignores|break|breaks|leave|leaves
		%strong|%low|%cap|%amb|%other @adv* keep|keeps|kept @adv* doing|@harm:ing|@ruin:ing|forgetting|@disreg:ing|@muck:ing|missing|dropping|deleting|causing|failing|blaming|promising|letting|leaving|lying|hiding|repeating|dodging|refusing|losing|pointing|making|pushing .2 up|this|that|it|us|to|the|@faultn|things|everything|prod|same|our|mistakes|customers|@out
		here we go again with|, @det? %party|%he|%low|%amb|%cap|%other|@det|%role
		here|there they|he|she|%he|%low|%party go|goes again
		there go|goes %strong|%low|%other again
		not|n't|hardly @det|@poss|%he|%they|%party? first|only time %strong|%low|%party|%amb|%cap|%other @adv|has|have|had|'s* @harm|@muck|@hum|done|did|failed|let|dropped|@disreg|do|does
		not|n't|hardly %strong|%low|%cap|%amb 's|@poss? first|only @out|mistake|slip|offence|offense|blunder|time|screw-up
		not|n't @poss first @out|mistake|slip|offence|offense|blunder|screw-up|time|rodeo
		always|again @adv* left to us|me|ops
		once|yet again|more ,? @det? %strong|%low|%party|%amb|%other|%cap @adv* n't|slept|did|do|does|has|have|is|are|was|were|fail|failed|@harm|@hum|@muck|@disreg|dropped|left|late|forgot|missed|let n't|not|late|failed|@adv|forgotten|missing|the|us|to|asleep
		%named again , what|no|surprise|who|shocker|why a|big|surprise|else|surprises|am
		^ %strong|%low|%cap|%amb again $|, what|surprise|who|of|$
		again %strong|%low|%party|%amb|%cap @adv* forgot|broke|failed|missed|ignored|let|left|did @adv|n't|not|to|us|the
		%strong|%low|%amb|%cap|%other @have @adv* @det|quite|proud|rich|long|bad* history|habit|pattern|reputation|tradition|record of|for @adv* @:ing|@out|not
		track record of @:ing|@out
		you|these|those people|guys|lot|folks|devs|ops @adv* never|always|keep|all|just|constantly|can @adv* !get @verb|@:base|@:ing|n't|not
		you|they all @adv* do|say|think|know|lie|blame|forget|ignore|never|always|promise .2 $|this|that|it|same|us|care|listen
		third|second|fourth|fifth|nth|umpteenth|hundredth time|strike .5 %strong|%low|%named
		%strong|%low|%named -8 third|second|fourth|fifth|nth|umpteenth|tenth time this|in|now|already|that|running
		%nobody in|at|from|on|over .3 ever @verb|@:s|@:base
		%nobody .4 ever|never @adv* @duty:now|@act:now|answers|listens|learns|cares|responds|helps|replies|reads|tells|owns
		%nobody .4 answers|listens|learns|reads|cares|tests|checks|responds|replies|documents the|to|a|anything|emails|phones|tickets|there|here|on|$|docs|alerts|their
		%party|%amb|%named|%cap @adv* can|could|will|would never be @adv* reached|bothered|trusted|found|relied
		%strong|%low|%amb|%cap|%other will|would never|always learn|change|listen|admit|get|understand|care
		%strong|%low|%amb|%other never learn|learns|changes
		when|whenever %he|%low|%you|%party @be|@adv|is* on|touches|touch|deploys|deploy|pushes|push|works .4 something|things|everything|we|stuff|prod @adv* get|lose|have|see|end|break|breaks|dies|die|goes|fails|lose|crashes|burns|explodes|always|down
		all|most|those of? @det? devs|developers|vendors|contractors|admins|dbas|managers|customers|consultants|suppliers @be|do|just|never|always|want|think|lie|hate @adv|the* same|never|always|@bad|@mean|@insult|n't|think|lie|care
		%strong|%low|%amb|%cap 's usual|standard|typical|classic|favourite|famous|trademark @adv* mess|trick|tricks|excuse|excuses|chaos|mistake|attitude|nonsense|sloppiness|style|behaviour|behavior|response|silence
		@poss usual @adv* tricks|nonsense|excuses|chaos|mess|sloppiness|selves|self|excuse|mistake|mistakes
		par for the course
		what|who else did|would do? %any expect
		%party|%amb|%cap|%low|%he in a nutshell
		nothing new from|with %party|%amb|%cap|%low|%he|%other
		do|does|did|doing|does whatever|what they|he|she|you|%he want|wants|like|likes|please|pleases|feel|feels
		same old story|song|game|excuse|mess|nonsense|trick with|from|again|$
		no|big|what surprise|wonder that|it|,? @adv* it|is|'s|this* %strong|%low|%cap|%amb
		=soft @be @adv* known|famous|notorious|infamous for @:ing|@out|@faultn|@disreg
		nothing ever changes|improves
		=person|=you|=party|=amb|=cap @be? @adv* always @det @adv* last|slowest|worst
		same @adv* circus|mess|excuse|excuses|nonsense|game|drama|chaos|farce|mistakes|mistake with|again|every|from|,|$
		always us|me|ops|we who|that|to
		for the hundredth|thousandth|umpteenth|millionth|nth time
		time and time? again , %strong|%low|%other|%amb
		%strong|%low|%other|%amb -8 time and time? again
		serial|repeat offender|offenders
		what do|did|can|could you|we|one|i expect from|of|with
		%other|%party @be all the same
		with %other|%him|%party it|everything @be|'s @adv* always
		%strong|%low|%other do|does|did this|it|that all the time
		every|each @adv|single|bloody|damn* @out -5 with|from|by|to|at|on .2 %party|%he|%amb|%low
		same old %party|%amb|%he|guys|people|crowd|team
		when has|have|did|does|was|is|were %any ever
		=strong|=amb|=they|=low|=cap @adv* always|just|only @adv* think|thinks|assume|assumes|expect|expects|believe|believes|hope|hopes !about
		set your clock|watch by
	`},
}
