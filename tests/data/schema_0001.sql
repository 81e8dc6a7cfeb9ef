PRAGMA application_id=1952801133;
PRAGMA journal_mode=WAL;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE absence (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	monday DATE NOT NULL, 
	children INTEGER, 
	days_away INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
CREATE TABLE action (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	point VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	what VARCHAR NOT NULL, 
	who JSON NOT NULL, 
	everyone BOOLEAN NOT NULL, 
	who_words VARCHAR NOT NULL, 
	due VARCHAR(24) NOT NULL, 
	due_date DATE, 
	due_words VARCHAR NOT NULL, 
	show_from DATE, 
	trial BOOLEAN NOT NULL, 
	trial_end DATE, 
	success VARCHAR NOT NULL, 
	involved VARCHAR NOT NULL, 
	informed VARCHAR NOT NULL, 
	themes JSON NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
INSERT INTO "action" VALUES('7a0cabd4-bd2b-4590-a18c-a138011322e9','2026-11-24T00:21:22.559561+00:00','49c896af-99f9-4a9f-9645-c34f7cc5764c','organisation',0,'Del gruppen i to','["1987cc92-faa5-4445-a5f5-930c2d6e9de4"]',0,'','date','2026-11-20','',NULL,0,NULL,'','','','[]',0);
CREATE TABLE action_review (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	action_id VARCHAR(36) NOT NULL, 
	meeting_id VARCHAR(36) NOT NULL, 
	answer VARCHAR(24), 
	carried VARCHAR(24), 
	worked VARCHAR(24), 
	words VARCHAR NOT NULL, 
	due VARCHAR(24), 
	due_date DATE, 
	due_words VARCHAR NOT NULL, 
	show_from DATE, 
	PRIMARY KEY (id), 
	UNIQUE (action_id, meeting_id), 
	FOREIGN KEY(action_id) REFERENCES action (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
CREATE TABLE area (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	"key" VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	title VARCHAR NOT NULL, 
	includes VARCHAR NOT NULL, 
	who JSON NOT NULL, 
	who_words VARCHAR NOT NULL, 
	stand_in JSON NOT NULL, 
	stand_in_words VARCHAR NOT NULL, 
	valid_from DATE, 
	valid_to DATE, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, "key"), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
CREATE TABLE attendance (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	member_id VARCHAR(36) NOT NULL, 
	presence VARCHAR(24), 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, member_id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(member_id) REFERENCES membership (id)
);
CREATE TABLE course (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	title VARCHAR NOT NULL, 
	institution VARCHAR NOT NULL, 
	"group" VARCHAR NOT NULL, 
	goal VARCHAR NOT NULL, 
	start DATE, 
	"end" DATE, 
	weekday INTEGER, 
	time TIME, 
	place VARCHAR NOT NULL, 
	length INTEGER, 
	rhythm INTEGER NOT NULL, 
	closed_weeks JSON NOT NULL, 
	visit_months JSON NOT NULL, 
	aliases JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "course" VALUES('5ecfd7c2-30bd-41d6-9380-11dddebcb104','2026-11-24T00:21:22.531510+00:00','Ro på Stjernestuen','Børnehuset Månehøj','Stjernestuen','Alle børn kan deltage.','2026-11-02',NULL,0,'12:30:00.000000','',60,1,'[]','[1, 3, 6]','[]');
CREATE TABLE handover (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	action_id VARCHAR(36) NOT NULL, 
	day DATE NOT NULL, 
	member_id VARCHAR(36) NOT NULL, 
	"to" JSON NOT NULL, 
	everyone BOOLEAN NOT NULL, 
	words VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(action_id) REFERENCES action (id), 
	FOREIGN KEY(member_id) REFERENCES membership (id)
);
CREATE TABLE meeting (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(24) NOT NULL, 
	date DATE NOT NULL, 
	start TIME, 
	length INTEGER, 
	place VARCHAR NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	cancel_reason VARCHAR(24), 
	cancel_words VARCHAR NOT NULL, 
	chair_id VARCHAR(36), 
	minute_taker_id VARCHAR(36), 
	agenda_data JSON NOT NULL, 
	short BOOLEAN NOT NULL, 
	burning VARCHAR NOT NULL, 
	sequence INTEGER NOT NULL, 
	raters INTEGER, 
	time_well_spent VARCHAR(24), 
	kept_agreements VARCHAR(24), 
	moves_children VARCHAR(24), 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id), 
	FOREIGN KEY(chair_id) REFERENCES membership (id), 
	FOREIGN KEY(minute_taker_id) REFERENCES membership (id)
);
INSERT INTO "meeting" VALUES('49c896af-99f9-4a9f-9645-c34f7cc5764c','2026-11-24T00:21:22.572509+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','start_up','2026-11-02','12:30:00.000000',90,'','approved',NULL,'','83cfcbf2-6370-410b-98ea-51bd5b9c6004','91a7efb0-f26d-40f0-95cd-2f00770d5813','{"key": "start_up", "title": "Opstartsm\u00f8de", "length": 90, "calls": ["counsellor", "leader"], "attends": ["leader", "counsellor", "staff", "resource"], "items": [{"key": "welcome", "short": "Velkomst", "title": "Velkomst og deltagere", "questions": ["Hvem er vi, og hvad er vores del i forl\u00f8bet?", "Hvad skal v\u00e6re sket i dag, for at m\u00f8det har v\u00e6ret tiden v\u00e6rd?"], "special": ""}, {"key": "needs", "short": "Behov", "title": "Behov: hvad kalder b\u00f8rnegruppen p\u00e5?", "questions": ["Hvorn\u00e5r p\u00e5 dagen er det sv\u00e6rest, og hvorn\u00e5r g\u00e5r det godt?", "Hvad har I pr\u00f8vet, og hvad kom der ud af det?", "Hvad h\u00e5ber I, at b\u00f8rnene m\u00e6rker om et halvt \u00e5r?"], "special": ""}, {"key": "signs", "short": "M\u00e5l og tegn", "title": "M\u00e5let og tegn: hvor er vi i dag?", "questions": ["Hvad vil vi kunne se og h\u00f8re p\u00e5 stuen, n\u00e5r m\u00e5let er n\u00e5et?", "Hvor h\u00f8jt s\u00e6tter vi hvert tegn i dag, og hvorfor?"], "special": "signs"}, {"key": "frames", "short": "Rammer", "title": "Rammer: m\u00f8detid, sted, varighed, og hvem der d\u00e6kker ind", "questions": ["Hvem er hos b\u00f8rnene, mens vi holder m\u00f8de?", "Hvad g\u00f8r vi, n\u00e5r et m\u00f8de er i fare for at blive aflyst?"], "special": ""}, {"key": "commitments", "short": "Forpligtelser", "title": "Forpligtelser og forventninger", "questions": ["Hvad kan vi regne med fra hinanden?", "Hvad skal der til, for at alle siger det, de t\u00e6nker?"], "special": ""}, {"key": "leader", "short": "Lederens del", "title": "Roller og lederens del", "questions": ["Hvordan er lederen med, og hvad skal resten af huset vide?", "Hvem leder m\u00f8derne, og hvem skriver, de f\u00f8rste gange?"], "special": ""}, {"key": "first_agreements", "short": "F\u00f8rste aftaler", "title": "Aftaler til f\u00f8rste planl\u00e6gningsm\u00f8de", "questions": ["Hvad begynder vi p\u00e5 allerede i morgen?"], "special": ""}]}',0,'',0,NULL,NULL,NULL,NULL);
INSERT INTO "meeting" VALUES('fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','planning','2026-11-23','12:30:00.000000',60,'','planned',NULL,'','91a7efb0-f26d-40f0-95cd-2f00770d5813','1987cc92-faa5-4445-a5f5-930c2d6e9de4','{"key": "planning", "title": "Planl\u00e6gningsm\u00f8de", "length": 60, "calls": [], "attends": [], "items": [{"key": "organisation", "short": "Organisering", "title": "Organisering og struktur af dagen og situationerne, der underst\u00f8tter, at m\u00e5let n\u00e5s", "questions": ["Hvilke overgange var rolige i denne uge, og hvad gjorde forskellen?", "Hvor p\u00e5 dagen er der for mange b\u00f8rn om for lidt plads?"], "special": ""}, {"key": "activities", "short": "Aktiviteter", "title": "Aktiviteter i dagligdagen, der underst\u00f8tter l\u00e6replanerne og at m\u00e5let n\u00e5s", "questions": ["Hvilken aktivitet samlede b\u00f8rnene l\u00e6ngst?", "Hvilket l\u00e6replanstema har vi ikke v\u00e6ret omkring l\u00e6nge?"], "special": "themes"}, {"key": "relations", "short": "Relationer", "title": "Relationer mellem voksne og b\u00f8rn og mellem b\u00f8rn, der underst\u00f8tter, at m\u00e5let n\u00e5s", "questions": ["Hvem fik vi \u00f8je p\u00e5 i denne uge, som vi ellers let overser?", "Hvilke lege fik flere med?"], "special": ""}, {"key": "child_perspective", "short": "B\u00f8rneperspektiv", "title": "Inddragelse af b\u00f8rnenes perspektiv og \u00bbb\u00f8rn hj\u00e6lper b\u00f8rn\u00ab med fokus p\u00e5, at m\u00e5let n\u00e5s", "questions": ["Hvad har b\u00f8rnene selv vist eller sagt om deres dag?", "Hvor kan et barn hj\u00e6lpe et andet, i stedet for at vi g\u00f8r det?"], "special": ""}, {"key": "parents", "short": "For\u00e6ldre", "title": "Inddragelse af for\u00e6ldre og for\u00e6ldrenes bidrag til, at m\u00e5let n\u00e5s", "questions": ["Hvad ved for\u00e6ldrene om det, vi pr\u00f8ver lige nu?", "Hvad kan de g\u00f8re hjemme, som hj\u00e6lper her?"], "special": ""}, {"key": "other", "short": "Andet", "title": "Andet, fx b\u00f8rns frav\u00e6r", "questions": [], "special": "absence"}, {"key": "roles", "short": "Roller", "title": "Rollefordeling og ansvarsomr\u00e5der", "questions": ["Ved alle, hvor de skal st\u00e5 i n\u00e6ste uge?"], "special": "roles"}]}',0,'',0,NULL,NULL,NULL,NULL);
CREATE TABLE membership (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	name VARCHAR NOT NULL, 
	function VARCHAR(24) NOT NULL, 
	position INTEGER NOT NULL, 
	joined DATE, 
	"left" DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "membership" VALUES('91a7efb0-f26d-40f0-95cd-2f00770d5813','2026-11-24T00:21:22.535720+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Mette Holm','leader',0,NULL,NULL);
INSERT INTO "membership" VALUES('1987cc92-faa5-4445-a5f5-930c2d6e9de4','2026-11-24T00:21:22.537438+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Ayşe Demir','staff',1,NULL,NULL);
INSERT INTO "membership" VALUES('83cfcbf2-6370-410b-98ea-51bd5b9c6004','2026-11-24T00:21:22.538182+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Søren Łukasz','counsellor',2,NULL,NULL);
CREATE TABLE meta (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	schema INTEGER NOT NULL, 
	program VARCHAR(40) NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "meta" VALUES('f99b8398-fbdb-437f-aa21-bc15062813c6',NULL,1,'teammoede');
CREATE TABLE note (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	point VARCHAR NOT NULL, 
	text VARCHAR NOT NULL, 
	confidential VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, point), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
INSERT INTO "note" VALUES('79e08f47-c693-590e-bc7c-50042d05d05c','2026-11-24T00:21:22.554591+00:00','49c896af-99f9-4a9f-9645-c34f7cc5764c','organisation','Garderoben går roligere i to hold.
- De yngste går først. Æøå.','');
CREATE TABLE practice_check (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	action_id VARCHAR(36) NOT NULL, 
	state VARCHAR(24), 
	help VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, action_id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(action_id) REFERENCES action (id)
);
CREATE TABLE revision (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	kind VARCHAR NOT NULL, 
	entity VARCHAR(36) NOT NULL, 
	field VARCHAR NOT NULL, 
	clock VARCHAR NOT NULL, 
	device VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	parents JSON NOT NULL, 
	value JSON NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "revision" VALUES('01a20aed-bde3-7fee-966a-296008460679','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','title','1795479682531-00000','schema-1','','[]','"Ro p\u00e5 Stjernestuen"');
INSERT INTO "revision" VALUES('01a20aed-bde3-7200-a11c-773016ab7290','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','institution','1795479682531-00001','schema-1','','[]','"B\u00f8rnehuset M\u00e5neh\u00f8j"');
INSERT INTO "revision" VALUES('01a20aed-bde3-73ba-81a4-cb787d4ccd90','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','group','1795479682531-00002','schema-1','','[]','"Stjernestuen"');
INSERT INTO "revision" VALUES('01a20aed-bde3-7fa0-9a99-8176b58bc823','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','goal','1795479682531-00003','schema-1','','[]','"Alle b\u00f8rn kan deltage."');
INSERT INTO "revision" VALUES('01a20aed-bde3-781c-b006-97c672452d67','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','start','1795479682531-00004','schema-1','','[]','"2026-11-02"');
INSERT INTO "revision" VALUES('01a20aed-bde3-7672-aa9e-80cc29e300cc','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','weekday','1795479682531-00005','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bde3-7550-906a-21ef16843f18','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','time','1795479682531-00006','schema-1','','[]','"12:30:00"');
INSERT INTO "revision" VALUES('01a20aed-bde3-7b9e-ab6a-eefbfdd38aa9','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','length','1795479682531-00007','schema-1','','[]',60);
INSERT INTO "revision" VALUES('01a20aed-bde3-7546-b082-4f6e87ce5c38','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','rhythm','1795479682531-00008','schema-1','','[]',1);
INSERT INTO "revision" VALUES('01a20aed-bde3-7be6-9605-192be933f3fc','2026-11-24T00:21:22.531510+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','course','5ecfd7c2-30bd-41d6-9380-11dddebcb104','visit_months','1795479682531-00009','schema-1','','[]','[1, 3, 6]');
INSERT INTO "revision" VALUES('01a20aed-bde7-76cb-a3b1-a4040f91e18f','2026-11-24T00:21:22.535720+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','91a7efb0-f26d-40f0-95cd-2f00770d5813','course_id','1795479682535-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bde7-7306-8860-8df295c77a2d','2026-11-24T00:21:22.535720+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','91a7efb0-f26d-40f0-95cd-2f00770d5813','name','1795479682535-00001','schema-1','','[]','"Mette Holm"');
INSERT INTO "revision" VALUES('01a20aed-bde7-7afd-a3dc-9562581721b8','2026-11-24T00:21:22.535720+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','91a7efb0-f26d-40f0-95cd-2f00770d5813','function','1795479682535-00002','schema-1','','[]','"leader"');
INSERT INTO "revision" VALUES('01a20aed-bde7-768a-9334-d6eb43e5979c','2026-11-24T00:21:22.535720+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','91a7efb0-f26d-40f0-95cd-2f00770d5813','position','1795479682535-00003','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bde9-7682-a85b-d80c96af1175','2026-11-24T00:21:22.537438+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','1987cc92-faa5-4445-a5f5-930c2d6e9de4','course_id','1795479682537-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bde9-7673-8a63-88f8f9011476','2026-11-24T00:21:22.537438+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','1987cc92-faa5-4445-a5f5-930c2d6e9de4','name','1795479682537-00001','schema-1','','[]','"Ay\u015fe Demir"');
INSERT INTO "revision" VALUES('01a20aed-bde9-7d27-b800-deec75aaaeb5','2026-11-24T00:21:22.537438+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','1987cc92-faa5-4445-a5f5-930c2d6e9de4','function','1795479682537-00002','schema-1','','[]','"staff"');
INSERT INTO "revision" VALUES('01a20aed-bde9-72c2-8969-8c90e37a7ac8','2026-11-24T00:21:22.537438+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','1987cc92-faa5-4445-a5f5-930c2d6e9de4','position','1795479682537-00003','schema-1','','[]',1);
INSERT INTO "revision" VALUES('01a20aed-bdea-74c2-8e27-8f89b0c16642','2026-11-24T00:21:22.538182+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','83cfcbf2-6370-410b-98ea-51bd5b9c6004','course_id','1795479682538-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdea-7cb6-8bb1-00461029ab4d','2026-11-24T00:21:22.538182+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','83cfcbf2-6370-410b-98ea-51bd5b9c6004','name','1795479682538-00001','schema-1','','[]','"S\u00f8ren \u0141ukasz"');
INSERT INTO "revision" VALUES('01a20aed-bdea-7a71-92f6-278bc974ff99','2026-11-24T00:21:22.538182+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','83cfcbf2-6370-410b-98ea-51bd5b9c6004','function','1795479682538-00002','schema-1','','[]','"counsellor"');
INSERT INTO "revision" VALUES('01a20aed-bdea-7cde-9260-96df047a4492','2026-11-24T00:21:22.538182+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','membership','83cfcbf2-6370-410b-98ea-51bd5b9c6004','position','1795479682538-00003','schema-1','','[]',2);
INSERT INTO "revision" VALUES('01a20aed-bdea-77b5-97ac-de85a7028af6','2026-11-24T00:21:22.538896+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5c07e832-0a48-43dc-b128-e215f434fc66','course_id','1795479682538-00004','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdea-786a-90bb-a18c93c86675','2026-11-24T00:21:22.538896+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5c07e832-0a48-43dc-b128-e215f434fc66','title','1795479682538-00005','schema-1','','[]','"Modtagelse"');
INSERT INTO "revision" VALUES('01a20aed-bdea-7294-8647-7bb00678809d','2026-11-24T00:21:22.538896+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5c07e832-0a48-43dc-b128-e215f434fc66','position','1795479682538-00006','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bdec-7d60-bc01-80947fbb78d4','2026-11-24T00:21:22.540483+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a5e66d6f-d06b-4f66-8adb-47a6d778e8bd','course_id','1795479682540-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdec-74a9-be92-402fe9d34754','2026-11-24T00:21:22.540483+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a5e66d6f-d06b-4f66-8adb-47a6d778e8bd','title','1795479682540-00001','schema-1','','[]','"Morgensamling"');
INSERT INTO "revision" VALUES('01a20aed-bdec-7926-bcd9-688f5954e78d','2026-11-24T00:21:22.540483+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a5e66d6f-d06b-4f66-8adb-47a6d778e8bd','position','1795479682540-00002','schema-1','','[]',1);
INSERT INTO "revision" VALUES('01a20aed-bdec-7297-8727-f48e6e692e5e','2026-11-24T00:21:22.540879+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a81898e1-5766-4060-92c0-35c46336c6d3','course_id','1795479682540-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdec-710f-9a51-4ae0bf2c17fc','2026-11-24T00:21:22.540879+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a81898e1-5766-4060-92c0-35c46336c6d3','title','1795479682540-00004','schema-1','','[]','"Formiddagsaktivitet"');
INSERT INTO "revision" VALUES('01a20aed-bdec-79f8-a39e-766d000ea886','2026-11-24T00:21:22.540879+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','a81898e1-5766-4060-92c0-35c46336c6d3','position','1795479682540-00005','schema-1','','[]',2);
INSERT INTO "revision" VALUES('01a20aed-bded-7e68-8283-1e4571e23168','2026-11-24T00:21:22.541226+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','051d8fac-989b-40b2-8984-ffd09854dfe1','course_id','1795479682541-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bded-776b-8d53-2d73cd3aab34','2026-11-24T00:21:22.541226+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','051d8fac-989b-40b2-8984-ffd09854dfe1','title','1795479682541-00001','schema-1','','[]','"Garderobe"');
INSERT INTO "revision" VALUES('01a20aed-bded-77ec-8d34-aa374ad138fd','2026-11-24T00:21:22.541226+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','051d8fac-989b-40b2-8984-ffd09854dfe1','position','1795479682541-00002','schema-1','','[]',3);
INSERT INTO "revision" VALUES('01a20aed-bded-73db-8567-1273bc731108','2026-11-24T00:21:22.541611+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5297b3a1-4ed4-4588-a937-27c072cd6cb3','course_id','1795479682541-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bded-7859-9899-942b75629f5b','2026-11-24T00:21:22.541611+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5297b3a1-4ed4-4588-a937-27c072cd6cb3','title','1795479682541-00004','schema-1','','[]','"Legeplads"');
INSERT INTO "revision" VALUES('01a20aed-bded-79c7-82d9-ca92dfdbca12','2026-11-24T00:21:22.541611+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','5297b3a1-4ed4-4588-a937-27c072cd6cb3','position','1795479682541-00005','schema-1','','[]',4);
INSERT INTO "revision" VALUES('01a20aed-bdee-7fbd-a12e-f2804fa2f0f8','2026-11-24T00:21:22.542020+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','451d7737-3e61-40e1-8377-e3cf3049b76e','course_id','1795479682542-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdee-78f8-b991-2f3f360d9c58','2026-11-24T00:21:22.542020+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','451d7737-3e61-40e1-8377-e3cf3049b76e','title','1795479682542-00001','schema-1','','[]','"Frokost"');
INSERT INTO "revision" VALUES('01a20aed-bdee-727a-8dd6-26ecac0f8b04','2026-11-24T00:21:22.542020+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','451d7737-3e61-40e1-8377-e3cf3049b76e','position','1795479682542-00002','schema-1','','[]',5);
INSERT INTO "revision" VALUES('01a20aed-bdee-7988-9157-bd85aafd3e08','2026-11-24T00:21:22.542356+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','091931fe-4d74-49c8-bd0d-f1d8ffcef521','course_id','1795479682542-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdee-72ee-be24-b8aaf3f74ce2','2026-11-24T00:21:22.542356+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','091931fe-4d74-49c8-bd0d-f1d8ffcef521','title','1795479682542-00004','schema-1','','[]','"Puslesituation"');
INSERT INTO "revision" VALUES('01a20aed-bdee-7a43-8475-454a99983074','2026-11-24T00:21:22.542356+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','091931fe-4d74-49c8-bd0d-f1d8ffcef521','position','1795479682542-00005','schema-1','','[]',6);
INSERT INTO "revision" VALUES('01a20aed-bdee-732c-be7d-8d31256a9015','2026-11-24T00:21:22.542668+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','30b07536-82db-4016-b966-420073958e2c','course_id','1795479682542-00006','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdee-700b-8d0b-942797f52a47','2026-11-24T00:21:22.542668+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','30b07536-82db-4016-b966-420073958e2c','title','1795479682542-00007','schema-1','','[]','"Hvil"');
INSERT INTO "revision" VALUES('01a20aed-bdee-71d3-b653-770df3dcdf5b','2026-11-24T00:21:22.542668+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','30b07536-82db-4016-b966-420073958e2c','position','1795479682542-00008','schema-1','','[]',7);
INSERT INTO "revision" VALUES('01a20aed-bdee-7b63-a02b-4c773477b9cd','2026-11-24T00:21:22.542973+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','8209f3e9-f5d6-468e-a8a5-6b196b1b20b9','course_id','1795479682542-00009','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdee-742d-a4f6-295c55f733f9','2026-11-24T00:21:22.542973+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','8209f3e9-f5d6-468e-a8a5-6b196b1b20b9','title','1795479682542-00010','schema-1','','[]','"Eftermiddagsmad"');
INSERT INTO "revision" VALUES('01a20aed-bdee-712d-9318-9af2b8c2e22d','2026-11-24T00:21:22.542973+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','8209f3e9-f5d6-468e-a8a5-6b196b1b20b9','position','1795479682542-00011','schema-1','','[]',8);
INSERT INTO "revision" VALUES('01a20aed-bdef-7316-9530-b9ebdf7df0e3','2026-11-24T00:21:22.543279+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','fe844997-aff4-4ae0-bde8-bdaf8a4a4c0f','course_id','1795479682543-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdef-7785-9fd9-bd3f19abb129','2026-11-24T00:21:22.543279+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','fe844997-aff4-4ae0-bde8-bdaf8a4a4c0f','title','1795479682543-00001','schema-1','','[]','"Afhentning"');
INSERT INTO "revision" VALUES('01a20aed-bdef-7104-8ab3-c7dcda1cda82','2026-11-24T00:21:22.543279+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','situation','fe844997-aff4-4ae0-bde8-bdaf8a4a4c0f','position','1795479682543-00002','schema-1','','[]',9);
INSERT INTO "revision" VALUES('01a20aed-bdef-7d93-b6c3-e25da3f60146','2026-11-24T00:21:22.543589+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','e7482f9f-9ada-47b9-a6f9-475fca10eadd','course_id','1795479682543-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdef-7ba1-906c-989a40e727b4','2026-11-24T00:21:22.543589+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','e7482f9f-9ada-47b9-a6f9-475fca10eadd','title','1795479682543-00004','schema-1','','[]','"Ro"');
INSERT INTO "revision" VALUES('01a20aed-bdef-77eb-aa41-1ffa550cecc9','2026-11-24T00:21:22.543589+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','e7482f9f-9ada-47b9-a6f9-475fca10eadd','position','1795479682543-00005','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bdf1-7103-9bc1-3426391aed9d','2026-11-24T00:21:22.545019+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','ab6adffc-9795-48a0-ad48-379dfc2cb1f4','course_id','1795479682545-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf1-7a14-9bea-e7b316d0fd6e','2026-11-24T00:21:22.545019+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','ab6adffc-9795-48a0-ad48-379dfc2cb1f4','title','1795479682545-00001','schema-1','','[]','"Tryghed"');
INSERT INTO "revision" VALUES('01a20aed-bdf1-7b75-90b8-84910c22bd94','2026-11-24T00:21:22.545019+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','ab6adffc-9795-48a0-ad48-379dfc2cb1f4','position','1795479682545-00002','schema-1','','[]',1);
INSERT INTO "revision" VALUES('01a20aed-bdf1-7bc2-a3ca-7dfe6a661a13','2026-11-24T00:21:22.545613+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','abd14c22-29c9-46c2-998a-0db873f5a216','course_id','1795479682545-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf1-74d8-a740-8d98db0f44dc','2026-11-24T00:21:22.545613+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','abd14c22-29c9-46c2-998a-0db873f5a216','title','1795479682545-00004','schema-1','','[]','"Opm\u00e6rksomhed"');
INSERT INTO "revision" VALUES('01a20aed-bdf1-7555-b4f5-fd9e79b6943f','2026-11-24T00:21:22.545613+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','abd14c22-29c9-46c2-998a-0db873f5a216','position','1795479682545-00005','schema-1','','[]',2);
INSERT INTO "revision" VALUES('01a20aed-bdf2-7f7d-97fb-101a462f68a2','2026-11-24T00:21:22.546007+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','6e62efd6-f360-4fad-a997-aec72a604376','course_id','1795479682546-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-797d-9623-f92803e5ec42','2026-11-24T00:21:22.546007+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','6e62efd6-f360-4fad-a997-aec72a604376','title','1795479682546-00001','schema-1','','[]','"Koncentration"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-7b79-943c-ab6ad4179d53','2026-11-24T00:21:22.546007+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','6e62efd6-f360-4fad-a997-aec72a604376','position','1795479682546-00002','schema-1','','[]',3);
INSERT INTO "revision" VALUES('01a20aed-bdf2-7b97-8248-0dfe762716b2','2026-11-24T00:21:22.546337+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','4ed136a3-4cdc-4fab-8743-38836872f3f9','course_id','1795479682546-00003','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-7a6b-ba4e-2c6b4fc444e4','2026-11-24T00:21:22.546337+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','4ed136a3-4cdc-4fab-8743-38836872f3f9','title','1795479682546-00004','schema-1','','[]','"Selvregulering"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-7e5e-af8d-38dcd6205c13','2026-11-24T00:21:22.546337+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','4ed136a3-4cdc-4fab-8743-38836872f3f9','position','1795479682546-00005','schema-1','','[]',4);
INSERT INTO "revision" VALUES('01a20aed-bdf2-7a74-bb5f-3613d4af15f5','2026-11-24T00:21:22.546644+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','562b8e2d-f4d9-4b5d-a97e-a54d5d2c0e12','course_id','1795479682546-00006','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-790a-830a-229b3006bdfe','2026-11-24T00:21:22.546644+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','562b8e2d-f4d9-4b5d-a97e-a54d5d2c0e12','title','1795479682546-00007','schema-1','','[]','"Trivsel"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-7fb0-a853-327cdfb96693','2026-11-24T00:21:22.546644+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','562b8e2d-f4d9-4b5d-a97e-a54d5d2c0e12','position','1795479682546-00008','schema-1','','[]',5);
INSERT INTO "revision" VALUES('01a20aed-bdf2-7d83-9ec9-744faf871d54','2026-11-24T00:21:22.546953+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','95237e84-0d8f-4174-b5a8-88af522f0ec9','course_id','1795479682546-00009','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-7a2e-856b-1160cba33bb9','2026-11-24T00:21:22.546953+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','95237e84-0d8f-4174-b5a8-88af522f0ec9','title','1795479682546-00010','schema-1','','[]','"L\u00e6ring"');
INSERT INTO "revision" VALUES('01a20aed-bdf2-73d9-add6-0a82beb93171','2026-11-24T00:21:22.546953+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','95237e84-0d8f-4174-b5a8-88af522f0ec9','position','1795479682546-00011','schema-1','','[]',6);
INSERT INTO "revision" VALUES('01a20aed-bdf3-789e-bd5b-d38654c122cd','2026-11-24T00:21:22.547340+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','449f7730-aec7-40a1-a20b-57a08f0ece6b','course_id','1795479682547-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf3-7ceb-acfd-fc7363eb6f59','2026-11-24T00:21:22.547340+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','449f7730-aec7-40a1-a20b-57a08f0ece6b','title','1795479682547-00001','schema-1','','[]','"Deltagelse"');
INSERT INTO "revision" VALUES('01a20aed-bdf3-7498-95da-96010a5d54db','2026-11-24T00:21:22.547340+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','sign','449f7730-aec7-40a1-a20b-57a08f0ece6b','position','1795479682547-00002','schema-1','','[]',7);
INSERT INTO "revision" VALUES('01a20aed-bdf4-7bdf-a49c-bcf67a575b35','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','course_id','1795479682548-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-709b-99e2-116198950639','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','kind','1795479682548-00001','schema-1','','[]','"start_up"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-7541-809e-b3d42ec44344','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','date','1795479682548-00002','schema-1','','[]','"2026-11-02"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-747c-bb3e-09e2ed1509e4','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','start','1795479682548-00003','schema-1','','[]','"12:30:00"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-76cb-8b54-1cf93695d524','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','length','1795479682548-00004','schema-1','','[]',90);
INSERT INTO "revision" VALUES('01a20aed-bdf4-7c38-87ff-91b2193eaf48','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','state','1795479682548-00005','schema-1','','[]','"planned"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-7b96-b030-a4ae6092fde0','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','chair_id','1795479682548-00006','schema-1','','[]','"83cfcbf2-6370-410b-98ea-51bd5b9c6004"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-7654-af31-eba7ca4b7ef1','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','minute_taker_id','1795479682548-00007','schema-1','','[]','"91a7efb0-f26d-40f0-95cd-2f00770d5813"');
INSERT INTO "revision" VALUES('01a20aed-bdf4-74fd-a7d4-507d575aa5ff','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','agenda_data','1795479682548-00008','schema-1','','[]','{"key": "start_up", "title": "Opstartsm\u00f8de", "length": 90, "calls": ["counsellor", "leader"], "attends": ["leader", "counsellor", "staff", "resource"], "items": [{"key": "welcome", "short": "Velkomst", "title": "Velkomst og deltagere", "questions": ["Hvem er vi, og hvad er vores del i forl\u00f8bet?", "Hvad skal v\u00e6re sket i dag, for at m\u00f8det har v\u00e6ret tiden v\u00e6rd?"], "special": ""}, {"key": "needs", "short": "Behov", "title": "Behov: hvad kalder b\u00f8rnegruppen p\u00e5?", "questions": ["Hvorn\u00e5r p\u00e5 dagen er det sv\u00e6rest, og hvorn\u00e5r g\u00e5r det godt?", "Hvad har I pr\u00f8vet, og hvad kom der ud af det?", "Hvad h\u00e5ber I, at b\u00f8rnene m\u00e6rker om et halvt \u00e5r?"], "special": ""}, {"key": "signs", "short": "M\u00e5l og tegn", "title": "M\u00e5let og tegn: hvor er vi i dag?", "questions": ["Hvad vil vi kunne se og h\u00f8re p\u00e5 stuen, n\u00e5r m\u00e5let er n\u00e5et?", "Hvor h\u00f8jt s\u00e6tter vi hvert tegn i dag, og hvorfor?"], "special": "signs"}, {"key": "frames", "short": "Rammer", "title": "Rammer: m\u00f8detid, sted, varighed, og hvem der d\u00e6kker ind", "questions": ["Hvem er hos b\u00f8rnene, mens vi holder m\u00f8de?", "Hvad g\u00f8r vi, n\u00e5r et m\u00f8de er i fare for at blive aflyst?"], "special": ""}, {"key": "commitments", "short": "Forpligtelser", "title": "Forpligtelser og forventninger", "questions": ["Hvad kan vi regne med fra hinanden?", "Hvad skal der til, for at alle siger det, de t\u00e6nker?"], "special": ""}, {"key": "leader", "short": "Lederens del", "title": "Roller og lederens del", "questions": ["Hvordan er lederen med, og hvad skal resten af huset vide?", "Hvem leder m\u00f8derne, og hvem skriver, de f\u00f8rste gange?"], "special": ""}, {"key": "first_agreements", "short": "F\u00f8rste aftaler", "title": "Aftaler til f\u00f8rste planl\u00e6gningsm\u00f8de", "questions": ["Hvad begynder vi p\u00e5 allerede i morgen?"], "special": ""}]}');
INSERT INTO "revision" VALUES('01a20aed-bdf4-7cb7-b5d8-c6f0c3a9e2ec','2026-11-24T00:21:22.548327+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','sequence','1795479682548-00009','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bdf8-788b-bd66-d08de85a69c4','2026-11-24T00:21:22.552541+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','note','79e08f47-c693-590e-bc7c-50042d05d05c','meeting_id','1795479682552-00000','schema-1','','[]','"49c896af-99f9-4a9f-9645-c34f7cc5764c"');
INSERT INTO "revision" VALUES('01a20aed-bdf8-747a-a005-b378042c59f0','2026-11-24T00:21:22.552541+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','note','79e08f47-c693-590e-bc7c-50042d05d05c','point','1795479682552-00001','schema-1','','[]','"organisation"');
INSERT INTO "revision" VALUES('01a20aed-bdf8-7cde-a2ba-c16534432bda','2026-11-24T00:21:22.552541+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','note','79e08f47-c693-590e-bc7c-50042d05d05c','text','1795479682552-00002','schema-1','','[]','"Garderoben g\u00e5r roligere i to hold.\n- De yngste g\u00e5r f\u00f8rst."');
INSERT INTO "revision" VALUES('01a20aed-bdfa-7c11-946a-5573458d0691','2026-11-24T00:21:22.554591+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','note','79e08f47-c693-590e-bc7c-50042d05d05c','text','1795479682554-00000','schema-1','','["01a20aed-bdf8-7cde-a2ba-c16534432bda"]','"Garderoben g\u00e5r roligere i to hold.\n- De yngste g\u00e5r f\u00f8rst. \u00c6\u00f8\u00e5."');
INSERT INTO "revision" VALUES('01a20aed-bdff-76e5-8544-20212aef6121','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','meeting_id','1795479682559-00000','schema-1','','[]','"49c896af-99f9-4a9f-9645-c34f7cc5764c"');
INSERT INTO "revision" VALUES('01a20aed-bdff-707c-b750-7605308a2e23','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','point','1795479682559-00001','schema-1','','[]','"organisation"');
INSERT INTO "revision" VALUES('01a20aed-bdff-7206-95e5-0801bb9d059f','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','position','1795479682559-00002','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-bdff-74a8-ae18-1841bd62e268','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','what','1795479682559-00003','schema-1','','[]','"Del gruppen i to"');
INSERT INTO "revision" VALUES('01a20aed-bdff-710b-b521-d1c783c3f2ad','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','who','1795479682559-00004','schema-1','','[]','["1987cc92-faa5-4445-a5f5-930c2d6e9de4"]');
INSERT INTO "revision" VALUES('01a20aed-bdff-7666-9ea3-ac913a9eb5c3','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','due','1795479682559-00005','schema-1','','[]','"date"');
INSERT INTO "revision" VALUES('01a20aed-bdff-7284-b031-75c952b74a59','2026-11-24T00:21:22.559561+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','action','7a0cabd4-bd2b-4590-a18c-a138011322e9','due_date','1795479682559-00006','schema-1','','[]','"2026-11-20"');
INSERT INTO "revision" VALUES('01a20aed-be04-7e93-960b-c1333dc58cb4','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','course_id','1795479682564-00000','schema-1','','[]','"5ecfd7c2-30bd-41d6-9380-11dddebcb104"');
INSERT INTO "revision" VALUES('01a20aed-be04-7873-96fe-3868e4a39a6e','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','kind','1795479682564-00001','schema-1','','[]','"planning"');
INSERT INTO "revision" VALUES('01a20aed-be04-7530-9779-02d9e3e508a8','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','date','1795479682564-00002','schema-1','','[]','"2026-11-23"');
INSERT INTO "revision" VALUES('01a20aed-be04-780d-a430-409b0368c85c','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','start','1795479682564-00003','schema-1','','[]','"12:30:00"');
INSERT INTO "revision" VALUES('01a20aed-be04-7302-b919-b7ec513842e5','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','length','1795479682564-00004','schema-1','','[]',60);
INSERT INTO "revision" VALUES('01a20aed-be04-7a1e-bd61-e3768dfcfeff','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','state','1795479682564-00005','schema-1','','[]','"planned"');
INSERT INTO "revision" VALUES('01a20aed-be04-7cd0-b949-910cb96d9ab2','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','chair_id','1795479682564-00006','schema-1','','[]','"91a7efb0-f26d-40f0-95cd-2f00770d5813"');
INSERT INTO "revision" VALUES('01a20aed-be04-7510-8f50-fdcc1dcdbd7d','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','minute_taker_id','1795479682564-00007','schema-1','','[]','"1987cc92-faa5-4445-a5f5-930c2d6e9de4"');
INSERT INTO "revision" VALUES('01a20aed-be04-7b00-88b2-55f13ce91e27','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','agenda_data','1795479682564-00008','schema-1','','[]','{"key": "planning", "title": "Planl\u00e6gningsm\u00f8de", "length": 60, "calls": [], "attends": [], "items": [{"key": "organisation", "short": "Organisering", "title": "Organisering og struktur af dagen og situationerne, der underst\u00f8tter, at m\u00e5let n\u00e5s", "questions": ["Hvilke overgange var rolige i denne uge, og hvad gjorde forskellen?", "Hvor p\u00e5 dagen er der for mange b\u00f8rn om for lidt plads?"], "special": ""}, {"key": "activities", "short": "Aktiviteter", "title": "Aktiviteter i dagligdagen, der underst\u00f8tter l\u00e6replanerne og at m\u00e5let n\u00e5s", "questions": ["Hvilken aktivitet samlede b\u00f8rnene l\u00e6ngst?", "Hvilket l\u00e6replanstema har vi ikke v\u00e6ret omkring l\u00e6nge?"], "special": "themes"}, {"key": "relations", "short": "Relationer", "title": "Relationer mellem voksne og b\u00f8rn og mellem b\u00f8rn, der underst\u00f8tter, at m\u00e5let n\u00e5s", "questions": ["Hvem fik vi \u00f8je p\u00e5 i denne uge, som vi ellers let overser?", "Hvilke lege fik flere med?"], "special": ""}, {"key": "child_perspective", "short": "B\u00f8rneperspektiv", "title": "Inddragelse af b\u00f8rnenes perspektiv og \u00bbb\u00f8rn hj\u00e6lper b\u00f8rn\u00ab med fokus p\u00e5, at m\u00e5let n\u00e5s", "questions": ["Hvad har b\u00f8rnene selv vist eller sagt om deres dag?", "Hvor kan et barn hj\u00e6lpe et andet, i stedet for at vi g\u00f8r det?"], "special": ""}, {"key": "parents", "short": "For\u00e6ldre", "title": "Inddragelse af for\u00e6ldre og for\u00e6ldrenes bidrag til, at m\u00e5let n\u00e5s", "questions": ["Hvad ved for\u00e6ldrene om det, vi pr\u00f8ver lige nu?", "Hvad kan de g\u00f8re hjemme, som hj\u00e6lper her?"], "special": ""}, {"key": "other", "short": "Andet", "title": "Andet, fx b\u00f8rns frav\u00e6r", "questions": [], "special": "absence"}, {"key": "roles", "short": "Roller", "title": "Rollefordeling og ansvarsomr\u00e5der", "questions": ["Ved alle, hvor de skal st\u00e5 i n\u00e6ste uge?"], "special": "roles"}]}');
INSERT INTO "revision" VALUES('01a20aed-be04-70ec-8d8f-e593c12f6e69','2026-11-24T00:21:22.564354+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','fdd8a1b1-3927-4aa5-9605-3ef7611e7cb2','sequence','1795479682564-00009','schema-1','','[]',0);
INSERT INTO "revision" VALUES('01a20aed-be08-7e4c-bb8a-fcc5193c0ab7','2026-11-24T00:21:22.568374+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','state','1795479682568-00000','schema-1','','["01a20aed-bdf4-7c38-87ff-91b2193eaf48"]','"held"');
INSERT INTO "revision" VALUES('01a20aed-be08-7fef-a172-91106a90d95c','2026-11-24T00:21:22.568374+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','f7146efd-c9d2-4210-b98b-a4c6029821cc','meeting_id','1795479682568-00001','schema-1','','[]','"49c896af-99f9-4a9f-9645-c34f7cc5764c"');
INSERT INTO "revision" VALUES('01a20aed-be08-7231-ae58-ab36a58502cc','2026-11-24T00:21:22.568374+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','f7146efd-c9d2-4210-b98b-a4c6029821cc','at','1795479682568-00002','schema-1','','[]','"2026-11-24T00:21:22.567360+00:00"');
INSERT INTO "revision" VALUES('01a20aed-be08-7f61-8208-ba7d3363110d','2026-11-24T00:21:22.568374+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','f7146efd-c9d2-4210-b98b-a4c6029821cc','state','1795479682568-00003','schema-1','','[]','"held"');
INSERT INTO "revision" VALUES('01a20aed-be0c-75b7-ab9c-e4969a6169b3','2026-11-24T00:21:22.572509+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','meeting','49c896af-99f9-4a9f-9645-c34f7cc5764c','state','1795479682572-00000','schema-1','','["01a20aed-be08-7e4c-bb8a-fcc5193c0ab7"]','"approved"');
INSERT INTO "revision" VALUES('01a20aed-be0c-72f5-8f2b-e9f002dec397','2026-11-24T00:21:22.572509+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','552e3b7c-7136-4551-b8b7-f2b83108351a','meeting_id','1795479682572-00001','schema-1','','[]','"49c896af-99f9-4a9f-9645-c34f7cc5764c"');
INSERT INTO "revision" VALUES('01a20aed-be0c-7ea7-a9dd-a0c26287007c','2026-11-24T00:21:22.572509+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','552e3b7c-7136-4551-b8b7-f2b83108351a','at','1795479682572-00002','schema-1','','[]','"2026-11-24T00:21:22.571889+00:00"');
INSERT INTO "revision" VALUES('01a20aed-be0c-7f12-a5ca-f12dd2c631ff','2026-11-24T00:21:22.572509+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','state_change','552e3b7c-7136-4551-b8b7-f2b83108351a','state','1795479682572-00003','schema-1','','[]','"approved"');
CREATE TABLE role_assignment (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	situation_id VARCHAR(36) NOT NULL, 
	weekday INTEGER NOT NULL, 
	who JSON NOT NULL, 
	words VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, situation_id, weekday), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(situation_id) REFERENCES situation (id)
);
CREATE TABLE sign (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	dropped BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "sign" VALUES('e7482f9f-9ada-47b9-a6f9-475fca10eadd','2026-11-24T00:21:22.543589+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Ro',0,0);
INSERT INTO "sign" VALUES('ab6adffc-9795-48a0-ad48-379dfc2cb1f4','2026-11-24T00:21:22.545019+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Tryghed',1,0);
INSERT INTO "sign" VALUES('abd14c22-29c9-46c2-998a-0db873f5a216','2026-11-24T00:21:22.545613+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Opmærksomhed',2,0);
INSERT INTO "sign" VALUES('6e62efd6-f360-4fad-a997-aec72a604376','2026-11-24T00:21:22.546007+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Koncentration',3,0);
INSERT INTO "sign" VALUES('4ed136a3-4cdc-4fab-8743-38836872f3f9','2026-11-24T00:21:22.546337+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Selvregulering',4,0);
INSERT INTO "sign" VALUES('562b8e2d-f4d9-4b5d-a97e-a54d5d2c0e12','2026-11-24T00:21:22.546644+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Trivsel',5,0);
INSERT INTO "sign" VALUES('95237e84-0d8f-4174-b5a8-88af522f0ec9','2026-11-24T00:21:22.546953+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Læring',6,0);
INSERT INTO "sign" VALUES('449f7730-aec7-40a1-a20b-57a08f0ece6b','2026-11-24T00:21:22.547340+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Deltagelse',7,0);
CREATE TABLE sign_rating (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	sign_id VARCHAR(36) NOT NULL, 
	value INTEGER, 
	why VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (meeting_id, sign_id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id), 
	FOREIGN KEY(sign_id) REFERENCES sign (id)
);
CREATE TABLE situation (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	course_id VARCHAR(36) NOT NULL, 
	title VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	began DATE, 
	ended DATE, 
	PRIMARY KEY (id), 
	FOREIGN KEY(course_id) REFERENCES course (id)
);
INSERT INTO "situation" VALUES('5c07e832-0a48-43dc-b128-e215f434fc66','2026-11-24T00:21:22.538896+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Modtagelse',0,NULL,NULL);
INSERT INTO "situation" VALUES('a5e66d6f-d06b-4f66-8adb-47a6d778e8bd','2026-11-24T00:21:22.540483+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Morgensamling',1,NULL,NULL);
INSERT INTO "situation" VALUES('a81898e1-5766-4060-92c0-35c46336c6d3','2026-11-24T00:21:22.540879+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Formiddagsaktivitet',2,NULL,NULL);
INSERT INTO "situation" VALUES('051d8fac-989b-40b2-8984-ffd09854dfe1','2026-11-24T00:21:22.541226+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Garderobe',3,NULL,NULL);
INSERT INTO "situation" VALUES('5297b3a1-4ed4-4588-a937-27c072cd6cb3','2026-11-24T00:21:22.541611+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Legeplads',4,NULL,NULL);
INSERT INTO "situation" VALUES('451d7737-3e61-40e1-8377-e3cf3049b76e','2026-11-24T00:21:22.542020+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Frokost',5,NULL,NULL);
INSERT INTO "situation" VALUES('091931fe-4d74-49c8-bd0d-f1d8ffcef521','2026-11-24T00:21:22.542356+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Puslesituation',6,NULL,NULL);
INSERT INTO "situation" VALUES('30b07536-82db-4016-b966-420073958e2c','2026-11-24T00:21:22.542668+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Hvil',7,NULL,NULL);
INSERT INTO "situation" VALUES('8209f3e9-f5d6-468e-a8a5-6b196b1b20b9','2026-11-24T00:21:22.542973+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Eftermiddagsmad',8,NULL,NULL);
INSERT INTO "situation" VALUES('fe844997-aff4-4ae0-bde8-bdaf8a4a4c0f','2026-11-24T00:21:22.543279+00:00','5ecfd7c2-30bd-41d6-9380-11dddebcb104','Afhentning',9,NULL,NULL);
CREATE TABLE state_change (
	id VARCHAR(36) NOT NULL, 
	changed VARCHAR(40), 
	meeting_id VARCHAR(36) NOT NULL, 
	at VARCHAR(40) NOT NULL, 
	state VARCHAR(24) NOT NULL, 
	reason VARCHAR NOT NULL, 
	author VARCHAR NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(meeting_id) REFERENCES meeting (id)
);
INSERT INTO "state_change" VALUES('f7146efd-c9d2-4210-b98b-a4c6029821cc','2026-11-24T00:21:22.568374+00:00','49c896af-99f9-4a9f-9645-c34f7cc5764c','2026-11-24T00:21:22.567360+00:00','held','','');
INSERT INTO "state_change" VALUES('552e3b7c-7136-4551-b8b7-f2b83108351a','2026-11-24T00:21:22.572509+00:00','49c896af-99f9-4a9f-9645-c34f7cc5764c','2026-11-24T00:21:22.571889+00:00','approved','','');
CREATE INDEX revision_of_field ON revision (entity, field, clock);
CREATE INDEX ix_revision_course_id ON revision (course_id);
CREATE INDEX revision_by_clock ON revision (clock);
CREATE INDEX ix_membership_course_id ON membership (course_id);
CREATE INDEX ix_situation_course_id ON situation (course_id);
CREATE INDEX ix_sign_course_id ON sign (course_id);
CREATE INDEX ix_absence_course_id ON absence (course_id);
CREATE INDEX ix_meeting_course_id ON meeting (course_id);
CREATE INDEX ix_attendance_meeting_id ON attendance (meeting_id);
CREATE INDEX ix_note_meeting_id ON note (meeting_id);
CREATE INDEX ix_state_change_meeting_id ON state_change (meeting_id);
CREATE INDEX ix_role_assignment_meeting_id ON role_assignment (meeting_id);
CREATE INDEX ix_area_meeting_id ON area (meeting_id);
CREATE INDEX ix_sign_rating_meeting_id ON sign_rating (meeting_id);
CREATE INDEX ix_action_meeting_id ON action (meeting_id);
CREATE INDEX ix_handover_course_id ON handover (course_id);
CREATE INDEX ix_handover_action_id ON handover (action_id);
CREATE INDEX ix_action_review_action_id ON action_review (action_id);
CREATE INDEX ix_action_review_meeting_id ON action_review (meeting_id);
CREATE INDEX ix_practice_check_meeting_id ON practice_check (meeting_id);
COMMIT;
