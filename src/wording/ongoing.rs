//! What the words beside a count say of work that goes on, of steps on the way, and of one thing where several were promised.

use super::statement::{is_going, statement};
use super::subject::{self, ENOUGH, counts_alike, is_of_kind, is_silent, share};
use super::{Evidence, Said};
use crate::lexicon::language::{ROLES, Role, STATEMENTS, Statement, VERBS, Verb};
use crate::number::numeral;
use crate::passage::noun::Noun;
use crate::passage::{Clause, Figure, Passage};
use crate::target::Target;
use crate::text::{Chars, holds_any, opens_with};

pub(super) fn under_construction(passage: &Passage, span: Chars) -> bool {
    // 施工许可手续 is none, and 施工 inside it tells nothing.
    let text = ["施工许可", "施工图", "施工招标", "施工单位", "施工合同"]
        .iter()
        .fold(passage.text.folded_string(span), |text, paper| text.replace(paper, ""));
    ["施工", "在建", "在施", "建设中", "装修", "调试", "掘进", "开挖", "浇筑", "桩基", "封顶"]
        .iter()
        .any(|word| text.contains(word))
}

/// 扩建工程设备安装过半 for 扩建后新增日处理能力3万吨: what the report says is unfinished, in a sentence that answers nothing else and shares a word
/// of the promise (`words`) that is none of the other promises' (`others`). `used` are the figures that answer them.
pub fn left_over(
    completion: &Passage,
    words: &[char],
    noun: &Noun,
    others: &[&[char]],
    used: &[Chars],
) -> Option<Evidence> {
    let said = |clause: &Clause| match statement(completion, clause.span, &[])? {
        Statement::InProgress => Some(Said::InProgress),
        Statement::Missed => Some(Said::Missed),
        Statement::NotStarted => Some(Said::NotStarted),
        Statement::Delayed => Some(Said::Delayed),
        Statement::Cancelled => Some(Said::Cancelled),
        _ => None,
    };
    let own = |pair: &[char]| {
        pair.iter().all(|c| crate::text::is_han(*c))
            && !VERBS.occurs(pair)
            && !others.iter().any(|other| other.windows(2).any(|known| known == pair))
    };
    let speaks = |clause: &Clause| {
        let text = completion.text.folded(clause.span);
        words.windows(2).filter(|pair| own(pair)).any(|pair| text.windows(2).any(|other| other == pair))
    };
    let free = |sentence: u32| {
        let within = |span: &Chars| completion.clauses_of(sentence).iter().any(|clause| clause.span.contains(*span));
        !used.iter().any(within)
    };
    // 青石桥、白塔桥在建 of 桥梁 and 新建桥三座: a list of such things by their names.
    let name = noun.folded();
    let shared = |c: &char| name[name.len().saturating_sub(2)..].contains(c);
    let listed = |clause: &Clause| {
        let text = completion.text.folded(clause.span);
        let marks = text.windows(2).any(|pair| shared(&pair[0]) && pair[1] == '、');
        marks
            && !others.iter().any(|other| other.iter().any(shared))
            && !used.iter().any(|own| clause.span.contains(*own))
    };
    let open = |clause: &&Clause| free(clause.sentence) || listed(clause);
    let mut open = completion.clauses.iter().filter(open).filter_map(|clause| {
        if listed(clause) {
            return Some(Evidence { said: said(clause)?, clause: clause.span });
        }
        let mut before = completion
            .clauses
            .iter()
            .filter(|own| own.sentence == clause.sentence && own.span.start <= clause.span.start);
        let about = before.any(speaks);
        Some(Evidence { said: said(clause).filter(|_| about)?, clause: clause.span })
    });
    open.next()
}

/// 其余两项未实施: what the report says of so many promises of which it tells nothing else.
pub fn rest_of_several(completion: &Passage, count: usize) -> Option<Evidence> {
    let counted =
        |words: &[char]| numeral::read(words, 0).is_some_and(|read| read.value.to_i64() == i64::try_from(count).ok());
    completion.clauses.iter().find_map(|clause| {
        let words = completion.text.folded(clause.span);
        let lead = ["其余", "其他", "剩余", "另外", "另有", "另"].iter().find(|lead| opens_with(words, lead))?;
        counted(&words[lead.chars().count()..]).then_some(())?;
        let said = match statement(completion, clause.span, &[])? {
            Statement::InProgress => Said::InProgress,
            Statement::Missed => Said::Missed,
            Statement::NotStarted => Said::NotStarted,
            Statement::Delayed => Said::Delayed,
            Statement::Cancelled => Said::Cancelled,
            _ => return None,
        };
        Some(Evidence { said, clause: clause.span })
    })
}

/// Whether a clause that counts what the target counts says that work on it goes on, 1000套主体结构封顶, or the one right behind it does: 6条道路全部
/// 开工，正在进行路基施工.
pub fn is_underway(completion: &Passage, target: &Target) -> bool {
    let goes_on = |span: Chars| statement(completion, span, &[]) == Some(Statement::InProgress);
    completion.clauses.iter().enumerate().any(|(index, clause)| {
        let next = completion.clauses.get(index + 1).filter(|next| {
            next.sentence == clause.sentence
                && completion.figures_of(index + 1).next().is_none()
                && opens_with(completion.text.folded(next.span), "正在")
        });
        completion.figures_of(index).any(|figure| counts_alike(target, completion, figure))
            && (goes_on(clause.span) || next.is_some_and(|next| goes_on(next.span)))
    })
}

/// 申报省级示范基地3个，均已通过现场核查，待公布 for 新增2个: what was promised is applied for, and the period runs or the report says that it waits.
pub fn applied_for(completion: &Passage, target: &Target, running: bool) -> Option<Evidence> {
    let known = |figure: &&Figure| {
        let applies = figure.verb == Some(Verb::Apply) || figure.verbs.contains(&Verb::Apply);
        applies && counts_alike(target, completion, figure) && share(&target.noun, &figure.noun) >= ENOUGH
    };
    let figure = completion.figures.iter().find(known).filter(|_| target.figure.verb != Some(Verb::Apply))?;
    let clause = completion.clauses.get(figure.clause)?;
    let after = completion.clauses_from(figure.clause).map(|(_, later)| later);
    let mut after = after.take_while(|later| later.sentence == clause.sentence);
    let waits = |span: Chars| {
        statement(completion, span, &[]) == Some(Statement::InProgress)
            || opens_with(completion.text.folded(span), "待")
    };
    let waits = running || after.any(|later| waits(later.span));
    waits.then_some(Evidence { said: Said::InProgress, clause: clause.span })
}

/// Whether all that is told of a figure of the target's kind is that steps on the way are done: 10个公园设计方案通过审查.
pub fn tells_steps(completion: &Passage, target: &Target) -> bool {
    completion.figures.iter().filter(|figure| counts_alike(target, completion, figure)).any(|figure| {
        let after = completion.text.folded(completion.after(figure));
        crate::steps::only(after, &|step| target.names(step))
    })
}

/// Whether a clause has a name of its own.
pub fn names_something(completion: &Passage, clause: Chars) -> bool {
    let at = completion.clause_at(clause);
    at.is_some_and(|at| !is_silent(completion, clause) && !completion.noun_of(at).is_empty())
}

/// Whether a clause without figures names something of its own, and does not say that all are meant.
pub fn tells_of_one(completion: &Passage, clause: Chars, noun: &Noun) -> bool {
    let Some(at) = completion.clause_at(clause) else { return false };
    let words = completion.text.folded(clause);
    let all = words.iter().any(|c| matches!(c, '全' | '均' | '都' | '皆' | '各' | '悉' | '等' | '、' | '批'));
    let own = completion.noun_of(at).pairs().filter(|pair| !noun.has(*pair)).count();
    let new = words.windows(2).any(|pair| pair == ['新', '校'] || pair == ['新', '馆'] || pair == ['新', '院']);
    !all && completion.figures_of(at).next().is_none() && new && own > 0
}

/// 12座水库主体全部完工，其中10座已通过验收: where as many as were promised have come so far, work goes on.
pub fn steps_of_all(completion: &Passage, target: &Target) -> Option<Chars> {
    let all = completion.figures.iter().filter(|figure| figure.quantity.value == target.value);
    let told = all.filter(|figure| counts_alike(target, completion, figure)).find(|figure| {
        let after = completion.text.folded(completion.after(figure));
        let built = holds_any(after, &["主体", "土建"]);
        built && crate::steps::only(after, &|step| target.names(step))
    });
    completion.clauses.get(told?.clause).map(|clause| clause.span)
}

/// Whether the words of an actual's sentence say that work goes on with what is still open.
///
/// `wanted` are the words of the target: 2座车站主体封顶 tells of no work going on where 主体封顶 is what was promised.
pub fn goes_on(passage: &Passage, at: Chars, noun: &Noun, wanted: &[char]) -> Option<Chars> {
    let reached = |clause: &Clause| {
        let words = passage.text.folded(clause.span);
        let steps = STATEMENTS.find(words).filter(|(_, _, said)| **said == Statement::InProgress);
        let own = |start: usize, len: usize| wanted.windows(len).any(|own| *own == words[start..start + len]);
        clause.span.contains(at) && steps.into_iter().any(|(start, len, _)| own(start, len))
    };
    let first = passage.clause_at(at)?;
    let own = &passage.clauses[first];
    // 正在施工，已新增1.9万亩: right before it, and of nothing else.
    let before = first.checked_sub(1).and_then(|before| passage.clauses.get(before)).filter(|before| {
        before.sentence == own.sentence
            && matches!(passage.text.folded(before.span), ['正', '在', ..])
            && is_silent(passage, before.span)
            && statement(passage, before.span, &[]) == Some(Statement::InProgress)
    });
    if let Some(before) = before {
        return Some(before.span);
    }
    passage
        .clauses_from(first)
        .take_while(|(_, clause)| clause.sentence <= own.sentence + 2)
        .find(|(index, clause)| {
            // 后续扫描著录正在分批进行, 公示、调处工作仍在进行: what is still to be done of it.
            let own_words = passage.text.folded(clause.span);
            let still = *index == first + 1
                && clause.sentence == own.sentence
                && (opens_with(own_words, "后续") || holds_any(own_words, &["仍在"]))
                && passage.figures_of(*index).next().is_none();
            let rest = still || ROLES.find(own_words).any(|(_, _, role)| matches!(role, Role::Rest));
            // 其余路段正在施工 may be a sentence of its own, and 余下7片进度放缓，目前正在施工 two clauses of one.
            let of_rest = || {
                let mut before = passage.back_from(*index).skip(1);
                before.any(|before| {
                    ROLES.find(passage.text.folded(before.span)).any(|(_, _, role)| matches!(role, Role::Rest))
                })
            };
            // 2所已建成开学；城西幼儿园主体已完工，正在装修: another of them, by its name.
            let another = || {
                let opens = passage.back_from(*index).take_while(|before| before.sentence == clause.sentence).last();
                clause.sentence == own.sentence + 1
                    && opens.is_some_and(|opens| subject::names_one_of(passage, opens.span, noun))
            };
            let another = clause.sentence != own.sentence && !rest && another();
            if clause.sentence != own.sentence && !rest && !another && !of_rest() {
                return false;
            }
            // 另申报国家级试点1个，正在评审: of something else; 另2座正在施工 is of the rest.
            let besides = passage.back_from(*index).take_while(|before| before.span.start > own.span.start).any(|before| {
                let words = passage.text.folded(before.span);
                matches!(words, ['另', next, ..] if crate::text::is_han(*next) && !matches!(next, '有' | '外' | '两' | '一'))
            });
            if besides {
                return false;
            }
            let ordinal = passage.text.folded(clause.span).first() == Some(&'第');
            // 未完成年度计划 tells of no work.
            let words = passage.text.folded(clause.span);
            // 完成90.2% is a share, and no word of work.
            // 仅完成13公里 tells how little was done, and of no work.
            // 主体结构封顶 tells of a step that is done.
            let tells = |start: usize, len: usize| {
                let word = &words[start..start + len];
                !word.starts_with(&['仅']) && !word.ends_with(&['封', '顶'])
            };
            let says = || {
                is_going(words)
                    || STATEMENTS.find(words).any(|(at, len, said)| *said == Statement::InProgress && tells(at, len))
            };
            let said = statement(passage, clause.span, &[]).filter(|_| !reached(clause));
            // 其余12个已全部进场施工
            let running = said == Some(Statement::InProgress) && says()
                || rest
                    && said == Some(Statement::Start)
                    && holds_any(passage.text.folded(clause.span), &["已", "均", "全部"])
                || ROLES
                    .find(words)
                    .any(|(start, _, role)| *role == Role::Underway && !matches!(words[start], '未' | '尚'));
            let about = passage.noun_of(*index);
            // 年内新增2.9万亩，余下0.7万亩正在铺设管道: the rest of that, and not of the 11.8% before it.
            let counts = passage.figures_of(*index).find_map(|figure| figure.quantity.unit.as_ref());
            let other = counts.is_some_and(|unit| {
                let between = |figure: &&Figure| {
                    let apart = figure.quantity.core.start > at.end && figure.quantity.core.end <= clause.span.start;
                    // 1320张，其中护理型床位780张，另有260张在建
                    apart && !figure.has(Role::Part)
                };
                let mut between = passage.figures.iter().filter(between);
                between.any(|figure| figure.quantity.unit.as_ref().is_some_and(|own| own.measures_like(unit)))
            });
            running
                && !(rest && other)
                && (rest
                    || another
                    || ordinal
                    || is_silent(passage, clause.span)
                    || clause.span.start > own.span.start && subject::runs(passage, clause.span)
                    || is_of_kind(passage, clause.span, noun)
                    || share(about, noun) > 0
                    || share(noun, about) >= ENOUGH)
        })
        .map(|(_, clause)| clause.span)
}

/// 5家已完成。西城市场等3家正在装修: a clause in which work goes on and that counts just what is missing.
pub fn rest_goes_on(passage: &Passage, at: Chars, target: &Target, missing: crate::number::Decimal) -> bool {
    let counts = |index: usize| {
        passage.figures_of(index).any(|figure| {
            let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
            unit.is_some_and(|(own, wanted)| own.text == wanted.text) && figure.quantity.value == missing
        })
    };
    let goes_on = |span: Chars| statement(passage, span, &[]) == Some(Statement::InProgress);
    // 未竣工的1.4万平方米正在进行消防设施施工: what stands before the figure only says which it is.
    let behind = |index: usize, clause: &Clause| {
        passage
            .figures_of(index)
            .last()
            .is_some_and(|last| goes_on(Chars::new(last.quantity.span.end, clause.span.end)))
    };
    // 2所幼儿园正在施工，建成后可再提供学位540个: with what is being built the target will be reached.
    let will_do = |index: usize, clause: &Clause| {
        let comes = |figure: &Figure| {
            let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
            figure.has(Role::Forecast)
                && unit.is_some_and(|(own, wanted)| own.text == wanted.text)
                && figure.quantity.value >= missing
                && target.noun.head().is_some_and(|head| figure.noun.has(head))
        };
        let later = passage.clauses_from(index).skip(1);
        let mut near = later.take_while(|(_, later)| later.sentence == clause.sentence);
        near.any(|(later, _)| passage.figures_of(later).any(comes)) && goes_on(clause.span)
    };
    // 文旅、停车、医保场景在联调: as many names as are missing, and what the target counts.
    let named = |index: usize, clause: &Clause| {
        let words = passage.text.folded(clause.span);
        let names = words.iter().filter(|c| **c == '、').count() + 1;
        let kind = target.noun.chars().rev().take(2).collect::<Vec<char>>();
        let of_kind = kind.len() == 2 && words.windows(2).any(|pair| pair == [kind[1], kind[0]]);
        clause.span.start > at.end
            && passage.figures_of(index).next().is_none()
            && missing.to_i64().is_some_and(|missing| usize::try_from(missing) == Ok(names))
            && of_kind
            && goes_on(clause.span)
    };
    // 在建厂房16万平方米，已竣工6.2万平方米: the whole that is being built.
    let whole = |index: usize| {
        passage.figures_of(index).any(|figure| {
            let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
            // 未完成20公顷的年度目标 says what was not reached, and of no work.
            figure.has(Role::Underway)
                && !passage.text.folded(passage.before(figure)).contains(&'未')
                && unit.is_some_and(|(own, wanted)| own.text == wanted.text)
                && figure.quantity.value >= missing
                && share(&target.noun, &figure.noun) * 2 >= 1000
        })
    };
    let Some(near) = passage.clause_at(at) else { return false };
    let rest = |index: usize, clause: &Clause| {
        counts(index) && (goes_on(clause.span) || behind(index, clause))
            || whole(index)
            || will_do(index, clause)
            || named(index, clause)
    };
    passage.clauses_around(near).any(|(index, clause)| rest(index, clause))
}

/// 其余18辆预计11月交付: whether a clause says that the rest of what the target counts is not done.
pub fn rest_is_open(passage: &Passage, target: &Target) -> bool {
    passage.figures.iter().any(|figure| {
        let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
        let words = passage.clauses.get(figure.clause).map_or(&[][..], |own| passage.text.folded(own.span));
        figure.has(Role::Rest)
            && unit.is_some_and(|(own, wanted)| own.text == wanted.text)
            && figure.quantity.value < target.value
            && holds_any(words, &["预计", "计划", "将", "拟", "尚", "未", "正在", "待", "仍在"])
    })
}

/// 剩余3座正在施工: whether a clause says that work on the rest of what the target counts goes on.
pub fn tells_rest(passage: &Passage, target: &Target) -> bool {
    rest_clause(passage, target).is_some()
}

/// The clause that says so.
pub fn rest_clause(passage: &Passage, target: &Target) -> Option<Chars> {
    let rest = passage.figures.iter().find(|figure| {
        let unit = figure.quantity.unit.as_ref().zip(target.unit.as_ref());
        let own = passage.clauses.get(figure.clause);
        figure.has(Role::Rest)
            && unit.is_some_and(|(own, wanted)| own.text == wanted.text)
            && own.is_some_and(|own| statement(passage, own.span, &[]) == Some(Statement::InProgress))
    });
    passage.clauses.get(rest?.clause).map(|own| own.span)
}
