//! Quantities: the real ledger's, and made-up sentences.

use serde_json::Value;
use std::collections::BTreeMap;
use taizhang::report::quantities;
use taizhang::terms::{Bound, Kind};

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
