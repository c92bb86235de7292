package blameless

// actRules are about what somebody did or should have done.
var actRules = []rule{
	// A person and an act that is only ever a reproach.
	{cat: PersonFault, lines: `
		=softwe VP:hum
		=softwe VP:muck .3 up|over
		=softwe VP:muck @poss|it|us|them|him|her .3 up|over
		=strong|=low|=they VP:muck with|around
		=softwe fat fingered|fingers
		=softwe dropped|drops|dropping @det ball
		=softwe @adv* fell|falls|falling|was|were|is|are @adv* asleep
		=strong|=other|=low|=amb|=cap @adv* slept through
		=strong|=other|=low|=amb @adv* went|goes|going @adv* rogue|awol|cowboy|dark on us
		=strong|=low|=they went back to sleep|bed
		=softwe @adv* looked|looks @det other way
		=softwe @adv* turned|turns @det blind eye
		=softwe @adv* took|takes @poss eye off
		=softwe @adv* cut|cuts|cutting corners
		=softwe @have|@be|@adv* cutting corners
		=soft can|could|will|would n't be bothered|arsed
		=soft did|does|do n't|not @adv* bother
		=soft never @adv* bothered|bothers
		=soft @adv* phoned it in
		=soft @adv* winged it
		=soft @adv* let|lets @adv* us|me|everyone|everybody|customers|them down
		=soft @adv* let|lets @det team|customer|client|side|customers|company down
		=soft @adv* threw|throws|thrown .3 under @det bus
		=soft @adv* threw|throws|tossed|lobbed .3 over @det wall|fence
		=soft @adv* dumped|dumps|dumping it|this|that|them|everything|all|@det .3 on us|me|ops
		=soft @adv* left|leaves us|me|everyone @adv* hanging|stranded|holding|dangling
		=soft @adv* left|leaves us|me in @det dark|lurch
		=soft @adv* ghosted|stiffed|burned|shafted us|me
		=soft @adv* washed|washes|wash @poss hands
		=soft @adv* pass|passed|passes|passing @det buck
		=soft @be|keep|keeps|kept @adv* passing @det buck
		=soft @adv* refuses|refuse|refused|refusing to own|admit|take|help|cooperate|answer|listen|acknowledge|accept|apologise|apologize|talk|engage|learn
		=soft @have|@be|@adv* lied|lies|lying|lie about|to|again|$
		=soft @have|@adv* lied
		=soft keep|keeps|kept @adv* lying|hiding|dodging|blaming|stalling|stonewalling
		=soft did|do|does this|it|that to themselves|himself|herself|us|yourself
		=soft -5 untested|rubbish|crap|garbage|junk code|work|rubbish|crap|stuff|releases|builds
		=soft @adv* ship|ships|shipping|shipped|push|pushes|pushed|sends|send|deliver|delivers|delivered .3 rubbish|crap|garbage|junk|untested
		=soft keep|keeps|kept @adv* shipping|pushing|sending|delivering .2 rubbish|crap|garbage|junk|untested|broken|half
		behind our|my back|backs
		=soft @be @adv* hiding something|the|it|this|behind|facts|information
		=soft @adv* covered|covers|covering it|this|that|up .2 up
		=soft @be|keep|keeps @adv* pointing .2 finger|fingers|at
		=soft @adv* points|pointed @det? fingers|finger
		=soft @be|keep|keeps|@adv* dragging|dragged|drag @poss feet
		=soft @adv* blew|blows it|this
		=strong|=we|=low @adv* blew|blows @det @adv* window|deadline|change|migration|failover|cutover|deploy|release|rollout
		=strong|=low|=they @adv* made|makes|making it|things|matters @adv* worse
		=soft had one job
		=soft @adv* sat|sits on @poss|their|his|her hands
		=soft @adv* sat|sits|sitting on it|this|the .4 for
		=soft @be @adv* asleep at
		=soft @have|@adv* thrown|gave|given up on us
		=soft @adv* brought|bring|brings this|it on themselves|himself|herself|yourself|yourselves
		=soft @adv* jumped|jumps the gun
		=soft @adv* dodged|dodges|dodging|ducked @det? .1 responsibility|question|questions|blame|call|calls
		=soft @adv* blame|blames|blaming|blamed everyone|us|everybody|others
		=soft @be|@adv|keep|keeps* played|plays|playing|play dumb|games|hero|cowboy
		=soft @adv* rushed|rushes it|this|the .2 through|out
	`},
	// A person and harm: also a machine's verbs, so the agent must be sure.
	{cat: PersonFault, lines: `
		=he|=you|=party VP:harm !ties|even|ground|glass|camp|bread|lunch|record|records|news|silence|cover OBJ
		=they VP:harm prod|production|our|everything|checkout|half|all
		=amb caused|broke|breaks|wrecked|wrecks|ruined|ruins|killed|kills it|this|all|everything|us
		=amb|=party|=cap|=they @adv* caused|broke their own
		=he|=you|=party VP:del .3!@benign|NUM|@prep @crit|index|tenant|vm|vms|snapshot|snapshots|volumes|tenants !and|to|as|before|after
		=he|=you|=party @adv* took|takes|taking|brought|brings|bringing|knocked|knocks .4!for|@conj down|out !for|to|at|of
		=he|=you|=party @adv* took|takes|taking|brought|knocked|knocking .1 down|out|over|half|most .3!for @crit
		=he|=you|=party @adv* took|takes half|most|all|everything|the .4 with him|her|them|you
		=he|=you|=party @adv* blew|blows|blown up|away OBJ
		=he|=you|=party @adv* cut|cuts off OBJ
		=he|=you|=party @adv* !found|noticed|spotted|reported|saw|fixed|replaced|corrected|identified|suspected|ruled|explained|showed|mentioned|said|thought|swapped|got|received|reverted|undid|caught|had|was|went|proved @:past .4!@conj|@neg the|@poss wrong !because
		=he|=you|=party|=they @adv* made|makes|make|making @det @adv* .1 @error|typo|@faultn|hash|mess|pig's !of
		=he|=you|=party|=low|=they @adv* made|makes a @adv* mess|hash|balls|shambles of
		=strong|=low|=they @adv* rushed|rushes @det|it|things
		=strong|=low|=they @adv* approved|merged|reviewed|signed|pushed his|her|their|your own
		=strong|=amb|=they|=low|=we @adv* waved|waves|nodded|rubber-stamped|rubber .2 through|stamped
		=strong|=they|=low|=cap @adv* cost|costs us|me|everyone|everybody
		=strong|=they|=low|=amb @:past -8 and @adv* cost us|me|everyone
		blew|blows|blown|blowing up in @poss face|faces
		=strong|=low|=they never @adv* ran|run|did|made|took @adv|@det|a|single* @check|test|tests|checks|look
		it was|is|'s %he|%low 's @work that|which @adv* @harm
		=he|=you|=party @have|@adv* missed|misses|missing .3!@conj @signal|it|this|obvious
		=he|=you|=party @adv* managed to miss
		=strong|=they let|lets|letting .5 expire|lapse|slip|rot|die|drift|happen|through|fester|burn|overrun|overflow|fill|starve|crash|fail|break|rust
		=strong @adv* left|leaves|leaving .6 open|unlocked|unattended|exposed|unpatched|unprotected|unguarded|unmonitored|half-done|half-finished|unfinished
		=strong|=low|=they @:past .6 and walked|wandered|buggered away|off|out
		=he|=you|=party|=they VP:disreg .2!@benign|NUM @signal|@check|@proc|us|me|him|her|our|advice|warnings|requests|request|call|calls|concerns|everything|basic|everyone
		=strong|=other|=low @adv* @:past .8 without @adv* @duty:ing|@act:ing|approval|permission|review|authorisation|authorization|notice|warning|testing|thinking|looking|backup|backups|care|supervision|clearance
		=strong|=other|=low @adv* @:past .8 without a|any|proper|even|@poss @adv* plan|backup|review|test|check|approval|word|thought|ticket|second|warning|notice|rollback|care|where|window|look|spare|dry|single|clue
		=cap @adv* @:past .8 without asking|telling|permission|thinking
		=he|=party did|does|do n't|not @adv* @duty:base !yet
		=you did n't|not @adv* @duty:base !yet|anything
		=he|=party did|does|do n't|not @adv* own|pay|notice|spot|catch|realise|realize !yet
		=he|=you|=party|=they never @adv* @duty:past
		=he|=you|=party|=they never @adv* renewed|updated|answered|rotated|validated|responded|fixed|patched|cleaned|maintained|learned|learnt|finished|documented|apologised|apologized|replied|owned
		=he|=you|=party failed|fails|failing|neglected|neglects|omitted to !over|back
		=he|=you|=party|=low carelessly|recklessly|blindly|stupidly|foolishly|lazily|negligently|sloppily|mindlessly|thoughtlessly|irresponsibly|cheerfully|merrily|idiotically|needlessly @verb|@:past
		=he|=you|=party|=low @adv* @verb:past .6 carelessly|recklessly|blindly|stupidly|irresponsibly
		=he|=you|=party|=low @adv* misconfigured|mis-configured|botched|mistyped|misrouted|miscabled
		=he|=you|=party @adv* @:past .8 and|then @adv* @harm:past !even|ties OBJ
		=he|=you|=party|=low @adv* @:past .8 and|then @adv* @hum:past
		=he|=you|=party @adv* @:past .8 and|then @adv* killed|dropped|deleted .2!@benign @crit|checkout|ingest|half|search
		=he|=you|=party @adv* @:past .8 and|then @adv* took|brought|knocked .3 down|out|with|half|offline|most
		=he|=you|=party|=low @adv* decided|thought|figured .3 good|clever|smart|fine|best|ok|okay .1 to
		=he|=you|=party|=low|=they @be|@adv* fiddling|fiddled|tinkering|tinkered|messing|messed|playing|meddling|meddled around|about|with|in
		=low|=roleamb wrecked|borked|nuked|trashed|bricked|hosed|ruined|fried|clobbered|cratered|torched OBJ
		lost|broke|broken|dead|dark|gone|crashed|corrupted|wiped|died|collapsed|@out -8 because %he|%low|%party had? @adv* @:past
		finger|fingers|hand|hands slipped
		=he|=you|=low|=party @:past .6 by mistake|accident
		=he|=you|=low|=party accidentally|mistakenly|inadvertently|unintentionally @harm:past|@del:past
		=soft|=we @be|@adv* sleeping|asleep|napping|snoozing on the job
		=soft -4 head|heads in the sand|clouds
		=strong|=low|=they @be @adv* too @adv* busy|lazy|proud|scared|slow|late|cheap|stubborn|arrogant @:ing|with|to
		=strong|=low|=they @have @adv* better things to do
		=soft @adv* took|takes|taking @det shortcut|shortcuts|easy
		=soft @adv* hung|hang|hangs us|me out|up
		=soft stabbed us|me in
		=soft @be|@adv* stringing|strung|leading|taking|taken us|me|everyone along|on|for
		=soft @be|@adv* wasting|wasted|waste|wastes our|my|everyone's|everybody's|all time|hours|night|weekend
		=soft -3 runaround
		=soft @adv* fobbed|palmed|brushed|fob us|me off
		=soft @adv* moved|moving|moves the goalposts|goal
		=soft @adv* made|make|makes|making us|me look|the stupid|bad|like|laughing
		=soft got|gets|get us|me into @adv* this|trouble
		=strong|=low @do|@be|@have|@modal n't|not even
		=they|=amb|=cap @do|@have n't|not even @duty|@talk|bother|care|look|try|say
		=strong|=low|=they @:past -8 instead|rather of|than @adv* @duty:ing|@talk:ing|calling|waiting|stopping|paging|reading
		=strong|=low|=they @:past .8 before @adv* asking|telling|thinking|looking|reading
		=strong|=low|=they @:past -10 despite|ignoring|against @det|our|my|all|clear* @signal|@proc|advice|orders|being|instructions
		=strong|=they took @adv* ages|forever|eternity|hours to
		=soft @adv* sat|stood|sits|stands|sitting|standing around|there|by|idle|idly doing|watching|and|while|waiting|$|@:ing
		=strong|=they|=amb @adv* did|does|do|doing|done nothing !wrong
		=strong|=low|=they|=amb @be @adv* nowhere to be
		=strong|=low|=they|=amb did|do|does n't|not @adv* show|turn up
		=strong|=low|=they|=amb never @adv* showed|turned|shows|turns up
		=strong|=low|=they can|could n't|not even
		=strong|=low|=they would n't|not @adv* know|recognise|recognize|notice .6 if
		do|does n't apply to %him|%other|%you|%party
		=strong|=low|=they|=amb @adv* cover|covers|covering|covered @poss @adv|own* back|backs|arse|ass|tracks|behind|behinds
		=strong|=low|=they|=amb @be|keep|keeps|@adv* covering @poss @adv|own* back|backs|arse|ass|tracks|behind|behinds
		=strong|=they|=amb @be|@adv|keep|keeps* pass|passes|passed|passing|sent|sends|sending us|me|customers around|along|back
		hot potato
		only|must|probably have? been @adv* asleep|sleeping|napping|dreaming|drunk|high|stoned|blind|gaming
		=strong|=low|=they must @adv* have been @adv* asleep|sleeping|napping|dreaming|drunk|high|stoned|blind|gaming|distracted
		should|must|need|needs|to|have|has to? own up
		should|must|need|needs|have|has|time to? come|fess clean
		should|must|need|needs|have|has|time to? confess|fess
		%strong|%low|%other @adv* knew|knows @adv* exactly|full|perfectly|damn .2 well|what
		=strong|=low|=amb|=they|=cap @adv* pushed|deployed|merged|released|shipped|committed|rolled|published|installed|wrote|introduced|pushes|deploys|ships|put @adv|out|in* @det @adv* bad|broken|faulty|untested|buggy|defective|wrong
		=strong|=low|=amb|=they|=cap @adv* pushed|deployed|merged|released|shipped|committed|rolled|published|installed|wrote|introduced|pushes|deploys|ships @adv|out* bad|broken|faulty|untested|buggy|defective
		=strong|=low|=they @:past .8 without @adv* running|doing|taking|making|following @det|@adv|single* @check|tests|canary|snapshot|copy|@proc
		=strong|=low|=amb|=they rushed !to|in|back|over|@:ing
		because|since %strong|%low|%amb|%other rushed|slept|guessed|panicked
		=he|=party was|were|is @adv* slow $|to
		=he|=low|=party accidentally|mistakenly|inadvertently|unintentionally @:past .8 @crit|drop|wrong
		=you|=he|=low @:past @det? invalid|incorrect
		it was|is|'s @adv* %strong|%low who|that @adv* !found|spotted|noticed|fixed|restored|called|saw|caught|saved|solved|reported|suggested|asked|owns|holds|has|knows|can|will @verb|@:past
		told|tells|asked|warned nobody|no-one !yet
		told|tells|asked|warned no one
		without @:ing .3 once|first|even
		did|do|does something @adv* @mean|silly|stupid|dumb|foolish|crazy|idiotic|reckless
		and|but|then @adv* did nothing|squat|zilch
		=he|=party lost @det|@poss|our? .2 backup|backups|tape|tapes|key|keys|data|records|laptop|disk|password|everything|badge
		=he|=party @adv* cut|severed|snapped .2!@prep fibre|fiber|cable|cables|power|uplink|wire|line
		=strong|=low|=amb|=they wrote|introduced|added|shipped .2!@prep bug|bugs|typo
		=he|=party ran|executed|fired|started .2!@prep purge|delete|drop|cleanup|wipe|rm|format|truncate|update on|in|against @adv|the|our* live|prod|production|wrong|primary
		fine|ok|okay|well|good|green|stable|working|worked until|till %he|%low|%party @adv* @:past|@verb
		=he|=you|=low touched|touches it|something|the .3 and
	`},
	// Blame laid on somebody in so many words.
	{cat: PersonFault, lines: `
		=soft @be @adv* to blame
		=soft @be @adv* at fault
		=soft @be @adv* @det culprit|guilty|culpable
		=strong|=low|=they @be @adv* @det? responsible for @det? .2 @out
		=strong|=low @be @adv* @det @adv|only|main|sole|real|whole* reason|cause !code -7 down|dead|broken|lost|late|dark|offline|out|old|here|@out|still|not|n't|no|can|cannot|stuck|waiting
		=strong|=low|=they @be @adv* @det one|person|guy|problem|idiot who|that|here|$
		blame|blaming !on @det? @adv* %strong|%low|%cap|%amb|%other|%roleamb !'s
		blame .2 on %strong|%low|%amb|%cap|%other
		only|just %soft to blame|thank
		caused|triggered by %he|%you|%party|%low @adv* @:ing
		caused|triggered by %he|%party|%low|%you $
		broken|wrecked|botched|ruined|corrupted|wiped|screwed|messed|bungled|trashed|mangled|erased|destroyed|mishandled up? by %he|%you|%party|%low
		%strong|%low|%cap|%amb|%roleamb 's own? @bad? @faultn !@log
		his|her|their|your own? @adv* @bad? @faultn !@log
		%he|%party|%low 's error $
		fault|blame .2 lies|sits|rests|falls|is|goes|belongs .2 with|on|to %strong|%low|%amb|%cap|%other
		it was|is|'s @adv* %strong|%low|%cap who|that @adv* @harm|@del|@hum|@muck|@disreg
		%strong|%low @be|'s the one|guy|person who @adv* @:past
		because|since %he|%party|%low|%you @adv* @harm:past|@hum:past OBJ
		because of %he|%you|%other $
		due|down|thanks to %he|%you|%low|%party @adv* forgetting|skipping|ignoring|neglecting|missing|not|breaking|failing|rushing|refusing
		thanks|courtesy to|of %strong|%low|%cap|%amb|%other -7 lost|losing|down|broken|dark|weekend|again|outage|mess|dead|gone
	`},
	// Teams and vendors.
	{cat: TeamVendor, plain: true, lines: `
		not|n't our|my problem|mess|fault|screw-up !domain|yet
		not|n't our|my bug|doing $
	`},
	{cat: TeamVendor, lines: `
		@be %party|%amb|%cap 's @adv* problem|headache|job $|to
		that 's|is %strong|%low|%cap|%amb for you|ya
		%party|%amb|%cap 's @adv* mess|screw-up|fault|cock-up|shambles|incompetence
		@poss|%party|%amb|%cap mess to clean|fix|sort
		this|it|that|all|one|blame|outage @be|'s @adv* entirely|squarely|firmly|totally|completely|all|purely|down|100|solely|fully? on|to|with %party|%he|%you|%low $
		its|it's|all on %party|%he|%you|%low $
		this|it|that|all|its|outage|one|blame @be|'s? entirely|squarely|firmly|totally|completely|all|purely|solely|fully on|to|with %party|%he|%you|%low|%cap|%amb
		if %party|%amb|%he|%low did|do|does|had @adv* done? @poss job|jobs|work|homework
		if %party|%amb|%he|%low|%other could|would @adv* do @poss job|jobs|homework
		=party|=amb|=cap|=they @have|@adv* sold|promised us .4 lie|lies|nothing|rubbish|junk|crap|lemon|pup|dud
		=soft screwed|burned|burnt|failed|stitched us .1 up|over|again|$
		=party|=amb|=they @be @adv* no help
		=party|=amb|=cap|=they @be @adv* more @adv* interested in
		=party|=amb|=they @adv* vanished|disappeared $
		=party|=amb|=they|=cap threw|throw it
		=party|=amb|=they @have @adv* no intention
		=party|=amb|=they|=cap @adv* broke|breaks|broken @poss promise|promises|word
		=party|=amb|=they|=cap @adv* hid|hides|hiding it|this|the|behind|something|facts|from
		=party|=amb|=they @be @adv* pointing at
		=party|=amb|=cap|=they @adv* shipped|ship|ships|sent|sold|gave us .3 garbage|rubbish|crap|junk
		fault|blame of|with|on %party|%amb|%cap
		=soft @have|@adv* deny|denied|denies|denying it|everything|that|any|responsibility|all|having|for|this
		=amb|=cap @adv* @:past .6 without @adv* reading|asking|telling|testing|checking|thinking|looking|listening
		out of @adv* spite|laziness|ignorance|malice|vanity|boredom
		%strong|%amb|%cap -8 out of spite
		fault|blame of @det? %strong|%amb|%low|%cap
		find|finds|finding|look|looks|looking .2 someone|somebody|others else? to blame
		mess|fault|screw-up|blame belongs|belong to|with %strong|%amb|%low|%cap
	`},
	// Hindsight about what people should have done.
	{cat: Counterfactual, lines: `
		=sure @mid* should @mid|at|least* have @mid* !been|access|only|got|support|left|read|lost @:part
		=sure @mid* should @mid|at|least* have @mid* left|read|lost|got !access|permission|rights|only
		=strong|=we|=they @mid* should @mid|at|least* have @mid* been @mid* @:ing|more|awake|aware|careful|there|on|at|faster|quicker|clearer|honest|paying|quick
		=sure ought @mid* to have @mid* @:part
		=amb|=low|=cap|=roleamb @mid* should|ought @mid* to? have @mid* @duty:part|@talk:part|noticed|caught|spotted|known|seen|stayed|rolled|apologised|apologized|stopped
		=he|=you|=party|=they @mid* could @mid|at|least* have @mid* !been @:part
		=he|=you|=party|=they @mid* might @mid|at|least* have @mid* @duty:part|@talk:part|@act:part|said|mentioned|bothered
		=strong|=they @verb|@:past|@have -10 and|but @mid* should|could|ought @mid* have @mid* @:part
		=strong|=they|=we @mid* should @mid|at|least* have $
		would|could|might @adv* have @adv* stopped|saved %he|%low|%other $
		=he|=you|=party|=they @mid* could @mid|at|least* have @mid* been @mid* @:ing|more|awake|aware|careful|faster|quicker|clearer|honest
		=amb|=low|=cap|=roleamb @mid* could @mid|at|least* have @mid* @duty:part|@talk:part|noticed|caught|spotted|known|stayed
		=we @mid* could @adv* easily|simply|just @adv* have @:part
		=strong needed|had to @verb|@:base -10 not|sooner|earlier|instead
		=he|=you|=party @be n't|not @adv* supposed|meant to @verb|@:base
		=amb|=low|=cap was|were @adv* supposed|meant|told|expected to @duty:base|@talk:base|watch|keep|look
		=low did|does n't|not @adv* @talk:base|read|care|bother|think
		=low never @adv* @talk:past|read|thought|bothered|cared
		=he|=you|=party was|were @adv* supposed|meant|told|expected|trained|paid to @verb|@:base
		if only %any
		^ had %strong|%other|%low|%amb|%cap @mid* @:part -16 would|'d|could|might
		^ had %we|%i @mid* @duty:part|@act:part|known|listened|looked -16 would|'d|could|might
		if %strong|%low|%amb|%other|%cap|%roleamb had @mid* @:part -14 would|'d|could|might
		if %we had @mid* @duty:part|listened|known|bothered|looked -14 would|'d|could
		would|could|might|'d|needed @mid* have|be|to -12 if %strong|%low|%amb|%other|%cap|%roleamb had|'d @mid* @:part
		would|could|might|'d @mid* have|be -12 had %strong|%low|%amb|%other|%we @mid* @:part
		would|could|might|'d @mid* have|be -12 if %we had|'d @mid* @duty:part|listened|known|bothered
		a|an|any|every @adv* @able .1 %role|%party would|could|should @mid* have @:part
		a|an|any @adv* @able .1 @role would|could|should @mid* have @:part
		=strong|=other|=low|=amb had every|all|plenty|ample|enough|NUM|two|three|many|lots @prep? @det? chance|chances|opportunity|opportunities|time|warning|reason to
		=strong|=other|=low|=amb had every|all|plenty|ample @prep? @det? chance|opportunity|warning|reason
		was|were|is|'s %strong|%low|%amb|%cap 's @adv* job|duty|responsibility to @verb
		was|were his|her|their|your @adv* job|duty|responsibility to @verb
		=strong|=other|=low @mid* waited|took @adv* @det? hour|hours|minutes|ages|long|too .3 to @verb
		=strong|=other|=low would @mid* have @adv* caught|seen|noticed|spotted|known|stopped
		would n't|not @mid* have @mid* happened if|without|had %strong|%low|%amb|%other|%cap
		none of this would @mid* have
		=he|=you|=party|=low @adv* knew @adv* better
		=he|=you|=party|=low|=they had|has|have no business|right @:ing|to|in|on|near
		=he|=you|=party|=they must have @adv* known|seen|noticed
		^ should @mid* have @mid* @duty:part|@talk:part|rolled|stopped|noticed|caught|spotted|known|seen|said|called|renewed|rotated|replaced|pulled
		was on|up %he|%low|%party|%you to @verb
		was on|up to %he|%low|%party|%you to @verb
		^ had %any only @:part
		=strong|=low|=they @be @adv* not|n't @adv* concentrating|paying|watching|looking|listening|thinking|careful|focused|attentive
		=strong|=low|=they @have|was|were @adv* been? told|warned|asked @adv* not to
		=strong|=low|=they @have|was|were @adv* been? warned @adv* about|twice|before|$|that|in|and|by
		told|warned %he|%other|%you|%low|%party -3 not to
		told|warned|asked %he|%other|%you|%low|%party -3 twice|times|again|before|weeks|months
		it would @mid* have been @adv* better|wiser|smarter to|if
		cost %any? nothing to
		this|that|it|which should|must never|n't|not ever? have @adv* happened|occurred|gone
		this|that|it should never have
		be @adv* more careful|attentive|diligent|vigilant|thorough|responsible|disciplined
		=strong|=low|=they never should|ought to? have
		=strong|=low|=they should n't|not|never @adv* have @adv* been @:part
	`},
}
