//! What a text document flows: paragraphs, tables and what is set apart from them.

use crate::document::AsideKind;
use crate::import::draft::{Draft, Placed};

/// A part of the flow.
#[derive(Clone, Debug)]
pub enum Flow {
    /// A paragraph; line breaks inside it are `\n`.
    Paragraph(String),
    /// Text that is set apart.
    Aside(String, AsideKind),
    /// A table.
    Table(Vec<Vec<FlowCell>>),
}

/// A cell of a table in the flow.
#[derive(Clone, Debug, Default)]
pub struct FlowCell {
    /// What it holds.
    pub content: Vec<Flow>,
    /// The column that it stands in, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub columns: usize,
    /// How many rows it covers, at least 1.
    pub rows: usize,
    /// Whether it only continues the cell above it: only while a table is read.
    pub continues: bool,
}

/// Joins cells that continue the one above them to it.
pub fn merge_down(rows: Vec<Vec<FlowCell>>) -> Vec<Vec<FlowCell>> {
    let mut merged: Vec<Vec<FlowCell>> = Vec::with_capacity(rows.len());
    // For each column, the row of the cell that is continued there.
    let mut origins: Vec<Option<usize>> = Vec::new();
    for row in rows {
        let index = merged.len();
        let mut own = Vec::with_capacity(row.len());
        for cell in row {
            let column = cell.column;
            origins.resize(origins.len().max(column + 1), None);
            let origin = origins[column].filter(|_| cell.continues);
            let above = origin.and_then(|row| merged[row].iter_mut().find(|above| above.column == column));
            if let Some(above) = above {
                above.rows = index - origin.unwrap_or(index) + 1;
                // It is empty by the rules; whatever stands there all the same is kept.
                above.content.extend(cell.content);
            } else {
                origins[column] = Some(index);
                own.push(FlowCell { rows: cell.rows.max(1), continues: false, ..cell });
            }
        }
        merged.push(own);
    }
    merged
}

/// All text of a flow as text that is set apart.
pub fn set_apart(flow: Vec<Flow>, kind: AsideKind) -> Vec<Flow> {
    let mut aside = Vec::new();
    for part in flow {
        match part {
            Flow::Paragraph(text) => aside.push(Flow::Aside(text, kind)),
            Flow::Aside(..) => aside.push(part),
            Flow::Table(rows) => {
                aside.extend(rows.into_iter().flatten().flat_map(|cell| set_apart(cell.content, kind)));
            }
        }
    }
    aside
}

/// The column of each edge: cells that begin within this many twentieths of a point stand in one column.
const EDGE: i32 = 40;

/// The distinct edges of a table whose writer gives positions and no columns.
pub fn columns(mut edges: Vec<i32>) -> Vec<i32> {
    edges.sort_unstable();
    edges.dedup_by(|next, edge| *next - *edge <= EDGE);
    edges
}

/// The column that begins at an edge.
pub fn column_at(columns: &[i32], edge: i32) -> usize {
    columns.partition_point(|known| *known + EDGE < edge)
}

/// Writes the flow into a document.
pub fn write(draft: &mut Draft, flow: Vec<Flow>) {
    for part in flow {
        match part {
            Flow::Paragraph(text) => draft.lines(&text),
            Flow::Aside(text, kind) => draft.aside(&text, kind),
            Flow::Table(rows) if is_layout(&rows) => {
                for cell in rows.into_iter().flatten() {
                    write(draft, cell.content);
                }
            }
            Flow::Table(rows) => write_table(draft, rows),
        }
    }
}

fn write_table(draft: &mut Draft, rows: Vec<Vec<FlowCell>>) {
    let mut asides = Vec::new();
    let mut place = |cell: FlowCell| Placed {
        column: cell.column,
        columns: cell.columns,
        rows: cell.rows,
        text: flatten(cell.content, &mut asides),
    };
    let rows = rows.into_iter().map(|row| row.into_iter().map(&mut place).collect()).collect();
    draft.table(rows);
    for (text, kind) in asides {
        draft.aside(&text, kind);
    }
}

/// A table of one column, or one that holds a larger table, only places things on the page.
fn is_layout(rows: &[Vec<FlowCell>]) -> bool {
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    width < 2
        || rows.iter().flatten().flat_map(|cell| &cell.content).any(|part| match part {
            Flow::Table(inner) => inner.len() >= rows.len() && inner.len() > 1 && !is_layout(inner),
            _ => false,
        })
}

/// The text of a cell: a line for each paragraph, a table inside it as lines of its cells.
fn flatten(content: Vec<Flow>, asides: &mut Vec<(String, AsideKind)>) -> String {
    let mut text = String::new();
    let line = |text: &mut String, more: &str| {
        if !more.trim().is_empty() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&more.trim().replace('\t', " "));
        }
    };
    for part in content {
        match part {
            Flow::Paragraph(more) => line(&mut text, &more),
            Flow::Aside(more, kind) => asides.push((more, kind)),
            Flow::Table(rows) => {
                for cell in rows.into_iter().flatten() {
                    line(&mut text, &flatten(cell.content, asides));
                }
            }
        }
    }
    text
}
