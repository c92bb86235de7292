package blameless

// selfRules are about passive blame, blame turned on oneself, and generalising.
var selfRules = []rule{
	{cat: PassiveBlame, plain: true, lines: `
		mistakes|errors|blunders|oversights|slips|mistake|error|blunder were|was|have|had been? @adv* made|committed > !by|visible|public|clear
		corners|corner were|was|have|had|got|are|been been? @adv* cut
		shortcuts|shortcut were|was|have|had|been been? @adv* taken
		balls|ball was|were|got|has been? @adv* dropped
		@proc|freeze|plan|change-control .3 was|were|is|are|been|being|has|have been|@adv|n't|not|never|clearly|simply|just|blatantly|being|once|again* @neg been|@adv* followed|respected|adhered|observed|obeyed|honoured|honored|heeded|kept|complied|consulted|upheld > !by|because
		instructions|runbook|docs|documentation|manual|notes was|were not|n't|never @adv* read|opened|consulted > !by|because
		@proc .2 was|were been|@adv|clearly|simply|being* ignored|disregarded|neglected|violated|flouted|breached|overlooked|circumvented > !by|because|while|since|as|in
		procedure|procedures|process|checklist|policy|protocol|approval|approvals|instructions|freeze|governance|rules .2 was|were|got been|@adv|simply* skipped|bypassed|bent|broken > !by|because
		@proc went|gone ignored|unread|unheeded|unfollowed
		warning|warnings|alarm|alarms|alert|alerts|sign|signs|symptoms|advice|concerns|complaints|complaint|risk|risks|feedback|recommendation|recommendations|tickets|hints|objections|pleas|lessons|emails|pages|requests .3 was|were|has|have|had|been|got|gets been|@adv|repeatedly|simply|just|clearly|all|being* ignored|disregarded|dismissed|overlooked|neglected|brushed|waved|shrugged|forgotten|unheeded|downplayed > !by|because|while|as|since|in !maintenance
		@signal|advice|concerns|requests|risks|tickets|calls|lessons went|gone|go @adv* unheeded|ignored|unread|nowhere !because|while|as|by
		left undone|unread|unattended|unwatched|unanswered|untested|unchecked|unheeded !by
		without anyone|anybody @adv* @duty:ing|looking|noticing|watching
		was|were|got|went .3 without being @duty:part|read|checked|tested|reviewed|verified|seen|looked
		@signal|risk|risks|problem|issue|concerns|warnings was|were|been @adv* played|talked down
		left|allowed|let|leave to rot|fester|lapse|rust
		was|were @adv* allowed|left to expire|lapse|die|slide
		@proc|@signal|@check|@work|ticket|tickets|it|this|everything|diff|pr|request .2 was|were|is|are|got been|@adv|being|just|merely|simply* rubber|rubber-stamped|rubberstamped|waved|nodded|botched|bungled|rushed|fudged|mishandled|mismanaged|half-done|neglected|swept|guessed|fumbled|winged|eyeballed|pencil-whipped|hurried|slapped|cobbled|skimped|skimmed stamped?
		rubber stamped|stamping|stamp
		rubber-stamped|rubberstamped
		care|attention|diligence|thought|oversight|discipline|effort|rigour|rigor|planning|preparation|professionalism|caution|supervision|foresight was|were|is been|@adv|clearly|obviously* lacking|absent|missing|wanting|insufficient
		care|attention|diligence|thought|caution|oversight was|were|has @adv* n't|not|never been? @adv* given|paid|taken|exercised|applied
		insufficient|inadequate|little|no|not|hardly|minimal|zero|too @adv* enough|much|little|real|proper|any|serious|due* @care was|were|had|has|is|been|went been|@adv* @adv|paid|given|taken|put|made|spent|done|exercised|shown|into|devoted|applied|used|to
		insufficient|inadequate|little|not|no|zero @adv* enough? @care went|goes|spent|put|given|paid|shown|taken
		proper|due|sufficient|adequate|reasonable|appropriate|enough|the|basic|necessary|required @adv* @care was|were|is|been|has|had been|@adv* n't|not|never|lacking been|@adv* taken|paid|given|exercised|done|made|shown|applied|used|followed|$|put|in|performed
		@be|went|done|made|pushed|taken|applied|deployed|merged|released|shipped without @adv|any|due|proper|sufficient|adequate|the|real|much* @care|testing|thinking|forethought|permission|notification
		@be|went|done|made|pushed|taken|applied|deployed|merged|released|shipped with no|little|zero|insufficient|hardly @adv|any|due|proper|real|much* @care|testing|thinking|forethought
		without|with no due|proper|sufficient|adequate|any|much|real|thinking? @care|thinking|diligence
		without @adv* due|proper|sufficient|adequate @care|testing|thought|diligence|review|approval|checks|regard|consultation|notice
		lack of @adv|basic|due|proper|any|clear|common|personal|real* attention|care|diligence|discipline|professionalism|responsibility|thought|effort|rigour|rigor|foresight|competence|caution|common|respect|commitment|judgement|judgment|accountability|concentration|consideration|thoroughness|urgency|interest|seriousness|vigilance
		%nobody @adv* bothered|cared|thought|checked|remembered|read|tested|listened|looked|asked|verified|reviewed|followed|escalated|took|felt|dared|volunteered|wanted|questioned|planned|paid|stopped|raised|spoke|owned|warned|told|double-checked to|about|the|a|it|this|that|any|us|for|on|responsible|@poss|attention|what|whether|how|enough|at|up|customers !yet|since|because
		%nobody .3 @adv* took @det|@poss? trouble|time|care|responsibility|ownership|initiative|effort|notice|action|minute|moment|second
		%nobody @adv* bothered|cared
		%nobody .3 can|could|will|would be bothered|arsed
		%nobody @do n't? @adv* bother|care
		step|steps|review|reviews|approval|approvals|rehearsal|drill|checklist|sign-off|peer-review|tests|testing|checks|validation .1!NUM was|were|got been|@adv|simply|just|again|apparently|deliberately|conveniently|once* skipped|forgotten|omitted|neglected|bypassed|disregarded|dodged > !by|because|as|since|in|while|when !installer|script
		basics|obvious|fundamentals|essentials were|was|are|been been|@adv* ignored|neglected|overlooked|missed|forgotten|skipped|disregarded
		conveniently|carelessly|recklessly|negligently|sloppily @verb|@:ed
		@be|been|got carelessly|recklessly|negligently|sloppily|thoughtlessly|lazily|foolishly|stupidly @:ed
		capacity|risk|load|impact|effort|sizing was|were @adv* guessed|underestimated|fudged !by
		due diligence .4 @neg|lacking|missing|skipped|failed
		failure to @duty|follow|comply|adhere|observe
		poor|bad|sloppy|careless|shoddy|lax|inadequate|slack planning|preparation|judgement|judgment|discipline|workmanship|housekeeping|practice|communication|handover|supervision|oversight|management|leadership|attitude was|were|is|led|caused|meant|again|on|by|from|$|all
		complacency|carelessness|negligence|slackness|inattention|thoughtlessness|indifference crept|set|led|caused|was|is|at|on|all|in|played|had|here
		responsibility|ownership|accountability was|were|is @adv* dodged|shirked|avoided|ducked|evaded|refused|denied|passed|abdicated|lacking
		someone|somebody|nobody|no-one|people was|were @adv* asleep|napping|snoozing|sleeping|slacking
		standards|discipline|vigilance @have|were|was|@adv* been? slipped|slipping|dropped|lowered|compromised|allowed|let
		blind eye was
		buck was passed
		swept under|beneath the
		fell through|between the cracks > $|again|because|and
		was|were|been|got @adv* overlooked|neglected|disregarded !by|because
		was|were|been @adv* forgotten !by|when|because|in
		@check|assessment|assessments|rehearsal|drill|restore|training was|were|been never @adv* done|performed|carried|made
		without @det @adv* proper|real|second @check|@duty|look|thought|word|glance
		was|were|been not|n't @adv* done|handled|checked|tested|planned|prepared|reviewed|executed properly|carefully|right|with
		not properly|carefully|adequately|sufficiently done|tested|checked|reviewed|planned|prepared|handled|followed|communicated
		@:ed carelessly|sloppily|recklessly|negligently|half-heartedly|hastily
		approved|accepted|merged|copied|trusted|given|signed blindly
		done|made|built|rushed|approved|merged in @adv* haste|hurry
		@be|been not|n't @adv* taken seriously
		taken @adv* lightly
		bare minimum was
		decided|chosen|chose to ignore|skip|bypass
		@be|treated|as @adv|a|an|just|mere|pure* formality|afterthought
		wishful thinking
		%nobody @adv* spoke|said|felt up|anything|responsible|word
		was|were|been never @adv* reviewed|asked|questioned|consulted|considered|informed|told !by
		was|were|been not|n't even @:part
		^ nobody|no-one did $
		^ no one did $
	`},
	{cat: SelfBlame, plain: true, lines: `
		=i VP:ruin it|this|that|everything|things|everyone|everybody|us|you|all|prod|our|up|so
		=i @adv* ruin|ruined|wreck|wrecked|spoiled|spoilt|destroyed|broke|break|break|killed|crashed|botched|bungled|fumbled|tanked|wiped|trashed|nuked|borked it|this|that|everything|things|everyone|everybody|the|us|all|prod|our|everyone's|production|checkout|half !seal|glass|lock|ice|tie|tape
		=i @have|@adv* mess|messed|messing|screw|screwed|fuck|fucked|stuffed|cock|cocked|mucked|balls .3 up
		=i @have|@adv* blew|blown|botched|bungled|fumbled it|this|that|everything|big
		=i @have|@adv* failed|disappointed|failing|fail everyone|everybody|us|you|all|the|my|them|people|down|team|customers|customer|miserably|badly|again|$
		=i @have|@adv* let everyone|everybody|us|you|all|the|my|them|people|team .2 down
		=i cost us|the|everyone|them|everybody
		=i @adv* should|ought @mid* to? have @mid* @:part
		=i @adv* should @mid* have @adv* been @:ing|more|faster|quicker|awake|there|on|at|careful
		=i @adv* should|must n't|not|never be @adv* on|trusted|allowed|here|near|doing|in|let|working|given|a|the
		=i could @mid* have @mid* prevented|avoided|stopped|caught|seen|noticed|saved|spotted
		=i must @adv* be|have|am|been @adv* @insult|@bad|@mean|the|blind|asleep|an
		=i am|was|feel|look|look|been|being @adv|such|a|an|the|just|like|total|complete|absolute|utter|clearly|simply|obviously|too|so* @insult|@bad|@mean|idiot|stupid|fraud|failure|fool|impostor|imposter|worst|disgrace|embarrassment|disappointment|mess|burden|dunce|waste|stupid|dense|guilty|ashamed|responsible|unfit !at|of|for? !page|zone|the|wave|channel|light|team|side|node|that
		=i am|was @adv* @det|such* @insult|idiot|fraud|failure|fool|impostor|imposter|worst|disgrace|embarrassment|disappointment|burden|waste|problem|one|reason|culprit
		=i am|was|feel @adv* guilty|ashamed|embarrassed|mortified|terrible|awful|horrible|sick|devastated about|for|of|$|that|,|,
		=i am|was @adv* not|n't|no @adv|any* cut|good|fit|up|smart|qualified|made|worthy|competent|capable|clever|suited|ready|use|bright out|at|to|for|enough|of|$
		=i am|was @adv* to blame
		=i am|was @adv* at fault
		=i am|was @adv* useless|hopeless|worthless|incompetent|stupid|careless|clueless|terrible|rubbish|crap|pathetic|helpless
		=i am|was @adv* @det one|person|idiot|guy who
		=i am @adv* bad|terrible|awful|useless|hopeless|rubbish|crap at
		=i @adv* do|does|did n't|not deserve|belong|have
		=i do n't deserve|belong
		=i do n't know why|how %i|you|they|anyone|we @adv* @verb|still|trusted|let|got|am|have|keep
		=i can|could n't @adv* do|get|be|even|seem anything|right|trusted|a|this|it|to .2 right|trusted|even|job|simple
		=i can|could n't believe %i
		can n't believe %i @be|did|@adv|have|missed|@verb
		=i do n't have what it takes
		=i @adv* always|keep|constantly @adv* @ruin|@hum|@muck|messing|breaking|forget|forgetting|screwing|breaking|failing|fail|miss
		=i @have|take|accept|own|deserve|took @det|no|all|full|the* blame|excuse|shame|excuses
		=i have no excuse|excuses|idea what i
		=i take|took|accept|carry|bear full|all|total|complete|the? blame|fault
		=i do|did n't @adv* check|test|read|think|bother|look|listen|double-check ,|$
		=i @adv* forgot|forget @adv|, again|sorry|like
		=i @have? no|shame shame
		my @adv|own|entire|stupid|dumb|bad|big|total|complete* fault|mistake|screw-up|cock-up|fuck-up|blunder|negligence|stupidity|carelessness|incompetence|doing|mess|foul-up|idiocy|sloppiness|laziness|fat|failure !read|host|domain|node|tolerance|mode|rate|over !number
		my @adv* stupid|dumb|careless|idiotic|sloppy|clumsy|incompetent|useless
		mea culpa
		this|that|it|all|its|outage|one|blame @be|'s? @adv* entirely|all|totally|completely|solely|fully|squarely|100? on|down to? me|myself $
		it|this|that|all @be|'s @adv* all|entirely|just? because of me
		because of me|my stupid|myself|@bad
		all|thanks to? me $
		my bad $|sorry|all|entirely|totally|everyone|folks|people
		=i am|was|feel|being @adv* too @adv* @soft|@mean|@bad !@prep
		blame me
		blame it on me
		shame on me
		woe is me
		stupid|silly|dumb|careless|foolish|clumsy me
		me being|for @adv|so|too|such|a|an* @soft|@mean|@bad|@insult|slow|stupid|an
		how could|did i @adv* not|miss|be|let|forget|do|think|have|ever|fail|overlook
		what @be|was wrong with me
		what was|were i @adv* thinking|doing
		why did|do|did n't? i @adv* not|even|ever|think|do|check|touch|always|listen
		if only i
		^ had i @mid* @:part -14 would|'d|could
		if i had|'d @mid* @:part -14 would|'d|could|might
		would|could|'d @mid* have -12 if i had|'d @mid* @:part
		never forgive myself
		hate|kick|kicking|kicked|blame|blaming|punish|forgive|beat|beating myself
		everyone|everybody|people|customers|team|they|we @be|@have|lost|pay|pays|paying|had|suffer|suffers .6 because of me
		so|such|really|just|plain|too|feel|feeling stupid|dumb|careless|useless|hopeless|idiotic|incompetent|an of|with|for me|i|the|to|$|idiot|and
		can @adv* n't|not @adv* trust me|myself
		do n't deserve
		sorry -4 mess|messed|screwed|broke|broken|ruined|idiot|always|all my|everyone|i|everything|it|my fault|up|fault
		fire|sack me $
		i will @adv* resign|quit|hand|understand .1 if|in|my|notice|me
		imposter|impostor syndrome
		known better $|than|,
		=i @have|@adv* dropped @det ball
		to blame but me|myself
		fault|blame|mistake|error @be @adv* mine
		mine alone
		=i wish i had|'d
		=i @adv* knew better
		=i was @adv* n't|not @adv* paying|careful|thinking|looking|concentrating|focused|attentive
		=i did n't|not even @verb
		stupid|dumb|careless|silly|foolish|@bad of me
		how i could @adv* have|miss|let|be
		=i will @adv* never live|forgive|touch
		=i owe everyone|everybody|you|the|all|%any
		=i @adv* always|constantly panic|freeze|choke|miss|fail|late|overlook
		look %any|anyone|you|them in the eye|face|eyes
		how dumb|stupid|blind|careless|naive|@bad i was|am|could|have
		because of me
	`},
}
