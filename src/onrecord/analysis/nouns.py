"""What kind of thing a noun or a name's label stands for: somebody, a body of people, a place, a document.

``coref`` asks before it lets a pronoun or a description take something up: "he" is nobody's ministry, "the newspaper"
no bank. The lists are closed classes of the nouns of news; a noun outside them has no sort, and so fits "it" alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

Sort = Literal["person", "body", "place", "document", "thing"]

SORTS: dict[str, Sort] = {
    "PERSON": "person", "PER": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "thing", "PRODUCT": "thing", "WEAPON": "thing", "VEHICLE": "thing", "WORK_OF_ART": "document",
    "WORK": "document", "LAW": "document", "DOCUMENT": "document", "MISC": "thing", "DISEASE": "thing",
}  # fmt: skip
"""Labels of names, ours and those of other engines. Nationalities, dates and amounts are no one to speak of."""
PERSONS = frozenset(
    """
    academic accountant activist actor actress administrator admiral adviser advisor aide ally ambassador analyst anchor
    apologist archbishop architect arbitrator aspirant assailant assistant astronaut athlete attacker attorney author
    baby banker billionaire biologist bishop blogger bombmaker boss boy boyfriend brigadier brother broker businessman
    businesswoman campaigner candidate captain captive cardinal cartoonist celebrity ceo chairman chairperson
    chairwoman challenger chancellor chef chief child citizen civilian cleric clinician coach co-founder colleague
    colonel columnist commander commentator commissioner comrade congressman congresswoman constable consul
    contestant contractor convict coordinator coroner correspondent councillor councilman councilwoman counsel
    counsellor counterpart cousin creator critic customer dad daughter dean defector defendant delegate demonstrator
    deputy designer detainee detective developer dictator diplomat director dissident doctor donor driver economist
    editor educator emir emissary emperor employee employer engineer enthusiast entrepreneur envoy epidemiologist
    executive expert extremist eyewitness farmer father fighter filmmaker firefighter fisherman foe follower founder
    friend fugitive gangster general geologist girl girlfriend governor grandfather grandmother grandson guard guerrilla
    guest guitarist gunman hacker head heir historian hostage host husband immigrant imam infant informant inmate
    inspector insider instructor insurgent interpreter intruder inventor investigator investor islamist jihadist
    journalist judge juror king lady landlord laureate lawmaker lawyer leader lecturer legislator liaison lieutenant
    lobbyist magistrate maker man manager marine marshal mathematician mayor mediator meteorologist migrant militant
    millionaire minister minor monarch monk mother mp mum murderer musician narrator negotiator neighbor neighbour
    nephew nominee novelist nun nurse observer offender officer official operative operator opponent oppositionist
    organiser organizer owner painter parent parliamentarian participant partner passenger passer-by pastor patient
    patriarch patron peacekeeper perpetrator person physician physicist pilgrim pilot player playwright plotter poet
    policeman policewoman politician pope poster premier presenter president priest prime prince princess principal
    prisoner producer professor programmer prosecutor protester protestor provost psychologist publisher pupil queen
    rabbi ranger rapper reader rebel recruit referee refugee relative reporter representative rescuer researcher
    resident responder retiree reviewer rider rival ruler sailor scholar scientist secretary senator sergeant
    separatist settler shareholder sheikh sheriff shooter singer sister skipper smuggler soldier solicitor someone son
    speaker spokesman spokesperson spokeswoman spouse spy staffer statesman strategist student successor sultan
    superintendent supervisor supporter surgeon survivor suspect sympathiser sympathizer teacher technician teenager
    terrorist theologian thief tourist trader trainer translator traveler traveller treasurer trustee tsar tycoon uncle
    undersecretary user veteran veterinarian viceroy victim villager virologist visitor volunteer voter warden warlord
    wife witness woman worker writer youngster youth zoologist
    """.split()
)
"""Nouns for one human being; their plurals for several."""
BODIES = frozenset(
    """
    administration agency airline alliance army assembly association authority bank battalion bloc board body brigade
    broadcaster bureau cabinet carrier center centre chamber charity church clinic club coalition college commission
    committee community company conference congress consortium consulate corporation council court delegation
    department division embassy enterprise establishment faction federation firm force foundation fund giant government
    group guard hospital institute institution jury junta kremlin laboratory league legislature lobby manufacturer
    mayoralty media military militia ministry mission movement municipality navy network ngo office operator opposition
    organisation organization outfit panel parliament partnership party police presidency press producer programme
    provider public publisher regiment regime regulator retailer school secretariat senate service society squad staff
    startup studio subsidiary supplier team think-tank treasury tribunal troupe union university unit watchdog wing
    automaker carmaker chipmaker drugmaker conglomerate maker newsroom agency crew industry exchange regulator
    """.split()
)
"""Nouns for people who act as one."""
NEWSROOMS = frozenset(
    "agency broadcaster channel daily journal magazine network newspaper outlet paper publication report tabloid "
    "website weekly".split()
)
"""Nouns that take up a newsroom named before. Not "site" or "station": in this kind of news mostly something else."""
FIRMS = frozenset("company firm corporation business giant".split())
"""Nouns under which a text takes up any firm; of others ("the retailer") it has said that they are one."""
OFFICIAL = frozenset(
    """
    administration agency army assembly association authority board bureau cabinet center centre church college
    commission committee confederation congress council court department division embassy federation force foundation
    fund government guard house institute institution kremlin laboratory league legislature military ministry mission
    municipality nations navy office organisation organization parliament party police program programme reserve
    secretariat senate service society survey treasury tribunal un union university
    """.split()
)
"""Words in whose presence a body's name is no firm's."""
GENERAL = frozenset("agency group institution ngo organisation organization watchdog".split())
"""Nouns under which a text takes up almost any body; of others ("the ministry") it has said that they are one."""
LANDS = frozenset("country nation state kingdom republic".split())
TOWNS = frozenset("city town village capital municipality port".split())
PLACES = LANDS | TOWNS | frozenset(
    """
    airport area base border building camp coast continent county district enclave facility factory farm field forest
    hall harbor harbour headquarters home hotel house island lake land mall market mosque mountain neighborhood
    neighbourhood palace park peninsula place plant plaza prison province region reserve river road room sea site
    square stadium station store strait street suburb temple territory venue world zone
    """.split()
)  # fmt: skip
DOCUMENTS = frozenset(
    """
    advisory analysis announcement article assessment bulletin communique communiqué declaration dispatch document
    dossier editorial email filing finding letter memo memorandum note notice paper poll publication release report
    research review statement study survey testimony tweet
    """.split()
)
"""Nouns for words that somebody issues."""
MANY = frozenset("people folk crew couple pair duo family staff police crowd public media personnel troops".split())
"""Singular in form, several in sense: "they" may take them up."""
TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december spring summer autumn fall winter day week month year today yesterday tomorrow
    tonight morning evening afternoon night time hour minute moment decade century utc gmt est
    """.split()
)


def sort_of_label(label: str) -> Sort | None:
    """The sort of a name by its label; ``None`` for dates, amounts, nationalities and labels nobody knows.

    >>> sort_of_label("GPE"), sort_of_label("LOC"), sort_of_label("DATE")
    ('place', 'place', None)
    """
    return SORTS.get(label)


def sort_of_word(lemma: str) -> Sort | None:
    """The sort of a common noun by its lemma.

    >>> sort_of_word("spokeswoman"), sort_of_word("ministry"), sort_of_word("study")
    ('person', 'body', 'document')
    """
    word = lemma.lower()
    last = word.rsplit("-", 1)[-1]
    if word in PERSONS or last in PERSONS or word.endswith(("woman", "ologist", "sman")):
        return "person"
    if word in BODIES or word in NEWSROOMS - DOCUMENTS:
        return "body"
    if word in DOCUMENTS:
        return "document"
    return "place" if word in PLACES else None


def is_plural(noun: Token) -> bool:
    """Whether a noun speaks of several."""
    return noun.tag_ in ("NNS", "NNPS") or "Number=Plur" in str(noun.morph) or noun.lemma_.lower() in MANY
