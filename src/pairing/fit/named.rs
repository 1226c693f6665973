//! What speaks for a figure whose name is not like the target's: the work that is counted, or that nothing else is of its kind.

use super::{holds_row, is_unfinished, same_surface};
use crate::lexicon::language::{Role, VERBS, Verb};
use crate::pairing::likeness::Weights;
use crate::passage::{Figure, Passage};
use crate::target::{Taken, Target};
use crate::text::{Chars, opens_with};

/// What a figure is worth whose verb is the last word of the target's name, with the target's own unit.
pub(super) const NAMED: i32 = 420;

/// Whether the verb of a figure that names nothing is the work that the target counts: 开展培训25场 of 照护培训20场.
pub(super) fn names_work(target: &Target, figure: &Figure) -> bool {
    let [.., first, second] = figure.verb_words.as_slice() else { return false };
    let unit = target.unit.as_ref().filter(|unit| !unit.is("个"));
    target.noun.head() == Some([*first, *second]) && same_surface(unit, figure.quantity.unit.as_ref())
}

/// 死亡13人 of 死亡人数: what is counted is the head of the target's name, without the word for a number.
pub(super) fn counts_head(target: &Target, figure: &Figure) -> bool {
    if !same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref()) {
        return false;
    }
    let Some(last) = target.noun.chars().next_back() else { return false };
    let mut counts = COUNTS.iter().filter(|count| count.ends_with(last));
    let Some(count) = counts.find(|count| target.noun.closes_with(count)) else { return false };
    let (words, own) = (target.noun.words(), figure.noun.words());
    let named = words.strip_suffix(count).unwrap_or(&words);
    own.chars().nth(1).is_some() && named.ends_with(&own)
}

/// Names of a number that say nothing of what is counted.
const COUNTS: [&str; 15] = [
    "人数", "人次", "数量", "总量", "次数", "场次", "户数", "面积", "规模", "里程", "金额", "总数", "起数", "件数",
    "数",
];

/// 累计筛查儿童52314人 for 筛查人数5万人: the work that is counted is the same.
pub(super) fn counts_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let work = &target.figure.verb_words;
    let same = work.len() > 1
        && figure.verb_words == *work
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    // 完成投资2745万元 says by its verb what is counted.
    // 举办培训班7期，培训513人次 of 培训药师600人次: nothing else is counted so.
    let mut alike = passage.around(figure).iter().filter(|other| other.quantity.unit == figure.quantity.unit);
    let alone = alike.next().is_some() && alike.next().is_none();
    same && (figure.inherits && (work.len() >= 4 || alone) || COUNTS.iter().any(|count| target.noun.is(count)))
}

/// Names of a number, or of people, beside a verb that says what is counted: 签约居民10.6万人, 治理河长16.2公里.
const COUNTED: [&str; 19] = [
    "居民", "群众", "人员", "金额", "面积", "河长", "长度", "里程", "总长", "学生", "人数", "数量", "额", "机具",
    "学员", "对象", "户数", "人口", "资金",
];

/// Verbs of any work, which say nothing of what is counted.
const ANY: [&str; 27] = [
    "完成", "建成", "新增", "新建", "实施", "开展", "组织", "累计", "达到", "实现", "推进", "开工", "竣工", "投用",
    "落实", "安装", "增加", "举办", "建设", "启动", "改造", "服务", "发放", "培训", "投资", "提升", "签订",
];

/// 立案查处86件 for 查处食品违法案件100件: the one figure in the target's unit whose verb is the target's own, where it names nothing else.
pub(super) fn repeats_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let unit = target.unit.as_ref().filter(|unit| !unit.is("个"));
    if !same_surface(unit, figure.quantity.unit.as_ref()) || figure.has(Role::Part) {
        return false;
    }
    let Some(last) = last_verb(passage, figure) else { return false };
    let repeated = |word: &[char]| target.words.windows(word.len()).any(|own| own == word);
    // 完成收储入库2765亩 for 收储3000亩: the verb right before the last one.
    let before = passage.text.folded(passage.before(figure));
    let lead = before.len().checked_sub(4).map(|at| before[at..at + 2].to_vec());
    let lead = lead.filter(|lead| before.ends_with(&last) && VERBS.at(lead, 0).is_some_and(|(len, _)| len == 2));
    let work = lead.filter(|lead| !repeated(&last) && repeated(lead)).unwrap_or(last);
    let named = figure.noun.canonical();
    let bare = figure.inherits
        // 安置小区竣工交付2860套 for 交付安置房2800套
        || figure.noun.pairs().any(|pair| target.noun.has(pair))
        || named.ends_with(&work)
        || COUNTED.iter().any(|word| {
            let rest = named.len().checked_sub(word.chars().count());
            rest.is_some_and(|rest| {
                named[rest..].iter().copied().eq(word.chars()) && (rest == 0 || named[..rest].ends_with(&work))
            })
        });
    let any = ANY.iter().any(|word| word.chars().eq(work.iter().copied()));
    let again = |other: &&Figure| {
        let itself = other.quantity.core == figure.quantity.core;
        same_surface(unit, other.quantity.unit.as_ref())
            && (itself || last_verb(passage, other).is_some_and(|own| own == work))
    };
    bare && !any && repeated(&work) && passage.around(figure).iter().filter(again).count() == 1
}

/// The last verb before a figure in its own segment.
fn last_verb(passage: &Passage, figure: &Figure) -> Option<Vec<char>> {
    let words = passage.text.folded(passage.before(figure));
    let verbs = VERBS.find(words).filter(|(_, len, verb)| *len == 2 && !matches!(verb, Verb::Noun | Verb::Reach));
    verbs.last().map(|(at, len, _)| words[at..at + len].to_vec())
}

/// 实际到位38亿元 for 引进省外资金50亿元: that it has come is said of money only.
pub(super) fn is_paid(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let money = |unit: Option<&crate::quantity::Unit>| unit.is_some_and(|unit| unit.dimension.starts_with("money"));
    let Some(funds) = ["外资", "内资", "资金"].iter().find(|word| target.noun.closes_with(word)) else {
        return false;
    };
    let words = passage.text.folded(passage.before(figure));
    let come = |other: &Figure| crate::text::holds(passage.text.folded(passage.before(other)), "到位");
    let alone = || passage.around(figure).iter().filter(|other| come(other)).count() == 1;
    let named = |kind: &str| crate::text::closes_with(words, kind);
    let same = named("到位") || named(funds) || *funds == "资金" && named("内资") && !target.names("外资");
    money(target.unit.as_ref()) && money(figure.quantity.unit.as_ref()) && come(figure) && same && alone()
}

/// 税收收入22.4亿元，占一般公共预算收入的70.6% for 税收占比: the share of what is told just before.
pub(super) fn is_share(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let asked = ["占比", "比重", "比例"].iter().any(|word| target.names(word));
    let words = passage.text.folded(passage.before(figure));
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let whole = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    let first = target.noun.pairs().next();
    // 大班额9个，占班级总数的1.1% for 义务教育阶段大班额比例: all of its name is in that of the target.
    let within =
        |whole: &Figure| whole.noun.pairs().nth(1).is_some() && whole.noun.pairs().all(|pair| target.noun.has(pair));
    asked
        && words.first() == Some(&'占')
        && whole.is_some_and(|whole| {
            passage.sentence_of(whole) == passage.sentence_of(figure)
                && (whole.noun.pairs().next() == first || within(whole))
        })
}

/// 累计改造教室612间 for 600间中小学教室护眼灯改造: the same work on what the name holds, in a unit that only such things have.
pub(super) fn is_very_work(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights) -> bool {
    let general = target
        .unit
        .as_ref()
        .is_none_or(|unit| matches!(unit.dimension, "count" | "percent" | "points" | "person" | "money"));
    let words = figure.verb_words.as_slice();
    !general
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
        && words.len() >= 2
        && !figure.noun.is_empty()
        && weights.share(&figure.noun, &target.noun) == 1000
        && target.words.windows(words.len()).any(|own| own == words)
        && passage.around(figure).iter().filter(|other| other.quantity.unit == figure.quantity.unit).count() == 1
}

/// 4.2万亩新建任务全部完成 for 新建4.2万亩: as much, called the task of the very work.
pub(super) fn is_task_of_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let after = passage.text.folded(passage.after(figure));
    let wanted = target.figure.verb_words.as_slice();
    let task = after.strip_prefix(wanted).filter(|_| wanted.len() >= 2);
    figure.quantity.value == target.value
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
        && task.is_some_and(|rest| ["任务", "项目", "工程"].iter().any(|word| opens_with(rest, word)))
}

/// 改造提升1.8万亩项目完成招标 for 改造提升1.8万亩: as much of the same work, called a project and nothing else.
pub(super) fn is_that_project(target: &Target, figure: &Figure) -> bool {
    let words = figure.noun.words();
    ["项目", "工程", "任务"].iter().any(|word| words.starts_with(word))
        && figure.quantity.value == target.value
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
        && !figure.verb_words.is_empty()
        && figure.verb_words.starts_with(&target.figure.verb_words)
}

/// 17个断面达标，比例为85% for 优良水体比例: the figure is called by what the target's name ends in, and by nothing else.
pub(super) fn is_called_so(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let end = words.iter().rposition(|c| !matches!(c, '为' | '达' | '是' | '到')).map_or(0, |at| at + 1);
    let shares = ["比例", "占比", "比率", "比重", "覆盖率", "合格率", "达标率", "普及率", "满意率"];
    let name = shares.iter().find(|name| name.chars().eq(words[..end].iter().copied()));
    let told = |other: &Figure| {
        other.quantity.core != figure.quantity.core
            && other.quantity.unit == figure.quantity.unit
            && other.rate.is_none()
    };
    name.is_some_and(|name| target.noun.closes_with(name)) && !passage.around(figure).iter().any(told)
}

/// 46个小区全部开工，已完工29个: what the target promised opens the sentence, and the figure names nothing else.
pub(super) fn goes_on_from_whole(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let whole = |other: &Figure| {
        let clause = passage.clauses.get(other.clause).map_or(0, |clause| clause.span.start);
        other.quantity.value == target.value
            && other.quantity.unit == target.unit
            && other.quantity.span.start == clause
            && other.noun.pairs().any(|pair| target.noun.has(pair))
            && other.noun == figure.noun
            && passage.sentence_of(other) == passage.sentence_of(figure)
    };
    let before = passage.around(figure).iter().take_while(|other| other.clause < figure.clause);
    figure.inherits && figure.verb == Some(Verb::Finish) && before.into_iter().any(whole)
}

/// 60个村中58个通过验收: how many of just as many as were promised.
pub(super) fn is_of_whole(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let whole = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    whole.is_some_and(|whole| {
        whole.quantity.value == target.value
            && same_surface(target.unit.as_ref(), whole.quantity.unit.as_ref())
            && whole.quantity.unit == figure.quantity.unit
            && passage.sentence_of(whole) == passage.sentence_of(figure)
            && (passage.is_whole(whole) || finishes_part(target, whole, figure))
    })
}

/// 45个排污口全部完成溯源，整治销号33个 for 整治45个: the very work, behind as many as were promised.
pub(super) fn is_of_work_behind(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let whole = at.checked_sub(1).and_then(|before| passage.figures.get(before));
    whole.is_some_and(|whole| super::repeated::is_promised_once_more(target, passage, whole))
}

/// 38个小区均已进场，其中35个竣工
fn finishes_part(target: &Target, whole: &Figure, figure: &Figure) -> bool {
    let named = !whole.noun.is_empty() && whole.noun.pairs().all(|pair| target.noun.has(pair));
    named && figure.inherits && figure.has(Role::Part) && figure.verbs.contains(&Verb::Finish)
}

/// What the only figure of its kind in the cell is worth, whatever it is called: a length answers a length.
pub(super) const SOLE: i32 = 360;

/// Kinds of quantity that hardly occur beside the subject.
const TELLING: [&str; 10] = ["length", "area", "volume", "mass", "power", "energy", "household", "plant", "coal", "册"];

/// Names of anything that was named before.
const GENERAL: [&str; 6] = ["学校", "项目", "工程", "机构", "设施", "场所"];

pub(super) fn is_sole(target: &Target, passage: &Passage, figure: &Figure, weights: &Weights, taken: &Taken) -> bool {
    let dimension = |figure: &Figure| figure.quantity.unit.as_ref().map(|unit| unit.dimension);
    let own = target.unit.as_ref().map(|unit| unit.dimension);
    let free = |other: &&Figure| {
        let part = other.has(Role::Part) && other.quantity.core != figure.quantity.core;
        !taken.has(other.quantity.span) && dimension(other) == own && !passage.is_per_head(other) && !part
    };
    let alone = || passage.around(figure).iter().filter(free).take(2).count() == 1;
    let main = || passage.figures.first().is_some_and(|first| first.quantity.core == figure.quantity.core);
    // 4.3批次/千人: nothing else is reckoned so.
    let reckoned = target.unit.as_ref().is_some_and(|unit| unit.text.contains('/'));
    let plain = || own.is_some_and(|own| matches!(own, "plant" | "册")) || reckoned;
    let tells =
        || own.is_some_and(|own| TELLING.contains(&own) || reckoned) && (main() || plain() || is_measure(figure));
    // 亮灯1500盏 for 安装路灯1500盏: by a word that counts one kind of thing alone; 9眼正在钻进 is what is still to come.
    let specific = || {
        let counted = |other: &&Figure| {
            same_surface(figure.quantity.unit.as_ref(), other.quantity.unit.as_ref())
                && !other.has(Role::Underway)
                && !other.has(Role::Rest)
                && !is_unfinished(target, passage, other)
        };
        target.cell != passage.cell
            && target.unit.as_ref().is_some_and(|unit| SPECIFIC.iter().any(|word| unit.is(word)))
            && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
            && !is_unfinished(target, passage, figure)
            && passage.around(figure).iter().filter(counted).take(2).count() == 1
    };
    // 体检 of 老年人免费健康体检
    let head = target.noun.head();
    let tail = || head.is_some() && figure.noun.head() == head && weights.share(&figure.noun, &target.noun) == 1000;
    // 等3所学校建成投用 of 中小学4所
    let general = || {
        figure.verb == Some(Verb::Finish)
            && target.unit.as_ref().is_some_and(|unit| !unit.is("个"))
            && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
            && GENERAL.iter().any(|word| figure.noun.closes_with(word))
    };
    !figure.has(Role::Part) && own.is_some() && ((tells() || tail() || general()) && alone() || specific())
}

/// Words that count one kind of thing alone.
const SPECIFIC: [&str; 14] = ["盏", "眼", "宗", "株", "艘", "架", "棵", "尊", "羽", "匹", "幅", "册", "辆", "对"];

/// 四条皆已打通 of 断头路4条: as many as were promised, at the head of a clause that says so of all of them and names nothing else.
pub(super) fn is_all_of_them(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(own) = passage.clauses.get(figure.clause) else { return false };
    let before = passage.text.folded(Chars::new(own.span.start, figure.quantity.core.start));
    let opens = !before.iter().any(|c| crate::text::is_han(*c));
    let same =
        figure.quantity.value == target.value && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref());
    let alone = passage.around(figure).iter().filter(|other| other.quantity.unit == figure.quantity.unit).count() == 1;
    let after = passage.text.folded(Chars::new(figure.quantity.span.end, own.span.end));
    // 三处改造工程先后完工
    let general = ["改造工程", "改造", "工程", "项目"].iter().any(|word| opens_with(after, word));
    let in_turn = ["先后完工", "先后建成", "相继建成", "相继完工", "陆续建成", "陆续完工"];
    let says = (["全部", "均已", "皆已", "悉数", "全数"].iter().any(|word| opens_with(after, word))
        || general && crate::text::holds_any(after, &in_turn))
        && !crate::text::holds_any(after, &["未", "没有", "计划", "将", "拟"]);
    opens && same && alone && says && !is_unfinished(target, passage, figure)
}

/// 完工31个小区，其余16个正在施工 for 老旧小区改造45个: what is finished is called by a word of the name, and nothing else is counted so but what is
/// left of it.
pub(super) fn is_finished_of_them(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let own = figure.noun.folded();
    let within = own.len() >= 2 && target.noun.folded().windows(own.len()).any(|part| part == own);
    let same = |other: &&Figure| {
        same_surface(target.unit.as_ref(), other.quantity.unit.as_ref())
            && ![Role::Rest, Role::Plan, Role::Underway].iter().any(|role| other.has(*role))
            && other.noun.pairs().any(|pair| target.noun.has(pair))
    };
    let wants = matches!(target.figure.verb, Some(Verb::Finish | Verb::Act | Verb::Add));
    target.cell != passage.cell
        && wants
        && within
        && *figure.verbs == [Verb::Finish]
        && !figure.inherits
        && figure.rate.is_none()
        && !figure.has(Role::Part)
        && same(&figure)
        && passage.around(figure).iter().filter(same).count() == 1
}

/// 按每人每月238元发放到位 for 标准提高到238元: the very standard, by which it is paid now.
pub(super) fn is_standard(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let after = passage.text.folded(passage.after(figure));
    let money = target.unit.as_ref().is_some_and(|unit| unit.dimension.starts_with("money"));
    let paid = || crate::text::holds_any(after, &["发放", "拨付", "执行", "补助", "标准", "兑现", "落实"]);
    money
        && target.figure.verb != Some(Verb::Add)
        && figure.quantity.value == target.value
        && figure.quantity.unit == target.unit
        && words.iter().any(|c| matches!(c, '按' | '照'))
        && paid()
}

/// 接待游客968万人次，同比增长11.2% for 旅游接待人次增长15%: the change of what is counted in the unit that the name ends in.
pub(super) fn is_change_of_counted(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let level = at.checked_sub(1).and_then(|before| passage.figures.get(before)).filter(|level| {
        !level.is_change() && level.rate.is_none() && passage.sentence_of(level) == passage.sentence_of(figure)
    });
    let counted = |level: &Figure| {
        let unit = level.quantity.unit.as_ref().map_or("", |unit| unit.text.as_ref());
        let work = level.verb_words.len() >= 2 && holds_row(&target.words, &level.verb_words);
        unit.chars().nth(1).is_some()
            && target.noun.closes_with(unit)
            && (work || level.noun.pairs().any(|pair| target.noun.has(pair)))
    };
    target.figure.is_change() && figure.is_change() && figure.inherits && level.is_some_and(counted)
}

/// 新建站点9个 for 新建气象站15个: a word for what the name ends in, with the work that was promised for it, where nothing else is counted so.
pub(super) fn is_short_for(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let Some(last) = target.noun.folded().last().copied() else { return false };
    let own = figure.noun.folded();
    let work = |other: &Figure| {
        !other.verb_words.is_empty()
            && other.verb_words == target.figure.verb_words
            && same_surface(target.unit.as_ref(), other.quantity.unit.as_ref())
            && !other.inherits
    };
    // 10个站点建成 for 10个气象站: as many as were promised.
    let all = figure.quantity.value == target.value
        && same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
        && figure.verbs.contains(&Verb::Finish)
        && passage.around(figure).iter().filter(|other| other.rate.is_none()).count() == 1;
    if own.len() == 2 && own[0] == last && all {
        return true;
    }
    own.len() == 2
        && own[0] == last
        && work(figure)
        && !figure.has(Role::Part)
        && passage.around(figure).iter().filter(|other| work(other)).count() == 1
}

/// 精简率34.7% for 精简申请材料30%以上: the rate of the very work that was promised in per cent.
pub(super) fn is_rate_of_work(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let percent = |figure: &Figure| figure.quantity.unit.as_ref().is_some_and(|unit| unit.dimension == "percent");
    let words = passage.text.folded(passage.before(figure));
    let named = RATES.iter().find_map(|rate| {
        let work = words.strip_suffix(rate.chars().collect::<Vec<char>>().as_slice())?;
        Some(work.len() == 2 && target.words.starts_with(work))
    });
    percent(&target.figure) && percent(figure) && named == Some(true)
}

/// What turns a word for work into the name of its rate.
const RATES: [&str; 4] = ["率", "比例", "幅度", "率为"];

/// 减贫1.87万人 for 减少贫困人口1.9万人: a name drawn together, and nothing else is counted in the target's unit.
pub(super) fn is_contraction(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let [one, other] = words else { return false };
    let drawn = target.words.iter().position(|c| c == one).is_some_and(|at| target.words[at + 1..].contains(other));
    let same = |other: &&Figure| {
        let units = target.unit.as_ref().zip(other.quantity.unit.as_ref());
        units.is_some_and(|(wanted, found)| wanted.measures_like(found)) && other.rate.is_none()
    };
    drawn
        && target.words.first() == Some(one)
        && same(&figure)
        && passage.around(figure).iter().filter(same).count() == 1
}

/// 年度目标1200人，已适配1286人: behind the plan in its own sentence, and nothing else there is of its kind.
pub(super) fn answers_plan(target: &Target, passage: &Passage, figure: &Figure, taken: &Taken) -> bool {
    let unit = target.unit.as_ref();
    let alike = |other: &Figure| {
        let units = unit.zip(other.quantity.unit.as_ref());
        units.is_some_and(|(wanted, found)| wanted.measures_like(found))
            && other.rate.is_none()
            && passage.sentence_of(other) == passage.sentence_of(&target.figure)
    };
    let after = |other: &Figure| other.quantity.core.start > target.figure.quantity.core.end;
    let others = passage.around(figure).iter().filter(|other| alike(other));
    let applied = |other: &Figure| other.verbs.contains(&Verb::Apply) && !other.verbs.contains(&Verb::Finish);
    // 到位64所，代表走访其中12所; 合格79个，另外6个正在整改
    // and 同比减少6人
    let aside = |other: &Figure| {
        [Role::Part, Role::Rest, Role::Underway].iter().any(|role| other.has(*role))
            || other.is_change() && !target.figure.is_change()
    };
    let old = |other: &Figure| {
        let at = passage.figures.partition_point(|own| own.quantity.core.start < other.quantity.core.start);
        crate::target::is_old_value(passage, at)
    };
    let open = |other: &&Figure| !taken.has(other.quantity.span) && !applied(other) && !aside(other) && !old(other);
    let free = others.clone().filter(open).count();
    // 计划新增商标6件，注册4件，计划培育企业20家，认定23家: right behind it, and nothing else is counted in its unit.
    let own = |other: &&Figure| same_surface(unit, other.quantity.unit.as_ref());
    let near = || {
        figure.clause == target.figure.clause + 1
            && own(&figure)
            && figure.noun.chars().count() <= SHORT
            && others.clone().filter(|other| open(other) && own(other)).count() == 1
    };
    let targets = others.clone().filter(|other| other.quantity.core == target.figure.quantity.core).count();
    target.cell == passage.cell
        && alike(figure)
        && after(figure)
        && !figure.has(Role::Part)
        && !figure.has(Role::Rest)
        && !applied(figure)
        && (free == 1 || near())
        && targets == 1
}

/// 注册, 到岗: a word that no longer names what is counted.
const SHORT: usize = 2;

/// 受理申请163件，审查通过121部，开工108部，其中建成83部: of all that is counted in the target's own unit, this alone is finished.
pub(super) fn is_last_step(target: &Target, passage: &Passage, figure: &Figure, taken: &Taken) -> bool {
    // 签订意向协议141人，实际到岗87人: people are counted by many words, but only these say that they came.
    let hired = figure.verb_words.len() > 1
        && HIRED.iter().any(|word| word.chars().eq(figure.verb_words[figure.verb_words.len() - 2..].iter().copied()));
    let own = target.unit.as_ref().filter(|unit| {
        !["个", "项", "件", "元"].iter().any(|any| unit.is(any)) && (hired || !unit.is("人") && !unit.is("名"))
    });
    let counted = |other: &&Figure| {
        let alike = match (own, other.quantity.unit.as_ref()) {
            (Some(own), Some(unit)) if hired => own.dimension == unit.dimension,
            (own, unit) => same_surface(own, unit),
        };
        alike && !taken.has(other.quantity.span) && other.rate.is_none()
    };
    let done = |other: &Figure| {
        other.verb == Some(Verb::Finish)
            && !other.is_start()
            && !other.has(Role::Underway)
            && !is_unfinished(target, passage, other)
    };
    let mut all = passage.around(figure).iter().filter(counted);
    done(figure)
        && counted(&figure)
        && target.figure.verb != Some(Verb::Start)
        && all.clone().count() > 1
        && all.all(|other| {
            let itself = other.quantity.core == figure.quantity.core;
            let step = other.is_start() || other.has(Role::Underway) || other.verbs.contains(&Verb::Apply);
            itself || step || !done(other) && passage.sentence_of(other) == passage.sentence_of(figure)
        })
}

/// What those do who were to be hired.
const HIRED: [&str; 3] = ["到岗", "入职", "上岗"];

/// Names of a measure that say nothing of what is measured: 改造面积39.2万平方米.
fn is_measure(figure: &Figure) -> bool {
    ["面积", "改造面积", "建筑面积", "总面积", "建设面积", "长度", "总长", "总长度", "里程", "总里程"]
        .iter()
        .any(|name| figure.noun.is(name))
}

/// 兑付2.94亿元、发放1.22亿元，两项资金合计4.16亿元 for 兑付和发放资金4亿元: the printed total of figures of which some are named as the target is.
pub(super) fn is_sum_of_named(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let named = |part: &&Figure| part.noun.pairs().any(|pair| target.noun.has(pair));
    let parts = passage.parts_of(figure);
    parts.clone().filter(named).nth(1).is_some() && parts.filter(|part| is_very(target, part)).count() != 1
}

/// Whether just one of the parts of a printed total is called as the target is.
pub(super) fn is_sum_of_very(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let mut parts = passage.parts_of(figure);
    let very = |part: &&Figure| is_very(target, part) && !super::parts::is_placed(target, passage, part);
    parts.clone().filter(very).count() == 1 && parts.all(|part| !part.inherits) && figure.inherits
}

/// 失业人员培训845人次 for 失业人员培训
fn is_very(target: &Target, part: &Figure) -> bool {
    !target.noun.is_empty() && target.noun.pairs().all(|pair| part.noun.has(pair))
}

/// 合计2.985万亩 behind the parts of a list: the whole of them, whatever the last one is called.
pub(super) fn opens_as_total(passage: &Passage, figure: &Figure) -> bool {
    let words = passage.text.folded(passage.before(figure));
    let blanks = words.iter().take_while(|c| c.is_whitespace()).count();
    figure.inherits && ["合计", "共计", "总计"].iter().any(|word| opens_with(&words[blanks..], word))
}

/// 六个片区合计开工4312套：城关820套、东关760套: all of what the list behind it comes to, and no other figure is counted alike.
pub(super) fn is_all_told(target: &Target, passage: &Passage, figure: &Figure) -> bool {
    let same = |other: &Figure| super::same_surface(figure.quantity.unit.as_ref(), other.quantity.unit.as_ref());
    let words = passage.text.folded(passage.before(figure));
    let at = passage.figures.partition_point(|other| other.quantity.core.start < figure.quantity.core.start);
    let parts = &passage.figures[at + 1..passage.figures.len().min(at + 1 + LONGEST_SUM)];
    let parts = parts.iter().take_while(|part| same(part) && part.has(Role::Part));
    let (mut count, mut sum) = (0, Some(crate::number::Decimal::ZERO));
    for part in parts {
        sum = sum.and_then(|sum| sum.plus(part.quantity.value));
        count += 1;
    }
    let others = passage.around(figure).iter().filter(|other| same(other)).count();
    target.cell != passage.cell
        && super::same_surface(target.unit.as_ref(), figure.quantity.unit.as_ref())
        && !figure.has(Role::Part)
        && crate::text::holds_any(words, &["合计", "共计", "总计", "共"])
        && count > 1
        && others == count + 1
        && sum == Some(figure.quantity.value)
}

/// No list is longer.
const LONGEST_SUM: usize = 24;
