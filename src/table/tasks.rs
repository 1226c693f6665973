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
    let mut rows = Vec::new();
    for task in tasks {
        let mut merged = [task.number, task.name];
        for pair in task.cells.chunks(2) {
            let [number, name] = std::mem::take(&mut merged);
            let cells = pair.iter().map(|(cell, _)| cell.clone());
            let line = if number.is_empty() { pair.first().map_or(task.line, |(_, line)| *line) } else { task.line };
            let own = [number].into_iter().chain((named > 0).then_some(name));
            rows.push(Row { cells: own.chain(cells).collect(), line, ..Row::default() });
        }
    }
    let aligned: Vec<&[Cell]> = rows.iter().map(|row| row.cells.as_slice()).collect();
    let Some(heads) = guess::heads(document, &[], &aligned) else { return Candidate::default() };
    let items = roles::items(document, &heads, &rows);
    Candidate { name: "cellPerLine", items, headed: true, strained: odd, ..Candidate::default() }
}

/// The tasks, up to the foot of the page.
fn tasks(document: &Document, lines: &[Line]) -> Vec<Task> {
    let text = |line: &Line| line.span.of(&document.text);
    let stopped = |text: &str| text.trim_end().ends_with(['。', '；', ';']);
    let mut tasks: Vec<Task> = Vec::new();
    let mut expected = 1;
    // Whether the cell before goes on.
    let mut open = false;
    for line in lines {
        let words = text(line);
        if serial::whole(words) == Some(expected) && !open {
            tasks.push(Task {
                number: Cell::new(line.span),
                line: line.number,
                name: Cell::default(),
                cells: Vec::new(),
            });
            expected += 1;
            continue;
        }
        let Some(task) = tasks.last_mut() else { continue };
        if label::is_foot(words) {
            break;
        }
        let first = task.cells.is_empty() && task.name.is_empty();
        match task.cells.last_mut().filter(|_| open) {
            Some((cell, _)) => cell.pieces.push(line.span),
            None if first && !stopped(words) => {
                task.name = Cell::new(line.span);
                continue;
            }
            None => task.cells.push((Cell::new(line.span), line.number)),
        }
        open = !stopped(words);
    }
    tasks
}
