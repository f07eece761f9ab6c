"""Opposite states and stances in news: which words say that a thing goes on, stands or is favoured, and which not.

Each axis has two poles. Words are lemmas or short phrases; the lexicon's antonyms are looked up beside them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..alterations.tables import table

# One axis a line: the positive pole | the negative pole; a line ends where no backslash does. Ours, made for pairs of
# statements, where the two words need not be antonyms in a dictionary ("in full swing", "put on hold").
_AXES = tuple(tuple(tuple(pole.split(",")) for pole in line.split("|")) for line in """
continue,proceed,go on,going on,goes on,carry on,ongoing,under way,underway,in full swing,on track,\
resume,operate,run,flow,persist,keep on,move forward,progress,advance,go ahead,in operation,\
as planned|suspend,suspension,halt,stop,end,freeze,pause,cancel,cancellation,abandon,scrap,collapse,\
break down,broken down,stall,shut,shut down,on hold,cut off,interrupt,discontinue,terminate,call off,\
cease,shelve,deadlock,hang in the balance,hanging in the balance,fall through,grind to a halt,breakdown,\
postpone,withdraw
hold,take place,go ahead,due|postpone,delay,cancel,call off,cancellation
open,reopen,accessible|close,shut,seal,shutter,block
remain in force,stay in force,in force,in place,remain in effect,maintain,stay,remain,keep|lift,\
remove,repeal,abolish,scrap,drop,revoke,expire,withdraw,ease
hold,intact,respect,observe,undamaged|collapse,violate,destroy,break,breach,ruin,shatter,damage
rise,grow,increase,climb,gain,double,triple,strengthen,strong,expand,jump,soar,improve,recover,\
surge,accelerate,up,deepen,boost,rebound,thrive|fall,drop,decrease,decline,shrink,weaken,weak,\
halve,plunge,sink,deteriorate,worsen,slump,slow,down,contract,collapse,plummet,dwindle,stable,\
unchanged,stagnate
safe,harmless,secure,clean,drinkable|unsafe,dangerous,hazardous,harmful,pollute,contaminate,toxic,\
poisonous,risky,unfit
survive,alive,live,recover,thrive|die,dead,perish,death
support,back,favor,favour,endorse,welcome|oppose,condemn,object,criticize,denounce
approve,accept,agree,ratify,pass,adopt,uphold,grant,confirm,allow,permit,sign,legal,lawful,legalize|\
reject,refuse,turn down,overturn,veto,block,forbid,ban,prohibit,illegal,unlawful,rebuff,annul,\
strike down,outlaw
free,release,at large,set free|hold,detain,arrest,jail,imprison,custody,behind bars,captive
leave,withdraw,depart,pull out,retreat,quit,exit|remain,stay,still in,still there
fair,free and fair,clean,transparent|rig,rigged,fraudulent,fraud,unfair,stolen
guilty,convict,responsible,to blame,blame|innocent,acquit,not guilty,exonerate,clear
on time,punctual,on schedule,ahead of schedule,as planned|late,delay,postpone,behind schedule,overdue
win,victory,first|lose,defeat,second,last
buy,purchase,order|sell,cancel
attend,perform,participate,take part,appear|withdraw,cancel,boycott,pull out,stay away,absent
finish,finalize,complete,ready,done,conclude|unfinished,incomplete,unready,far from
admit,confess,acknowledge|deny,dispute
constructive,peaceful,defensive,friendly|aggressive,hostile,plot,evil,threaten,threat
balanced,equal,fair,mutual|unequal,one-sided,unfair
free,free of charge,without charge|charge,fee,pay
resign,step down,own will|dismiss,sack,fire,oust
success,succeed,successful|fail,failure,unsuccessful
correctly,accurately,correct,accurate|mistranslate,misquote,misinterpret,wrong,inaccurate,distort
enough,sufficient,ample|shortage,insufficient,too little,lack,scarce
find,exist|miss,missing,disappear
advance,gain ground|retreat,pull back,withdraw
help,benefit|hurt,harm,damage,threaten,endanger
satisfied,satisfy,happy,pleased|unhappy,dissatisfied,disappointed,disappoint,angry
success,successful|without a result,failure,without result
north,northern|south,southern
east,eastern|west,western
""".strip().splitlines())


# Dictionary opposites that both may well be true: one event after the other, two sides of a deal, two kinds of people.
_COMPATIBLE = frozenset(frozenset(pair.split("/")) for pair in """
begin/end begin/finish begin/stop start/end start/finish start/stop launch/end  impose/lift impose/remove
arrive/leave arrive/depart enter/leave enter/exit join/leave come/go deploy/withdraw extend/withdraw build/destroy
create/destroy hire/fire arrest/release detain/release free/detain free/jail free/capture sign/cancel attack/defend
lend/borrow import/export buy/sell supply/demand attack/defense new/old public/private local/foreign
domestic/foreign morning/evening day/night man/woman men/women boy/girl father/mother son/daughter brother/sister
husband/wife actor/actress male/female military/civilian first/last young/old early/late left/right give/take ask/answer
question/answer teacher/pupil east/west north/south kill/spare war/peace maximum/minimum ally/enemy give/receive
send/receive acquit/convict ratify/reject major/minor large/small big/small high/low long/short high/base little/big
remember/forget inside/outside before/after conservative/liberal love/hate together/apart
""".split())


@lru_cache(maxsize=1)
def _poles() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for axis, (positive, negative) in enumerate(_AXES):
        for sign, pole in ((1, positive), (-1, negative)):
            for word in pole:
                found.setdefault(word, []).append((axis, sign))
    return {word: tuple(poles) for word, poles in found.items()}


# Verbs of phrases whose forms a stem doesn't give.
_FORMS = {"go": "go(?:es|ing|ne)?|went", "break": "br(?:eak|oke)\\w*", "fall": "f[ae]ll\\w*", "take": "t(?:ak\\w+|ook)",
          "strike": "str(?:ike|ikes|iking|uck)", "shut": "shut\\w*", "cut": "cut\\w*", "grind": "gr(?:ind|ound)\\w*"}


@lru_cache(maxsize=1)
def _phrases() -> tuple[tuple[str, str], ...]:
    """(last word, phrase), longest phrase first."""
    longer = sorted((word for word in _poles() if " " in word), key=len, reverse=True)
    return tuple((phrase.rpartition(" ")[2], phrase) for phrase in longer)


@lru_cache(maxsize=256)
def _pattern(phrase: str) -> re.Pattern[str]:
    """Finds a phrase, its verb in any form. Compiled when its last word turns up, so that a small job compiles few."""
    first, *rest = phrase.split(" ")
    form = _FORMS.get(first) or (re.escape(first.removesuffix("e")) + r"\w{0,4}" if len(first) > 3 else first)
    behind = r"\s+".join(map(re.escape, rest))
    return re.compile(rf"\b(?:{form})\s+{behind}\b", re.IGNORECASE)


# Something is going on: "still talking", "are working on it".
_STILL = re.compile(r"\b(?:still\s+(?:\w+\s+)?\w+ing|(?:is|are|was|were)\s+(?:\w+\s+)?working)\b", re.IGNORECASE)


def find_phrases(text: str) -> list[tuple[int, int, str]]:
    """(start, end, phrase) of the phrases of several words in a text that name a pole; none overlap."""
    found: list[tuple[int, int, str]] = [(*hit.span(), "ongoing") for hit in _STILL.finditer(text)]
    held = set(re.findall(r"\w+", text.casefold()))
    for last, phrase in _phrases():
        if last in held:
            for hit in _pattern(phrase).finditer(text):
                if not any(start < hit.end() and hit.start() < end for start, end, _ in found):
                    found.append((*hit.span(), phrase))
    return sorted(found)


def poles(word: str) -> tuple[tuple[int, int], ...]:
    """The (axis, sign) that a lemma or phrase stands for; sign is 1 or -1."""
    return _poles().get(word, ())


def is_pair(one: str, other: str) -> bool:
    """Whether two lemmas are dictionary opposites of which both may well be true."""
    return frozenset((one, other)) in _COMPATIBLE


_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "mis")
# Dictionary opposites that say nothing about a thing's state.
_VAGUE = frozenset("same different part other all none whole natural specific general special common good bad nice old "
                   "young last third late early first white black sweet dry wet sea land top bottom front back "
                   "side "
                   "man body soul heaven earth sun moon positive negative active passive real formal simple "
                   "complex".split())


@lru_cache(maxsize=4096)
def opposites_of(lemma: str) -> frozenset[str]:
    """All lemmas and phrases that are opposites of one: on an axis, as antonyms, or by a negative prefix."""
    found: set[str] = set()
    for axis, sign in poles(lemma):
        found.update(_AXES[axis][1 if sign > 0 else 0])
    if " " not in lemma and lemma not in _VAGUE:
        found.update(other for other in table("antonyms.en.txt").get(lemma) or () if other not in _VAGUE)
        found.update(prefix + lemma for prefix in _PREFIXES)
        found.update(lemma[len(prefix):] for prefix in _PREFIXES if lemma.startswith(prefix) and len(lemma) > 6)
    return frozenset(other for other in found if not is_pair(lemma, other))


@lru_cache(maxsize=4096)
def pairs_of(lemma: str) -> frozenset[str]:
    """The dictionary opposites of a lemma of which both may well be true."""
    return frozenset(other for pair in _COMPATIBLE if lemma in pair for other in pair if other != lemma)


def opposite(one: str, other: str) -> bool:
    """Whether two lemmas or phrases are opposites."""
    return other in opposites_of(one) or one in opposites_of(other)


STOPPED_AXIS = 0
