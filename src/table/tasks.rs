//! Family A, all heads lost: below the serial of a task, and perhaps its name, promises and reports take turns, each cell on lines of its own that end
//! where its sentence does. What is merged over the rows of a task stands above the first of them alone.

use super::roles::{self, Row};
use super::{Candidate, Line, guess, label, serial};
use crate::document::{Cell, Document};

/// Fewer tasks may be alike by chance.
const FEWEST: usize = 3;
/// Of so many tasks, one at most may be of another shape.
const STRAINED: usize = 5;

/// What stands below a serial.
struct Task {
    number: Cell,
    line: u32,
    name: Cell,
    /// The cells below the name, each with its line.
    cells: Vec<(Cell, u32)>,
}

/// Reads tasks under serials that count on from the first one that stands alone on its line.
pub fn read(document: &Document, lines: &[Line]) -> Candidate {
    let tasks = tasks(document, lines);
    let odd = tasks.iter().filter(|task| task.cells.len() < 2 || task.cells.len() % 2 == 1).count();
    let several = tasks.iter().any(|task| task.cells.len() > 2);
    let named = tasks.iter().filter(|task| !task.name.is_empty()).count();
    // Either all tasks have a name or none has.
    let even = named == 0 || named == tasks.len();
    if tasks.len() < FEWEST || odd * STRAINED > tasks.len() || !several || !even {
        return Candidate::default();
    }
    // What is merged stands once for the eye, and holds for each row.
    let (mut once, mut rows) = (Vec::new(), Vec::new());
    for task in &tasks {
        let merged: Vec<Cell> = [&task.number].into_iter().chain((named > 0).then_some(&task.name)).cloned().collect();
        for (index, pair) in task.cells.chunks(2).enumerate() {
            let own: Vec<Cell> = pair.iter().map(|(cell, _)| cell.clone()).collect();
            let line = if index == 0 { task.line } else { pair[0].1 };
            rows.push(Row { cells: [merged.clone(), own.clone()].concat(), line, ..Row::default() });
            let blank = vec![Cell::default(); merged.len()];
            once.push([if index == 0 { merged.clone() } else { blank }, own].concat());
        }
    }
    let aligned: Vec<&[Cell]> = once.iter().map(Vec::as_slice).collect();
    let Some(heads) = guess::heads(document, &[], &aligned) else { return Candidate::default() };
    let items = roles::items(document, &heads, &rows);
    Candidate { name: "cellPerLine", items, headed: true, strained: odd, ..Candidate::default() }
}

/// The tasks, up to the foot of the page.
fn tasks(document: &Document, lines: &[Line]) -> Vec<Task> {
    let text = |line: &Line| line.span.of(&document.text);
    let stopped = |text: &str| text.trim_end().ends_with(['。', '；', ';']);
    let Some(first) = lines.iter().position(|line| serial::whole(text(line)) == Some(1)) else { return Vec::new() };
    let end = lines[first..].iter().position(|line| label::is_foot(text(line))).map_or(lines.len(), |len| first + len);
    let body = &lines[first..end];
    // Where cells end in no stops, each line is one.
    let sentences = body.iter().filter(|line| stopped(text(line))).count() * 3 > body.len();
    let mut tasks: Vec<Task> = Vec::new();
    // Whether the cell before goes on.
    let mut open = false;
    for line in body {
        let words = text(line);
        if !open && serial::whole(words).is_some_and(|value| value as usize == tasks.len() + 1) {
            tasks.push(Task {
                number: Cell::new(line.span),
                line: line.number,
                name: Cell::default(),
                cells: Vec::new(),
            });
            continue;
        }
        let Some(task) = tasks.last_mut() else { continue };
        let first = task.cells.is_empty() && task.name.is_empty();
        match task.cells.last_mut().filter(|_| open) {
            Some((cell, _)) => cell.pieces.push(line.span),
            None if first && sentences && !stopped(words) => {
                task.name = Cell::new(line.span);
                continue;
            }
            None => task.cells.push((Cell::new(line.span), line.number)),
        }
        open = sentences && !stopped(words);
    }
    let odd = tasks.iter().filter(|task| task.cells.len() % 2 == 1).count();
    if !sentences && odd * 2 > tasks.len() {
        for task in tasks.iter_mut().filter(|task| !task.cells.is_empty()) {
            task.name = task.cells.remove(0).0;
        }
    }
    tasks
}
