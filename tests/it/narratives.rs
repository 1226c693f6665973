//! Reports that tell promise and result in one sentence.
//!
//! `tests/cases/narratives.tsv` holds paragraphs, each with its verdict and its targets: value, unit, `=` actual or `-`, status. Beside them
//! every way to set a fact beside its plan is walked: each form with each word for a plan and each word for who set it.

use std::fmt::Write as _;
use taizhang::import;
use taizhang::report::{self, Options};
use taizhang::terms::Status;
use taizhang::view::{Item, Target};

/// Others of their kind, so that the whole is read as what it is.
const OTHERS: [&str; 4] = [
    "路灯安装。全年计划安装路灯50盏，实际安装路灯60盏。",
    "驿站建设。计划建设驿站4座，实际建设驿站5座，完成率125%。",
    "绿地建设。建设绿地5处，完成年度目标4处的125%。",
    "步道建设。建成步道5条，超过年度4条的目标任务。",
];

/// The paragraphs of a report, judged.
fn judged(paragraphs: &[String]) -> Vec<Item> {
    let mut text = "甲乙市2024年为民办实事完成情况\n".to_owned();
    let others = OTHERS.iter().map(|other| (*other).to_owned());
    for (index, paragraph) in paragraphs.iter().cloned().chain(others).enumerate() {
        writeln!(text, "{}. {paragraph}", index + 1).expect("memory");
    }
    let report = report::analyze(&import::from_text("", text), &Options::default());
    assert_eq!(report.items.len(), paragraphs.len() + OTHERS.len(), "read as {}", report.source.layout);
    report.items.into_iter().take(paragraphs.len()).collect()
}

fn told(target: &Target) -> String {
    let upper = target.upper.map_or(String::new(), |upper| format!("..{}", upper.0));
    let actual = target.actual.as_ref().map_or("-".to_owned(), |actual| actual.value.0.to_string());
    format!("{}{upper} {} = {actual} {}", target.value.0, target.unit.as_deref().unwrap_or("-"), target.status.id())
}

#[test]
fn paragraphs_are_judged_as_a_person_judges_them() {
    let table = include_str!("../cases/narratives.tsv");
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split('\t').collect()).collect();
    let paragraphs: Vec<String> = rows.iter().map(|row| row[0].to_owned()).collect();
    let wrong: Vec<String> = rows
        .iter()
        .zip(judged(&paragraphs))
        .filter_map(|(row, item)| {
            let targets = item.targets.iter().map(told).collect::<Vec<_>>().join("; ");
            let right = item.status.id() == row[1] && targets == row[2];
            (!right).then(|| {
                format!("{}\n  wanted {}: {}\n  found  {}: {targets}", row[0], row[1], row[2], item.status.id())
            })
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is counted or measured: name, verb, unit, target, more than that, far less.
const COUNTED: [[&str; 6]; 4] = [
    ["农村公路", "新改建", "公里", "120", "131.5", "98"],
    ["公办幼儿园学位", "新增", "个", "1800", "1950", "1420"],
    ["送戏下乡", "组织", "场", "150", "163", "110"],
    ["人工造林", "完成", "亩", "3200", "3350", "2500"],
];
const SHARES: [[&str; 4]; 2] = [["优良天数比率", "88", "90.1", "75"], ["农村自来水普及率", "90", "91.8", "77"]];
const CEILINGS: [[&str; 5]; 2] =
    [["城镇登记失业率", "%", "4", "3.2", "4.5"], ["较大以上生产安全事故", "起", "5", "3", "7"]];

const SETTERS: [&str; 6] = ["年度", "全年", "年初确定的", "市定", "既定的", ""];
const GOALS: [&str; 7] = ["目标", "任务", "计划", "目标任务", "预期目标", "指标", "要求"];
const BEYOND: [&str; 6] = ["超过", "略高于", "已经超过", "优于", "突破", "超"];
const SHORT: [&str; 5] = ["低于", "略低于", "没有达到", "不及", "未完成"];

/// One sentence, and what it tells: the target, the actual and the verdict on it.
struct Told {
    sentence: String,
    wanted: (String, String, Status),
}

/// Every form with this setter and word for a goal. `round` picks what is measured, and the word between fact and plan.
fn sentences(setter: &str, goal: &str, round: usize) -> Vec<Told> {
    let over = round.is_multiple_of(2);
    let plain = setter.trim_end_matches('的');
    let mut told = Vec::new();
    let [name, verb, unit, target, more, less] = COUNTED[round % COUNTED.len()];
    let actual = if over { more } else { less };
    let beside = if over { BEYOND[round % BEYOND.len()] } else { SHORT[round % SHORT.len()] };
    let number = |text: &str| text.parse::<f64>().expect("a number");
    let apart = (number(actual) - number(target)).abs();
    let rate = (number(actual) / number(target) * 1000.0).round() / 10.0;
    let (way, status) = if over { ("多", Status::Exceeded) } else { ("少", Status::Missed) };
    let counted = [
        format!("{verb}{name}{actual}{unit}，{beside}{plain}{target}{unit}的{goal}"),
        format!("{verb}{name}{actual}{unit}，{beside}{target}{unit}的{setter}{goal}"),
        format!("{verb}{name}{actual}{unit}，比{setter}{goal}{target}{unit}{way}{apart}{unit}"),
        format!("{verb}{name}{actual}{unit}，较{setter}{goal}{way}{apart}{unit}"),
        format!("{name}{verb}{setter}{goal}{target}{unit}，实际{verb}{actual}{unit}"),
        format!("{setter}{goal}{verb}{name}{target}{unit}，目前已{verb}{actual}{unit}"),
        format!("{verb}{name}{actual}{unit}，占{setter}{goal}{target}{unit}的{rate}%"),
        format!("{verb}{name}{actual}{unit}，{setter}{goal}为{target}{unit}"),
        format!("{verb}{name}{actual}{unit}（{setter}{goal}{target}{unit}），惠及群众4.2万人"),
        format!("{verb}{name}{target}{unit}的{setter}{goal}，年内{verb}{actual}{unit}"),
        format!("{verb}{name}{target}{unit}的{setter}{goal}完成{actual}{unit}（{rate}%）"),
    ];
    told.extend(
        counted.map(|sentence| Told { sentence, wanted: (format!("{target} {unit}"), actual.to_owned(), status) }),
    );
    let [name, target, more, less] = SHARES[round % SHARES.len()];
    let actual = if over { more } else { less };
    let apart = ((number(actual) - number(target)).abs() * 10.0).round() / 10.0;
    let (high, beside) = if over { ("高", "高于") } else { ("低", "低于") };
    let shares = [
        format!("{name}{actual}%，{beside}{plain}{target}%的{goal}"),
        format!("{name}达到{actual}%，{beside}{target}%的{setter}{goal}"),
        format!("{name}{actual}%，{beside}{setter}{goal}{apart}个百分点"),
        format!("{name}为{actual}%，比{target}%的{setter}{goal}{high}{apart}个百分点"),
        format!("{name}{setter}{goal}{target}%，实际为{actual}%"),
        format!("{name}{actual}%，{setter}{goal}是{target}%以上"),
    ];
    told.extend(shares.map(|sentence| Told { sentence, wanted: (format!("{target} %"), actual.to_owned(), status) }));
    let [name, unit, most, kept, passed] = CEILINGS[round % CEILINGS.len()];
    let actual = if over { kept } else { passed };
    let status = if over { Status::Met } else { Status::Missed };
    let (below, held) = if over { ("低于", "没有突破") } else { ("高于", "突破了") };
    let ceilings = [
        format!("{name}{actual}{unit}，{below}{most}{unit}的{setter}控制目标"),
        format!("{name}{actual}{unit}，{held}{most}{unit}的上限"),
        format!("{name}{setter}控制目标为不超过{most}{unit}，实际{actual}{unit}"),
        format!("{setter}{goal}{name}控制在{most}{unit}以内，实际{actual}{unit}"),
    ];
    told.extend(
        ceilings.map(|sentence| Told { sentence, wanted: (format!("{most} {unit}"), actual.to_owned(), status) }),
    );
    told
}

#[test]
fn every_way_to_set_a_fact_beside_its_plan_is_read() {
    let mut all: Vec<Told> = Vec::new();
    let mut round = 0;
    for setter in SETTERS {
        for goal in GOALS {
            all.extend(sentences(setter, goal, round));
            round += 1;
        }
    }
    // Three to a paragraph, of different kinds, so that none takes from its neighbours.
    let apart = all.len() / 3;
    let three =
        |index: usize| [&all[index], &all[(index + apart + 7) % all.len()], &all[(index + 2 * apart + 13) % all.len()]];
    let mixed: Vec<[&Told; 3]> = (0..apart)
        .map(three)
        .filter(|told| {
            let unit = |told: &Told| told.wanted.0.clone();
            unit(told[0]) != unit(told[1]) && unit(told[1]) != unit(told[2]) && unit(told[0]) != unit(told[2])
        })
        .collect();
    assert!(mixed.len() > 150, "{} paragraphs", mixed.len());
    let paragraphs: Vec<String> = mixed
        .iter()
        .map(|told| format!("重点任务落实。{}。", told.map(|told| told.sentence.as_str()).join("；")))
        .collect();
    let mut wrong = Vec::new();
    for (chunk, told) in paragraphs.chunks(60).zip(mixed.chunks(60)) {
        for ((paragraph, told), item) in chunk.iter().zip(told).zip(judged(chunk)) {
            let found: Vec<String> = item.targets.iter().map(self::told).collect();
            for Told { wanted: (target, actual, status), .. } in told {
                let wanted = format!("{target} = {actual} {}", status.id());
                if !found.contains(&wanted) || found.len() != 3 {
                    wrong.push(format!("{paragraph}\n  wanted {wanted}\n  found  {}", found.join("; ")));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
