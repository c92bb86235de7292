package hats

// class is what a word may be. It is a set: a word may be several things, and the grammar says
// which of them it is in a note.
type class uint64

const (
	isMark    class = 1 << iota // a comma, a colon, anything that is no word
	isFigure                    // begins with a digit
	isMetric                    // a figure that measures, not a time or a length of time
	isNumber                    // two, dozen
	isName                      // begins with a capital and stands in no table
	isMay                       // could, might: what is not so yet
	isWill                      // will, shall
	isIf                        // if, suppose: what follows is not so
	isNot                       // no, never, nothing
	isBe                        // is, was
	isHave                      // has, had
	isPast                      // was, fell: a verb of what is over
	isDet                       // the, our, each
	isSubject                   // i, we, they
	isPrep                      // of, with, such: a small word that is no verb
	isWhen                      // tonight, monday, noon
	isSoft                      // quite, still: stands between without a meaning of its own
	isQuant                     // less, zero
	isStop                      // that, which: the clause that an order is looked for in ends here
	isUrge                      // let's, please, maybe: what may stand before an order
	isThing                     // this, option: what a gain is said of
	isTeam                      // ops, vendor, they
	isRole                      // sponsor, scribe
	isState                     // status, probe: what has a color that is no hat
	isColor                     // the six hats
	isTalk                      // agenda, round: the talk and not the matter
	isSteer                     // park, recap: what is done to the talk
	isSay                       // report, believe
	isFetch                     // check, count: how a fact is got
	isAct                       // build, borrow: what may be proposed
	isNoun                      // restart, queue: a verb that is as often a noun
	isHarm                      // lose, break
	isBreach                    // exceed, violate: hardly ever anything but harm
	isBad                       // loss, outage
	isWorse                     // risky, late
	isAble                      // cover, fit, survive: good when it does, bad when it does not
	isGain                      // save, keep
	isHelp                      // save, allow: hardly ever anything but a gain
	isGuard                     // avoid, prevent: what keeps harm off
	isGood                      // benefit, headroom
	isFine                      // cheap, easy
	isCost                      // training, effort: good to have none of
	isFeel                      // worried, glad: a feeling wherever it is said of somebody
	isMood                      // good, ready: a feeling only when somebody says it of himself
	isSpent                     // drained, calm: the same, and when it stands alone
	isFeeling                   // mood, hunch
	isHeart                     // love, dread
	isVerdict                   // brilliant, nonsense
)

// classNames are the classes that signs may name with an @.
var classNames = map[string]class{
	"figure": isFigure | isNumber, "name": isName, "person": isName | isTeam | isRole, "role": isRole, "may": isMay,
	"will": isWill | isMay, "not": isNot, "be": isBe, "det": isDet, "prep": isPrep, "when": isWhen, "soft": isSoft,
	"color": isColor, "talk": isTalk, "steer": isSteer, "act": isAct, "fetch": isFetch, "harm": isHarm, "bad": isBad, "worse": isWorse,
	"able": isAble, "gain": isGain, "good": isGood, "fine": isFine, "cost": isCost, "feel": isFeel,
	"mood": isMood | isFeel | isSpent, "feeling": isFeeling, "heart": isHeart, "verdict": isVerdict,
}

// vocabulary lists words in their base form; lexicon.look finds the bent ones. A word may be in
// several lists: what it is in a note is for the grammar to say.
var vocabulary = [...]struct {
	class class
	words string
}{
	{isNumber, `
		couple dozen eight eleven fifteen fifty five forty four half hundred million nine quarter seven six ten third thirty
		thousand three twelve twenty two
	`},
	{isMay, `can can't cannot could couldn't likely may might mightn't should shouldn't would wouldn't`},
	{isWill, `going he'll i'll it'll shall she'll that'll they'll we'll will won't you'll`},
	{isNot, `
		aren't barely can't cannot couldn't didn't doesn't don't hadn't hardly hasn't haven't isn't lacks neither never no
		nobody none nor not nothing shouldn't wasn't weren't without won't wouldn't
	`},
	{isBe, `
		am are aren't be been being he's i'm is isn't it's she's that's there's they're was wasn't we're were weren't what's
		who's you're
	`},
	{isPast, `
		became began came did didn't fell finished found gave got grew had heard held kept knew made ran rose saw sent started
		stood thought told took was wasn't went were weren't
	`},
	{isHave, `had hadn't has hasn't have haven't having i've they've we've`},
	{isDet, `a all an another any both each enough every her his its my our some that the their these this those your`},
	{isSubject, `
		everybody everyone he i i'll i'm i've it it's nobody she somebody someone they they'll they're they've we we'll we're
		we've who you
	`},
	{isPrep, `
		about above across after against although amid among apart around as at before behind below beneath beside besides
		between beyond by despite during except for from given in inside into like many minus near of off okay on once onto
		opposite out outside over per plus regarding since such than though through throughout till to toward towards under
		unlike until upon versus via vs well what with within without yes
	`},
	{isWhen, `
		afternoon april august dawn day december dinner evening february friday hour january july june later lunch midnight
		minute monday month morning night noon november now october saturday second september soon sunday thursday today
		tomorrow tonight tuesday wednesday week weekend yesterday
	`},
	{isSoft, `
		a actually again all already also bit clearly deeply even extremely fairly frankly honestly just kind less little
		mildly more most not now of only pretty quite rather really right slightly so somewhat still too truly very
	`},
	{isSay, `
		announce assume believe claim confirm deny describe estimate expect insist mention promise propose quote reckon
		recommend report say state suggest suspect tell think warn
	`},
	{isHarm, `
		alienate amplify anger annoy backfire bite block bounce breach break burn choke clash clog collapse collide complain
		conflict confuse corrupt cost crash cripple crush cut-off damage deadlock degrade delay deny derail destroy die
		disrupt distract drop drown duplicate endanger erode escalate evict exceed exhaust expire explode expose fail flap
		flood forfeit forget freeze frustrate hamper hang harm hinder hurt impede implode interrupt invalidate invite jam
		jeopardise jeopardize kill lapse leak lock lock-out lose misfire misjudge mislabel mislead misprint misread misroute
		miss mistake mistype multiply obstruct offend outlast overheat overload overrule overrun overshoot overtake overwrite
		panic preclude refuse reject revoke risk ruin rupture sabotage saturate scare seal sink slip slow spike spill stale
		stall starve strand sue suffer swamp tear threaten tip topple trigger underestimate undermine upset violate void wake
		waste weaken wipe worsen wreck
	`},
	{isBad, `
		abuse ambiguity attacker backfire backlash blackout bottleneck breach brownout burden catastrophe chaos churn clash
		clutter collision complaint conflict confusion contention corruption crack crash damage danger data-loss dead-end
		deadlock delay disaster disruption domino downside downtime drawback duplicate error exposure failure fault fine flaw
		flood fraud gap harm hazard hiccup hole incident interruption lawsuit leak liability lie lock-in lockout loss mistake
		mix-up mixup outage overhead overload oversight panic penalty regression rework risk scarcity setback shortage
		side-effect snag spike split-brain stalemate storm strain stress stumble surprise threat trap trouble typo uncertainty
		violation vulnerability weakness
	`},
	{isWorse, `
		ambiguous blind brittle broken circular contradictory costly dangerous difficult doomed error-prone expensive exposed
		flawed fragile hasty hazardous illegal impossible impractical inadequate incomplete inconsistent infeasible
		insufficient irreversible late lossy lost non-compliant noncompliant obsolete outdated overloaded permanent premature
		racy reckless risky scarce slow stale stranded stuck thin toxic tricky unencrypted unfit unlikely unmonitored
		unprotected unproven unreadable unrealistic unrecoverable unreliable unsafe unstable unsuitable unsupported untested
		unusable vulnerable weak worse worst wrong
	`},
	{isAble, `
		absorb accept address afford allow bear carry catch comply cope cover decrypt finish fit fix guarantee handle help
		hold keep know last match meet protect prove reach rebuild recover replay restore reverse satisfy save scale see serve
		solve stop suit support survive sustain take tell trust undo verify work
	`},
	{isGain, `
		accelerate add allow avoid benefit boost bring buy calm carry clear cover cut deliver deserve earn ease enable free
		fulfil fund gain get give halve handle hasten help honor honour improve keep let lift limit lower make mean pay please
		preserve prevent protect provide reassure recover reduce refund relieve remind remove respect restore retain retire
		return reuse reward satisfy save scale serve sharpen shield shorten simplify smooth spare speed spread stabilise
		stabilize steady streamline strengthen support tidy unblock unlock welcome widen win
	`},
	{isGood, `
		advantage autonomy benefit bonus breather breathing breathing-space clarity confidence continuity edge flexibility
		foothold gain goodwill headroom independence insight learning loyalty momentum patience payoff plus profit progress
		proof reassurance relief reputation resilience revenue reward savings strength transparency trust upside value
		visibility win win-win
	`},
	{isFine, `
		accurate achievable affordable agile attractive battle-tested bearable beneficial better calmer cheap cheaper cheapest
		clearer compatible complete convenient doable easier easiest easy economical efficient familiar faster fastest
		feasible flexible future-proof handy happier harmless helpful independent inexpensive lean light lighter low-cost
		low-effort low-risk manageable nimble no-risk off-the-shelf painless plug-and-play popular portable practical
		predictable promising proven quick quicker quickest ready-made realistic reliable repeatable reusable reversible
		rewarding risk-free robust safe safer safest scalable short simple simpler simplest smooth smoother sooner
		straightforward sufficient tested tiny trivial trustworthy undoable undone useful valuable viable well-known
		well-tested workable worthwhile
	`},
	{isCost, `
		approval budget charge coding contract cost data-loss downtime effort fee hardware licence license meeting need
		overtime paperwork reboot rework risk training travel work
	`},
	{isFeel, `
		afraid agitated alarmed amazed ambivalent angry annoyed annoying anxious apathetic apprehensive ashamed awkward
		baffled bearish bewildered bitter bored bullish buoyant calmer cheered cheerful comfortable comforted confident
		consoled convinced cornered cranky creepy curious daunted dazed dejected delighted demotivated depressing desperate
		disappointed disappointing discouraged disgusted disheartening dismayed dissatisfied distrustful dizzy doubtful
		draining eager ecstatic edgy eerie embarrassed embarrassing encouraged encouraging energetic energised energized
		enraged enthusiastic envious euphoric excited exciting exhausting fazed fearful fed-up flustered foggy frightened
		frustrated frustrating fuming furious giddy glad gloomy grateful grieved grumpy guilty gutting happy heartbroken
		heartened heartening helpless hesitant homesick hopeful hopeless horrified hostile humbled impatient impressed
		indifferent infuriated infuriating inspired insulted intimidated intrigued invincible irate irritated jealous jittery
		joyful jumpy keen knackered livid lonely lukewarm maddening miserable mistrustful moody nerve-racking nervous numb
		offended optimistic outraged overwhelmed overwhelming painful panicky peaceful pessimistic pleased powerless proud
		puzzled queasy rattled reassured regretful relieved reluctant remorseful repulsed resentful restless rushed sad scared
		scary sceptical serene shaken sheepish shocked sick sickened skeptical sleepless sleepy sorry sour spooked stressed
		stressful suspicious tearful tense terrified thankful thrilled tired tiring torn touchy uncomfortable unconvinced
		uneasy unhappy unimpressed unnerving unsettled unsettling unsure upbeat upset vexed wary weary worn worried worrying
	`},
	{isMood, `
		alone awful bad better burned burnt cautious comfortable dreadful fantastic fine fishy good great heavy horrible hurt
		ignored lost lousy motivated moved negative odd off ok okay positive pressured ready right rotten safe settled shaky
		steady strange sure surprised terrible unsafe weird wonderful worse wrong
	`},
	{isSpent, `
		calm collected composed conflicted confused content cross crushed deflated drained exhausted fresh fried ignored lost
		mad relaxed rested satisfied shattered spent stunned threatened torn touched trapped vulnerable wiped
	`},
	{isFeeling, `
		anger anxiety atmosphere boredom butterflies delight despair disgust dismay distrust doubt dread enthusiasm envy
		excitement exhaustion fatigue fear frustration goosebump goosebumps gratitude guilt gut heartbeat hope hunch instinct
		intuition joy loneliness mistrust mood morale nerve optimism pessimism pride remorse resentment sadness shame stomach
		sympathy tears tension unease vibe worry
	`},
	{isHeart, `
		admire adore appreciate believe bother crave cringe despise detest dislike distrust doubt dread enjoy fear feel grieve
		hate hope like loathe long love miss mistrust pray regret resent sense shudder suspect trust wish worry
	`},
	{isAct, `
		accept add advertise announce appoint archive arrange assign attach automate batch block book boot borrow bridge brief
		bring broadcast build bundle buy bypass cache call cap carry charge chunk clone combine connect convert copy
		copy-paste courier cover create credit cross crowd crowdsource cut decline decouple dedicate delay deliver deploy
		detach dial dictate dilute disable disconnect dispatch divert double downgrade downsample downsize draft drain drive
		drop dump email empty enable exchange expand export extend fail failover fake fall fax feed fence filter flag flip
		flush fly fold forward free freeze give go grant halve hand handwrite hang haul have hide hire hold host ignore import
		increase insert install invert invite isolate join jump keep key kill label laminate launch leapfrog lease leave lend
		let limit link load lock lower mail make mark merge migrate mirror mock mount move notify offer open order outsource
		paint pair park partition patch pause pay phone photocopy photograph piggyback pilot pin place plan play plug point
		pool post postpone prepare print prioritise process promote prototype provision proxy publish push put queue raise
		ration reboot rebrand rebuild record recreate recycle redirect reduce refund reissue reject relax release relocate
		rely remove rename renew rent reorder replace replay replicate reprint reprioritise reprioritize reprogram reroute
		reserve reset restart restore reuse reverse revert revoke rewrite ring roll rotate route run sample scale scan
		schedule script seed sell send serve set shard share shed shift ship shorten show shrink shut sign silence simplify
		simulate skip sms sort spell spin split staff stage stagger stand start station stick stop stretch stub substitute
		suspend swap switch take tape teach tell text throttle trade transfer translate treat trickle trim truck truncate try
		tunnel turn type unfreeze unlock unplug upgrade use waive warm warn wire work wrap write
	`},
	{isFetch, `
		ask check clarify collect compare confirm count determine fetch find gather get grep identify inspect interview
		investigate list look measure monitor query request see trace verify
	`},
	{isSteer, `
		adjourn agree breathe chair choose close conclude debrief decide extend facilitate finish focus greet hear hold
		introduce listen moderate mute park pause poll prioritise prioritize proceed rank recap reconvene reflect refocus
		regroup rejoin reopen resume return skip speak stay stick summarise summarize tally thank time-box timebox vote
		welcome wrap
	`},
	{isTalk, `
		agenda breakout bridge chair checkpoint conversation debate debrief discussion facilitator goal hat huddle meeting
		moderator note-taker notetaker objection offline opinion parking-lot recap retro retrospective roll-call rollcall
		round roundtable scribe session sidebar sidetrack stand-up standup sub-team subgroup summary tangent time-box timebox
		timekeeper topic voice
	`},
	{isColor, `black blue green red white yellow`},
	{isNoun, `
		archive backup balance batch block book boot break bridge brief build bundle cache call cap chair change charge check
		clone close copy count courier cover credit cross cut delay delivery deploy dial double draft drain drive drop dump
		email empty exchange export fail failover fake fall fax feed fence filter find fine finish flag focus fold free freeze
		hand help hold host import insert key kill label launch lead leak lease limit link list load lock log look lower mail
		mark mirror mock monitor move need open order pair park patch pause phone pilot pin place plan play plug point pool
		post print process prototype proxy pull push query queue read reboot record refund release report request reserve
		reset restart return review ring risk route run sample scan script search sense share ship show silence sort spell
		split staff stage stand start state station stick stop stretch stub swap switch test text trace trade transfer trigger
		truck tunnel turn type upgrade vote wait warm wire work
	`},
	{isGuard, `
		avoid bypass clear cure cut ease fewer fix halve less limit lower minimise minimize no prevent protect reduce relieve
		remove retire save shield shorten sidestep skip spare stop without
	`},
	{isHelp, `
		accelerate allow avoid benefit buy calm cushion deserve double-check earn ease enable free gain give guard halve help
		improve let lighten lower minimise minimize preserve prevent protect reassure reduce relieve retain safeguard satisfy
		save shield shorten simplify spare speed stabilise stabilize streamline strengthen unblock unlock win
	`},
	{isState, `
		alert build cluster dashboard deploy env environment health indicator lamp led light node page pool probe signal slot
		stack status tile traffic zone
	`},
	{isBreach, `
		breach break clash collide conflict contradict corrupt destroy endanger erase exceed exhaust expose invalidate
		jeopardise jeopardize lose overload overrun risk ruin swamp undermine undo violate void wipe wreck
	`},
	{isVerdict, `
		amazing awesome awful bad beautiful best brilliant clever cool crazy daft dumb excellent fantastic genius good great
		horrible idiotic lame lovely neat nice nonsense perfect poor ridiculous rubbish silly smart stupid super superb
		terrible wonderful worst
	`},
	{isTeam, `
		admin carrier consultant contractor dev developer devs engineer finance he integrator intern management manager
		network operator ops she support team they vendor you
	`},
	{isIf, `assuming if imagine maybe perhaps provided suppose unless whether`},
	{isThing, `
		approach choice detour fix idea it loaner move option plan route solution standby step stopgap swap switch that this
		way which workaround
	`},
	{isUrge, `also and first just let let's maybe now or perhaps please so then us`},
	{isRole, `ceo chair cio commander coo cto dba deputy director lead liaison manager owner scribe shield sponsor`},
	{isQuant, `fewer fewest least less little low lower minimal no small zero`},
	{isStop, `after as because before but if since so than that till unless until whatever when where which while who whose`},
}

// irregular gives the base of the bent forms that no ending tells.
const irregular = `
	am=be are=be been=be is=be was=be were=be became=become began=begin believed=believe broke=break broken=break
	brought=bring built=build burnt=burn bought=buy chose=choose chosen=choose came=come cut=cut dealt=deal dying=die
	did=do done=do drove=drive fallen=fall fell=fall felt=feel found=find flew=fly froze=freeze frozen=freeze got=get
	gotten=get gave=give given=give gone=go went=go grew=grow hung=hang had=have has=have having=have heard=hear hid=hide
	hidden=hide held=hold kept=keep knew=know known=know left=leave lent=lend let=let lost=lose made=make met=meet
	overran=overrun paid=pay put=put read=read rang=ring rose=rise ran=run said=say saw=see seen=see sold=sell sent=send
	set=set shown=show shut=shut sank=sink slept=sleep spoke=speak spoken=speak spun=spin stood=stand stuck=stick
	taken=take took=take told=tell thought=think undid=undo undone=undo woke=wake won=win written=write wrote=write
`
