package timeline

import (
	"strings"
	"sync"
)

// roleWords are the words that a role or a machine ends in. None of them is a given name: "dev", "page" and "chase" are not here.
var roleWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(rolePeople + roleGroups + roleMachines) {
		words[w] = true
	}
	return words
})

const rolePeople = `
admin administrator agent analyst architect ceo cfo cio ciso client commander communicator consultant contact contractor coo
coordinator cto customer dba deputy developer director dispatcher engineer executive expert facilitator head helper insider
integrator interpreter investigator lead leader liaison maintainer manager moderator observer officer on-call oncall operator owner
participant partner programmer provider reporter representative reseller responder scribe scrum-master secretary shareholder specialist sponsor
sre stakeholder steward supervisor supplier technician technologist tester trainee trainer user vendor volunteer writer
customers developers engineers experts maintainers managers operators partners providers responders sponsors suppliers users vendors
`

const roleGroups = `
audience board business bureau carrier centre center cell communications crew department desk devops division engineering finance
group helpdesk hotline legal logistics management marketing noc office operations ops organisation organization party press
procurement qa sales shift soc squad staff support team tier unit workforce
`

const roleMachines = `
agent-process alert alerting alerts api app application autoscaler automation backup balancer bot broker build cache check checker
cloud cluster console controller cron dashboard database datacenter db deploy deployer deployment dns firewall gateway host
limiter listener load-balancer log logs machine mainframe monitor monitoring monitors network node orchestrator pager paging
pipeline platform pod prober probe probes proxy queue rack receiver registry replica replicator robot router runner scheduler script
sensor server servers service services site software statuspage storage switch system systems tooling tracker watchdog webhook
website worker workflow
`
