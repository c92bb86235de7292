package blameless

// askRules are about questions that ask for a culprit, and about punishment.
var askRules = []rule{
	{cat: WhyYou, lines: `
		why @adv|on|earth|the|hell|heck|in|god|name* did|do|does|was|were|is|are|has|have|had|would|could|should|must|can|will n't|not? %him|%you|%they !@conj
		why @adv|on|earth|the|hell|heck|in* was|were|is|are n't|not? %role|%party|%amb n't|not|asleep|away|allowed|so|given|@:ing
		why @adv|on|earth|the|hell|heck|in* did|do|does|was|were|has|have|had|would|could|is n't|not? %party|%amb|%cap n't|not? @adv* @verb:base|@:base|@verb:ing|@duty
		why @adv|on|earth|the|hell|in* did|was|were|has|have|had|would|could n't|not? anyone|anybody|nobody|someone|somebody|whoever|no-one
		why @adv|on|earth|the|hell|in* do|does|is|can n't|not? anyone|anybody|nobody|no-one .4 @duty|@talk|answer|watch|watching|care|bother|listen|read|own|fix|clean|clear|step
		why @adv* did|does|was|has|had no one
		how @adv|on|earth|the|hell|heck|in* could|can|did|do|would|dare %strong|%low|%other|%amb|%nobody @adv* not|miss|missed|let|forget|overlook|ignore|allow|fail|possibly|think|manage|screw|mess|break|skip|deploy|approve|justify|explain|sleep|do|leave|lose|run
		how @adv|on|earth|the|hell|heck|in* could|can|did %strong|%low|%other|%amb n't|not
		how dare %any
		how @adv|on|earth|the|hell|in* did|could this|that|it|these @adv* get|slip|make|go|pass|escape .2 past|by|through|unnoticed %any|review|qa|the|$
		how @adv* is|was it @adv* that|possible .2 nobody|no-one|no|anyone|%he|%you
		how @adv* many times .4 do|must|does|should i|we|%you
		what @adv|on|earth|the|hell|heck|in|were|was* was|were|is|are %he|%you|%other|%low|%party|%amb @adv* thinking|smoking|doing|playing|expecting|waiting
		what @adv|on|earth|the|hell|heck|in* made|makes|possessed|gave %he|%you|%other|%low think|believe|assume|do|the|so|feel
		what possessed %any
		what exactly was|were|is|are %you|%he|%low|%other trying|hoping|doing|thinking
		what on|the|in earth|hell|heck|world|god is|was|were|did|does
		what @be @adv* wrong with %strong|%low|%other
		what @be %he|%you|%low|%party 's|your? @adv* excuse
		what 's|is|was @poss|%he @adv* excuse|problem
		what part of -8 did|do|does n't|not? %strong|%low|%other n't|not?
		who|whoever @adv|on|earth|the|hell|heck|in|exactly* broke|killed|wrecked|crashed|ruined|screwed|messed|botched|forgot|missed|deleted|wiped|dropped|caused|tripped|borked|trashed|ignored|nuked|corrupted|unplugged|skipped up? it|this|that|these|the|our|my|prod|production|everything|to|@crit|index|them !vote|call
		who @adv|on|earth|the|hell|heck|in|exactly* @decide:past|okayed|ok'd|authorised|authorized|signed .1 off|through|up|on|out? this|that|it|these $|without|with|in|on|before|like|and|off|through|up|at|anyway|mess|thing|crap|stuff
		who @adv|on|earth|the|hell|heck|in|exactly* @decide:past off|through|on|up on? this|that|it|these
		who @adv* @decide:past .2 this|that|the @shame|@out|@insult|crap|garbage|stupid|idiotic
		who @adv|on|the|hell|earth|in* did this|that|it
		who @adv* turned|switched|shut|took|knocked off|down|out @det
		who on|the earth|hell|heck|world|fuck
		who @adv* let|allowed|gave|put|left %any|this|that|it|them|the|in .3 through|in|near|loose|happen|on|charge|access|keys|root|go|live|touch|out|do|unlocked|open
		who @be @adv* responsible|accountable|answerable|guilty for @det? .1 @out|$|this|that|deleting|breaking|dropping|letting
		who 's|is|was @adv* to blame
		who @be @det culprit|genius|idiot|clown|joker|hero|one
		who @adv* thought|decided|figured|believed .3 good|idea|fine|ok|okay|would|smart|to|clever|wise|was
		who @adv* should|must|do .3 blame
		which|what @insult|genius|joker|hero .3 @decide:past|@harm:past|@hum:past|did|thought
		which of %you|us|them
		whose fault|idea|mess|mistake|bright|brilliant|doing|screw-up|blunder
		^ did|does|do|has|have|is|are nobody|no-one @adv* @verb|@:base|@:part|@:ing|think
		^ did|does|do|has|have no one @adv* @verb|@:base|@:part
		^ did|does|do|has|have n't|not? any|anyone|anybody|%you|%they|%he @adv* even|bother|actually|ever|stop @adv* @verb|@:base|to|@:part|@:ing|$
		^ did|does|do|has|have|is n't %you|anyone|anybody|%he|%they|%party|%amb @adv* @duty|notice|know|see|learn|realise|realize|get|care|have|hear|understand
		^ did|do %you even|seriously|really
		^ are|is|were|was %you|%he|%other @adv* even|seriously|asleep|awake|kidding|blind|drunk|joking|serious
		^ do|does|did|have|has %you|%he|%other @adv* realise|realize|any idea|understand what|how|that
		explain @adv* to|yourself|yourselves|me|us|the|why|how|customer|board .4 why|how|yourself|yourselves %he|%you|%other|%low|%party
		explain @adv* why|how %he|%you|%other|%low|%party
		explain yourself|yourselves|himself|herself|themselves
		care to explain|comment
		tell me|us @adv* why|how|who|what %he|%you|%other|%low|%party|broke|did|screwed
		i @adv* want|need|demand @det @adv* name|names|culprit
		name|names of > @det? %role|person|whoever
		i want to know @adv* who|why %he|%you|%other|%low|%party|@decide:past|@harm:past|did
		since when do|does|did|is|are %strong|%low|%other|%amb
		%strong|%low|%amb|%cap owe|owes us|me|everyone|everybody|the an? explanation|answer|answers|apology
		where @adv|the|hell|on|earth|in* was|were %he|%you|%low|%party when|while|during|all|last
		where @adv|the|hell|on|earth|in* was|were %he|%you|%low|%party $
		why @be it @adv* always %any
		why @be n't|not %he|%you|%other|%low
		why n't|not @adv* @duty:base first|before|sooner|earlier
		why|how @be @adv* nobody|no-one|anyone|anybody
		why did|has|have|was no one
		who @be|@verb .6 and @adv* @hum:past|slept|@muck:past|@harm:past
		you mean to tell|say
		are|is %you|%he|%other telling|seriously
		what did|do %you|%he|%other|%low think|expect !to|you|of|was|is
		who in|at|from|on @det? @adv* %party|%amb|@party @adv* @decide:past|@harm:past|@hum:past
		when will|are|do|does %you|%he|%other|%party|%low @adv* going? to? learn|start|stop|finally|understand|get|grow|listen|wake
		too much to ask
		what do|does|are|is %you|%he|%other|%party|we @adv* get|getting|paying|pay|being? paid|%other|%you|%he|%party for
		how often do|must|should i|we have? to? .2 tell|say|repeat|explain|ask
		mind telling|explaining|sharing
		who|which|whoever .2 @adv* screwed|messed|fucked|cocked|stuffed up
		who @adv|on|earth|the|hell* approved|authorised|authorized|okayed|merged|wrote|signed|designed|reviewed|allowed this|that|these .2 $
		take|takes|taking|carry|carries|bear the blame|fall|rap
		how long|much did|do|does|will|were|are|was %you|%him|%they @adv* plan|intend|planning|going|want|mean
		^ did|do|does|have|has %you|%him|%they not @adv* @duty|@act|notice|know|see|hear|understand|get|bother|even
		how do|does|can|could|did %you|%him|%they|anyone|anybody .1 get|got .2 wrong
		what is|was|'s .2 @adv* to take the blame
		who told|asked|allowed|let|gave|said %you|%him|%other to|that|could|permission|the
		why was|were|is|are n't|not this|it|that|these @adv* @:part by %party|%he|%amb
	`},
	{cat: Punitive, lines: `
		@sack:base|@sack:ing|@sack:s @det? @adv* responsible? %he|%other|%low|%party|%you|@indef for|$|who|did|whoever|that|if|and|now|already|today|over|on|@:past|tomorrow
		fire|sack|demote|bench|discipline|reprimand|punish whoever|him|her|them|someone|somebody
		get|gets|got|getting @adv* fired|sacked|axed|demoted|disciplined|reprimanded|punished|canned|blacklisted|benched|prosecuted for|over|$
		should|must|to be @adv* sacked|demoted|disciplined|reprimanded|punished|blacklisted|prosecuted for|over|$
		=strong|=low|=other|=amb @modal|need|needs|deserve|deserves|ought|has|have to? be|get? @adv* fired|sacked|axed|demoted|disciplined|reprimanded|punished|canned|binned|blacklisted|fined|benched|suspended|replaced|removed|dismissed|banned|grounded|sanctioned|prosecuted|penalised|penalized
		=strong|=low|=other|=he @modal|need|needs|ought @adv* to? lose @poss job|jobs|access|bonus|badge|rights|root|seat|contract|privileges
		lose|loses|lost|cost|costs @poss|him|her|them|you|%low|%he @poss|the|this? job|jobs|bonus|badge|contract|promotion
		head|heads on @det plate|platter|spike|block|pike
		%named|%other 's|his|her|their? contract @modal n't|not|never be renewed|extended
		at|come review|appraisal|bonus time|season
		make|making sure %he|%low|%other|%party never -5 again
		=he|=low|=other will|should|must never .4 again
		heads|head will|must|should|need|have|has|needs|are|shall to? going? to? roll|rolling
		@be|@modal there? be? consequences > for|if|$|!
		there @modal|need|needs|better|have|has* to? be @adv|some|serious|real|severe* consequences !of
		must|should have @adv|some|serious|real|severe* consequences !of
		face|faces|suffer @adv|the|some|serious|real|severe* consequences !of
		consequences for %strong|%low|%other|%cap|@indef
		disciplinary|hr action|case|hearing|procedure|measures|proceedings|process
		hr should|needs|must|ought|has|will|can to? be|have|get|hear|know|look|talk|deal
		hr @modal|@be|needs|need .2 looped|involved|informed|told|notified|brought
		report|reported|reporting|take|taking|send|sending|drag|refer %strong|%low|%other|this|it .1 to hr|management
		report|reported|reporting %strong|%low|%other to his|her|their|your|the manager|boss|supervisor|management|director
		loop|bring|get|involve|call hr
		write|writing|wrote %he|%low|%other|%role up $|and|for|@prep
		give|gives|gave|get|gets|got|issue|issued|deserve|deserves|receive|receives|hand|due|merit|merits|earned|needs|need|warrants .4 formal|official|written|final|verbal|stern? warning|reprimand|caution|talking-to
		formal|official|written|final|verbal warning|reprimand|caution $|for|to
		on|onto a|an pip
		on|onto a|an performance|improvement plan
		put|putting|get %he|%low|%other .1 on a|an pip|performance|improvement|leave|notice
		goes|go|going|belongs|put|noted|note|record|recorded|end|ends|went|stays .2 on|in|into|to @poss|%he|%low|%party 's|permanent|personnel|hr* @adv* file|record|review|appraisal|evaluation|reference|performance
		@poss|'s next? performance|annual|yearly review|appraisal|evaluation
		off @poss|this|the account|project|team|job|case $|now|today|for|immediately|asap|until|tonight|before|after
		%role|%low|%he|%other off @det|@poss account|project|team|case|job
		take|pull|kick|get|remove|throw|keep|want|bench %he|%low|%other|@poss|@det @role? off|out @prep? @det|@poss? rota|account|team|project|pager|on-call|bridge|shift|rotation|case|prod|building|company
		make|made|making @det? example|examples of|out
		make|making %strong|%low|%other|@indef @adv* pay|answer|regret|suffer|sweat
		=strong|=low|=amb|=other|=he @modal|need|needs|has|have|'s @adv* to|going? to? @adv* pay|answer|suffer|swing|hang|burn|carry for|dearly
		=strong|=low|=amb|=other|=cap must|should|will regret|apologise|apologize|grovel
		pay|paying for this|it|that|his|her|their|the .1 mistake|mess
		someone|somebody|whoever|heads @modal|needs|has|must to? @adv* be held|made|go|pay|answer|swing|hang
		be|being|are|get|have|is|hold|holding|held %strong|%low|%other held? @adv* accountable|responsible|liable|to account
		@be|get|must|should @adv* held @adv* accountable|responsible|liable|to
		that|this|it|which will|'d|should|would|ought teach %strong|%low|%other|%any
		teach|learn %strong|%low|%other @det|some lesson|manners
		learn|learns @poss lesson
		third|three|last|final strike|strikes !price
		strike one|two|three
		revoke|cut|pull|remove|yank|strip|take|kill|suspend|block|restrict|withdraw|confiscate|end @det? %he|%low|%other|%party|%cap|@poss 's|of|away? .3 @sanct -4 until|for|forever|permanently|now|immediately|learns|good|today|after
		no more? @sanct for|until %strong|%low|%other
		no bonus|raise|promotion for|this|until|again
		dock|docked|docking @poss|%strong|%low|%other|@det
		deduct|withhold|take .4 from|out of @poss|%strong|%low|@det invoice|pay|salary|bonus|fee|wages
		out of @poss|%low|%he|%party 's|own? pay|salary|pocket|bonus|budget|wages
		penalise|penalize|sue|blacklist|prosecute|punish|discipline|demote @det? %strong|%low|%amb|%other
		name and shame
		never|not be allowed|let|trusted|permitted near|to|anywhere|on|in|with
		@modal|never|not|n't be allowed|let near|anywhere|to touch|touch
		keep %he|%low|%other|%you away|far from
		=he|=party|=low @be @adv* done|finished|history|toast|out here|for|at|$
		looking|look for? a|another new? job|employer
		update|updating|polish|polishing .1 cv|resume
		talk|talking|speak|speaking|word|chat|complain to|with your|his|her|their|the manager|boss|supervisor|director|ceo|management
		have|having|get a word|serious with %strong|%low|%other
		get rid of %strong|%low|%other
		throw|hang|nail %he|%low|%other .1 under|out|to|from
		show %he|%low|%other the door
		pack|clear|clean @poss things|desk|bags
		walk the plank
		severance|termination letter
		zero|no mercy|excuses|excuse|leniency|sympathy
		end|ended|ending|terminate|cancel @det? %party|%cap|@poss 's contract|engagement|over|for
		next|one more time|mistake|slip|screw-up -4 he|she|they|you @modal|@be|are out|gone|fired|done
		=strong|=low|=other should|must|need|needs|ought|has|have to? be taken|pulled|kicked|moved|kept|removed|thrown|put off|away|out|down|from @prep? @det|@poss? @adv* prod|production|rota|team|project|bridge|account|pager|for|building|call
		let heads roll
		on @poss|%he|%low 's|permanent|personnel* record|file $|for|forever|now
		escalate|escalated|escalating .2 to hr
		strip|stripped @det? %strong|%low|%other of|off @poss|all|their
		must|need|should|will|let|have|to make an example here|out|$
		bill|charge|invoice @det vendor|contractor|carrier|supplier|integrator|provider|consultant for|every
		=strong|=low|=they @be @adv* on thin ice
		grounds for dismissal|termination|firing
		let|make|watch %strong|%low|%other|%amb bleed|suffer|sweat|squirm|pay
		next time -8 %he|%low|%you|%party @be|will|'s .1 gone|out|fired|done|history
		take|takes|taking away %him|@poss|%named .3 @sanct
		see how|if %any @adv* like|likes|enjoy|enjoys|feel|feels it|that
		those responsible will|must|should|needs|need|have|has
		kick|throw|chuck|boot %him|%other|%party|%role .1 out|off
		was|is|be|been his|her|your|their last @adv* deploy|change|commit|shift|day|mistake|chance|warning
		want|wants|demand|demands|expect %him|@poss|%named 's? @adv* head|badge|resignation|job|scalp
		=strong|=low|=they should|must|need|needs|has|have|ought to? resign|quit
		hand|tender|offer in? @poss resignation|notice
		get|gets|getting|got|walk away with this|that|murder
		black mark
		pay|salary cut for
		face the music|consequences
		@poss own mess
		%named|%him 's|@poss .2 @sanct should|must|needs|ought|has to? be @adv* revoked|removed|pulled|cut|taken|withdrawn|suspended
		=he|=low|=party|=they @be no longer @adv* trusted|welcome|allowed
		=strong|=low|=they|=amb deserve|deserves to|what|everything|it|this lose|pay|go|suffer|be|coming|they|$|he|she|for|hang
		make|making sure @det? %strong|%amb|%low|%other pay|pays|learn|learns|regret|regrets|suffer|suffers|feel|feels|never
		want|wants|need|needs %him|%other|%party|%role gone|out|fired|off|replaced|removed
		as a? punishment|lesson !learned|from
		no more @work|deploys|merges|commits|changes|keys for %strong|%low|%other
		hear|hears|hearing from our|my|the lawyer|lawyers
		hear|hears|hearing from hr|lawyers
		firing|sackable|fireable offence|offense
		taught @det lesson
		remove|strike|drop|pull|take|kick %him|%role from|off @det|@poss? .1!@prep on-call|rota|rotation|team|project|bridge|schedule
		whoever .4 will|should|must|better|needs|has to? pay|answer|regret|suffer|explain|resign
	`},
}
