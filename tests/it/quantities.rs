//! Quantities: the real ledger's, and made-up sentences.

use serde_json::Value;
use std::collections::BTreeMap;
use taizhang::report::quantities;
use taizhang::terms::{Bound, Direction, Kind};
use taizhang::view::Quantity;

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("valid JSON in tests/data")
}

/// The unit of a report and of the hand-made list, where 个百分点 is written 百分点.
fn unit(unit: Option<&str>) -> String {
    unit.unwrap_or("").replace("个百分点", "百分点")
}

#[test]
fn all_quantities_of_the_real_ledger_are_read_and_nothing_else_is() {
    let ledger = json(include_str!("../corpus/qingdao-2024/facts.json"));
    let listed = json(include_str!("../data/qingdao-2024.quantities.json"));
    let mut by_cell: BTreeMap<(u64, String), Vec<&Value>> = BTreeMap::new();
    for entry in listed.as_array().expect("a list") {
        let key = (entry["item"].as_u64().unwrap_or(0), entry["cell"].as_str().unwrap_or("").to_owned());
        by_cell.entry(key).or_default().push(entry);
    }
    let (mut right, mut wrong) = (0, Vec::new());
    for ((number, cell), entries) in by_cell {
        let item = &ledger["items"][number as usize - 1];
        let text = item[&cell].as_str().expect("a cell");
        let found = quantities(text);
        for entry in entries {
            let span = [entry["core"][0].as_u64().unwrap_or(0) as u32, entry["core"][1].as_u64().unwrap_or(0) as u32];
            let hit = found.iter().find(|q| q.kind == Kind::Quantity && q.span[0] < span[1] && span[0] < q.span[1]);
            let place = format!("{number} {cell}: {}", entry["text"]);
            if entry["kind"] != "quantity" {
                // A count of kinds (六个方面) may be read either way.
                if entry["kind"] != "optional" && hit.is_some() {
                    wrong.push(format!("{place}: {:?} is taken for a quantity", hit.map(|q| &q.text)));
                }
                continue;
            }
            let Some(hit) = hit else {
                wrong.push(format!("{place}: not found"));
                continue;
            };
            let value = hit.value.map_or(Value::Null, |v| serde_json::to_value(v).expect("a number"));
            let same_value = value.as_f64() == entry["value"].as_f64();
            let same_unit = unit(hit.unit.as_deref()) == unit(entry["unit"].as_str());
            // 达到 makes a floor of a promise, which one cell alone does not show; 近 is just below, by the contract.
            let bound = hit.bound.map_or("", Bound::id);
            let listed_bound = entry["bound"].as_str().unwrap_or("");
            let text = entry["text"].as_str().unwrap_or("");
            let same_bound =
                bound == listed_bound || text.starts_with("达到") || text.starts_with('近') && bound == "lessThan";
            if same_value && same_unit && same_bound {
                right += 1;
            } else {
                wrong.push(format!("{place}: read as {value} {:?} {bound}", hit.unit));
            }
        }
    }
    assert!(wrong.is_empty(), "{right} right, {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(right, 158);
}

/// Kind, value or range, unit, bound and direction in one line: `3..5 家 between`.
fn told(text: &str) -> String {
    let line = |q: &Quantity| {
        if q.kind != Kind::Quantity {
            return format!("{} {}", q.kind.id(), q.text);
        }
        let value = q.value.map_or(f64::NAN, |n| n.0);
        let upper = q.upper.map_or(String::new(), |n| format!("..{}", n.0));
        let unit = q.unit.as_deref().unwrap_or("-");
        let bound = q.bound.map_or("", Bound::id);
        let down = if q.direction == Some(Direction::Decrease) { " down" } else { "" };
        format!("{value}{upper} {unit} {bound}{down}")
    };
    quantities(text).iter().map(line).collect::<Vec<_>>().join("; ")
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(text, expected)| told(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  wanted {expected}\n  found  {}", told(text)))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn numerals_of_every_kind_are_read() {
    check(&[
        ("产值1,234.5万元", "12345000 元 plain"),
        ("产值１，２３４．５万元", "12345000 元 plain"),
        ("新建３．１万套", "31000 套 plain"),
        ("种植三万五千亩", "35000 亩 plain"),
        ("修建二百零三点五公里", "203.5 公里 plain"),
        ("投入1亿2千万元", "120000000 元 plain"),
        ("惠及3万5千人", "35000 人 plain"),
        ("惠及5万4千6百人", "54600 人 plain"),
        ("培训上千人次", "1000 人次 moreThan"),
        ("惠及万余人", "10000 人 moreThan"),
        ("投资2亿零3百万元", "203000000 元 plain"),
        ("满意度90分以上", "90 分 atLeast"),
        ("百分百满意", ""),
        ("惠及四万万人", "400000000 人 plain"),
        ("惠及二十几万人", "200000 人 moreThan"),
        ("惠及2万余人", "20000 人 moreThan"),
        ("惠及2万多人", "20000 人 moreThan"),
        ("装机50万千瓦", "500000 千瓦 plain"),
        ("用电3.2亿千瓦时", "320000000 千瓦时 plain"),
        ("占比三分之二", "0.666667 - plain"),
        ("占比3分之2", "0.666667 - plain"),
        ("降至.5%", "0.5 % plain"),
        ("占比三成半", "35 % plain"),
        ("出口3.2亿台币", "320000000 台币 plain"),
        ("堤顶加高30公分", "30 公分 plain"),
        ("零点五", "0.5 - plain"),
        ("覆盖百分之九十五", "95 % plain"),
        ("达标率九成以上", "90 % atLeast"),
        ("产值为上年的1.6倍", "1.6 倍 plain"),
        ("产能翻一番", "2 倍 plain"),
        ("产能翻两番", "4 倍 plain"),
        ("历时两年半", "2.5 年 plain"),
        ("建成壹佰贰拾座", "120 座 plain"),
        ("增设廿个", "20 个 plain"),
        ("慰问十几户", "10 户 moreThan"),
        ("收集1300余万份", "13000000 份 moreThan"),
    ]);
}

#[test]
fn blanks_inside_a_figure_do_not_cut_it() {
    check(&[
        ("投资10 000元", "10000 元 plain"),
        ("新增贷款12 050万元", "120500000 元 plain"),
        ("共12\u{a0}345户", "12345 户 plain"),
        ("目标12 现有345户", "12 - plain; 345 户 plain"),
        ("覆盖率提高一 百 五 十 个 百 分 点", "150 个百分点 plain"),
        ("覆盖百分之九 十五", "95 % plain"),
        ("覆盖百 分 之2.4", "2.4 % plain"),
        ("提高四点 五个百分点", "4.5 个百分点 plain"),
        ("新建三千 九百 六十五套", "3965 套 plain"),
        ("慰问500 余 户", "500 户 moreThan"),
        ("培训10 余 万人", "100000 人 moreThan"),
        ("提高一百五十    个百分点", "150 个百分点 plain"),
    ]);
}

#[test]
fn units_are_known_in_the_ways_they_are_printed() {
    check(&[
        ("供水能力5万m3", "50000 m3 plain"),
        ("建成30m2", "30 m2 plain"),
        ("浓度25μg/m3", "25 μg/m3 plain"),
        ("流量10L/s", "10 L/s plain"),
        ("限速10km/h", "10 km/h plain"),
        ("煤耗450克标准煤/千瓦时", "450 克标准煤/千瓦时 plain"),
        ("节约用电1000万度电", "10000000 度电 plain"),
        ("装机60000KW", "60000 KW plain"),
        ("面积5ha", "5 ha plain"),
        ("办理不超过2.5h", "2.5 h atMost"),
        ("建成24h自助图书馆", "name 24h"),
        ("压缩到3个多月", "3 个月 moreThan"),
        ("压缩到2个多小时", "2 小时 moreThan"),
        ("历时5年多", "5 年 moreThan"),
        ("接入视频5万路", "50000 路 plain"),
        ("开通201路公交", "name 201路"),
        ("发放3双鞋", "3 双 plain"),
        ("投资人民币500万", "5000000 元 plain"),
        ("引资A$6亿", "600000000 澳元 plain"),
        ("引资新台币177亿元", "17700000000 新台币 plain"),
        ("投资20日元", "20 日元 plain"),
        ("投资300w元", "3000000 元 plain"),
        ("薪酬10~15k元", "10000..15000 元 between"),
        ("覆盖百分三十", "30 % plain"),
        ("面积1又1/4亩", "1.25 亩 plain"),
        ("票价两角五分", "2.5 角 plain"),
    ]);
}

#[test]
fn ranges_have_two_ends() {
    check(&[
        ("培育2至3家", "2..3 家 between"),
        ("培育2-3家", "2..3 家 between"),
        ("培育2家至3家", "2..3 家 between"),
        ("增长10%-15%", "10..15 % between"),
        ("增长5%—6%", "5..6 % between"),
        ("增长5％——6％", "5..6 % between"),
        ("新建10～15个", "10..15 个 between"),
        ("新建3到5个", "3..5 个 between"),
        ("新建三至五家", "3..5 家 between"),
        ("新建两三家", "2..3 家 between"),
        ("惠及2-3万人", "20000..30000 人 between"),
        ("变动-4.0~-4.5%", "4..4.5 % between down"),
        ("能耗下降3%～3.5%", "3..3.5 % between down"),
    ]);
}

#[test]
fn bounds_stand_before_and_after() {
    check(&[
        ("不少于 24 场", "24 场 atLeast"),
        ("解决 4.5 万人", "45000 人 plain"),
        ("面积 60 万平方米", "600000 平方米 plain"),
        ("覆盖率不低于95%", "95 % atLeast"),
        ("合格率≥98%", "98 % atLeast"),
        ("收治率大于等于98%", "98 % atLeast"),
        ("不低于二十", "20 - atLeast"),
        ("近一吨", "1 吨 lessThan"),
        ("四百多", "400 - moreThan"),
        ("至少新增5处", "5 处 plain"),
        ("新增至少5处", "5 处 atLeast"),
        ("突破300亿元", "30000000000 元 moreThan"),
        ("近300场", "300 场 lessThan"),
        ("不到40户", "40 户 lessThan"),
        ("控制在3%以内", "3 % atMost"),
        ("控制在5.5%左右", "5.5 % about"),
        ("不超过4件", "4 件 atMost"),
        ("约21公里", "21 公里 about"),
        ("节约3万吨", "30000 吨 plain"),
        ("附近3个", "3 个 plain"),
        ("PM2.5浓度低于33微克/立方米", "name PM2.5; 33 微克/立方米 atMost"),
    ]);
}

#[test]
fn words_that_hold_a_numeral_count_nothing() {
    let text = "一体化、一批、一定、统一、一起、一是、三农、五好、两会、千方百计、万众、百姓、双百、百强、三甲、一半、全市一家医院";
    let counted: Vec<String> =
        quantities(text).into_iter().filter(|q| q.kind == Kind::Quantity).map(|q| q.text).collect();
    assert!(counted.is_empty(), "{counted:?}");
}

#[test]
fn a_verb_of_decrease_points_down() {
    check(&[
        ("同比下降2.5%", "2.5 % plain down"),
        ("压减钢铁产能3万吨", "30000 吨 plain down"),
        ("增速为-2.5%", "2.5 % plain down"),
        ("压缩到3天", "3 天 plain"),
        ("减少投诉后新增5个", "5 个 plain"),
    ]);
}

#[test]
fn dates_ranks_and_names_are_no_quantities() {
    check(&[
        ("2024年", "date 2024年"),
        ("2024—2026年", "date 2024—2026年"),
        ("1-11月", "date 1-11月"),
        ("10月份", "date 10月份"),
        ("6月底前", "date 6月底"),
        ("一季度", "date 一季度"),
        ("上世纪90年代", "date 90年代"),
        ("20世纪90年代", "date 20世纪90年代"),
        ("8:30开放", "date 8:30"),
        ("2024-11-30", "date 2024-11-30"),
        ("“十四五”期间", "name 十四五"),
        ("第十七届", "ordinal 第十七届"),
        ("全国第3位", "ordinal 第3位"),
        ("前10名", "ordinal 前10名"),
        ("5G基站", "name 5G"),
        ("2号线", "name 2号线"),
        ("110千伏变电站", "name 110千伏"),
        ("4A级景区3家", "name 4A; 3 家 plain"),
        ("G20、S215、K12", "name G20; name S215; name K12"),
        ("ISO9001", "name ISO9001"),
        ("12345热线", "name 12345热线"),
        ("“1+N”体系", "name 1+N"),
        ("〔2024〕5号", "date 2024; name 5号"),
        ("(1)新建2所", "ordinal 1; 2 所 plain"),
        ("1.新建2所", "ordinal 1; 2 所 plain"),
        ("“双11”", "name 双11"),
        ("“15分钟健身圈”", "name 15分钟健身圈"),
        ("一带一路", "name 一带一路"),
        ("一二三产业融合", "name 一二三产业"),
        ("211工程", "name 211工程"),
        ("三年级", "name 三年级"),
        ("二级医院", "name 二级"),
    ]);
}

#[test]
fn units_are_told_as_printed() {
    check(&[
        ("提高0.15个百分点", "0.15 个百分点 plain"),
        ("限时3个工作日", "3 个工作日 plain"),
        ("提前4个月", "4 个月 plain"),
        ("新增床位300张", "300 张 plain"),
        ("演出120场次", "120 场次 plain"),
        ("完成203万项次", "2030000 项次 plain"),
        ("添置60輛", "60 輛 plain"),
        ("建設八千個學位", "8000 個 plain"),
        ("出口60万标箱", "600000 标箱 plain"),
        ("每人每月745元", "745 元 plain"),
        ("完成35", "35 - plain"),
    ]);
}

/// The value, the far end, the unit and the bound of the only quantity of a text, as one string.
fn only(text: &str) -> String {
    let found = quantities(text);
    let measured: Vec<_> = found.iter().filter(|quantity| quantity.kind == Kind::Quantity).collect();
    let [one] = measured.as_slice() else { return format!("{} quantities", measured.len()) };
    let upper = one.upper.map_or(String::new(), |upper| format!("–{}", upper.0));
    let unit = one.unit.clone().unwrap_or_default();
    format!("{}{upper}{unit} {}", one.value.expect("a value").0, one.bound.expect("a bound").id())
}

#[test]
fn spoken_numerals_are_read_as_they_are_meant() {
    for (text, wanted) in [
        ("投资一亿两千万元", "120000000元 plain"),
        ("投资1亿2千万元", "120000000元 plain"),
        ("规模突破三万亿元", "3000000000000元 moreThan"),
        ("惠及三千五百户", "3500户 plain"),
        ("超过三百万", "3000000 moreThan"),
        ("提高一又二分之一倍", "1.5倍 plain"),
        ("用时一个半小时", "1.5小时 plain"),
        ("收储2吨半", "2.5吨 plain"),
        ("参加的有两三百人", "200–300人 between"),
        ("建成七八十个", "70–80个 between"),
        ("走访十五六户", "15–16户 between"),
        ("服务数十家", "10家 moreThan"),
        ("服务近百家", "100家 lessThan"),
        ("占七成五", "75% plain"),
        ("打八五折", "85% plain"),
        ("收费￥100", "100元 plain"),
        ("产值增长一倍", "1倍 plain"),
    ] {
        assert_eq!(only(text), wanted, "{text}");
    }
}

#[test]
fn pairs_of_digits_are_ranges_without_a_unit_too() {
    check(&[
        ("客流量有六七万", "60000..70000 - between"),
        ("年客流十三四万人次", "130000..140000 人次 between"),
        ("投资两亿三四", "230000000..240000000 - between"),
        ("装机二十五六千瓦", "25..26 千瓦 between"),
        ("提高百分之三四十", "30..40 % between"),
        ("三四线城市", ""),
    ]);
}

#[test]
fn numerals_of_mixed_writing_are_one_number() {
    check(&[
        ("投入2万700元", "20700 元 plain"),
        ("发放90万六千元", "906000 元 plain"),
        ("投资三百亿零二十万元", "30000200000 元 plain"),
        ("总额两兆零五亿元", "2000500000000 元 plain"),
        ("引水渠四万五千米", "45000 米 plain"),
        ("惠及3亿百姓", "300000000 - plain; name 百姓"),
        ("惠及30几万人", "300000 人 moreThan"),
    ]);
}

#[test]
fn shares_are_read_with_their_sign() {
    check(&[
        ("用水下降十分之三", "0.3 - plain down"),
        ("增速为百分之负一点五", "1.5 % plain down"),
        ("增速为负的百分之四", "4 % plain down"),
        ("降至-.5%", "0.5 % plain down"),
        ("误差为万分之五二", "0.52 % plain"),
        ("开工率百分百。", "100 % plain"),
    ]);
}

#[test]
fn a_range_tells_its_magnitude_once() {
    check(&[
        ("投资四千到六千万元", "40000000..60000000 元 between"),
        ("产值八千至九千亿元", "800000000000..900000000000 元 between"),
        ("出让金2000-3000万元", "20000000..30000000 元 between"),
        ("新增两到三千户", "2000..3000 户 between"),
        ("补助4~8百元", "400..800 元 between"),
        ("资助6到88888元", "6..88888 元 between"),
        ("补助5千到1万元", "5000..10000 元 between"),
        ("奖励500元至2万元", "500..20000 元 between"),
        ("集中供水80到一百千米", "80..100 千米 between"),
        ("浓度介于25和30之间", "25..30 - between"),
        ("奖励5万元与8万元之间", "50000..80000 元 between"),
        ("城区5个和乡镇8个", "5 个 plain; 8 个 plain"),
    ]);
}

#[test]
fn what_is_included_stands_in_brackets() {
    check(&[
        ("投资80万元（含）以上", "800000 元 atLeast"),
        ("投资80万元（不含）以上", "800000 元 moreThan"),
        ("投资80万元以上（不含）", "800000 元 moreThan"),
        ("投资30万元(含本数)以下", "300000 元 atMost"),
        ("采购2万（含）-8万元", "20000..80000 元 between"),
        ("采购2万元（含）至8万元（不含）", "20000..80000 元 between"),
        ("床位30张（含临时5张）", "30 张 plain; 5 张 plain"),
    ]);
}

#[test]
fn bounds_are_said_in_many_ways() {
    check(&[
        ("温差小于5℃", "5 ℃ lessThan"),
        ("产值在8亿元之上", "800000000 元 atLeast"),
        ("能耗在3吨之下", "3 吨 atMost"),
        ("得票大于六百的", "600 - moreThan"),
        ("大于等于六百小于等于九百的", "600 - atLeast; 900 - atMost"),
        ("走访70几户", "70 户 moreThan"),
        ("走访70几", "70 - moreThan"),
    ]);
}

#[test]
fn money_is_named_before_its_number_too() {
    check(&[
        ("票价$3-8", "3..8 美元 between"),
        ("票价€7", "7 欧元 plain"),
        ("投资RMB300万", "3000000 元 plain"),
        ("投资 USD 45.5", "45.5 美元 plain"),
        ("投资￥50万元", "500000 元 plain"),
        ("HK$20", "20 港元 plain"),
    ]);
}

#[test]
fn times_of_day_and_short_years_are_dates() {
    check(&[
        ("上午9点30分开放", "date 9点30分"),
        ("16时45分到达", "date 16时45分"),
        ("下午三点零五分", "date 三点零五分"),
        ("晚上七点半", "date 七点半"),
        ("十四点二十分十五秒点火", "date 十四点二十分十五秒"),
        ("平均得分八点二五分", "8.25 分 plain"),
        ("得分98点5分", "98 - plain; 5 分 plain"),
        ("2019-07建成", "date 2019-07"),
        ("2019-07", "date 2019-07"),
        ("完工时间2019/11。", "date 2019/11"),
        ("2000-12000元", "2000..12000 元 between"),
        ("建于79年3月5日", "date 79年3月5日"),
        ("七九年三月建成", "date 七九年; date 三月"),
        ("公元220年", "date 220年"),
        ("零八年开工", "date 零八年"),
        ("历时七八年", "7..8 年 between"),
        ("工期25年", "25 年 plain"),
    ]);
}

#[test]
fn smaller_units_add_to_what_they_follow() {
    check(&[
        ("每吨水价2元8角", "2.8 元 plain"),
        ("水费四十六元五角三分", "46.53 元 plain"),
        ("花了十八块六", "18.6 块 plain"),
        ("花了九块零七分", "9.07 块 plain"),
        ("最多五块八毛", "5.8 块 atMost"),
        ("单价6块7毛8到9块", "6.78..9 块 between"),
        ("单价4角5分", "4.5 角 plain"),
        ("重7斤3两", "7.3 斤 plain"),
        ("重六十两", "60 两 plain"),
        ("安装展板12块、展架6个", "12 块 plain; 6 个 plain"),
        ("缴费6元5分钟内到账", "6 元 plain; 5 分钟 atMost"),
        ("召开2024年两会", "date 2024年; name 两会"),
        ("打造长三角、四角亭", ""),
    ]);
}

#[test]
fn a_half_and_one_of_what_is_measured_count() {
    check(&[
        ("通行缩短半小时", "0.5 小时 plain"),
        ("工期提前半个月。", "0.5 个月 plain"),
        ("亩产增加半吨", "0.5 吨 plain"),
        ("不超过半天", "0.5 天 atMost"),
        ("上半年、下半年、半数以上、半成品、过半、半封闭、一半", "name 上半年; name 下半年"),
        ("半小时通勤圈", ""),
        ("每亩施肥一千克", "1 千克 plain"),
        ("耗时不足一个月", "1 个月 lessThan"),
        ("办结压缩至一小时", "1 小时 plain"),
        ("一小时零二十分钟", "1 小时 plain; 20 分钟 plain"),
        ("提高一个百分点", "1 个百分点 plain"),
        ("每个目标一个点", ""),
        ("打通最后一公里。近一年来，一年一度", "name 一度"),
        ("一小时通勤圈", "name 一小时"),
        ("三公里", "3 公里 plain"),
    ]);
}

#[test]
fn count_words_that_no_table_knows_stand_before_a_stop() {
    check(&[
        ("种植灵芝90万盆，", "900000 盆 plain"),
        ("（苗木600捆）", "600 捆 plain"),
        ("种植灵芝90万盆以上", "900000 盆 atLeast"),
        ("控制在4.6以内", "4.6 - atMost"),
        ("涉及11县、32改", "11 - plain; 32 - plain"),
        ("1 局 二、5 三", "1 - plain; 5 - plain"),
        ("全长约三百二十里", "320 - about"),
        ("编印读本3000本、约二百一十万字", "3000 本 plain; 2100000 字 about"),
        ("十字路口、三讲教育、二本院校", ""),
        ("班列开行80列，列入计划5列", "80 列 plain; 5 列 plain"),
        ("剂量35mg，时延8ms，水温37°C", "35 mg plain; 8 ms plain; 37 °C plain"),
        ("误差5mq", "name 5mq"),
        ("投资三个亿卢布", "300000000 卢布 plain"),
    ]);
}

#[test]
fn both_ends_of_a_range_mean_what_their_unit_says() {
    check(&[
        ("占比三成到四成", "30..40 % between"),
        ("占比五至六成半", "50..65 % between"),
        ("占比5—6成", "50..60 % between"),
        ("票价优惠六七折", "60..70 % between"),
        ("票价优惠六到八折", "60..80 % between"),
        ("票价打三五折、六八折", "35 % plain; 68 % plain"),
        ("补贴一成，占一成以上，一成不变", "10 % plain; 10 % atLeast"),
        ("误差千分之二到四", "0.2..0.4 % between"),
        ("误差万分之二至六", "0.02..0.06 % between"),
        ("误差2‰-1%", "0.2..1 % between"),
        ("产值翻一到三番", "2..8 倍 between"),
        ("误差千分之三到1%", "0.3..1 % between"),
        ("占比三成到40%", "30..40 % between"),
        ("排名第3-5名，前6至8名", "ordinal 第3-5名; ordinal 前6至8名"),
        ("提高一个至一个半百分点", "1..1.5 百分点 between"),
        ("历时两个半到四个小时", "2.5..4 个小时 between"),
        ("工期两年半至三年", "2.5..3 年 between"),
        ("工期提前半年至一年半", "0.5..1.5 年 between"),
        ("培训四小时半，讲解五分半钟", "4.5 小时 plain; 5.5 分钟 plain"),
        ("提速30秒钟", "30 秒钟 plain"),
        ("管径400米至2公里", "0.4..2 公里 between"),
        ("票价5角至2元", "0.5..2 元 between"),
        ("办理10分钟至半小时", "0.166667..0.5 小时 between"),
        ("增速负3%至5%", "-3..5 % between"),
        ("增速负5%至负3%", "3..5 % between down"),
    ]);
}

#[test]
fn a_range_has_ends_of_one_kind_the_lower_first() {
    check(&[
        ("压缩9天至4天", "4..9 天 between down"),
        ("耗能9%-6%", "6..9 % between"),
        ("投资6亿元至2025年", "600000000 元 plain; date 2025年"),
        ("投资6亿元-2025年建成", "600000000 元 plain; date 2025年"),
        ("新铺4公里-7标段", "4 公里 plain; 7 标段 plain"),
        ("提高4%至5个百分点", "4 % plain; 5 个百分点 plain"),
        ("编号7-2，文号2024-00317", "name 7-2; name 2024-00317"),
        ("完工2024-11，新建7-2座", "date 2024-11; 2..7 座 between"),
    ]);
}

#[test]
fn places_and_digits_are_mixed_in_one_numeral() {
    check(&[
        ("总投资7千4百万元", "74000000 元 plain"),
        ("总投资2千5百亿元", "250000000000 元 plain"),
        ("发放3百6十户", "360 户 plain"),
        ("投资6千多万元、7百余亿元", "60000000 元 moreThan; 70000000000 元 moreThan"),
        ("走访6百余户", "600 户 moreThan"),
        ("补助7千2到8千元", "7200..8000 元 between"),
        ("总投资4亿6，比上年多", "460000000 - plain"),
        ("总投资4亿6个项目", "400000000 - plain; 6 个 plain"),
        ("总规模1.2兆元、3兆美元", "1200000000000 元 plain; 3000000000000 美元 plain"),
        ("总规模1兆六千亿元", "1600000000000 元 plain"),
        ("接入100兆三千户", "100 - plain; 3000 户 plain"),
        ("款项贰萬參仟元", "23000 元 plain"),
        ("参加二百人", "200 人 plain"),
        ("补种400W亩", "4000000 亩 plain"),
        ("误差3/1000，到会300/1000", "0.003 - plain; 300 - plain; 1000 - plain"),
    ]);
}

#[test]
fn numerals_in_characters_count_where_words_say_so() {
    check(&[
        ("满意度九十六点二，", "96.2 - plain"),
        ("目标值八十，完成值八十六", "80 - plain; 86 - plain"),
        ("主要有三点一是", ""),
        ("降至三十六。由二十六到三十", "36 - plain"),
        ("得分八点五到九点五", "8.5..9.5 - between"),
        ("共有三点五、", ""),
        ("完成一百三十六和二百四十七", "136 - plain; 247 - plain"),
        ("二百四十七与一百三十六之和", "247 - plain; 136 - plain"),
        ("预计三到五百万", "3000000..5000000 - between"),
        ("小学三到五年级", "name 五年级"),
    ]);
}

#[test]
fn one_coin_counts_where_it_is_paid() {
    check(&[
        ("每股派息一元", "1 元 plain"),
        ("补助一美元", "1 美元 plain"),
        ("每斤补贴五角", "5 角 plain"),
        ("水价提高两角", "2 角 plain"),
        ("五毛", "5 毛 plain"),
        ("城市一角、长三角、八角、五角大楼", ""),
        ("一元化管理", ""),
    ]);
}

#[test]
fn limits_are_bounds_too() {
    check(&[
        ("起码6家", "6 家 atLeast"),
        ("顶多6家", "6 家 atMost"),
        ("补贴上限6万元", "60000 元 atMost"),
        ("债务率低于上限6个百分点", "6 个百分点 plain"),
        ("补贴6万元封顶", "60000 元 atMost"),
        ("6人起，6人起步", "6 人 atLeast; 6 人 plain"),
        ("小于 或 等于 60", "60 - atMost"),
        ("水温37摄氏°", "37 摄氏° plain"),
    ]);
    let found = quantities("利润为负2000万元");
    assert_eq!(found.first().map(|quantity| quantity.text.as_str()), Some("负2000万元"));
}
