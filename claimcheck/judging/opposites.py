"""Opposite states and stances in news: which words say that a thing goes on, stands or is favoured, and which not.

Each axis has two poles. Words are lemmas or short phrases; the lexicon's antonyms are looked up beside them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..alterations.lexicon import antonyms

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
halve,plunge,sink,deteriorate,worsen,slump,slow,down,contract,die,collapse,plummet,dwindle,stable,\
unchanged,stagnate
safe,harmless,secure,clean,drinkable|unsafe,dangerous,hazardous,harmful,pollute,contaminate,toxic,\
poisonous,risky,unfit
survive,alive,live|die,dead,perish,death
support,back,favor,favour,endorse,welcome|oppose,condemn,object,criticize,denounce
approve,accept,agree,ratify,pass,adopt,uphold,grant,confirm,allow,permit,legal,lawful,legalize|\
reject,refuse,turn down,overturn,veto,block,forbid,ban,prohibit,illegal,unlawful,rebuff,annul,\
strike down,deny,outlaw
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
balanced,equal,fair,both sides,mutual|unequal,impose,one-sided,unfair,weak position
free,free of charge,without charge|charge,fee,pay
resign,step down,own will|dismiss,sack,fire,oust
success,succeed,successful|fail,failure,unsuccessful
correctly,accurately,correct,accurate|mistranslate,misquote,misinterpret,wrong,inaccurate,distort
enough,sufficient,ample|shortage,insufficient,too little,lack,scarce
find,exist|miss,missing,disappear
north,northern|south,southern
east,eastern|west,western
""".strip().splitlines())


# Dictionary opposites that both may well be true: one event after the other, two sides of a deal, two kinds of people.
_COMPATIBLE = frozenset(frozenset(pair.split("/")) for pair in """
begin/end begin/finish begin/stop start/end start/finish start/stop launch/end open/close impose/lift impose/remove
arrive/leave arrive/depart enter/leave enter/exit join/leave come/go deploy/withdraw extend/withdraw build/destroy
create/destroy hire/fire arrest/release detain/release free/detain free/jail free/capture sign/cancel attack/defend
advance/retreat lend/borrow import/export buy/sell supply/demand attack/defense new/old public/private local/foreign
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


@lru_cache(maxsize=1)
def phrases() -> re.Pattern[str]:
    """Finds the phrases of several words that name a pole."""
    longer = sorted((word for word in _poles() if " " in word), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in longer) + r")\b", re.IGNORECASE)


def poles(word: str) -> tuple[tuple[int, int], ...]:
    """The (axis, sign) that a lemma or phrase stands for; sign is 1 or -1."""
    return _poles().get(word, ())


def is_pair(one: str, other: str) -> bool:
    """Whether two lemmas are dictionary opposites of which both may well be true."""
    return frozenset((one, other)) in _COMPATIBLE


@lru_cache(maxsize=16384)
def opposite(one: str, other: str) -> bool:
    """Whether two lemmas are opposites: on one of the axes, or as antonyms."""
    mine = dict(poles(one))
    for axis, sign in poles(other):
        if mine.get(axis, 0) == -sign:
            return True
    if " " in one or " " in other or is_pair(one, other):
        return False
    return antonyms(one, other)


STOPPED_AXIS = 0
