"""Things whose number matters to affairs, beside people, bodies and arms: what is sent, held, hit, voted, said."""

THINGS = frozenset(
    "weapon rifle gun shotgun pistol launcher grenade mine mortar round bullet cartridge munition warhead bomb missile "
    "rocket drone tank howitzer cannon vehicle car truck lorry bus train locomotive ship vessel boat tanker freighter "
    "warship frigate destroyer submarine aircraft plane jet fighter bomber helicopter flight sortie convoy base camp "
    "outpost checkpoint bunker post village town city settlement house home building apartment school hospital clinic "
    "church mosque bridge factory plant refinery depot warehouse shop office store "
    "tonne ton barrel litre liter kilogram kilo kg hectare acre container shipment consignment delivery cargo parcel "
    "vote seat ballot signature demand proposal condition point article resolution treaty agreement accord case charge "
    "attack strike raid explosion blast bombing clash incident violation breach incursion protest rally visit meeting "
    "visa permit passport licence license job family household crew passenger member state country nation party "
    "company firm organisation organization group unit brigade battalion division regiment".split()
)
"""Lemmas."""
