package blameless

// Classes of words. Agents: who may be blamed. Closed: grammar. Things: what sentences are about. Qualities: what people are called.
const (
	cVerb class = 1 << iota

	// agents, see agent.go
	cName     // a given name
	cRole     // a person's role
	cRoleAmb  // a role that is also a machine: operator, provider
	cGroup    // head of a group: team, folks
	cParty    // a team or company by itself
	cPartyAmb // a team that is also a system: storage, billing
	cIndef    // someone, whoever
	cNobody   // nobody
	cPeriod   // night, day: of shifts

	// closed
	cDet
	cPoss
	cPrep
	cConj
	cBe
	cHave
	cDo
	cModal
	cNeg
	cAdv
	cPron
	cWh

	// things
	cCrit   // what hurts to lose
	cBenign // what is fine to delete or kill
	cSignal // what can be missed
	cCheck  // a safety step: test, review
	cOut    // outage, mess
	cProc   // procedure, rules
	cCare   // care, attention
	cWork   // what people make: change, config
	cFaultN // fault, mistake, mess: of somebody
	cError  // error, slip, lapse: behind human
	cSanct  // access, bonus: what punishment takes
	cLog    // behind "error" it is a machine's: rate, page

	// qualities
	cBad    // only said of persons: careless
	cMean   // mean when said of persons: useless
	cSoft   // a reproach only behind too: slow, junior
	cInsult // idiot
	cAble   // competent, sane
	cPraise // brilliant
	cShame  // ridiculous, nonsense: said with somebody in mind
	cJob    // nice job: what praise praises
	cCheer  // congrats
	cFarce  // bonfire: what mockery makes of an outage
	cOaf    // cat, toddler: who mockery says did it
	cSafety // testing, backups: what mockery says nobody needs

	// verbs
	cHum    // only persons do it, and it is a reproach: botch
	cMuck   // mess, screw: with up
	cHarm   // break, corrupt
	cDel    // delete, kill: harm if the object is dear
	cDisreg // ignore, skip
	cDuty   // check, test, read: what one ought to have done
	cAct    // notice, renew, answer: what one may fail to do
	cTalk   // tell, ask: duties no machine has
	cSay    // says, claims: reported speech
	cSack   // fire, sack
	cRuin   // self: ruin, mess, wreck
	cDecide // approve, merge, push: asked after with who
)

type wordList struct {
	cls   class
	words string
}

var wordTable = []wordList{
	{cRole, `engineer engineers developer developers admin admins administrator administrators dba dbas sre sres reviewer reviewers approver approvers
		author authors committer committers boss director cto cio ceo ciso vp intern interns trainee trainees apprentice newbie newbies rookie rookies noob
		noobs contractor contractors consultant consultants freelancer technician technicians analyst analysts architect architects tester testers programmer
		programmers coder coders employee employees staffer colleague colleagues coworker coworkers guy guys gal dude dudes bloke chap person man woman kid
		kids responder responders commander liaison scribe facilitator maintainer maintainers deployer supervisor supervisors specialist specialists expert
		experts officer electrician cleaner on-call superuser superusers graduate grads juniors youngster hire`},
	{cRoleAmb, `operator operators manager managers lead leads owner owners chief keyholder handler handlers`},
	{cGroup, `team teams folks people guys lads crew crews shift staff squad squads department departments dept depts crowd personnel desk
		helpdesk workers colleagues chaps company firm companies outfit`},
	{cParty, `ops devs qa management procurement legal hr sales marketing noc helpdesk vendor vendors carrier carriers supplier suppliers integrator
		integrators reseller resellers outsourcer agency consultancy msp isp telco netops secops devops dbas networking contractor
		contractors subcontractor subcontractors hoster auditors finance accounting compliance security engineering`},
	{cPartyAmb, `dev network networks storage infra infrastructure platform billing support frontend backend database databases db operations payments logistics middleware mainframe provider providers servicedesk customer customers client
		clients partner partners`},
	{cIndef, `someone somebody whoever everyone everybody anyone anybody whichever`},
	{cNobody, `nobody no-one none`},
	{cPeriod, `night day early late weekend morning evening graveyard dev ops duty console shift team tech release change incident project account floor line
		plant product technical senior engineering delivery support`},

	{cDet, `the a an this that these those some any every each another both no which`},
	{cPoss, `my your his her their our its`},
	{cPrep, `of in on at by for from with to into onto over under during after before since until without via between against about per like than through
		across within behind beyond around near off out as despite towards upon`},
	{cConj, `and or but so because that if when while although though whereas unless then who which nor yet where cause`},
	{cBe, `is are was were be been being am 's`},
	{cHave, `have has had having 'd`},
	{cDo, `do does did`},
	{cModal, `should could would might must can may will shall ought`},
	{cNeg, `not n't never no hardly barely`},
	{cAdv, `double just also then still even again once ever always never once maybe perhaps somehow too so very rather quite almost soon simply clearly pretty completely all
		already frankly plain kinda sorta damn bloody fucking effing flat-out straight twice yet indeed instead seriously only way far such well`},
	{cPron, `i me we us you he she him her they them it myself yourself himself herself themselves ourselves`},
	{cWh, `who what why how when where which whose`},

	{cCrit, `prod production wrong our my customer customers client clients tenant tenants only live backup backups database databases db everything all half
		data entire whole primary table tables schema namespace records users user orders site checkout payments payment billing business service services
		system systems cluster website last good sole critical main master branch network region datacenter ledger login traffic queue invoices
		volume disk bucket shop store core switch router firewall server servers fibre fiber power ups pdu emea apac europe plant policies contract contracts mailbox mail email`},
	{cBenign, `stale old orphaned orphan stuck unused temp temporary test duplicate duplicated leaked hung zombie rogue runaway idle expired obsolete
		retired dead spare broken bad faulty failed failing corrupt corrupted job jobs query queries process processes pid session sessions thread threads
		connection connections lock locks task tasks worker workers loop script leftover redundant dangling blocking rule rules alert alerts
		canary pod pods container containers cache caches log logs core dump test-db staging sandbox lease leases message messages`},
	{cSignal, `warning warnings alert alerts page pages alarm alarms signal signals sign signs step steps deadline deadlines check checks memo mail mails
		email emails ticket tickets symptom symptoms mistake flag flags clue clues handover message messages graph graphs spike line lines notice
		invite renewal window red bug error errors reminder reminders`},
	{cCheck, `test tests testing check checks checklist review reviews drill drills backup backups step steps approval approvals procedure process runbook
		validation verification staging canary rehearsal dry-run peer-review smoke gate handover peer sign-off qa change-control rollback plan`},
	{cOut, `outage outages downtime incident incidents mess disaster fiasco debacle failure failures breakage chaos crash loss meltdown corruption catastrophe
		disruption shambles trouble problem problems bug data-loss breach leak damage screw-up fuck-up cock-up clusterfuck sev1 p1 bonfire`},
	{cProc, `procedure procedures process processes checklist checklists runbook runbooks policy policies rule rules instructions instruction protocol
		protocols guideline guidelines list practice practices standard standards sop sops playbook documentation docs guidance advice freeze
		regulations manual basics discipline rota plan governance approvals sign-off conventions workflow recommendations path escalation chain freeze`},
	{cCare, `care attention thought thoughts consideration diligence effort rigour rigor caution planning preparation testing foresight thinking oversight
		supervision scrutiny responsibility ownership professionalism discipline competence awareness common-sense prudence`},
	{cWork, `work change changes config configuration code commit commits deploy deployment release setup design script job review rollout migration patch
		handover planning implementation engineering coding testing fix push merge query architecture yaml execution mistake mistakes error errors act behaviour
		behavior attitude decision decisions move workmanship thinking approach practice practices cabling documentation`},
	{cFaultN, `typo slip fault mistake mistakes blunder blunders screw-up screw-ups cock-up fuck-up negligence carelessness incompetence mess doing sloppiness
		ignorance laziness oversight stupidity arrogance recklessness foul-up slip-up bungling botch wrongdoing inattention inattentiveness failings`},
	{cError, `error errors mistake mistakes slip slips failure failures negligence fault lapse lapses blunder blunders oversight oversights carelessness
		incompetence inattention slip-up screw-up foul-up inexperience failing failings misjudgement misjudgment`},
	{cSanct, `access rights privileges root permissions keys credentials sudo admin badge login pager bonus pay salary raise promotion contract job`},
	{cLog, `rate rates page pages count counts counter log logs log-line field fields message messages budget budgets code codes handler handling handlers
		metric metrics report reports reporting class classes response responses trace traces string strings text template tracker label labels category dialog
		screen bars ratio alert alerts event events queue topic stream channel burst bursts threshold injection correction prone proof toast banner boundary`},

	{cBad, `careless incompetent clueless negligent reckless irresponsible unprofessional sloppy inept thoughtless arrogant ignorant idiotic moronic
		amateurish foolish untrustworthy dishonest inattentive complacent slapdash slipshod half-assed half-hearted cavalier lackadaisical feckless gormless
		slow-witted bone-idle spineless inexcusable childish immature scatterbrained absent-minded shameless cowardly unforgivable clumsy workshy brainless
		witless hare-brained irresponsibly lackluster hamfisted ham-fisted cack-handed disorganised disorganized`},
	{cMean, `lazy useless hopeless stupid unreliable dumb dense thick dim toxic lousy pathetic weak overconfident naive rubbish crap worthless terrible awful
		lax stubborn obstinate pig-headed rash blind deaf drunk hapless undisciplined unqualified unteachable rude amateur disorganised unfit incapable unable-to dangerous chaotic impossible
		garbage lame shoddy hasty`},
	{cSoft, `slow green junior inexperienced new nervous emotional sleepy tired late busy proud lazy weak impatient stubborn trusting sure confident eager quick
		scared timid soft thick distracted old young`},
	{cInsult, `idiot idiots moron morons clown clowns muppet muppets numpty fool fools amateurs cowboy cowboys imbecile imbeciles dimwit donkey donkeys
		jerk dummy incompetents slacker slackers liar liars loser losers buffoon halfwit dumbass jackass dunce prat plonker wally liability disgrace
		joke clown-show cretin bozo bozos bunglers deadweight dilettante dilettantes lazybones menace hazard cannon`},
	{cAble, `competent half-competent decent half-decent sane self-respecting real proper good careful reasonable responsible serious sensible qualified
		experienced halfway trained attentive diligent professional first-year second-year junior better skilled thinking conscientious worth`},
	{cPraise, `brilliant genius great nice lovely fantastic amazing awesome wonderful superb magnificent impressive outstanding stellar marvellous marvelous
		splendid excellent heroic stunning incredible spectacular glorious flawless exemplary`},
	{cShame, `ridiculous embarrassing disgraceful appalling outrageous inexcusable unforgivable laughable scandalous shameful unbelievable nonsense bullshit
		bollocks wtf ffs goddamn notorious infamous moronic mindless brainless farcical shambolic abysmal dreadful atrocious spite malice idiocy stupidity
		laziness carelessness sloppiness incompetence negligence arrogance recklessness cowardice cluelessness unprofessionalism amateurism madness lunacy
		insane insanity pathetic disgusting`},
	{cJob, `job work one going move effort idea plan play stuff show performance execution try thinking deploy deployment rollout push change fix merge`},
	{cCheer, `congrats congratulations kudos bravo props applause cheers hats-off hooray chapeau`},
	{cFarce, `bonfire circus disaster dumpster joke nightmare graveyard brick crater museum barbecue campfire fireworks smoking bonfires fire-sale demolition
		rubble ashes flames blackout dark`},
	{cOaf, `cat monkey monkeys toddler child kid chimp chimps hamster intern dog parrot goat potato squirrel raccoon baby trainee robot five-year-old
		blindfolded drunk blind ape`},
	{cSafety, `testing tests backups backup monitoring docs reviews review planning staging documentation replicas runbooks runbook checklists canaries
		rollbacks redundancy alerts procedures rules checks notes process rehearsals weekends sleep`},
	{cSay, `according`},
}
