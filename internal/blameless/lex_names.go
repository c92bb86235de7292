package blameless

// givenNames are common given names from many places, without accents, for texts that come without a roster. Names that are also
// words, months, tools, languages, regions or letters of the spelling alphabet (Will, Mark, Grace, April, Jenkins, Travis, Ruby, Max,
// Oscar) are left out: the roster knows them.
const givenNames = `
aarav aaron abby abdul abdullah abebe abena abhinav abigail abraham achieng adam adel adele adelheid adeline adelino aditi aditya adjoa adrian adriana
adrien adwoa afonso afua agata agathe agnes agneta agnieszka agustin ahmad ahmed aicha aida aidan aigars aigul aiko aileen ailsa aimee aino aisha
aishwarya aiste aitor aizhan akash akemi akira akosua aksel alan alana alastair alban albert alberto aldo alejandra alejandro aleks aleksandar
aleksandra aleksei alena alessandra alessandro alessia alex alexander alexandra alexandre alexei alexey alexis alfie alfonso alfred alfredo ali alice
alicia alina alisa alison alistair allan allison alma alonso alva alvaro alwin alyssa amadou amahle amal amalia amanda amandine amara amelia amelie
amina aminata amir amira amit amrita amy ana anabela anais anand ananya anastasia anastasios anders andile andre andrea andreas andreea andrei andres
andrew andrey andris andrzej andy anett angela angelica angeliki angelo angharad angus anika anil anirudh anita anja anjali anke ankit ann anna
annabel anne anneke anneli anneliese annemarie annette anni annika anouk anselme ansgar anthony antje antoine anton antonia antonin antonio antony
antti anu anuj anya anze aoife apolline apurva arash arjun armelle armin arnaud arne arno arnold arthur arto artur arturo arun arvid arvo asante
asbjorn asha ashley ashok ashwin asif askar asta astrid asuka attila augustin aurelie aurelien aurelio axelle aya ayesha aylin ayse aysel aziz babak
baerbel bahar bahati balazs baptiste baraka barbara barney barry bartek bartosz bastian bastien bayo bea beate beatrice beatrix beatriz becky behrouz
belen belinda ben benedikt benjamin benny benoit bente berenice bernadette bernard bernd bernhard bernie bert bertrand beth bethany bettina betty bev
bhavna bianca bilal birger birgit birgitta birte birthe bjarne bjorg bjorn blanca blandine blaz bob bobby bodil bogdan bohdan bola bolat bongani boris
bosse bostjan bozena brad bradley branislav branko brenda brendan brian bridget brigitte brites britta bronwen bruce bruna brunhilde bruno bryan brynn
buhle burak burkhard caio caitlin cajsa callum camila camilla camille camilo candice cansu capucine carina carl carla carlo carlos carmen carol carole
carolin caroline carolyn carsten catarina caterina catherine cathy catriona cecile cecilia cecilie cedric celestin celia celine cem cesar chandra
chantal charlene charlotte chema chen chetan chiamaka chiara chidi chihiro chinedu chinwe chipo chloe chris christa christelle christian christiane
christina christine christoph christophe christopher christos ciara ciaran cillian cindy claire clara clarisse claudia claudio claus clemens clement
clotilde colette colin colleen connor conor consuelo cora corentin corina corinna corinne cormac cornelia cornelius craig cristi cristian cristina
csaba cuong curtis cynthia cyprien cyril cyrille dace dagfinn dagmar dagny daichi dainius daisuke damian damien damir dan danica daniel daniela
daniele danielle danny dario dariush dariusz darko darren dave david davide deborah deepa deepak deepika deirdre dele delphine denis denise deniz
dennis derek derya desmond desta detlef devika dewi diana diane dibya diego diep dieter dietlinde dietmar dietrich dilara dilip dilnoza dimitra
dimitri dimitrios dina dinara dinesh dirk divya dmitri dmitry dolores dominic dominik dominika dominique donal donald donna doris dorota dorothea
dorothy dorte dorthe doug douglas dragan dragos duarte duncan dusan dylan ebba ebbe eberhard ebru ece eckhard eddie edeltraud edgar edite edith edmund
edouard eduardo edward edwin eero eeva egil egle egon eileen eilidh einar eino eirik eirini eivind ejnar ekaterina ekene elaine eleanor eleftheria
elena eleni elfriede elias elijah elin elina elisa elisabeth elise eliza elizabeth elke ella ellen elliot elodie eloise elsa elvira embla emeka emeric
emi emil emile emilia emiliano emilie emilio emily emine emma emmanuel emre encarna enrico enrique enzo eoin erdem erhan erhard eric erica erich erik
erika erin erkki erlend erling ernst erwin esben esra esteban estefania estelle esther eszter etienne eugen eugene eugenia eulalie eva evan evaristo
eveline evelyn evert evgeny ewa ewald ewan eyvind fabian fabiana fabien fabienne fabio fabrice facundo fadi fahad faisal falk farah farai farhad farid
farida farouk farrukh fatih fatima fatou faustine federica federico felicia felicity felipe felix femi fenna ferdinand fergus fermin fernanda fernando
ffion filip filippo fina finn fiona firmin flavie flemming florent florian florin folake folke franca frances francesca francesco francine francis
francisca francisco franck francois francoise franz franziska fraser frauke fred freddy frederic frederick frederik frederike frederikke frej freya
frieda friedhelm friedrich fritz froydis fumiko gabor gabriel gabriela gabriele gabriella gabrielle gaelle gaetan ganesh gareth gary gaspar gaspard
gaurav gautam gautier gavin gayatri geert gemma genevieve geoff geoffrey george georges georgina georgios gerald geraldine gerard gerardo geraud gerd
gergely gerhard gerlinde gernot gerry gert gethin gheorghe ghislaine giang gianluca gianni giedre gilbert gilles gillian gina giorgio giovanna
giovanni gisela gita gitte giulia giulio giuseppe gizem gloria godfrey gokhan golnaz gonzalo gopal goran gordon goro gosta gottfried graciela graeme
graham greg greger gregoire gregor gregory greta gretchen gretel grethe grzegorz guadalupe gudrun guido guilhem guillaume gulnara gundula gunhild
gunilla gunnar gunter gunther guri gustav gustavo guus gwen gwenael haakon habib hadi hakan hakon halvor halyna hamid hamish hamza hana hanna hannah
hanne hanneke hannele hannelore hannes hanno hannu hans hao harald hari harish harold harri harriet harry harsh hartmut haruka haruki haruto hassan
hasse hattie hayley hazel heather hedda heidi heidrun heike heiki heikki heiko hein heiner heinke heinrich heinrike heinz heitor helen helena helene
helga helge helle helmut helvi hendrik henk henna henning henri henriette henrik henrike henry herbert heriberto herman hermann hideo hieu hilary
hilda hilde hildegard hilkka hippolyte hiroshi hiwot hjordis holger holly honore horst hossein howard hubert huda hugh hugo hui hulya humberto huong
hussain hussein huyen hyejin ian ibo ibrahim ida idris ieva ifeanyi ifeoma igor ikenna iker ikram ilari ilaria ildar ildiko ilka ilker ilkka ilona
ilpo ilse ilze iman imelda imran inaki indira ines inga inge ingeborg ingegerd ingela inger ingo ingrid ingunn ingvar ioana ioannis iolanda iona ionut
ira irena irene irina irmgard iryna isa isaac isabel isabella isabelle isamu ishaan ishita ismail ismo isobel istvan iulia ivan ivana ivar iver ivo
ivone izabela jaakko jabari jacinthe jacinto jackie jacob jacqueline jacques jaime jake jakob jakub jamal james jamie jamshid jan jana jandira jane
janet janez janice janina janine janis jannie jannik janos jarek jari jarkko jarmo jaroslav jasmin jason jasper jatin javier jaya jean jeanette jeanne
jeff jeffrey jelena jelica jelle jen jennifer jenny jens jeppe jeremy jeroen jerome jerry jesper jess jesse jessica jette jide jie jihoon jill jim
jimmy jisoo jitka joachim joakim joan joana joanna joanne joao joaquin jocelyne jochen joe joel joelle joerg johan johanna johannes john johnny
jolanta jon jonas jonathan joost jordi jorg jorge jorgen joris jose josef josefa josefine joseph josephine josh joshua josiane jost jostein jouni
jovan joyce juan juana juanita judith juha juhani juho jukka jules julian juliane julie julien julio julius juma junaid junko jurgen jurgita jussi
justin justine jutta jyrki jytte kaan kaarel kaarina kabir kacper kadri kai kaija kaisa kaito kaj kalle kamal kamau kamil kamila kare kareem karel
karen kari karim karin karina karl karla karlheinz karol karolina karoline karsten karthik kaspar kasper katalin katarina katarzyna kate katerina
katharina katherine kathleen kathrin kathryn kathy katie katinka katja katka katri katrin katrina kauko kaveh kavita kazuki keiko keith kelly kemi ken
kenji kenneth kenta kenzo kerem kerstin kestutis kevin khadija khaled khalid khoa kian kieran kim kimmo kiprono kiran kirsi kirsten kirsty kjeld kjell
kjersti kjerstin kjetil klaas klaus knud knut koen kofi kojo kolbjorn konrad konstantin konstantinos konstanze korbinian kresimir kristaps kristen
kristian kristin kristina kristof krzysztof kudzai kumar kunal kunle kurt kwabena kwaku kwame kwasi kyle kylie kyllikki lachlan ladina lage laila
lakshmi laleh larry lars lasse laszlo lata latisha laura laure laurel lauren laurence laurent lauri lavanya layla lea leah leander leandro lee leena
leif leila leili leiv lena lenka lennart leo leon leona leonard leonardo leonhard leonie leonor leonora leopold leopoldine lerato leroy lesley leslie
leticia levi lewis leyla liam lidia liesel lieselotte liga ligia liisa lila lilian lilly lily lina linda lindiwe lindsay lindsey ling linh linnea
linus lionel lisa lisbeth lise liv livia liz liza ljubica ljubomir lloyd loic lois lola lone loreley lorena lorenzo loretta lori lorna lorraine lothar
lotte louis louisa louise lovisa luc luca lucas lucia lucie lucien lucile lucy ludger ludivine ludmila ludovic ludwig luigi luis luisa luise luiz luka
lukas lukasz luke lungile lurdes luz lwazi lydia lynn maarten macarena maciej mackenzie madalina maddie madeleine madhav madhuri mads maelle maelys
magali magda magdalena magne magnus mahmoud mahsa maija maike mairead maite maja makena makoto malcolm malena malgorzata malik malin malte mamadou
mandla mandy manfred manish manoj manon manuel manuela mara marc marcel marcela marcelle marcello marcelo marcin marco marcus marek maren margaret
margarete margarita margit margot margrit margus maria marian mariana marianne marie marieke marijke mariko marilyn marin marina mario marion maris
marisa marisol marit marius mariusz marja marjatta marjorie marketa marko markus marleen marlene marlies marlise marta marte marten martha martin
martina martine marton martti marvin mary maryam masato masha massimo matej mateo mateusz mathias mathieu mathilde matias mats matt matteo matthew
matthias matthieu matti maureen maurice mauricio maurizio mauro maxence maximilian mechthild mechtild meelis meenakshi meera meg megan mehdi mehmet
mei meike meinhard melanie melinda melissa meltem merete merethe merja mert meryem mette mia micaela micha michael michaela michal michel michela
michele michelle michiko mick miguel mihaela mihai mika mikael mikhail mikkel mikko miklos milena milica milorad milos mina mindaugas ming minh minji
minna mira miranda mireille mirela miriam mirja mirko miroslav mitch mitsuko mitsuru mogens mohamed mohammad mohammed mohan mohit moira mojtaba molly
mona monica monika monique morag morgane moritz morten morwenna moses mounir mpho muhammad mukesh murat murdo muriel mustafa mwangi myriam nabil
nabila nacho nadia nadine nadja naledi namrata nana nancy nandini nandor nanna naoki naomi narendra nasim nasrin nasser natalia natalie nataliya
natasha nate nathalie nathan nathaniel natsumi naveen navid neema neha neil nejc nele nelio nelson nenad nerea nermin ngan ngozi ngozika nguyen nia
niall niamh nicholas nicklas nico nicola nicolas nicole niels nieves nigel nihal niina nikhil nikica nikita nikki niko nikola nikolai nikolaos nikolas
nikolaus nikos nilesh nils nima nina nisha nishant nitin njeri nkechi nkosana nnamdi noah noel noelia noemi noemie nolwenn nomsa nomvula nora norbert
noreen noriko norma norman nour nuno nuria nurlan nyambura nyasha oana obinna oceane octave octavio oddvar odete odette odile okan oksana olaf olaia
olav olavi ole oleg olena olga oli oliver olivia olivier olle olli olumide oluwaseun omar omid ondrej onno onur oriol orla orlaith orsolya osama osamu
oskar oskari osman osvaldo otavio otieno otmar ottilie outi owain oyin oystein oyvind ozan paavo pablo paco padma padraig paige paivi pallavi palle
paloma panagiotis pankaj paola paolo parisa parth parviz pascal pascale pasi patrice patricia patrick patrik paul paula pauliina paulina pauline paulo
pavel pavla pawel pedro pegah peggy pekka pentti pepe pernille perrine pertti petar peter petr petra petri petteri philine philip philipp philippa
philippe phillip phoebe phuong phyllis pia pierre piers pieter piia pilar pili pim pinar piotr piret pirjo pirkko pontus pooja poonam poul prachi
prakash pranav prashant pratik preben predrag preeti primoz priscilla priya priyanka prosper quang quentin quirin quoc rachel rachid radek radka radu
rafa rafael rafal raffaele raffaella ragna ragnar ragnhild rahul raija raimo raimonds raimundo rainer raj rajesh rajiv ralf ralph raluca ramesh ramiro
ramon ramona rana randy rania raphael raquel rasa rashid rashida rasmus raul rauno ravi raymond rebecca reetta reggie regina regis reijo reiko rein
reinhard reinhold reka rekha remco remedios remi remy rena renata renate rene renee reza rhiannon rhys ricarda ricardo riccardo richard rick ricky
rieke rigmor riikka riitta rikke rimantas risto rita ritika ritu ritva riya roald robert roberta roberto robin rocio rodney rodrigo roger rohan rohini
rohit roland rolf romain roman romane ronald ronan ronja ronny rory rosa rosalia rosalind rosario rosemarie rosemary rosie ross roswitha rowena roxane
roy roya ruben rudi rudiger rudo rudolf ruediger rui runa rune rupert russell rustem rute ruth ryan ryo ryota saara sabina sabine sabrina sachiko
sachin sade sadia saeed saija sakura salah salim salla sally salma salvador salvatore sam saman samantha samar sameer sami samir samira samuel sandeep
sandor sandra sandrine sanita sanjana sanjay sanna santiago sara sarah sari sarita sascha saskia satomi satoshi satu saul scott sean sebastian
sebastien seija selim selin selina seojun sepideh seppo serena serge sergei sergey sergio serkan seun severin severine sevgi shabnam shahid shannon
sharon shaun shauna sheila shelley shilpa shinji shirin shirley shota shreya shruti siavash sibusiso sibylle siddharth siddhi sidonie siegfried
sieglinde sietske sigge sigmar signe sigrid sigurd siim silas silke silvia silvio simao simion simon simona simone sina sinead sini siobhan sioned
sipho siri sirpa sissel sixten siyabonga sizwe sjur slavica slobodan smita sneha snezana soenke soeren sofia sofie sofus soile sola solange soledad
solene solfrid solveig sonal sonia sonja sonke soojin sophia sophie soraya soren soumya spyros stacey stan stanislav stavros stefan stefania stefanie
stefano steffen stelian stellan stephan stephane stephanie stephen steve steven stig stina stine stipe stuart sture sturla subhash sudha sumit sune
sunil sunniva suresh susan susana susanna susanne sushma suzanne svein sven svend svenja svetlana svetozar swantje swati sylvain sylvia sylvie synnove
szilvia tabea tadeo tadhg tafadzwa tage taina takashi takeshi takumi tamar tamara tamas tanguy tania tanja tanvi tanya tapio tara taras tarek tariq
tarja tarkan tarmo taru tarun tatenda tatiana tatjana teemu teija temitope tendai teppo teresa teresinha terhi tero terry tesfaye tess tessa tetsuya
thabo thandi thandiwe thanh thao thea themba theodor theodora theresa therese thibault thibaut thierry thijs thilo thomas thorkild thorsten thuy tiago
tibor tien tiffany tiina tiit tijana tilman tim timo timon timothy timur tina tinashe tindra tiphaine tiril tjark tobias todd tolga tolu tom tomas
tomasz tomek tomislav tommaso tommy tomoko toni tony topi torben torbjorn torgeir toril tormod torquil torstein torsten tove tracey tracy tram
trang trevor trine trish tristan troels trond troy trude trygve tuan tudor tuija tunde tuomas tuomo tuula tuva tuyet tyra uche uchenna uday udo ufuk
ugo ulf uli ulises ulla ullrich ulrich ulrika ulrike umberto umut unni unto urho uros urska ursula urvashi urve uschi usha ute uwe vaclav vagn vahid
vaida vaishali valentin valentina valentine valeria valerie vandana vanessa vanja vappu varun vasco vasil vasiliki vasily vebjorn veerle vegard veijo
veikko veit vendela venkat vera verena verner veronica veronika veronique vesa vesna vetle vicky vidya viet vigdis viggo vijay vikram viktor viktoria
vilde vilho villads ville vinay vince vincent vincenzo violaine violeta virginie virpi vishal vita vitor vivek vivian vlad vladimir volkan volker
volkmar vuk vusi walburga waleed walid walter waltraud wambui wanda wanjiku wanjiru warren wayne wei wenche wendelin wendy wenzel werner wibke wiebke
wilfried wilhelm willem william wilma winfried winston wojciech wolfgang wolfram wouter xabi xaver xavier ximena xin xuan yalda yamini yann yannick
yannik yannis yaroslav yasaman yasemin yash yasir yasmin yasmine yasuo yaw yewande yigit ying ylermi ylva yngvar yngve yoko yolanda yosef yoshi
youssef yui yuki yulia yuna yuri yusuf yusuke yves yvette yvon yvonne zack zahra zaid zainab zainabu zaira zandile zanele zarina zbigniew zdenek zehra
zelia zelie zeljko zeynep zhang zhen zlata zoe zofia zoltan zoran zorana zorica zsofia zsuzsanna zubin zuzana zuzka
`
