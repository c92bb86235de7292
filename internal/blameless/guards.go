package blameless

// guardTable holds what only looks like blame (method, part C, guards). What a line matches is masked: no rule may touch it.
var guardTable = rule{lines: `
	error budget|budgets
	fault domain|domains|tolerance|tolerant|injection|isolation|zone
	git blame
	blame view|layer
	blame-free|blameless|blamelessly
	no blame
	fail|fails|failed|failing closed|open|over|back
	kill -9
	kill > NUM
	alert|alerts|alarm|alarms|rule|rules|trigger|triggers|pager|page|probe|monitor|webhook|cron|job|timer|event|hook|check fired|fires|firing|fire
	fire drill|drills|alarm|department|door|exit|suppression
	client|server|http error|errors
	k8s|kubernetes|postgres|prometheus|sql|telecom|mobile|helm|olm|certificate|ternary|logical|boolean|bitwise|join|elastic|strimzi|kafka|redis|mysql|vault|cert-manager|network|tour operator|operators
	operator > reconcile|reconciles|pod|pods|log|logs|crd|version|image|upgrade|namespace
	just in time|case
	lazy load|loads|loading|loaded|loader|evaluation|evaluated|init|initialisation|initialization|delete|deletes|bind|binding|free|mode|sync
	dumb terminal|terminals|switch|switches|pipe|pipes|client|clients|hub|proxy|frontend
	greedy match|algorithm|scheduler|plan|index
	naive retry|implementation|bayes|approach|algorithm|time|datetime
	split brain|brains
	dirty read|reads|page|pages
	circuit-breaker penalty
	weak reference|references|cipher|ciphers|password|passwords|signal|key|keys|consistency
	blind write|writes|retry|carbon
	dense rank|index|vector
	deaf node
	penalty clause|term|box|of
	performance|code|design|query|security|peer review > of|for @det? query|queries|index|doc|document|diff|pr|policy|page|endpoint|job
	master|masters node|branch|key|replica|database|db|server|pod|data
	rogue wave|process|pod|pods|node|ap|dhcp|certificate|query|client
	missed heartbeat|heartbeats|@det? beat
	human review|approval|readable|resources|verification|judgement|in
	user error page|pages|message|messages|rate|code
	single|one point of failure
	broke|break|breaks|broken|breaking .4 into
	written|printed warning on
	review|appraisal time @be
	my mistake|bad in|:
	blue|green|yellow|red light
	slow query|queries|log|start|disk|client|clients|consumer|consumers|path
	poor signal|connectivity|latency
	medal|award|awards|trophy|oscar|genius|bravo|hero-svc service|svc|api|channel|bar|points|db|app|page|screen
	heads up
	head node|nodes|office|count
	write up @det|@poss
	consequences of @det? @:ing|rollback|failover|restart|change|outage
`}
