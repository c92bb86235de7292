package outbound

// hopefulTable finds hope that stands in for a plan (method A107). The swap stands in for the words; the consequence is added.
var hopefulTable = lazily([]entry{
	{swap: "-", lines: `
		we|i hope|hopes this|that|it|you helps|helped|answers|are|were|had|find|have|like
		hope you are|were|had
		BE|was|not|no hope|hopeful enough|strategy|plan
		NOT hope
		should work with|closely|together|on|from|for
		should be okay|ok|fine to|with
	`},
	{swap: "", lines: `
		hopefully
		we|i do|all|very|much|really|still|sincerely|just|are|am|BE* hope|hoping|hopeful that?
		let us|'s hope|pray that?
		we|i BE? pray|praying that?
		with any|a|some bit? of? luck
		luckily
		fingers crossed
		keep|keeping|cross|crossing our|my|your|the? fingers crossed?
		touch|knock on? wood
		all being well
		if all|everything goes well|right|smoothly
		if we|i BE|are|am|get lucky
		we|i BE quite|very|fairly|reasonably|cautiously|pretty* confident|optimistic|positive|hopeful that?
		cautiously optimistic that?
		in an ideal world
		best case
		god willing
		wish us luck
	`},
	{swap: "may work", lines: `
		should|ought|will surely|probably|hopefully|just|all|now|to|most|likely* work|hold|help|suffice|do|be the? job|trick|fine|okay|ok|good|alright|enough|it out? $
		should|ought to? be fine|okay|ok|good|alright|enough
		should|ought to? do it|the trick?
		should|ought to? just|now? work|hold $
		should|ought to? fix|solve|sort|cure it|this|that|things|everything|the
	`},
})

// immunityTable finds promises that it cannot happen again (settled tension 2).
var immunityTable = lazily([]entry{
	{swap: "-", lines: `
		NOT|nobody .2 promise|promised|guarantee|guaranteed|say|swear|rule|claim .7 again|recur|repeat|100
		NOT guarantee|guaranteed
		less|more|how likely .5 again
		whether|if .6 again
		guarantee|warranty expires|period|claim|terms|ends|covers
	`},
	{lines: `
		NOT ever|be|let|allow|see|this|that|it|to* happen|occur|recur|reoccur|fail|break|repeat|repeated again|anymore|any|ever|more|itself|in*
		can|could|will|shall|would not|no|never longer|ever|be|again|possibly* happen|occur|recur|reoccur|repeated
		never again
		never go|be|go|fail|break|lose|suffer .3 again
		ensure|ensures|sure|guarantee|guarantees|promise|prevent|prevents|avoid|avoids|stop|exclude|excludes .4 again|recurring|recurrence|repeats|repetition
		rule|rules|ruled|ruling out|any|a|all* repeat|recurrence|repetition
		we|i can|do|fully|will|hereby* guarantee|guarantees
		is|are|be now? guaranteed
		fixed|solved|resolved|gone|cured|eliminated|done for good|ever|always
		fix|solve|resolve|eliminate|end this|it|the|that|problem|issue|cause* for good|ever|always
		once and for all
		permanently fixed|solved|resolved|gone|eliminated|cured
		permanent fix|solution|cure
		for the last time
		last time this|it|that|you|we .2 happens|happen|see|fails|fail
		100|hundred %|percent|per cent? safe|sure|certain|secure|available|reliable|stable
		bulletproof|foolproof|unbreakable|fail safe
		impossible now|from|for now|on|it|this|that* to? happen|recur|occur|again
		no chance|risk|danger|way of|that|it|this|any|a* happening|repeat|recurrence|happen|happens|recurs|again
		a thing of the past
		zero risk
	`, swap: "these are the actions we take, each with an owner and a date"},
})

// hollowTable finds phrases that cost nothing and say nothing (method A77).
var hollowTable = lazily([]entry{
	{swap: "-", lines: `
		as soon as possible after|call|tell
		any inconvenience to|you|, tell|report
	`},
	{swap: "the harm this does you", lines: `
		any|the|this|all inconvenience|inconveniences .2 caused?
		any inconvenience|trouble this|it|that may|might|could|has have? caused?
		inconvenience this|it|you may|might|has
	`},
	{swap: "we know that waiting costs you", lines: `
		thank|thanks you? .2 for|in your|bearing|advance .2 patience|understanding|us
		we|i do|really|very|truly|much|greatly* appreciate your .1 patience|understanding|cooperation
		appreciate your patience|understanding
		bear with us
		patience is appreciated
	`},
	{swap: "this is what we do now", lines: `
		rest assured
		be|please assured that|of
		working|work very|extremely|really|so|as* hard|tirelessly|diligently|feverishly|frantically|relentlessly
		work|working around|round the clock
		day and night
		all|every hands|hand on deck
		doing|do everything|all|our|whatever|the very? we|best|in|it* can|best|power|takes|utmost|possible
		doing|do our|the|my level|very|utmost* best
		leave|leaving no stone unturned
		making|make every|all effort|efforts
		every effort
		best efforts
		giving it|this our all
		strive|strives|striving to|for
		going the extra mile
		pulling out all the? stops
	`},
	{swap: "we name below what we do", lines: `
		take|takes|taking this|that|it|these|the|your|such|all|security|privacy|reliability|quality|very|issue|matter|matters|incident|concerns|feedback|and|availability|outage* extremely|very|most|so|incredibly* seriously
		with the utmost|greatest urgency|care|priority|seriousness|importance|respect
		utmost care|priority|urgency|importance
		our|is|are|a|the|remains top|highest|number|first|absolute|utmost|foremost one? priority|concern
		matter of|with the? utmost|highest|top priority|urgency
		is|are very|extremely|so|really* important to us
		your call|business|satisfaction|feedback|trust|opinion is|BE very|really|important|valued|valuable|everything
		we|i greatly|really|truly|do|highly* value your|our|every|each
		means a lot|everything|so|the .2 us
	`},
	{swap: "you", lines: `valued|esteemed|dear|precious customers|customer|clients|client|partner|partners|user|users
		our valued`},
	{swap: "at the time named below", lines: `
		as soon as .1 possible|can|practicable|feasible
		asap
		in a timely manner|fashion
		in due course|time
		at your|the|our earliest convenience
		at the earliest opportunity
		in the near|foreseeable future
		without undue? delay
		when|once|as we|i have|get more|further|any information|news|details|updates
		in the fullness of time
		stay tuned
		watch this space
	`},
	{swap: "our", lines: `
		world class|leading
		best in|of class|breed
		industry leading
		state of the art
		cutting edge
		market leading
		award winning
		unparalleled|unrivalled|unmatched
		second to none
	`},
	{swap: "we", lines: `
		customer|customers is|come|comes|are king|first
		committed|dedicated|commitment to providing|delivering|excellence|quality|the|our|your|you|customer|service .3 service|excellence|experience|quality|satisfaction
		pride ourselves|itself
		passionate|obsessed about|with
		delight|delighting our|you|customers
		excellence in everything
	`},
	{swap: "from now on", lines: `
		going|moving forward
		at this moment|point in|of time
		at the end of the day
		lessons have|will be|been learned|learnt
		it is what it is
		needless to say
	`},
})

// forbiddenTable finds what pushes people away (method A65): not knowing, not caring, not having time, and asking for calm.
var forbiddenTable = lazily([]entry{
	{swap: "-", lines: `
		line|lines|number|signal|tone|hours|period|season|phone BE? busy
		busy line|lines|signal|hours|tone|period|season|day|days|time|for
		keep|keeps|kept|keeping|make|makes|calm|stay .2 busy .1 retrying
		do not know|mind|worry about|if you|whether?
	`},
	{swap: "unknown so far, I will find out by {T}", lines: `
		we|i|nobody|none|they|team just|simply|really|still|also|honestly|currently|of|us* do|does not just|really|yet|currently|fully* know yet|either|exactly|for|now|sure|at|this|point|moment|the*
		we|i just|also|honestly|really* have|has|got no|not a|any|the|foggiest|faintest* idea|clue
		nobody|none of? us? has|have|knows|know a|the|any|yet|faintest|foggiest* idea|clue|yet|why|what|when|how|where $
		nobody|none knows why|what|when|how|where|yet
		nobody|none knows $
		no one knows why|what|when|how|where|yet
		no one knows $
		we|i BE|are|am not quite|really|entirely|so* sure|certain yet?
		not|no|have a|the|any|faintest|foggiest* idea|clue $
		no idea|clue
		do not ask me|us
		it|that could be|take anything|ages
		your guess is as good as mine|ours
		how should|would i|we know
		we|i can|could not tell|say yet $
	`},
	{swap: "I take this on and find who can help by {T}", lines: `
		not|hardly|never really? my|our job|department|responsibility|problem|business|area|concern|remit|table|issue
		none of my|our business
		nothing to do with us|me|our|my
		not for us|me to $
		not in|within|part our|my|of* remit|hands|job|scope|responsibility|area
		outside|beyond|out|above of? our|my|the control|remit|hands|scope|responsibility|pay|influence grade?
		someone|somebody else 's problem|job|department|responsibility
		you please|will|need|have|must|should|to* ask|call|contact|try someone|somebody|another|the other|else|department|vendor|office department|office|desk?
		please ask|call|contact|try someone|somebody|another other|else|department|vendor|office
		that|this|it BE|is up to them|him|her|others
		take|taking it|this|that up with
	`},
	{swap: "I am sorry that this hit you", lines: `
		not|hardly|never really|even|at|all|entirely* my|our|ours fault|mistake|doing|error
		not at? our|my fault
		we|i BE|are|am not at? to? blame
		it|that|this BE|is|was not us|me
		no fault of ours|mine
		nothing we|i did caused|broke|triggered?
		BE not|never caused|triggered by us|me
		we|i BE|are|am not responsible|liable|accountable
		nobody|none else has|have? complained|reported|complains|reports
		no one else has|have? complained|reported|complains|reports
		you are the only|first one|customer|person|client|ones
		everyone|everybody else BE fine|happy|working|coping
	`},
	{swap: "I come back to you by {T}", lines: `
		we|i|everyone|team|people|staff|engineers all|very|too|so|really|just|currently|quite|extremely|still|rather|BE|are|am|is* busy|swamped|overloaded|snowed|overwhelmed
		stretched too? thin
		flat out
		too|extremely busy|swamped
		have no|not enough? time|capacity for|to|now
		have not the? time
		other|more customers|things|priorities|important come|first|things|priorities first?
		you will|must have? to? wait
		you have to wait
		wait your turn
		get in line
		you BE|are next? in the queue
	`},
	{swap: "I hear that this hits you hard", lines: `
		calm|calming down
		stay|keep|remain|be calm|cool
		please|just be|have patient|patience
		do not panic|worry|fret|stress
		do not be|get so|too* alarmed|upset|angry|emotional|worried|impatient
		no need|reason|cause|grounds to|for be|get|an|any* panic|worry|worried|alarm|alarmed|concern|concerned|upset
		relax|chill out? $
		take it easy
		not the end of the world
		cool|settle down
		lower your voice
		watch your tone
		could be|have been? worse
		only|just a minor|small|little|tiny glitch|hiccup|blip|inconvenience|issue
		only|just a glitch|hiccup|blip|inconvenience
		these things happen
		bad luck
	`},
	{swap: "what we can do is named below", lines: `
		nothing|little more|else|further|much? that? we|i|they can|could do|change|say
		nothing|little more|else|further|much? can|could|to be done
		not|never anything we|i can do
		we|i can|could|will not do anything|more|much
		that|this|it BE|is just|simply|the|against|our* policy|rules|procedure
		company policy
		we|i can|could|will not help|assist you|with|$
		rules are rules
		that is not possible|how|our
		have to live with
		take it or leave
		as we|i|already have|already? said|told|explained|mentioned|stated|wrote
		like i|we said|told
		as already|previously|mentioned|stated said|told|explained|stated
		per my|our last|previous
		read the manual|docs|documentation|contract
		should|would have read|been|known
	`},
})

// labelTable finds words that label customers (method A59).
var labelTable = lazily([]entry{
	{swap: "-", lines: `
		difficult|impossible|hard|angry for|to our? CLIENT
	`},
	{swap: "the people who called us", lines: `
		difficult|angry|furious|irate|hysterical|demanding|unreasonable|impossible|annoying|annoyed|rude|pushy|complaining|nightmare|whiny|whining|hostile|aggressive|needy|stubborn|clueless|ignorant|stupid|dumb|confused|emotional|paranoid|fussy|moaning|grumpy|spoilt|entitled|impatient|troublesome|tricky|toxic|lazy|inexperienced|nontechnical|picky|naive|choleric CLIENT|people|lady|gentleman|guy|woman|man
		problem|trouble|nightmare|karen customer|customers|client|clients
		high maintenance CLIENT
		complainers|complainer|whiners|whiner|moaners|moaner|troublemaker|troublemakers|nitpicker|karen 
 drama queen|queens
		your|their|the usual? suspects|complainers
	`},
	{swap: "are hit hard by this", lines: `
		CLIENT|they|you|he|she|people|these BE|are|is just|simply|only|all|a|an|bit|very|so|too|always|being|rather|quite|getting|really|little|again|as* difficult|hysterical|unreasonable|annoying|rude|pushy|whiny|whining|moaning|overreacting|dramatic|overdramatic|emotional|impatient|demanding|fussy|stubborn|clueless|paranoid|irrational|ungrateful|needy|entitled|choleric|melodramatic|nitpicking
		overreact|overreacts|overreacted|exaggerate|exaggerates|exaggerated|exaggerating|whines|whine|moans|moan
		CLIENT|they|you make|makes|making|made a|such fuss|a|scene|drama fuss?
		make|makes|making|made a|such a? big? fuss|scene|drama|mountain
		CLIENT|they|you do|does|did not|simply|just* understand|get|grasp it|technology|computers|how|the|technical|anything
		throw|throws|throwing|threw a tantrum|fit
		cry|cries|crying wolf
		drama about|over
	`},
})

// jargonTable gives plain words for terms of the trade. A term that has an everyday sense is left alone.
var jargonTable = lazily([]entry{
	{swap: "-", lines: `
		database|mail|web primary care|school
		node|pod|cluster of people|excellence
		latency period
		cookie cache
	`},
	{swap: "going back to the version before", lines: "rollback|rollbacks \n roll back \n rolling back"},
	{swap: "went back to the version before", lines: "rolled back"},
	{swap: "change to the spare system", lines: "failover|failovers|switchover \n fail over"},
	{swap: "moved to the spare system", lines: "failed over"},
	{swap: "delay", lines: "latency|latencies \n replication|replica lag \n response time degradation"},
	{swap: "slower than usual", lines: "degraded performance|mode|service|state \n performance degradation \n degraded"},
	{swap: "error pages", lines: "500|502|503|504 error|errors|response|responses|pages \n 5xx|4xx|500s|502s|503s|504s error|errors|responses? \n http 500|502|503|504|429|error|errors errors?"},
	{swap: "the directory of names on the internet", lines: "dns|nameserver|nameservers"},
	{swap: "filter", lines: "waf"},
	{swap: "computing power", lines: "cpu|cpus"},
	{swap: "part of the service", lines: "pod|pods|microservice|microservices|container|containers|daemon|daemons|shard|shards|namespace|namespaces"},
	{swap: "group of servers", lines: "cluster|clusters|k8s|kubernetes \n node pool"},
	{swap: "copy of the database", lines: "replica|replicas \n secondary database|db|node"},
	{swap: "main database", lines: "primary|master db|database|node|replica"},
	{swap: "majority", lines: "quorum"},
	{swap: "short-term memory", lines: "cache|caches \n redis|memcached"},
	{swap: "change", lines: "deploy|deployment|deployments|deploys|rollout|rollouts|hotfix|hotfixes"},
	{swap: "put in place", lines: "deployed|rolled out"},
	{swap: "new fault", lines: "regression|regressions"},
	{swap: "relief", lines: "mitigation|mitigations"},
	{swap: "eased", lines: "mitigated"},
	{swap: "ease", lines: "mitigate"},
	{swap: "repair", lines: "remediation|remediations \n remediate"},
	{swap: "the most serious kind", lines: "sev1|p1|p0|sev0|sev2|p2 \n sev|severity 0|1|2|one"},
	{swap: "the person who leads the work", lines: "incident commander|coordinator \n oncall engineer? \n on call engineer"},
	{swap: "review of what happened", lines: "postmortem|postmortems \n post mortem \n rca"},
	{swap: "cause", lines: "root cause|causes"},
	{swap: "our systems", lines: "backend|backends \n upstream|downstream service|services|dependency|dependencies|provider \n middleware|infra"},
	{swap: "amount of work per minute", lines: "throughput|qps|rps|iops"},
	{swap: "lost data on the line", lines: "packet loss"},
	{swap: "the part that spreads the work", lines: "load balancer|balancers \n loadbalancer|loadbalancers \n reverse proxy \n ingress"},
	{swap: "limit on requests", lines: "rate limit|limits|limiting|limiter \n throttling|throttled"},
	{swap: "no answer in time", lines: "timeout|timeouts"},
	{swap: "time to repair", lines: "mttr|ttr"},
	{swap: "target", lines: "slo|slos|sli|slis"},
	{swap: "goal for data loss", lines: "rpo|rto"},
	{swap: "background job", lines: "cron|cronjob|cronjobs|batch job"},
	{swap: "data store", lines: "postgres|mysql|kafka|etcd|mongodb|elasticsearch|cassandra"},
	{swap: "ran out of memory", lines: "oom|oomkilled|oomed"},
	{swap: "sorting by urgency", lines: "triage|triaging"},
	{swap: "start over", lines: "reboot|crashloop|crashlooping|crashloopbackoff"},
	{swap: "network route", lines: "bgp|vlan|vpc|nat gateway"},
	{swap: "settings", lines: "config|configs|configmap|configuration drift"},
	{swap: "two halves that disagree", lines: "split brain"},
	{swap: "spare", lines: "hot|warm|cold standby \n redundancy|redundant"},
})
